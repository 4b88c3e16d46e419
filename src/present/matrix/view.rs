//! How the matrix is set up, as it is kept beside the programme. Knows no measure.

use super::cell::Shows;
use super::name::{group_code, group_from};
use super::paper::PaperSize;
use crate::analysis::matrix::setup::Setup;
use crate::model::body::BodyType;
use crate::model::measure::{Priority, Status};
use crate::model::value::{ObjectBuilder, Value};
use std::collections::BTreeSet;

/// How the matrix is set up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MatrixView {
    /// What is shown.
    pub setup: Setup,
    /// What the cells tell.
    pub shows: Shows,
    /// What it is printed on.
    pub paper: PaperSize,
}

impl MatrixView {
    /// As it is kept.
    #[must_use]
    pub fn to_value(&self) -> Value {
        let texts = |texts: Vec<String>| Value::List(texts.into_iter().map(Value::Text).collect());
        let setup = &self.setup;
        let priorities = setup.priorities.iter().map(|p| p.map_or("", Priority::code).to_owned());
        let mut builder = ObjectBuilder::new()
            .with("shows", Value::text(self.shows.code()))
            .with("paper", Value::text(self.paper.code()))
            .with("priorities", texts(priorities.collect()))
            .with("statuses", texts(setup.statuses.iter().map(|s| s.code().to_owned()).collect()))
            .with("body_types", texts(setup.body_types.iter().map(|b| b.code().to_owned()).collect()))
            .with("dropped", Value::Bool(setup.dropped))
            .with("unused", Value::Bool(setup.unused))
            .with("only_holes", Value::Bool(setup.only_holes));
        if let Some(folded) = &setup.folded {
            builder =
                builder.always("folded", texts(folded.iter().map(|group| group_code(*group)).collect()));
        }
        builder.build()
    }

    /// From what was kept; what is not understood is left at its usual setting.
    #[must_use]
    pub fn from_value(value: &Value) -> MatrixView {
        let texts = |name: &str| {
            let list = value.get(name).map(Value::as_list).unwrap_or_default();
            list.iter().filter_map(Value::as_text).map(str::to_owned).collect::<Vec<String>>()
        };
        let text = |name: &str| value.get(name).and_then(Value::as_text).unwrap_or_default();
        let is = |name: &str| value.get(name) == Some(&Value::Bool(true));
        let known = |code: &String| Priority::ALL.iter().copied().find(|p| p.code() == code.as_str());
        let priority = |code: String| if code.is_empty() { Some(None) } else { known(&code).map(Some) };
        let setup = Setup {
            priorities: texts("priorities").into_iter().filter_map(priority).collect(),
            statuses: chosen(Status::ALL, |status| status.code(), &texts("statuses")),
            body_types: chosen(BodyType::ALL, |body_type| body_type.code(), &texts("body_types")),
            folded: value
                .get("folded")
                .map(|_| texts("folded").iter().filter_map(|code| group_from(code)).collect()),
            dropped: is("dropped"),
            unused: is("unused"),
            only_holes: is("only_holes"),
        };
        MatrixView {
            setup,
            shows: Shows::from_code(text("shows")).unwrap_or_default(),
            paper: PaperSize::from_code(text("paper")).unwrap_or_default(),
        }
    }
}

fn chosen<T: Copy + Ord>(all: &[T], code: impl Fn(T) -> &'static str, codes: &[String]) -> BTreeSet<T> {
    all.iter().copied().filter(|item| codes.iter().any(|known| known == code(*item))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::matrix::axis::GroupKey;
    use crate::model::record::{BodyId, Id};

    #[test]
    fn a_set_up_comes_back_as_it_was_kept() {
        let setup = Setup {
            priorities: BTreeSet::from([None, Some(Priority::Low)]),
            statuses: BTreeSet::from([Status::Deviates]),
            body_types: BTreeSet::from([BodyType::Company, BodyType::Board]),
            folded: Some(BTreeSet::from([GroupKey::Outside, GroupKey::Of(BodyId(Id(7)))])),
            dropped: true,
            unused: true,
            only_holes: true,
        };
        let view = MatrixView { setup, shows: Shows::Status, paper: PaperSize::A4 };
        assert_eq!(MatrixView::from_value(&view.to_value()), view);
        let none_folded = MatrixView {
            setup: Setup { folded: Some(BTreeSet::new()), ..Setup::default() },
            ..MatrixView::default()
        };
        assert_eq!(MatrixView::from_value(&none_folded.to_value()), none_folded);
        assert_eq!(MatrixView::from_value(&Value::Null), MatrixView::default());
    }
}
