//! Proposed changes: which wait for an answer, and where they are shown: beside the fields of a
//! record, as marks in lists, and all of them in the view Dela.

use super::proposal::{Shown, card};
use super::report;
use crate::ui::dom::{Element, IntoNode, Node, button, el, keyed};
use crate::ui::platform::page;
use crate::ui::preferences::{Preferences, lang, t};
use crate::ui::route::{Route, SharePart};
use crate::ui::widget::icon::{SPEECH, icon};
use crate::ui::workspace::Workspace;
use genomfor::edit::proposal::{open_counts, record_in};
use genomfor::model::program::{AnyRecord, Table};
use genomfor::model::proposal::{Proposal, ProposalState};
use genomfor::model::record::{Kind, ProposalId, RecordRef};
use genomfor::model::words::Words;
use genomfor::present::label;
use genomfor::present::share::proposals::{self as words, Group, Known, answered_groups, open_groups};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The proposals of the open programme, as a context.
#[derive(Clone, Copy)]
pub struct Proposals {
    pub workspace: Workspace,
    all: Memo<Table<Proposal>>,
    counts: Memo<Arc<BTreeMap<RecordRef, usize>>>,
    /// Records that proposals name and the programme does not have.
    others: Memo<Arc<Vec<AnyRecord>>>,
    /// What was answered last.
    pub said: RwSignal<Option<ProposalState>>,
}

/// The open proposals about one record: which, and for which field.
#[derive(Clone, Copy)]
pub struct About {
    proposals: Proposals,
    target: RecordRef,
    open: Memo<Vec<(ProposalId, String)>>,
}

impl Proposals {
    pub fn provide(workspace: Workspace) {
        let program = workspace.program();
        let all = Memo::new(move |_| program.with(|program| program.proposals.clone()));
        let counts = Memo::new(move |_| Arc::new(all.with(open_counts)));
        let others = Memo::new(move |_| {
            let mut others = all.with(words::records);
            let gone = workspace.with_document(|document| {
                document.map(|document| words::removed(document.program(), document.log()))
            });
            others.extend(gone.unwrap_or_default());
            Arc::new(others)
        });
        provide_context(Proposals { workspace, all, counts, others, said: RwSignal::new(None) });
    }

    #[allow(clippy::expect_used, reason = "provided together with the workspace")]
    pub fn expect() -> Proposals {
        use_context().expect("the proposals are provided with the workspace")
    }

    /// How many wait for an answer, followed.
    pub fn open(self) -> usize {
        self.counts.with(|counts| counts.values().sum())
    }

    /// A proposal, followed.
    pub fn get(self, id: ProposalId) -> Option<Arc<Proposal>> {
        self.all.with(|all| all.get(id).cloned())
    }

    /// Looks words up in the programme as it is now, followed.
    pub fn known<T>(self, read: impl FnOnce(Known) -> T) -> T {
        let others = self.others.get();
        self.workspace.program().with(|program| read(Known { program, others: &others }))
    }

    /// The open proposals about a record.
    pub fn about(self, target: RecordRef) -> About {
        let open = Memo::new(move |_| {
            if self.counts.with(|counts| !counts.contains_key(&target)) {
                return Vec::new();
            }
            let name = target.to_string();
            let open = |p: &&Arc<Proposal>| p.state == ProposalState::Open && p.about == name;
            let known = |p: &Arc<Proposal>| (p.id, p.field.clone());
            self.all.with(|all| all.in_order().into_iter().filter(open).map(known).collect::<Vec<_>>())
        });
        About { proposals: self, target, open }
    }

    /// A mark with the number of open proposals about a record, where there are any.
    pub fn mark(self, target: RecordRef) -> Node {
        let count = Memo::new(move |_| self.counts.with(|counts| counts.get(&target).copied().unwrap_or(0)));
        let preferred = Preferences::expect().lang;
        let mark = move || {
            let count = count.get();
            (count > 0).then(|| {
                let words = move || words::waiting(count, preferred.get());
                el("span")
                    .class("proposal-mark")
                    .attr("data-test", "Proposal mark")
                    .attr("title", words)
                    .child(icon(SPEECH))
                    .child(el("span").attr("aria-hidden", "true").child(count))
                    .child(el("span").class("sr-only").child(words))
            })
        };
        mark.into_node()
    }

    /// Proposed records of some kinds, below the list in which they would stand.
    pub fn of_new(self, kinds: &[Kind]) -> Node {
        let kinds = kinds.to_vec();
        let open = Memo::new(move |_| {
            let wanted = |proposal: &&Arc<Proposal>| {
                let new = proposal.state == ProposalState::Open && !proposal.value.is_empty();
                new && record_in(proposal).is_some_and(|record| kinds.contains(&record.reference().kind))
            };
            let kind = |p: &Arc<Proposal>| Some((p.id, RecordRef::parse(&p.about)?.kind));
            self.all.with(|all| {
                let found = all.in_order().into_iter().filter(wanted).filter_map(kind);
                found.collect::<Vec<(ProposalId, Kind)>>()
            })
        });
        let count = move || {
            let mut counts: Vec<(Kind, usize)> = Vec::new();
            for (_, kind) in open.get() {
                match counts.iter_mut().find(|(known, _)| *known == kind) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((kind, 1)),
                }
            }
            words::proposed_records(&counts, lang())
        };
        let any = Memo::new(move |_| open.with(|open| !open.is_empty()));
        let shown = move || {
            let each = move || open.get().into_iter().map(|(id, _)| id).collect();
            let card = move |id: ProposalId| card(self, id, Shown::New);
            any.get().then(|| {
                el("details")
                    .class("proposed-new")
                    .attr("data-test", "Proposed records")
                    .child(el("summary").child(icon(SPEECH)).child(el("span").child(count)))
                    .child(el("div").class("proposed-list").child(keyed(each, key, card)))
            })
        };
        shown.into_node()
    }

    /// The next proposal that one can go to from another, among those that are shown with it.
    pub fn after(self, id: ProposalId, shown: Shown) -> Option<ProposalId> {
        let all = self.all.get_untracked();
        let about = all.get(id)?.about.clone();
        let kind = RecordRef::parse(&about).map(|about| about.kind);
        let with_it = |p: &&Arc<Proposal>| match shown {
            Shown::Beside => p.about == about,
            Shown::New => record_in(p).is_some() && RecordRef::parse(&p.about).map(|r| r.kind) == kind,
            Shown::Listed => true,
        };
        let mut open: Vec<ProposalId> = Vec::new();
        for proposal in all.in_order().into_iter().filter(with_it) {
            if proposal.state == ProposalState::Open || proposal.id == id {
                open.push(proposal.id);
            }
        }
        let place = open.iter().position(|known| *known == id)?;
        let before = place.checked_sub(1).and_then(|before| open.get(before));
        open.get(place + 1).or(before).copied()
    }
}

fn key(id: &ProposalId) -> String {
    id.0.code()
}

impl About {
    /// The proposals for a field, below it.
    pub fn at(self, field: &'static str) -> Node {
        let each = move || {
            self.open.with(|open| open.iter().filter(|(_, of)| of == field).map(|(id, _)| *id).collect())
        };
        keyed(each, key, move |id| card(self.proposals, id, Shown::Beside))
    }

    /// Whether a folded group has to be open because something is proposed in it. It stays so.
    pub fn opens(self, fields: &'static [&'static str]) -> impl FnMut() -> Option<&'static str> {
        let mut was = false;
        move || {
            was = was || self.open.with(|open| open.iter().any(|(_, of)| fields.contains(&of.as_str())));
            was.then_some("")
        }
    }

    /// On top of the form: what is proposed for which field, and what concerns the whole record or
    /// fields that the form does not have.
    pub fn head(self) -> Node {
        let (proposals, kind) = (self.proposals, self.target.kind);
        let infos = AnyRecord::infos_of(kind);
        let in_form = move |field: &str| infos.iter().any(|info| info.name == field);
        let whole = move || {
            let open = self.open.get();
            open.into_iter().filter(|(_, field)| !in_form(field)).map(|(id, _)| id).collect()
        };
        let jump = move |(id, field): (ProposalId, String)| {
            let info = infos.iter().find(|info| info.name == field)?;
            let name = move || label::field_name(kind, info, lang());
            let go = move || page::focus_later(super::proposal::accept_id(id));
            Some(button("proposal-jump").on_click(go).child(name))
        };
        let jumps = move || {
            let open = self.open.get();
            let count = open.len();
            (count > 0).then(|| {
                let jumps: Vec<Element> = open.into_iter().filter_map(jump).collect();
                el("div")
                    .class("proposals-head")
                    .attr("data-test", "Proposals head")
                    .child(icon(SPEECH))
                    .child(el("span").child(move || words::waiting(count, lang())))
                    .child(jumps)
            })
        };
        (
            el("p").class("sr-only").attr("role", "status").child(move || said(proposals)),
            jumps,
            keyed(whole, key, move |id| card(proposals, id, Shown::Beside)),
        )
            .into_node()
    }
}

fn said(proposals: Proposals) -> Option<String> {
    proposals.said.get().map(|state| words::answered(state, lang()))
}

/// All proposals, by record: those that wait, and those that were answered.
pub fn proposals_section() -> Node {
    let proposals = Proposals::expect();
    proposals.said.set(None);
    let answered = RwSignal::new(false);
    let groups = Memo::new(move |_| {
        let find = if answered.get() { answered_groups } else { open_groups };
        proposals.known(|known| Arc::new(find(known, lang())))
    });
    let of_state = move |shown: bool| {
        proposals.all.with(|all| all.iter().filter(|p| (p.state != ProposalState::Open) == shown).count())
    };
    let segment = move |shown: bool, name: Words| {
        button("")
            .attr("aria-pressed", move || (answered.get() == shown).to_string())
            .attr("data-test", name.en)
            .on_click(move || answered.set(shown))
            .child(move || format!("{} ({})", name.in_lang(lang()), of_state(shown)))
    };
    let nothing = move || {
        groups.with(|groups| groups.is_empty()).then(|| {
            if answered.get() {
                return el("p").class("share-lack").child(t(words::NONE_ANSWERED)).into_node();
            }
            el("div")
                .class("empty")
                .child(el("p").child(t(words::NONE_OPEN)))
                .child(el("p").child(t(words::NONE_OPEN_TEXT)))
                .child(
                    el("a")
                        .class("tool")
                        .attr("href", Route::Share(SharePart::Send).hash())
                        .child(t(words::SEND)),
                )
                .into_node()
        })
    };
    let each = move || groups.with(|groups| groups.iter().map(group_key).collect::<Vec<_>>());
    let row = move |known_by: String| group(proposals, groups, known_by);
    el("section")
        .class("share-section proposals")
        .attr("aria-labelledby", "proposals-heading")
        .attr("data-test", "Proposals")
        .child(
            el("h2")
                .id("proposals-heading")
                .class("section-heading")
                .attr("tabindex", "-1")
                .child(t(words::PROPOSALS)),
        )
        .child(el("p").class("field-note").child(t(words::TEXT)))
        .child(
            el("div")
                .class("segments")
                .attr("role", "group")
                .attr("aria-label", t(words::PROPOSALS))
                .child(segment(false, words::OPEN))
                .child(segment(true, words::ANSWERED)),
        )
        .child(el("p").class("share-status").attr("role", "status").child(move || said(proposals)))
        .child(nothing)
        .child(keyed(each, String::clone, row))
        .into_node()
}

/// What a group is known by: it is drawn anew only when its head reads differently.
fn group_key(group: &Group) -> String {
    let (name, last) = (&group.name, group.proposals.last().map(key).unwrap_or_default());
    format!("{} {} {} {} {last}", group.about, name.kind, name.title, group.there)
}

fn group(proposals: Proposals, groups: Memo<Arc<Vec<Group>>>, known_by: String) -> Element {
    let found = Memo::new(move |_| {
        groups.with(|groups| groups.iter().find(|group| group_key(group) == known_by).cloned())
    });
    let name = found.get_untracked().map(|group| {
        let linked = group.there && !matches!(group.name.target.kind, Kind::Proposal | Kind::Version);
        report::record_name(&group.name, linked)
    });
    let each = move || found.with(|group| group.as_ref().map(|g| g.proposals.clone()).unwrap_or_default());
    el("div").class("proposal-group").child(el("h3").class("proposal-record").child(name)).child(keyed(
        each,
        key,
        move |id| card(proposals, id, Shown::Listed),
    ))
}
