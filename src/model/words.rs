//! Words in both languages, side by side, so that neither can be forgotten.
//! Knows nothing of what they describe.

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Lang {
    /// Swedish, the language that is written first.
    #[default]
    Sv,
    /// English.
    En,
}

impl Lang {
    /// The tag that the `lang` attribute takes.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Lang::Sv => "sv",
            Lang::En => "en",
        }
    }

    /// The language with that tag; Swedish when it is none of ours.
    #[must_use]
    pub fn from_tag(tag: &str) -> Lang {
        if tag.starts_with("en") { Lang::En } else { Lang::Sv }
    }
}

/// The same words in Swedish and English.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// Swedish.
    pub sv: &'static str,
    /// English.
    pub en: &'static str,
}

impl Words {
    /// Both languages, Swedish first.
    #[must_use]
    pub const fn new(sv: &'static str, en: &'static str) -> Words {
        Words { sv, en }
    }

    /// The words in one language.
    #[must_use]
    pub const fn in_lang(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Sv => self.sv,
            Lang::En => self.en,
        }
    }
}
