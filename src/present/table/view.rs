//! How the table is set up: columns, groups, order, filters. Kept beside the programme, not in
//! it, and never undone. Knows no measure.

use super::column::Column;
use super::filter::{Filter, FilterField};
use super::group::Grouping;
use crate::model::value::{ObjectBuilder, Value};
use crate::model::words::Words;
use std::collections::BTreeSet;

/// A column by which the rows are put in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    /// Which.
    pub column: Column,
    /// From the end of the alphabet, the largest number first.
    pub descending: bool,
}

/// How the table is set up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableView {
    /// What the rows are grouped by.
    pub grouping: Grouping,
    /// Columns in order; the title is always among them.
    pub columns: Vec<Column>,
    /// The first orders, the next ones where it is equal. Without any, the programme's order.
    pub sort: Vec<Sort>,
    /// A measure is shown when all let it through.
    pub filters: Vec<Filter>,
    /// Words that have to be in its text.
    pub search: String,
    /// Codes of groups that are folded.
    pub folded: BTreeSet<String>,
    /// Every row is in the page, for screen readers and the browser's own search.
    pub all_rows: bool,
}

impl Default for TableView {
    fn default() -> TableView {
        TableView {
            grouping: Grouping::Goal,
            columns: Column::USUAL.to_vec(),
            sort: Vec::new(),
            filters: Vec::new(),
            search: String::new(),
            folded: BTreeSet::new(),
            all_rows: false,
        }
    }
}

/// A set-up with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedView {
    /// What the user called it.
    pub name: String,
    /// The set-up.
    pub view: TableView,
}

impl TableView {
    /// Whether something is left out of what is shown.
    #[must_use]
    pub fn narrows(&self) -> bool {
        !self.filters.is_empty() || !self.search.trim().is_empty()
    }

    /// Whether the rows stand in the programme's own order under its goals.
    #[must_use]
    pub fn is_outline(&self) -> bool {
        self.grouping == Grouping::Goal && self.sort.is_empty()
    }

    /// Sorts by a column: first rising, then falling, then not. `too` keeps the others.
    pub fn sort_by(&mut self, column: Column, too: bool) {
        let before = self.sort.iter().position(|sort| sort.column == column);
        let next = match before.and_then(|place| self.sort.get(place)) {
            None => Some(Sort { column, descending: false }),
            Some(sort) if !sort.descending => Some(Sort { column, descending: true }),
            Some(_) => None,
        };
        if !too {
            self.sort = next.into_iter().collect();
            return;
        }
        match (before, next) {
            (Some(place), Some(next)) => {
                if let Some(sort) = self.sort.get_mut(place) {
                    *sort = next;
                }
            }
            (Some(place), None) => drop(self.sort.remove(place)),
            (None, next) => self.sort.extend(next),
        }
    }

    /// Shows or hides a column; a shown one takes its usual place.
    pub fn show(&mut self, column: Column, shown: bool) {
        self.columns.retain(|known| *known != column);
        if shown || column == Column::Title {
            let place = self.columns.iter().position(|known| *known > column);
            self.columns.insert(place.unwrap_or(self.columns.len()), column);
        }
    }

    /// Moves a column one place.
    pub fn shift(&mut self, column: Column, later: bool) {
        let Some(place) = self.columns.iter().position(|known| *known == column) else { return };
        let other = if later { place + 1 } else { place.wrapping_sub(1) };
        if other < self.columns.len() {
            self.columns.swap(place, other);
        }
    }

    /// Asks for a value, or no longer.
    pub fn toggle(&mut self, field: FilterField, value: &str, on: bool) {
        let place = self.filters.iter().position(|filter| filter.field == field);
        match (place, on) {
            (Some(place), _) => {
                if let Some(filter) = self.filters.get_mut(place) {
                    if on {
                        filter.values.insert(value.to_owned());
                    } else {
                        filter.values.remove(value);
                    }
                }
            }
            (None, true) => {
                self.filters.push(Filter { field, values: BTreeSet::from([value.to_owned()]) });
            }
            (None, false) => {}
        }
        self.filters.retain(|filter| !filter.values.is_empty());
    }

    /// As it is kept.
    #[must_use]
    pub fn to_value(&self) -> Value {
        let texts = |texts: Vec<String>| Value::List(texts.into_iter().map(Value::Text).collect());
        let sort = self.sort.iter().map(|sort| {
            let mark = if sort.descending { "-" } else { "" };
            format!("{mark}{}", sort.column.info().code)
        });
        let filters = self.filters.iter().map(|filter| {
            ObjectBuilder::new()
                .with("field", Value::text(filter.field.code()))
                .with("values", texts(filter.values.iter().cloned().collect()))
                .build()
        });
        ObjectBuilder::new()
            .with("grouping", Value::text(self.grouping.code()))
            .with("columns", texts(self.columns.iter().map(|c| c.info().code.to_owned()).collect()))
            .with("sort", texts(sort.collect()))
            .with("filters", Value::List(filters.collect()))
            .with("search", Value::text(self.search.clone()))
            .with("folded", texts(self.folded.iter().cloned().collect()))
            .with("all_rows", Value::Bool(self.all_rows))
            .build()
    }

    /// From what was kept; what is not understood is left at its usual setting.
    #[must_use]
    pub fn from_value(value: &Value) -> TableView {
        let texts = |name: &str| {
            let list = value.get(name).map(Value::as_list).unwrap_or_default();
            list.iter().filter_map(Value::as_text).map(str::to_owned).collect::<Vec<String>>()
        };
        let text = |name: &str| value.get(name).and_then(Value::as_text).unwrap_or_default();
        let mut columns: Vec<Column> = Vec::new();
        for column in texts("columns").iter().filter_map(|code| Column::from_code(code)) {
            if !columns.contains(&column) {
                columns.push(column);
            }
        }
        if columns.is_empty() {
            columns = Column::USUAL.to_vec();
        }
        let mut view = TableView {
            grouping: Grouping::from_code(text("grouping")).unwrap_or_default(),
            columns,
            sort: texts("sort").iter().filter_map(|text| read_sort(text)).collect(),
            filters: Vec::new(),
            search: text("search").to_owned(),
            folded: texts("folded").into_iter().collect(),
            all_rows: value.get("all_rows") == Some(&Value::Bool(true)),
        };
        if !view.columns.contains(&Column::Title) {
            view.show(Column::Title, true);
        }
        for filter in value.get("filters").map(Value::as_list).unwrap_or_default() {
            let code = filter.get("field").and_then(Value::as_text).unwrap_or_default();
            if let Some(field) = FilterField::from_code(code) {
                for value in filter.get("values").map(Value::as_list).unwrap_or_default() {
                    view.toggle(field, value.as_text().unwrap_or_default(), true);
                }
            }
        }
        view
    }
}

fn read_sort(text: &str) -> Option<Sort> {
    let (code, descending) = text.strip_prefix('-').map_or((text, false), |code| (code, true));
    Some(Sort { column: Column::from_code(code)?, descending })
}

/// Set-ups that every programme has.
#[must_use]
pub fn usual_views() -> Vec<(Words, TableView)> {
    let view = |grouping, sort: &[Column], columns: &[Column]| TableView {
        grouping,
        columns: columns.to_vec(),
        sort: sort.iter().map(|column| Sort { column: *column, descending: false }).collect(),
        ..TableView::default()
    };
    use Column::{Cost, Financing, Goals, Lead, Number, Priority, Status, Time, Title, Tool};
    vec![
        (Words::new("Mål och åtgärder", "Goals and measures"), TableView::default()),
        (
            Words::new("Uppdrag per ansvarig", "Assignments by lead"),
            view(Grouping::Body, &[Time], &[Number, Title, Goals, Tool, Priority, Time, Status]),
        ),
        (
            Words::new("År för år", "Year by year"),
            view(Grouping::Year, &[Time, Priority], &[Number, Title, Lead, Priority, Time, Status]),
        ),
        (Words::new("Pengar", "Money"), view(Grouping::Body, &[], &[Number, Title, Time, Cost, Financing])),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_up_comes_back_as_it_was_kept() {
        let mut view =
            TableView { grouping: Grouping::Year, search: "hyres".to_owned(), ..TableView::default() };
        view.sort_by(Column::Priority, false);
        view.sort_by(Column::Time, true);
        view.sort_by(Column::Time, true);
        view.toggle(FilterField::Status, "on_plan", true);
        view.toggle(FilterField::Lead, "", true);
        view.show(Column::Cost, true);
        view.shift(Column::Cost, false);
        view.folded.insert("year-2027".to_owned());
        assert_eq!(TableView::from_value(&view.to_value()), view);
        for (_, usual) in usual_views() {
            assert_eq!(TableView::from_value(&usual.to_value()), usual);
        }
    }

    #[test]
    fn what_is_not_understood_leaves_the_usual_set_up() {
        assert_eq!(TableView::from_value(&Value::Null), TableView::default());
        let odd = ObjectBuilder::new()
            .with("columns", Value::List(vec![Value::text("lead"), Value::text("lead"), Value::text("x")]))
            .with("sort", Value::List(vec![Value::text("-nonsense")]))
            .build();
        let view = TableView::from_value(&odd);
        assert_eq!(view.columns, [Column::Title, Column::Lead], "the title is always there, nothing twice");
        assert!(view.sort.is_empty());
    }

    #[test]
    fn a_heading_sorts_rising_then_falling_then_not_and_others_can_be_kept() {
        let mut view = TableView::default();
        view.sort_by(Column::Priority, false);
        view.sort_by(Column::Time, true);
        assert_eq!(view.sort.len(), 2);
        view.sort_by(Column::Priority, true);
        assert_eq!(view.sort.first().map(|sort| sort.descending), Some(true));
        view.sort_by(Column::Priority, true);
        assert_eq!(view.sort.iter().map(|sort| sort.column).collect::<Vec<_>>(), [Column::Time]);
        view.sort_by(Column::Title, false);
        assert_eq!(view.sort.iter().map(|sort| sort.column).collect::<Vec<_>>(), [Column::Title]);
    }
}
