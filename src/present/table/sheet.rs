//! The rows of the table: groups with their measures in order, their sums, and the lines
//! that stand on screen. Knows no page.

use super::cell::{self, Key, Names};
use super::filter::Filter;
use super::group::{GroupKey, Grouping, arrange, groups_of};
use super::search::{SearchIndex, words_of};
use super::view::{Sort, TableView};
use crate::analysis::progress::Progress;
use crate::model::measure::Measure;
use crate::model::program::Program;
use crate::model::record::MeasureId;
use crate::model::words::{Lang, Words};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a group adds up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sums {
    /// How many measures.
    pub measures: usize,
    /// How far they have come.
    pub progress: Progress,
    /// Amounts, tkr.
    pub cost: i64,
    /// Dwellings affected.
    pub dwellings: i64,
}

impl Sums {
    fn add(&mut self, measure: &Measure) {
        self.measures += 1;
        self.progress.add(measure);
        let amounts = measure.costs.iter().filter_map(|cost| cost.amount);
        self.cost = amounts.fold(self.cost, |sum, amount| sum.saturating_add(amount.get()));
        self.dwellings = self.dwellings.saturating_add(i64::from(measure.dwellings.unwrap_or(0)));
    }
}

/// A group with its measures in the order in which they are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Which.
    pub key: GroupKey,
    /// Its measures.
    pub measures: Vec<MeasureId>,
    /// What it adds up to.
    pub sums: Sums,
}

/// All groups.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// In order.
    pub groups: Vec<Group>,
    /// How many measures are shown; one under several goals counts once.
    pub shown: usize,
    /// How many there are.
    pub total: usize,
}

/// A line on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Line {
    /// The head of a group.
    Head(GroupKey),
    /// A measure in a group.
    Row(MeasureId, GroupKey),
    /// Where one is added.
    Add(GroupKey),
}

/// A measure that keeps its place while it is worked on, as it was when that began.
pub type Held = Option<Arc<Measure>>;

/// The measures in the order of the programme, kept from one change to the next: what is
/// nearly in order is quickly put in order.
#[derive(Debug, Clone, Default)]
pub struct Order(Vec<Arc<Measure>>);

impl Order {
    /// Brings the order up to date.
    pub fn update(&mut self, program: &Program) {
        let before = std::mem::take(&mut self.0);
        self.0 = before.iter().filter_map(|m| program.measures.get(m.id).cloned()).collect();
        if self.0.len() != program.measures.len() {
            let known: BTreeSet<MeasureId> = self.0.iter().map(|measure| measure.id).collect();
            self.0.extend(program.measures.iter().filter(|m| !known.contains(&m.id)).cloned());
        }
        self.0.sort_by(|a, b| a.rank.cmp(&b.rank).then_with(|| a.id.cmp(&b.id)));
    }
}

/// Makes the groups.
#[must_use]
pub fn sheet(
    program: &Program,
    order: &Order,
    view: &TableView,
    names: &Names,
    held: &Held,
    search: &SearchIndex,
    lang: Lang,
) -> Sheet {
    let words = words_of(&view.search);
    let mut groups: BTreeMap<GroupKey, (Vec<Arc<Measure>>, Sums)> = BTreeMap::new();
    let mut sheet = Sheet { total: program.measures.len(), ..Sheet::default() };
    for measure in &order.0 {
        let is_held = held.as_ref().is_some_and(|held| held.id == measure.id);
        let fits = view.filters.iter().all(|filter: &Filter| filter.lets_through(measure))
            && (words.is_empty() || search.has(measure.id, &words));
        if !fits && !is_held {
            continue;
        }
        sheet.shown += 1;
        // Under goals a row goes where it is moved; elsewhere it stays while it is worked on.
        let placed = match held {
            Some(held) if is_held && view.grouping != Grouping::Goal => held,
            _ => measure,
        };
        groups_of(placed, view.grouping, program, |key| {
            let (measures, sums) = groups.entry(key).or_default();
            measures.push(Arc::clone(measure));
            sums.add(measure);
        });
    }
    for key in keys_in_order(program, view, names, &groups, &words) {
        let (mut measures, sums) = groups.remove(&key).unwrap_or_default();
        put_in_order(&mut measures, &view.sort, names, held, lang);
        let measures = measures.iter().map(|measure| measure.id).collect();
        sheet.groups.push(Group { key, measures, sums });
    }
    sheet
}

/// The groups that are shown. Goals without measures are, unless something is looked for
/// that is not in their title.
fn keys_in_order(
    program: &Program,
    view: &TableView,
    names: &Names,
    groups: &BTreeMap<GroupKey, (Vec<Arc<Measure>>, Sums)>,
    words: &[String],
) -> Vec<GroupKey> {
    if view.grouping != Grouping::Goal {
        let mut keys: Vec<GroupKey> = groups.keys().copied().collect();
        arrange(&mut keys, names);
        return keys;
    }
    let mut keys = Vec::new();
    for goal in program.goals.in_order() {
        let key = GroupKey::Goal(Some(goal.id));
        let named = || {
            let title = format!("{} {}", goal.number, goal.title).to_lowercase();
            view.filters.is_empty() && words.iter().all(|word| title.contains(word.as_str()))
        };
        if groups.contains_key(&key) || named() {
            keys.push(key);
        }
    }
    if groups.contains_key(&GroupKey::Goal(None)) {
        keys.push(GroupKey::Goal(None));
    }
    keys
}

fn put_in_order(measures: &mut Vec<Arc<Measure>>, sort: &[Sort], names: &Names, held: &Held, lang: Lang) {
    if sort.is_empty() {
        return;
    }
    let keys_of = |measure: &Arc<Measure>| {
        let measure = held.as_ref().filter(|held| held.id == measure.id).unwrap_or(measure);
        sort.iter().map(|sort| cell::key(measure, sort.column, names, lang)).collect::<Vec<Key>>()
    };
    let mut keyed: Vec<(Vec<Key>, Arc<Measure>)> =
        measures.drain(..).map(|measure| (keys_of(&measure), measure)).collect();
    // The sort is stable: where the keys say nothing, the programme's order stays.
    keyed.sort_by(|(ours, _), (theirs, _)| compare(ours, theirs, sort));
    measures.extend(keyed.into_iter().map(|(_, measure)| measure));
}

fn compare(ours: &[Key], theirs: &[Key], sort: &[Sort]) -> Ordering {
    for ((ours, theirs), sort) in ours.iter().zip(theirs).zip(sort) {
        let order = match (ours, theirs) {
            (Key::Nothing, _) | (_, Key::Nothing) => ours.cmp(theirs),
            _ if sort.descending => theirs.cmp(ours),
            _ => ours.cmp(theirs),
        };
        if order != Ordering::Equal {
            return order;
        }
    }
    Ordering::Equal
}

impl Sheet {
    /// The lines on screen.
    #[must_use]
    pub fn lines(&self, view: &TableView) -> Vec<Line> {
        let mut lines = Vec::new();
        for group in &self.groups {
            if group.key != GroupKey::All {
                lines.push(Line::Head(group.key));
            }
            if view.folded.contains(&group.key.code()) {
                continue;
            }
            lines.extend(group.measures.iter().map(|id| Line::Row(*id, group.key)));
            if matches!(group.key, GroupKey::Goal(Some(_))) {
                lines.push(Line::Add(group.key));
            }
        }
        lines
    }

    /// The measures that are shown, each once, in order.
    #[must_use]
    pub fn measures(&self) -> Vec<MeasureId> {
        let mut seen = BTreeSet::new();
        let all = self.groups.iter().flat_map(|group| group.measures.iter().copied());
        all.filter(|id| seen.insert(*id)).collect()
    }

    /// The group with that key.
    #[must_use]
    pub fn group(&self, key: GroupKey) -> Option<&Group> {
        self.groups.iter().find(|group| group.key == key)
    }
}

/// The plain sentence that says what is shown: `Visar 12 av 60 åtgärder: prioritet 1 – hög.`
#[must_use]
pub fn sentence(sheet: &Sheet, view: &TableView, names: &Names, lang: Lang) -> String {
    let (shown, total) = (sheet.shown, sheet.total);
    let mut parts: Vec<String> = view.filters.iter().map(|filter| filter.words(names, lang)).collect();
    let search = view.search.trim();
    if !search.is_empty() {
        parts.push(match lang {
            Lang::Sv => format!("med texten ”{search}”"),
            Lang::En => format!("with the text “{search}”"),
        });
    }
    let and = Words::new(", och ", ", and ").in_lang(lang);
    let which = parts.join(and);
    match lang {
        Lang::Sv => format!("Visar {shown} av {total} åtgärder: {which}."),
        Lang::En => format!("Showing {shown} of {total} measures: {which}."),
    }
}
