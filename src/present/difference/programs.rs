//! The programmes in which the name of a record is looked up. Knows no difference.

use super::words::{self};
use crate::model::program::{AnyRecord, Program};
use crate::model::record::{Kind, RecordRef};
use crate::model::words::Lang;
use crate::present::label;
use std::collections::BTreeMap;

/// Programmes, and records from elsewhere, by which references are called. The first that has a
/// record gives it its name.
#[derive(Debug, Clone, Default)]
pub struct Programs<'a> {
    programs: Vec<&'a Program>,
    records: BTreeMap<RecordRef, AnyRecord>,
}

/// Longer names are cut.
const LONGEST: usize = 70;

impl<'a> Programs<'a> {
    /// These programmes, the one that counts most first.
    #[must_use]
    pub fn of(programs: &[&'a Program]) -> Programs<'a> {
        Programs { programs: programs.to_vec(), records: BTreeMap::new() }
    }

    /// And records that are in none of them, such as those that a step removed.
    #[must_use]
    pub fn and_records(mut self, records: impl IntoIterator<Item = AnyRecord>) -> Programs<'a> {
        for record in records {
            self.records.entry(record.reference()).or_insert(record);
        }
        self
    }

    /// The record, as the first that has it has it.
    #[must_use]
    pub fn get(&self, target: RecordRef) -> Option<AnyRecord> {
        let found = self.programs.iter().find_map(|program| program.get(target));
        found.or_else(|| self.records.get(&target).cloned())
    }

    /// How a record is called where another refers to it: bodies by their full name, what has a
    /// number by that, others by their title. Never empty.
    #[must_use]
    pub fn name(&self, target: RecordRef, lang: Lang) -> String {
        let Some(record) = self.get(target) else { return words::GONE.in_lang(lang).to_owned() };
        let named = record.get(label::title_field(Kind::Body)).as_text().is_some_and(|name| !name.is_empty());
        let name = match target.kind {
            Kind::Programme => words::FACTS.in_lang(lang).to_owned(),
            Kind::Body if named => label::title(&record, lang),
            _ => label::short_title(&record, lang),
        };
        shortened(&name, LONGEST)
    }

    /// The place of a record with that rank in its list, counted from one.
    pub(super) fn place_in_list(&self, record: &AnyRecord) -> Option<usize> {
        let target = record.reference();
        let has = |program: &&&Program| program.get(target).is_some_and(|r| r.rank() == record.rank());
        let program = self.programs.iter().find(has)?;
        let place = program.records(target.kind).iter().position(|r| r.reference() == target)?;
        Some(place + 1)
    }
}

/// The beginning of a text that is too long, up to a word.
#[must_use]
pub fn shortened(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    let cut: String = text.chars().take(longest).collect();
    let whole = cut.rfind(char::is_whitespace).filter(|end| *end > cut.len() / 2).unwrap_or(cut.len());
    format!("{} …", cut.get(..whole).unwrap_or(&cut).trim_end())
}
