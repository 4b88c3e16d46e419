//! What has been answered in the interview and is not yet written, as a context: it stays
//! when one goes to another step or leaves the interview and comes back.

use crate::ui::workspace::Workspace;
use genomfor::edit::Edit;
use genomfor::model::record::{Id, Kind};
use genomfor::present::interview::Problem;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What stands in one row of a step. Nothing means: as it was proposed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Draft {
    on: Option<bool>,
    texts: [Option<String>; 3],
}

/// A text of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The name or title.
    Title,
    /// A short name, or the number of a goal.
    Short,
    /// What was chosen from a list.
    Choice,
}

/// The answers that are not yet written.
#[derive(Clone, Copy)]
pub struct Answers {
    pub workspace: Workspace,
    programme: StoredValue<Option<Id>>,
    drafts: RwSignal<BTreeMap<String, Draft>>,
    /// The revision after a step, how many records it added, and of which kind.
    written: RwSignal<Option<(u64, usize, Kind)>>,
    /// Facts that cannot be taken.
    pub problems: RwSignal<Vec<Problem>>,
}

impl Answers {
    pub fn provide(workspace: Workspace) {
        provide_context(Answers {
            workspace,
            programme: StoredValue::new(None),
            drafts: RwSignal::new(BTreeMap::new()),
            written: RwSignal::new(None),
            problems: RwSignal::new(Vec::new()),
        });
    }

    #[allow(clippy::expect_used, reason = "provided before any view of the second part is made")]
    pub fn expect() -> Answers {
        use_context().expect("the answers are provided at the root")
    }

    /// Forgets the answers that were meant for another programme.
    pub fn begin(self) {
        let open = untrack(|| self.workspace.id());
        if self.programme.get_value() != open {
            self.programme.set_value(open);
            self.drafts.set(BTreeMap::new());
            self.written.set(None);
            self.problems.set(Vec::new());
        }
    }

    /// A text as it was answered.
    pub fn text(self, key: &str, part: Part) -> Option<String> {
        self.drafts.with(|drafts| drafts.get(key)?.texts.get(part as usize)?.clone())
    }

    pub fn set_text(self, key: &str, part: Part, text: String) {
        self.drafts.update(|drafts| {
            let draft = drafts.entry(key.to_owned()).or_default();
            if let Some(place) = draft.texts.get_mut(part as usize) {
                *place = Some(text);
            }
        });
    }

    /// Whether a row is ticked; as proposed where nothing was answered.
    pub fn is_on(self, key: &str, proposed: bool) -> bool {
        self.drafts.with(|drafts| drafts.get(key).and_then(|draft| draft.on)).unwrap_or(proposed)
    }

    pub fn tick(self, key: &str, on: bool) {
        self.drafts.update(|drafts| drafts.entry(key.to_owned()).or_default().on = Some(on));
    }

    /// The keys of the rows that begin so, in order.
    pub fn keys(self, prefix: &str) -> Vec<String> {
        self.drafts.with(|drafts| drafts.keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    }

    /// A further row; gives its key.
    pub fn add(self, prefix: &str) -> String {
        let last = untrack(|| self.keys(prefix)).pop();
        let number = last.and_then(|key| key.strip_prefix(prefix)?.parse::<u32>().ok()).map_or(1, |n| n + 1);
        let key = format!("{prefix}{number:04}");
        self.drafts.update(|drafts| drop(drafts.insert(key.clone(), Draft::default())));
        key
    }

    /// Takes away the answers whose keys begin so.
    pub fn forget(self, prefix: &str) {
        self.drafts.update(|drafts| drafts.retain(|key, _| !key.starts_with(prefix)));
    }

    /// Writes what was answered in a step, as one edit, and remembers what it added.
    pub fn write(self, edit: Edit, kind: Kind) {
        let count = || self.workspace.program().with_untracked(|program| program.count(kind));
        let before = count();
        self.workspace.dispatch(edit);
        let revision = untrack(|| self.workspace.revision());
        self.written.set(Some((revision, count().saturating_sub(before), kind)));
    }

    /// How many records the latest change of the programme added, if that was a step of the
    /// interview.
    pub fn written(self) -> Option<(usize, Kind)> {
        let (revision, count, kind) = self.written.get()?;
        (revision == self.workspace.revision()).then_some((count, kind))
    }
}
