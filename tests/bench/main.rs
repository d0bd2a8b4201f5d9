//! Room for the measurements of the verbs; there are none yet.

fn main() {}
