//! Searching in all text of measures, notes too. What is searched in is prepared once and
//! kept as long as a measure is the same.

use super::cell::{Form, Names};
use crate::model::measure::Measure;
use crate::model::program::Program;
use crate::model::record::MeasureId;
use crate::model::words::Lang;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The texts of all measures, in small letters.
#[derive(Debug, Default)]
pub struct SearchIndex {
    names: Names,
    lang: Lang,
    texts: BTreeMap<MeasureId, (Arc<Measure>, String)>,
}

impl SearchIndex {
    /// Brings the texts up to date with a programme.
    pub fn update(&mut self, program: &Program, names: &Names, lang: Lang) {
        if self.names != *names || self.lang != lang {
            *self = SearchIndex { names: names.clone(), lang, texts: BTreeMap::new() };
        }
        self.texts.retain(|id, _| program.measures.get(*id).is_some());
        for measure in program.measures.iter() {
            let known = self.texts.get(&measure.id).is_some_and(|(known, _)| Arc::ptr_eq(known, measure));
            if !known {
                let text = all_text(measure, &self.names, lang);
                self.texts.insert(measure.id, (Arc::clone(measure), text));
            }
        }
    }

    /// Whether a measure has every word of a query.
    #[must_use]
    pub fn has(&self, id: MeasureId, words: &[String]) -> bool {
        self.texts.get(&id).is_some_and(|(_, text)| words.iter().all(|word| text.contains(word.as_str())))
    }
}

/// The words of a query.
#[must_use]
pub fn words_of(query: &str) -> Vec<String> {
    query.to_lowercase().split_whitespace().map(str::to_owned).collect()
}

fn all_text(measure: &Measure, names: &Names, lang: Lang) -> String {
    let mut text = String::new();
    let mut add = |part: &str| {
        if !part.is_empty() {
            text.push_str(part);
            text.push('\n');
        }
    };
    for part in [
        measure.number.as_str(),
        &measure.title,
        &measure.description,
        &measure.done_when,
        &measure.priority_reason,
        &measure.plan_link,
        &measure.coordination_note,
        &measure.comment,
        &measure.confidentiality,
        &measure.decision.paragraph,
        &measure.decision.registry_number,
    ] {
        add(part);
    }
    for cost in &measure.costs {
        add(&cost.note);
        add(&cost.source.title);
    }
    for body in measure.lead.iter().chain(&measure.partners).chain(&measure.assigned_to) {
        add(names.body(*body, Form::Short));
        add(names.body(*body, Form::Full));
    }
    if let Some(tool) = measure.instrument {
        add(tool.code());
        add(tool.words().in_lang(lang));
    }
    add(measure.status.words().in_lang(lang));
    text.to_lowercase()
}
