//! A picture as plain elements of SVG, and as the text of a file. Knows no page: the page draws
//! the same elements when it prints.

/// An element of SVG.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// Its tag.
    pub tag: &'static str,
    /// Its attributes.
    pub attributes: Vec<(&'static str, String)>,
    /// Its text, where it has one.
    pub text: String,
    /// What is in it.
    pub children: Vec<Drawn>,
}

impl Drawn {
    /// An element without anything.
    #[must_use]
    pub const fn new(tag: &'static str) -> Drawn {
        Drawn { tag, attributes: Vec::new(), text: String::new(), children: Vec::new() }
    }

    /// The same with an attribute.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Drawn {
        self.attributes.push((name, value.to_string()));
        self
    }

    /// The same with a text.
    #[must_use]
    pub fn saying(mut self, text: impl Into<String>) -> Drawn {
        self.text = text.into();
        self
    }

    /// The same with something in it.
    #[must_use]
    pub fn holding(mut self, children: Vec<Drawn>) -> Drawn {
        self.children = children;
        self
    }

    fn write(&self, to: &mut String) {
        to.push('<');
        to.push_str(self.tag);
        for (name, value) in &self.attributes {
            to.push(' ');
            to.push_str(name);
            to.push_str("=\"");
            escaped(value, to);
            to.push('"');
        }
        to.push('>');
        escaped(&self.text, to);
        for child in &self.children {
            child.write(to);
        }
        to.push_str("</");
        to.push_str(self.tag);
        to.push_str(">\n");
    }
}

/// Nothing that somebody has typed may become markup, and what XML has no sign for is left out.
fn escaped(text: &str, to: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => to.push_str("&amp;"),
            '<' => to.push_str("&lt;"),
            '>' => to.push_str("&gt;"),
            '"' => to.push_str("&quot;"),
            '\n' | '\t' => to.push(' '),
            letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => {}
            letter => to.push(letter),
        }
    }
}

/// The text of a file with a picture.
#[must_use]
pub fn file(picture: &Drawn) -> String {
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    picture.write(&mut text);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_never_becomes_markup() {
        let drawn = Drawn::new("text").with("title", "a\"b").saying("<script>\u{1} & så");
        assert!(file(&drawn).ends_with("<text title=\"a&quot;b\">&lt;script&gt; &amp; så</text>\n"));
    }
}
