//! Differences by view and record, with what is compared on top. Knows no page.

use super::line::{Line, lines};
use super::programs::Programs;
use super::words::{self, VIEWS, counted, view_of};
use crate::analysis::difference::{Difference, Extent, differences, extent};
use crate::model::program::Program;
use crate::model::record::{Kind, RecordRef};
use crate::model::words::{Lang, Words};
use crate::present::format;
use crate::present::label;

/// Differences, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What is compared with what, and when.
    pub heading: Heading,
    /// `3 ändrade, 1 ny`; that there are no differences when there are none.
    pub count: String,
    /// The records, by view.
    pub groups: Vec<Group>,
}

/// What stands on top of a report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heading {
    /// What it is.
    pub title: String,
    /// What else is worth knowing, a line each: the programme, the decision, when it was compared.
    pub facts: Vec<String>,
}

/// The records of one view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The name of the view.
    pub title: String,
    /// How many records differ.
    pub count: String,
    /// The records.
    pub records: Vec<RecordLines>,
}

/// What became of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// It is new.
    Added,
    /// It is on both sides and differs.
    Changed,
    /// It is gone.
    Removed,
}

/// One record and how it differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordLines {
    /// Which record.
    pub target: RecordRef,
    /// What kind of record it is and its number: `Åtgärd A04`.
    pub kind: String,
    /// What it is called; empty where the kind says all.
    pub title: String,
    /// What became of it.
    pub what: What,
    /// The same in words: `ny`, `borttagen`; empty when it changed.
    pub said: String,
    /// The parts that differ.
    pub lines: Vec<Line>,
}

impl Heading {
    /// A heading for two programmes: `Skillnader: före samråd → nu`.
    #[must_use]
    pub fn of(program: &Program, old_name: &str, new_name: &str, at: &str, lang: Lang) -> Heading {
        let title = match lang {
            Lang::Sv => format!("Skillnader från {old_name} till {new_name}"),
            Lang::En => format!("Differences from {old_name} to {new_name}"),
        };
        Heading { title, facts: vec![] }.about(program).at(at, lang)
    }

    /// And which programme it is about.
    #[must_use]
    pub fn about(mut self, program: &Program) -> Heading {
        let settings = &program.settings;
        let parts = [settings.title.trim(), settings.municipality.trim()];
        let named: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        if !named.is_empty() {
            self.facts.push(named.join(", "));
        }
        self
    }

    /// And when it was compared.
    #[must_use]
    pub fn at(mut self, at: &str, lang: Lang) -> Heading {
        if !at.is_empty() {
            let moment = format::moment(at, "", lang);
            self.facts.push(format!("{} {moment}", words::COMPARED_AT.in_lang(lang)));
        }
        self
    }
}

impl Report {
    /// What differs between two programmes.
    #[must_use]
    pub fn of(old: &Program, new: &Program, heading: Heading, lang: Lang) -> Report {
        let programs = Programs::of(&[new, old]);
        Report::of_differences(&programs, &differences(old, new), heading, lang)
    }

    /// The same of differences that are known already.
    #[must_use]
    pub fn of_differences(
        programs: &Programs,
        differences: &[Difference],
        heading: Heading,
        lang: Lang,
    ) -> Report {
        let groups = VIEWS.iter().filter_map(|view| group(programs, differences, *view, lang)).collect();
        Report { heading, count: count(differences, lang), groups }
    }

    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }
}

fn count(differences: &[Difference], lang: Lang) -> String {
    let Extent { added, changed, removed } = extent(differences);
    counted(changed, added, removed, lang)
}

fn group(programs: &Programs, differences: &[Difference], view: Words, lang: Lang) -> Option<Group> {
    let here = |difference: &&Difference| difference.target().is_some_and(|t| view_of(t.kind) == view);
    let here: Vec<Difference> = differences.iter().filter(here).cloned().collect();
    let records: Vec<RecordLines> =
        here.iter().filter_map(|difference| record_lines(programs, difference, lang)).collect();
    (!records.is_empty()).then(|| Group {
        title: view.in_lang(lang).to_owned(),
        count: count(&here, lang),
        records,
    })
}

/// One record and how it differs.
#[must_use]
pub fn record_lines(programs: &Programs, difference: &Difference, lang: Lang) -> Option<RecordLines> {
    let record = difference.after.as_ref().or(difference.before.as_ref())?;
    let target = record.reference();
    let neuter = words::is_neuter(target.kind);
    let (what, said) = match (&difference.before, &difference.after) {
        (None, _) => (What::Added, words::added(neuter).in_lang(lang)),
        (_, None) => (What::Removed, words::removed(neuter).in_lang(lang)),
        (Some(_), Some(_)) => (What::Changed, ""),
    };
    let (kind, title) = if target.kind == Kind::Programme {
        (words::FACTS.in_lang(lang).to_owned(), String::new())
    } else {
        let kind = label::capital(target.kind.words().in_lang(lang));
        let number = label::number(record);
        // The short name of a body is no number.
        let numbered = !number.is_empty() && target.kind != Kind::Body;
        let kind = if numbered { format!("{kind} {number}") } else { kind };
        (kind, label::title(record, lang))
    };
    let lines = lines(programs, difference, lang);
    Some(RecordLines { target, kind, title, what, said: said.to_owned(), lines })
}

impl RecordLines {
    /// The record as it is called in text: `Åtgärd A04 ”Ny detaljplan Stationsområdet”`.
    #[must_use]
    pub fn name(&self, lang: Lang) -> String {
        if self.title.is_empty() {
            return self.kind.clone();
        }
        format!("{} {}", self.kind, words::quoted(&self.title, lang))
    }
}
