//! The text of an answer while it comes: what its strings say, without the JSON around them.

/// Reads JSON piece by piece, wherever it is cut.
#[derive(Debug, Default)]
pub struct Draft {
    /// For each open container whether it is an object.
    open: Vec<bool>,
    /// Whether the next string of an object is a value.
    after_colon: bool,
    inside: Option<Inside>,
    /// The value that is being told.
    current: String,
    told: Vec<String>,
}

/// Where in a string the text is.
#[derive(Debug)]
struct Inside {
    is_value: bool,
    /// What follows a backslash so far; `None` outside of an escape.
    escape: Option<String>,
}

impl Draft {
    /// Takes more of the text.
    pub fn add(&mut self, text: &str) {
        for c in text.chars() {
            match self.inside.take() {
                Some(inside) => self.string(inside, c),
                None => self.structure(c),
            }
        }
    }

    /// The values that ended since the last time.
    pub fn finished(&mut self) -> Vec<String> {
        std::mem::take(&mut self.told)
    }

    /// What has come of the value that is being told.
    #[must_use]
    pub fn current(&self) -> &str {
        &self.current
    }

    fn structure(&mut self, c: char) {
        match c {
            '{' | '[' => {
                self.open.push(c == '{');
                self.after_colon = false;
            }
            '}' | ']' => drop(self.open.pop()),
            ':' => self.after_colon = true,
            ',' => self.after_colon = false,
            '"' => {
                let is_value = self.after_colon || self.open.last() == Some(&false);
                self.inside = Some(Inside { is_value, escape: None });
            }
            _ => {}
        }
    }

    fn string(&mut self, mut inside: Inside, c: char) {
        match inside.escape.take() {
            Some(escape) => inside.escape = self.escaped(escape, c, inside.is_value),
            None if c == '\\' => inside.escape = Some(String::new()),
            None if c == '"' => {
                let value = std::mem::take(&mut self.current);
                if !value.is_empty() {
                    self.told.push(value);
                }
                return;
            }
            None if inside.is_value => self.current.push(c),
            None => {}
        }
        self.inside = Some(inside);
    }

    /// Takes one more character of an escape; gives back what is open of it.
    fn escaped(&mut self, mut escape: String, c: char, is_value: bool) -> Option<String> {
        escape.push(c);
        if escape.starts_with('u') && escape.len() < 5 {
            return Some(escape);
        }
        // Half of a character outside of the basic plane is left out: this is a draft.
        let meant = serde_json::from_str::<String>(&format!("\"\\{escape}\"")).unwrap_or_default();
        if is_value {
            self.current.push_str(&meant);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_values_are_told_wherever_the_text_is_cut() {
        let json = r#"{"answer":"two \"words\"\nand \u00e9","list":["a","b",{"k":["c"]}],"n":1,"empty":"","end":"z"}"#;
        let expected = ["two \"words\"\nand é", "a", "b", "c", "z"];
        for cut in 0..=json.len() {
            let (Some(before), Some(after)) = (json.get(..cut), json.get(cut..)) else { continue };
            let mut draft = Draft::default();
            draft.add(before);
            let mut told = draft.finished();
            draft.add(after);
            told.extend(draft.finished());
            assert_eq!(told, expected, "cut at {cut}");
        }
        let mut draft = Draft::default();
        draft.add(r#"{"answer":"half a sen"#);
        assert_eq!(draft.finished(), [""; 0]);
        assert_eq!(draft.current(), "half a sen");
    }
}
