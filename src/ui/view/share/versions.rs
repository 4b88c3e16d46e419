//! Restore points and adopted versions: kept, compared with now, gone back to, opened beside and
//! removed. An adopted version is frozen: only a note on it can be changed.

use super::freeze::freeze_dialog;
use super::go_back::{Wanted, go_back_dialog};
use super::{field, report};
use crate::ui::dom::{Element, IntoNode, Node, button, el, keyed};
use crate::ui::platform::{clock, ids, page};
use crate::ui::preferences::{lang, t};
use crate::ui::route::Route;
use crate::ui::widget::dialog::dialog;
use crate::ui::workspace::Workspace;
use genomfor::edit::Edit;
use genomfor::edit::document::Document;
use genomfor::edit::ties::Ties;
use genomfor::exchange::keeper::Custody;
use genomfor::exchange::version::{of_program, unpack};
use genomfor::model::program::{AnyRecord, Program};
use genomfor::model::record::{Kind, RecordRef, TypedId, VersionId};
use genomfor::model::value::Value;
use genomfor::model::version::{Version, VersionKind};
use genomfor::model::words::{Lang, Words};
use genomfor::present::difference::Report;
use genomfor::present::share::{states, versions, words};
use genomfor::present::{catalogue, format};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// What the parts of the section share.
#[derive(Clone, Copy)]
pub(super) struct Versions {
    pub workspace: Workspace,
    pub said: RwSignal<Option<Words>>,
    /// The dialog for a new restore point is open.
    saving: RwSignal<bool>,
    /// The dialog for freezing is open.
    pub freezing: RwSignal<bool>,
    /// The version whose name or note is being changed.
    renaming: RwSignal<Option<VersionId>>,
    /// The adopted version that is to be removed.
    removing: RwSignal<Option<VersionId>>,
    /// The version that is compared with now.
    compared: RwSignal<Option<VersionId>>,
    wanted: RwSignal<Option<Wanted>>,
}

impl Versions {
    fn get(self, id: VersionId) -> Option<Arc<Version>> {
        self.workspace.program().with(|program| program.versions.get(id).cloned())
    }

    /// The programme that a version holds; told where it cannot be read.
    fn unpacked(self, id: VersionId) -> Option<(Arc<Version>, Program)> {
        let version = untrack(|| self.get(id))?;
        let program = unpack(&version.content).ok();
        self.said.set(program.is_none().then_some(words::VERSION_UNREADABLE));
        Some((version, program?))
    }

    fn remove(self, id: VersionId) {
        self.removing.set(None);
        self.compared.update(|compared| *compared = compared.filter(|known| *known != id));
        self.workspace.dispatch(Edit::Remove(reference(id), Ties::Untie));
        page::catch_focus_later("versions-heading".to_owned());
    }

    fn go_back(self, id: VersionId) {
        let Some((version, program)) = self.unpacked(id) else { return };
        let name = format::moment(&version.at, "", lang());
        self.wanted.set(Some(Wanted { program, name, steps: None }));
    }

    fn open_beside(self, id: VersionId) {
        let Some((version, mut program)) = self.unpacked(id) else { return };
        let title = versions::title_beside(&program, &version, lang());
        let mut settings = AnyRecord::Programme(Arc::clone(&program.settings));
        // A title is any text.
        drop(settings.set("title", Value::Text(title)));
        program.put(settings);
        let workspace = self.workspace;
        spawn_local(async move {
            workspace.begin(Document::new(ids::fresh(), program), Custody::default()).await;
            workspace.door.address.go(Route::Program(None));
        });
    }
}

fn reference(id: VersionId) -> RecordRef {
    RecordRef::new(Kind::Version, id.id())
}

/// The section.
pub fn versions_section() -> Node {
    let section = Versions {
        workspace: Workspace::expect(),
        said: RwSignal::new(None),
        saving: RwSignal::new(false),
        freezing: RwSignal::new(false),
        renaming: RwSignal::new(None),
        removing: RwSignal::new(None),
        compared: RwSignal::new(None),
        wanted: RwSignal::new(None),
    };
    let all = Memo::new(move |_| section.workspace.program().with(versions::in_order));
    let nothing = move || {
        all.with(Vec::is_empty)
            .then(|| el("div").class("empty").child(el("p").child(t(words::VERSIONS_EMPTY))))
    };
    let ids = move || all.with(|all| all.iter().map(|version| version.id).collect());
    el("section")
        .class("share-section versions")
        .attr("aria-labelledby", "versions-heading")
        .child(
            el("h2")
                .id("versions-heading")
                .class("section-heading")
                .attr("tabindex", "-1")
                .child(t(words::VERSIONS)),
        )
        .child(
            el("div")
                .class("report-buttons")
                .child(
                    button("tool")
                        .attr("data-test", "Save restore point")
                        .on_click(move || section.saving.set(true))
                        .child(t(words::SAVE_POINT)),
                )
                .child(
                    button("tool")
                        .attr("data-test", "Freeze as adopted")
                        .on_click(move || section.freezing.set(true))
                        .child(t(words::FREEZE)),
                ),
        )
        .child(field::status(section.said))
        .child(nothing)
        .child(el("ul").class("version-list").child(keyed(
            ids,
            |id: &VersionId| reference(*id).to_string(),
            move |id| one(section, id),
        )))
        .child(point_dialog(section))
        .child(freeze_dialog(section))
        .child(change_dialog(section))
        .child(remove_dialog(section))
        .child(go_back_dialog("go-back-version-heading", section.wanted))
        .into_node()
}

fn one(section: Versions, id: VersionId) -> Element {
    let version = Memo::new(move |_| section.get(id));
    let with_lang = move |read: fn(&Version, Lang) -> String| {
        move || {
            let lang = lang();
            version.with(|version| version.as_ref().map(|version| read(version, lang)).unwrap_or_default())
        }
    };
    let adopted =
        untrack(|| version.with(|v| v.as_ref().is_some_and(|v| v.version_kind == VersionKind::Adopted)));
    let name = with_lang(versions::name);
    let decision = move || {
        let program = section.workspace.program().get();
        let lang = lang();
        version.with(|version| version.as_ref().map(|version| versions::decision(version, &program, lang)))
    };
    let tool = move |act: Words, test: &'static str, run: Box<dyn Fn()>| {
        let label = move || words::about(act, &name(), lang());
        button("tool").attr("aria-label", label).attr("data-test", test).on_click(run).child(t(act))
    };
    let compare = move || {
        section.compared.update(|compared| *compared = if *compared == Some(id) { None } else { Some(id) });
    };
    let remove = move || if adopted { section.removing.set(Some(id)) } else { section.remove(id) };
    let is_compared = move || section.compared.get() == Some(id);
    el("li")
        .class(if adopted { "version is-adopted" } else { "version" })
        .child(
            el("h3")
                .class("version-name")
                .child(el("span").class("chip").child(t(if adopted { words::ADOPTED } else { words::POINT })))
                .child(" ")
                .child(name),
        )
        .child(el("p").class("log-when").child(with_lang(versions::kept)))
        .child(adopted.then(|| el("p").child(decision)))
        .child(el("p").class("version-note").child(with_lang(|version, _| version.note.0.clone())))
        .child(
            el("div")
                .class("report-buttons")
                .child(
                    tool(words::COMPARE_WITH_NOW, "Compare with now", Box::new(compare))
                        .attr("aria-expanded", move || is_compared().to_string()),
                )
                .child(tool(
                    words::GO_BACK_TO_VERSION,
                    "Go back to version",
                    Box::new(move || section.go_back(id)),
                ))
                .child(tool(words::OPEN_BESIDE, "Open beside", Box::new(move || section.open_beside(id))))
                .child(tool(
                    if adopted { words::NOTE } else { words::RENAME },
                    "Rename",
                    Box::new(move || section.renaming.set(Some(id))),
                ))
                .child(tool(words::REMOVE, "Remove version", Box::new(remove))),
        )
        .child(move || is_compared().then(|| compared(section, id)))
}

/// What has changed since a version.
fn compared(section: Versions, id: VersionId) -> Node {
    let report = Memo::new(move |_| {
        let (version, now, lang) = (section.get(id)?, section.workspace.program().get(), lang());
        let then = unpack(&version.content).ok()?;
        let state = (states::State::Version(id), states::State::Now);
        let at = clock::now();
        let heading = section
            .workspace
            .with_document(|document| Some(states::heading(document?, state.0, state.1, "", &at, lang)))?;
        Some(Report::of(&then, &now, heading, lang))
    });
    let lack = move || {
        report.with(Option::is_none).then(|| el("p").class("share-lack").child(t(words::VERSION_UNREADABLE)))
    };
    el("div").class("version-report").child(lack).child(report::report_section(report)).into_node()
}

fn point_dialog(section: Versions) -> Element {
    let (saving, workspace) = (section.saving, section.workspace);
    let close = Callback::new(move |()| saving.set(false));
    let heading = Signal::derive(move || t(words::SAVE_POINT)().to_owned());
    dialog("point-heading", heading, saving.into(), close, move || {
        let name = RwSignal::new(String::new());
        let lack = RwSignal::new(None::<Words>);
        let save = move |event: web_sys::Event| {
            event.prevent_default();
            let called = name.get_untracked().trim().to_owned();
            if called.is_empty() {
                lack.set(Some(words::POINT_NAME_MISSING));
                return page::focus_later("point-name".to_owned());
            }
            workspace.flush_draft();
            let stamp = clock::stamp(workspace.door.preferences.role.get_untracked());
            let version = untrack(|| {
                workspace.with_document(|document| {
                    let document = document?;
                    Some(of_program(document.program(), ids::fresh(), called, document.mark(), stamp))
                })
            });
            saving.set(false);
            if let Some(version) = version {
                workspace.dispatch(Edit::Add(AnyRecord::Version(Arc::new(version))));
                section.said.set(Some(words::VERSION_SAVED));
            }
        };
        form(save)
            .child(field::text("point-name", words::POINT_NAME, Some(words::POINT_NAME_HINT), name))
            .child(field::problem(lack))
            .child(buttons(close, words::SAVE))
    })
}

/// A form in a dialog; Enter sends it.
pub(super) fn form(send: impl FnMut(web_sys::Event) + 'static) -> Element {
    el("form").class("form").on("submit", send)
}

/// The buttons at the foot of a form in a dialog.
pub(super) fn buttons(close: Callback<()>, act: Words) -> Element {
    el("div")
        .class("dialog-buttons")
        .child(button("tool").on_click(move || close.run(())).child(t(catalogue::CANCEL)))
        .child(
            el("button").attr("type", "submit").class("tool primary").attr("data-test", "Send").child(t(act)),
        )
}

/// Changes name and note of a restore point; of an adopted version only the note.
fn change_dialog(section: Versions) -> Element {
    let renaming = section.renaming;
    let open = Signal::derive(move || renaming.with(Option::is_some));
    let close = Callback::new(move |()| renaming.set(None));
    let version = move || untrack(|| renaming.get().and_then(|id| section.get(id)));
    let is_point = move || version().is_some_and(|version| version.version_kind == VersionKind::RestorePoint);
    let heading = Signal::derive(move || {
        renaming.track();
        t(if is_point() { words::RENAME } else { words::NOTE })().to_owned()
    });
    dialog("rename-heading", heading, open, close, move || {
        let known = version();
        let name = RwSignal::new(known.as_ref().map(|version| version.name.clone()).unwrap_or_default());
        let note = RwSignal::new(known.map(|version| version.note.0.clone()).unwrap_or_default());
        let point = is_point();
        let save = move |event: web_sys::Event| {
            event.prevent_default();
            let Some(id) = renaming.get_untracked() else { return };
            renaming.set(None);
            let mut fields = vec![("note", Value::Text(note.get_untracked()))];
            if point && !name.get_untracked().trim().is_empty() {
                fields.push(("name", Value::Text(name.get_untracked().trim().to_owned())));
            }
            section.workspace.dispatch(Edit::Set(reference(id), fields));
        };
        let area = el("textarea")
            .class("field")
            .id("version-note")
            .attr("rows", "3")
            .prop("value", move || note.get())
            .on_text("input", move |text| note.set(text));
        form(save)
            .child(point.then(|| field::text("version-name", words::POINT_NAME, None, name)))
            .child(field::labelled("version-note", words::NOTE).child(area))
            .child(buttons(close, words::SAVE))
    })
}

/// Asks once more before an adopted version is removed.
fn remove_dialog(section: Versions) -> Element {
    let removing = section.removing;
    let open = Signal::derive(move || removing.with(Option::is_some));
    let close = Callback::new(move |()| removing.set(None));
    let heading = Signal::derive(move || t(words::REMOVE_ADOPTED)().to_owned());
    dialog("remove-version-heading", heading, open, close, move || {
        let sure = RwSignal::new(false);
        let name = move || {
            let version = removing.get().and_then(|id| section.get(id));
            version.map(|version| versions::name(&version, lang())).unwrap_or_default()
        };
        let remove = move |event: web_sys::Event| {
            event.prevent_default();
            if let Some(id) = removing.get_untracked().filter(|_| sure.get_untracked()) {
                section.remove(id);
            }
        };
        let tick = el("input")
            .attr("type", "checkbox")
            .attr("required", "")
            .prop("checked", move || sure.get())
            .on_tick(move |on| sure.set(on));
        form(remove)
            .child(el("p").child(el("strong").child(name)))
            .child(el("p").child(t(words::REMOVE_ADOPTED_TEXT)))
            .child(
                el("label")
                    .class("form-check")
                    .child(tick)
                    .child(el("span").child(t(words::REMOVE_ADOPTED_SURE))),
            )
            .child(buttons(close, words::REMOVE))
    })
}
