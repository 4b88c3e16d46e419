//! How the timeline is set up: how near, in which groups, what is folded and filtered. Kept beside
//! the programme, not in it, and never undone. Knows no measure.

use super::scale::Zoom;
use crate::analysis::timeline::Grouping;
use crate::model::value::{ObjectBuilder, Value};
use crate::present::table::view::TableView;

/// What is shown beside the bars, or in their place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// Bars in time.
    #[default]
    Bars,
    /// The same as a table.
    Table,
}

/// Whether the lanes with other days stand above the bars.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lanes {
    /// They do.
    #[default]
    Shown,
    /// There is more room without them.
    Hidden,
}

/// How the timeline is set up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Setup {
    /// How near one looks.
    pub zoom: Zoom,
    /// What the rows are grouped by.
    pub grouping: Grouping,
    /// Bars or table.
    pub look: Look,
    /// The lanes above.
    pub lanes: Lanes,
    /// Filters and folded groups, as in the table of measures.
    pub view: TableView,
}

/// How a grouping is named in stored settings.
#[must_use]
pub const fn grouping_code(grouping: Grouping) -> &'static str {
    match grouping {
        Grouping::Goal => "goal",
        Grouping::Body => "body",
        Grouping::Tool => "tool",
        Grouping::Project => "project",
        Grouping::Nothing => "nothing",
    }
}

/// The grouping with that code.
#[must_use]
pub fn grouping_from(code: &str) -> Option<Grouping> {
    Grouping::ALL.into_iter().find(|grouping| grouping_code(*grouping) == code)
}

impl Setup {
    /// As it is kept.
    #[must_use]
    pub fn to_value(&self) -> Value {
        let yes = |yes: bool| Value::Bool(yes);
        ObjectBuilder::new()
            .with("zoom", Value::text(self.zoom.code()))
            .with("grouping", Value::text(grouping_code(self.grouping)))
            .with("table", yes(self.look == Look::Table))
            .with("without_lanes", yes(self.lanes == Lanes::Hidden))
            .with("view", self.view.to_value())
            .build()
    }

    /// From what was kept; what is not understood is left at its usual setting.
    #[must_use]
    pub fn from_value(value: &Value) -> Setup {
        let text = |name: &str| value.get(name).and_then(Value::as_text).unwrap_or_default();
        let is = |name: &str| value.get(name) == Some(&Value::Bool(true));
        Setup {
            zoom: Zoom::from_code(text("zoom")).unwrap_or_default(),
            grouping: grouping_from(text("grouping")).unwrap_or_default(),
            look: if is("table") { Look::Table } else { Look::Bars },
            lanes: if is("without_lanes") { Lanes::Hidden } else { Lanes::Shown },
            view: value.get("view").map(TableView::from_value).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::table::filter::FilterField;

    #[test]
    fn a_set_up_comes_back_as_it_was_kept() {
        let mut setup = Setup {
            zoom: Zoom::Term,
            grouping: Grouping::Project,
            look: Look::Table,
            lanes: Lanes::Hidden,
            ..Setup::default()
        };
        setup.view.toggle(FilterField::Status, "deviates", true);
        setup.view.folded.insert("none".to_owned());
        assert_eq!(Setup::from_value(&setup.to_value()), setup);
        assert_eq!(Setup::from_value(&Value::Null), Setup::default());
    }
}
