//! What the checks find, beside the records that it is about: as marks in lists, as lines in the
//! panel, and the way to Kontroll and back. Knows no check.

use super::panel::Findings;
use super::program::{go_to_record, state::Table};
use crate::ui::derived::{Derived, pointed};
use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::platform::page;
use crate::ui::platform::storage::LocalStore;
use crate::ui::preferences::{Preferences, lang, t};
use crate::ui::route::{CheckPart, Route};
use crate::ui::widget::icon::{CHECKS, LEFT, icon};
use crate::ui::workspace::Workspace;
use genomfor::analysis::check::known::Report;
use genomfor::analysis::check::registry::check;
use genomfor::analysis::check::{Finding, Severity};
use genomfor::analysis::checklist::unsaid;
use genomfor::analysis::invariants;
use genomfor::exchange::store::TextStore;
use genomfor::model::record::RecordRef;
use genomfor::present::check::list::{Wanted, key};
use genomfor::present::check::{self, words};
use genomfor::present::{catalogue, sentences};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Where it is remembered how the list of findings is set up.
const KEY: &str = "genomfor/checks";

/// A finding from which one went to its place, or to which one goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// In which part of Kontroll it is listed.
    pub part: CheckPart,
    /// What it is known by there.
    pub key: String,
    /// The record where it can be mended.
    pub target: RecordRef,
}

/// What is found, and where one is with it, as a context.
#[derive(Clone, Copy)]
pub struct Found {
    pub workspace: Workspace,
    pub report: Memo<Arc<Report>>,
    /// What does not hold together and no check says already.
    pub faults: Memo<Arc<Vec<invariants::Finding>>>,
    pub origin: RwSignal<Option<Origin>>,
    /// How the list of findings is set up.
    pub wanted: RwSignal<Wanted>,
    /// The items of the checklists that are unfolded.
    pub unfolded: RwSignal<BTreeSet<&'static str>>,
}

impl Found {
    pub fn provide(workspace: Workspace) {
        let (report, all) = (Derived::expect().checks, Findings::expect());
        let faults = pointed(move || {
            let report = report.get();
            Arc::new(all.0.with(|all| unsaid(&report, all)))
        });
        let store = StoredValue::new_local(LocalStore::probe());
        let kept = store.with_value(|store| store.as_ref().and_then(|store| store.get(KEY).ok().flatten()));
        let wanted = RwSignal::new(Wanted::of_code(&kept.unwrap_or_default()));
        let code = Memo::new(move |_| wanted.with(Wanted::code));
        Effect::new(move |_| {
            let code = code.get();
            // A set-up that cannot be kept is one for this visit.
            store.with_value(|store| store.as_ref().map(|store| store.set(KEY, &code)));
        });
        provide_context(Found {
            workspace,
            report,
            faults,
            origin: RwSignal::new(None),
            wanted,
            unfolded: RwSignal::new(BTreeSet::new()),
        });
    }

    #[allow(clippy::expect_used, reason = "provided together with the workspace")]
    pub fn expect() -> Found {
        use_context().expect("what is found is provided with the workspace")
    }

    /// Goes to the place where a finding can be mended; a link there leads back.
    pub fn go(self, origin: Origin, field: &str) {
        let target = origin.target;
        self.origin.set(Some(origin));
        self.workspace.door.within(|| go_to_record(Table::expect(), target));
        if !field.is_empty() {
            page::focus_field_later(format!("{target}-{field}"));
        } else if target == RecordRef::PROGRAMME {
            page::focus_field_later("way-back".to_owned());
        } else {
            page::focus_field_later("panel-title".to_owned());
        }
    }

    /// How many errors and warnings there are about a record, followed.
    fn counts(self, target: RecordRef) -> (usize, usize) {
        let of = |finding: &&Arc<Finding>, severity: Severity| {
            check(finding.code).is_some_and(|check| check.severity == severity)
        };
        let (errors, warnings) = self.report.with(|report| {
            let count = |severity| report.about(target).filter(|finding| of(finding, severity)).count();
            (count(Severity::Error), count(Severity::Warning))
        });
        (errors + self.faults.with(|faults| invariants::about(faults, target).count()), warnings)
    }

    /// A mark with the number of errors and warnings about a record, where there are any.
    pub fn mark(self, target: RecordRef) -> Node {
        let counts = Memo::new(move |_| self.counts(target));
        let preferred = Preferences::expect().lang;
        let mark = move || {
            let (errors, warnings) = counts.get();
            let worst = if errors > 0 { Severity::Error } else { Severity::Warning };
            let said = move || words::mark(errors, warnings, preferred.get());
            (errors + warnings > 0).then(|| {
                el("span")
                    .class(if errors > 0 { "finding-mark" } else { "finding-mark is-warning" })
                    .attr("title", said)
                    .child(el("span").attr("aria-hidden", "true").child(check::sign(worst)))
                    .child(el("span").attr("aria-hidden", "true").child(errors + warnings))
                    .child(el("span").class("sr-only").child(said))
            })
        };
        mark.into_node()
    }

    /// On top of a record: the way back to Kontroll, and what is found about it.
    pub fn beside(self, target: RecordRef) -> Node {
        (self.way_back(target), self.lines(target)).into_node()
    }

    /// The way back to the finding from which one came here.
    fn way_back(self, target: RecordRef) -> Node {
        let part = Memo::new(move |_| {
            self.origin.with(|origin| origin.as_ref().filter(|o| o.target == target).map(|o| o.part))
        });
        let link = move || {
            part.get().map(|part| {
                el("p").class("way-back").child(
                    el("a")
                        .id("way-back")
                        .attr("href", Route::Checks(part).hash())
                        .attr("data-test", "Back to Checks")
                        .child(icon(LEFT))
                        .child(t(words::BACK)),
                )
            })
        };
        link.into_node()
    }

    fn lines(self, target: RecordRef) -> Node {
        let found = Memo::new(move |_| {
            self.report.with(|report| report.about(target).map(Arc::clone).collect::<Vec<_>>())
        });
        let faults = Memo::new(move |_| {
            self.faults.with(|all| invariants::about(all, target).cloned().collect::<Vec<_>>())
        });
        let lines = move || {
            let (found, faults) = (found.get(), faults.get());
            let mut found: Vec<(Severity, Arc<Finding>)> = found
                .into_iter()
                .filter_map(|finding| Some((check(finding.code)?.severity, finding)))
                .collect();
            found.sort_by_key(|(severity, _)| *severity);
            let mut lines: Vec<Element> =
                faults.into_iter().map(|fault| fault_line(target, &fault)).collect();
            lines.extend(found.into_iter().map(|(severity, finding)| self.line(target, severity, finding)));
            (!lines.is_empty())
                .then(|| el("ul").class("findings").attr("aria-label", t(catalogue::FINDINGS)).child(lines))
        };
        lines.into_node()
    }

    fn line(self, target: RecordRef, severity: Severity, finding: Arc<Finding>) -> Element {
        let program = self.workspace.program();
        let key = key(finding.code, finding.about);
        let field = finding.field;
        let says = move || program.with(|program| check::sentence(&finding, program, lang()));
        let to_checks = move || {
            self.wanted.set(Wanted { grouping: self.wanted.get_untracked().grouping, ..Wanted::default() });
            let part = CheckPart::Findings;
            self.origin.set(Some(Origin { part, key: key.clone(), target }));
            self.workspace.door.address.go(Route::Checks(part));
        };
        let line = (severity_mark(severity), el("span").child(says)).into_node();
        let line = if field.is_empty() {
            el("p").class("finding").child(line)
        } else {
            button("finding")
                .on_click(move || page::focus_field_later(format!("{target}-{field}")))
                .child(line)
        };
        el("li").class(class_of(severity)).child(line).child(
            button("tool tool-icon")
                .attr("aria-label", t(words::IN_CHECKS))
                .attr("title", t(words::IN_CHECKS))
                .attr("data-test", "Show in Checks")
                .on_click(to_checks)
                .child(icon(CHECKS)),
        )
    }
}

fn fault_line(target: RecordRef, fault: &invariants::Finding) -> Element {
    let field = format!("{target}-{}", fault.field);
    let line =
        (severity_mark(Severity::Error), el("span").child(t(sentences::fault(fault.fault)))).into_node();
    el("li")
        .class(class_of(Severity::Error))
        .child(button("finding").on_click(move || page::focus_field_later(field.clone())).child(line))
}

/// The class by which a severity is coloured.
pub const fn class_of(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "finding-line is-error",
        Severity::Warning => "finding-line is-warning",
        Severity::Note => "finding-line is-note",
    }
}

/// Sign and word of a severity.
pub fn severity_mark(severity: Severity) -> Element {
    el("span")
        .class("finding-severity")
        .child(el("span").class("finding-sign").attr("aria-hidden", "true").child(check::sign(severity)))
        .child(el("span").child(t(check::severity(severity))))
}
