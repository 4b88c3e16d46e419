//! What stands in a cell, as text and as a key to sort by. Knows no colours and no page.

use super::column::Column;
use crate::model::body::Body;
use crate::model::field::{FieldInfo, Shape};
use crate::model::goal::Goal;
use crate::model::measure::{Financing, Measure, Timing};
use crate::model::program::{Program, Table};
use crate::model::project::Project;
use crate::model::record::{BodyId, Described, Fields, GoalId, Kind, MeasureId, ProjectId, RecordRef};
use crate::model::value::Value;
use crate::model::words::Lang;
use crate::present::{format, input};

/// The records that cells name. Equal as long as the lists are the very same, so that a
/// change of a measure does not draw every cell anew.
#[derive(Debug, Clone, Default)]
pub struct Names {
    bodies: Table<Body>,
    goals: Table<Goal>,
    projects: Table<Project>,
    /// Only where a column names other measures.
    measures: Option<Table<Measure>>,
}

impl PartialEq for Names {
    fn eq(&self, other: &Names) -> bool {
        let measures = match (&self.measures, &other.measures) {
            (Some(ours), Some(theirs)) => ours.is_same(theirs),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        measures
            && self.bodies.is_same(&other.bodies)
            && self.goals.is_same(&other.goals)
            && self.projects.is_same(&other.projects)
    }
}

/// Short names where the room is narrow, full names on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `KS`, `DP`, `1`.
    Short,
    /// `Kommunstyrelsen`, `Detaljplan`, `1 – hög`.
    Full,
}

impl Names {
    /// The names that the columns need.
    #[must_use]
    pub fn of(program: &Program, columns: &[Column]) -> Names {
        Names {
            bodies: program.bodies.clone(),
            goals: program.goals.clone(),
            projects: program.projects.clone(),
            measures: columns.contains(&Column::DependsOn).then(|| program.measures.clone()),
        }
    }

    /// The name of a body; empty when it is not there.
    #[must_use]
    pub fn body(&self, id: BodyId, form: Form) -> &str {
        self.bodies.get(id).map(|body| either(&body.short_name, &body.name, form)).unwrap_or_default()
    }

    /// The name of a record that a cell refers to; empty when it is not there.
    #[must_use]
    pub fn name(&self, target: RecordRef, form: Form) -> &str {
        let id = target.id;
        let name = match target.kind {
            Kind::Body => Some(self.body(BodyId(id), form)),
            Kind::Goal => {
                self.goals.get(GoalId(id)).map(|goal| either(&goal.number, &goal.title, Form::Short))
            }
            Kind::Project => self.projects.get(ProjectId(id)).map(|p| either(&p.number, &p.name, form)),
            Kind::Measure => self
                .measures
                .as_ref()
                .and_then(|measures| measures.get(MeasureId(id)))
                .map(|measure| either(&measure.number, &measure.title, Form::Short)),
            _ => None,
        };
        name.unwrap_or_default()
    }
}

fn either<'a>(short: &'a str, full: &'a str, form: Form) -> &'a str {
    match form {
        Form::Short if !short.is_empty() => short,
        Form::Full if full.is_empty() => short,
        Form::Short | Form::Full => full,
    }
}

/// The text of a cell.
#[must_use]
pub fn text(measure: &Measure, column: Column, names: &Names, form: Form, lang: Lang) -> String {
    match column {
        Column::Time => format::measure_time(measure, lang),
        Column::Cost => cost(measure, lang),
        Column::Lead => responsible(measure, names, form),
        Column::Tool => match measure.instrument {
            Some(tool) if form == Form::Short => tool.code().to_owned(),
            Some(tool) => tool.words().in_lang(lang).to_owned(),
            None => String::new(),
        },
        Column::Priority => match measure.priority {
            Some(priority) if form == Form::Short => priority.code().to_owned(),
            Some(priority) => priority.words().in_lang(lang).to_owned(),
            None => String::new(),
        },
        Column::Internal if !measure.internal => String::new(),
        Column::Number
        | Column::Title
        | Column::Goals
        | Column::Partners
        | Column::AssignedTo
        | Column::Status
        | Column::Financing
        | Column::BudgetYear
        | Column::Dwellings
        | Column::TargetGroup
        | Column::MeasureType
        | Column::Projects
        | Column::Description
        | Column::DoneWhen
        | Column::DependsOn
        | Column::DecisionLevel
        | Column::PlanLink
        | Column::Coordination
        | Column::Comment
        | Column::Internal => match field_of(column) {
            Some(info) => field_text(measure, info, names, form, lang),
            None => String::new(),
        },
    }
}

/// A cell as it is read out: what is seen, and what its codes mean.
#[must_use]
pub fn spoken(measure: &Measure, column: Column, names: &Names, lang: Lang) -> String {
    match column {
        Column::Tool => measure
            .instrument
            .map(|tool| format!("{} {}", tool.code(), tool.words().in_lang(lang)))
            .unwrap_or_default(),
        Column::Priority => text(measure, column, names, Form::Full, lang),
        Column::Lead => {
            let missing = crate::present::catalogue::MISSING.in_lang(lang);
            let lead = measure.lead.map_or(missing, |lead| names.body(lead, Form::Short));
            let partners = measure.partners.iter().map(|id| names.body(*id, Form::Short));
            std::iter::once(lead).chain(partners).collect::<Vec<_>>().join(" ")
        }
        _ => text(measure, column, names, Form::Short, lang),
    }
}

/// The field of a column that shows just one.
#[must_use]
pub fn field_of(column: Column) -> Option<&'static FieldInfo> {
    let name = column.info().fields.first()?;
    Measure::INFOS.iter().find(|info| info.name == *name)
}

fn field_text(measure: &Measure, info: &FieldInfo, names: &Names, form: Form, lang: Lang) -> String {
    let value = measure.get(info.name).unwrap_or_default();
    let name = |value: &Value| {
        let target = value.as_text().and_then(RecordRef::parse);
        target.map(|target| names.name(target, form).to_owned()).filter(|name| !name.is_empty())
    };
    match info.shape {
        Shape::Link(_) => name(&value).unwrap_or_default(),
        Shape::Links(_) => {
            let mut named: Vec<String> = value.as_list().iter().filter_map(name).collect();
            named.sort_by_key(|name| comparable(name));
            named.join(", ")
        }
        shape => input::show(&shape, &value, lang),
    }
}

/// Who answers and who takes part: `KS (SBN, ÄB)`; on paper with full names.
fn responsible(measure: &Measure, names: &Names, form: Form) -> String {
    let lead = measure.lead.map(|lead| names.body(lead, form)).unwrap_or_default();
    let partners: Vec<&str> = measure.partners.iter().map(|id| names.body(*id, form)).collect();
    if partners.is_empty() { lead.to_owned() } else { format!("{lead} ({})", partners.join(", ")) }
}

/// The sum of the amounts in tkr, or that nothing extra is needed.
fn cost(measure: &Measure, lang: Lang) -> String {
    let mut amounts = measure.costs.iter().filter_map(|cost| cost.amount).peekable();
    if amounts.peek().is_some() {
        let sum: crate::model::number::Money = amounts.sum();
        return format::whole(sum.get(), lang);
    }
    match measure.financing {
        Some(Financing::WithinFrame) => Financing::WithinFrame.words().in_lang(lang).to_lowercase(),
        _ => String::new(),
    }
}

/// What a cell is sorted by. What says nothing comes last.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// A number, or the place of a choice among the others.
    Number(i64),
    /// Text, made comparable.
    Text(String),
    /// Nothing.
    Nothing,
}

/// The key of a cell.
#[must_use]
pub fn key(measure: &Measure, column: Column, names: &Names, lang: Lang) -> Key {
    let place = |place: Option<usize>| place.map_or(Key::Nothing, number);
    match column {
        Column::Priority => place(measure.priority.map(|priority| priority as usize)),
        Column::Status => number(measure.status as usize),
        Column::Cost if measure.costs.iter().any(|cost| cost.amount.is_some()) => {
            let sum: crate::model::number::Money = measure.costs.iter().filter_map(|cost| cost.amount).sum();
            Key::Number(sum.get())
        }
        Column::Cost => Key::Nothing,
        Column::Dwellings => measure.dwellings.map_or(Key::Nothing, |count| Key::Number(i64::from(count))),
        Column::BudgetYear => {
            measure.budget_year.map_or(Key::Nothing, |year| Key::Number(i64::from(year.get())))
        }
        Column::Time => time_key(measure),
        _ => {
            let text = text(measure, column, names, Form::Short, lang);
            if text.is_empty() { Key::Nothing } else { Key::Text(comparable(&text)) }
        }
    }
}

fn number(place: usize) -> Key {
    Key::Number(i64::try_from(place).unwrap_or(i64::MAX))
}

/// By start, then by end; what goes on every year comes after what begins at a time.
fn time_key(measure: &Measure) -> Key {
    let quarters = |quarter: crate::model::period::Quarter| {
        i64::from(quarter.year().get()) * 4 + i64::from(quarter.number())
    };
    match (measure.timing, measure.start, measure.end) {
        (Timing::Yearly, ..) => {
            Key::Number(9_000_000_000 + measure.yearly_quarter.map_or(9, |quarter| quarter as i64))
        }
        (Timing::Once | Timing::Continuous, None, None) if measure.timing == Timing::Continuous => {
            Key::Number(8_000_000_000)
        }
        (_, None, None) => Key::Nothing,
        (_, start, end) => {
            let start = start.or(end).map_or(0, quarters);
            Key::Number(start * 100_000 + end.map_or(99_999, quarters))
        }
    }
}

/// A text by which others are put in the order of the Swedish alphabet, whole numbers in it
/// by their value.
#[must_use]
pub fn comparable(text: &str) -> String {
    let mut key = String::with_capacity(text.len() + 8);
    let mut digits = String::new();
    let close = |key: &mut String, digits: &mut String| {
        if !digits.is_empty() {
            key.push_str(&format!("{digits:0>12}"));
            digits.clear();
        }
    };
    for letter in text.chars().flat_map(char::to_lowercase) {
        if letter.is_ascii_digit() {
            digits.push(letter);
            continue;
        }
        close(&mut key, &mut digits);
        key.push(match letter {
            'å' => '{',
            'ä' | 'æ' => '|',
            'ö' | 'ø' => '}',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'à' | 'á' | 'â' => 'a',
            'ü' => 'y',
            other => other,
        });
    }
    close(&mut key, &mut digits);
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::period::{Quarter, Year};

    #[test]
    fn texts_sort_as_in_a_swedish_index_and_numbers_by_value() {
        let mut texts = ["ö", "A10", "å", "z", "A2", "Ä", "a 1"];
        texts.sort_by_key(|text| comparable(text));
        assert_eq!(texts, ["a 1", "A2", "A10", "z", "å", "Ä", "ö"]);
    }

    #[test]
    fn what_says_nothing_comes_last_and_every_year_after_what_begins() {
        let year = Year::new(2027).unwrap();
        let at = |timing, start| Measure { timing, start, ..Measure::default() };
        let begins = at(Timing::Once, Quarter::new(year, 2));
        let goes_on = at(Timing::Continuous, None);
        let yearly = at(Timing::Yearly, None);
        let nothing = at(Timing::Once, None);
        let keys: Vec<Key> = [begins, goes_on, yearly, nothing].iter().map(time_key).collect();
        assert!(keys.is_sorted(), "{keys:?}");
        assert_eq!(keys.last(), Some(&Key::Nothing));
    }
}
