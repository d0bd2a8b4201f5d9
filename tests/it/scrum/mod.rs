//! `scrum` and `program`: every figure is that of the board, its history and the program, and nothing is made up.

mod figures;
mod looking_back;
mod meetings;
mod pages;
mod program;
mod told;
mod world;
