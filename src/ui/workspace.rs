//! The open programme and everything that may happen to it. The only door through which a
//! document is changed; what changes is kept at once, in order, and the user sees how far.

use super::commands::Tools;
use super::door::{Author, BrowserKeeper, Door, Notice};
use super::meeting::Clash;
use super::platform::{clock, files, ids, page};
use super::route::{Route, SharePart};
use super::view::interview::HEADING;
use super::widget::text::Drafts;
use genomfor::edit::change::{Change, ChangeSet};
use genomfor::edit::document::{Document, Step, TypingSession};
use genomfor::edit::mark::Mark;
use genomfor::edit::{Edit, EditError};
use genomfor::exchange::file::{self, Opened};
use genomfor::exchange::keeper::{Custody, FileMark, Kept, LoadError, STEPS_PER_COPY};
use genomfor::exchange::review::Review;
use genomfor::exchange::store::StoreFault;
use genomfor::model::program::{AnyRecord, Program};
use genomfor::model::record::{Id, Kind, RecordRef};
use genomfor::model::value::Value;
use genomfor::present::share::review as words;
use genomfor::present::{interview, public};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

/// A whole copy goes to local storage so long after a change.
const COPY_DELAY: Duration = Duration::from_millis(350);

/// How far the latest change is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saving {
    /// Nothing has changed yet.
    Untouched,
    /// On its way.
    UnderWay,
    /// Kept.
    Done(Kept),
    /// Not kept; in memory only.
    Failed(StoreFault),
}

/// The open programme, as a context.
#[derive(Clone, Copy)]
pub struct Workspace {
    pub(super) document: RwSignal<Option<Document>>,
    program: Memo<Program>,
    pub custody: RwSignal<Custody>,
    pub saving: RwSignal<Saving>,
    pub(super) queue: StoredValue<VecDeque<Arc<Step>>>,
    pub(super) at_work: StoredValue<bool>,
    pub(super) handle: StoredValue<Option<files::Handle>, LocalStorage>,
    /// When the file was last read or written here, as the file tells.
    pub(super) seen: StoredValue<Option<files::FileStamp>>,
    /// Takes a copy whose changes clash with ours, to be reviewed.
    pub(super) on_clash: StoredValue<Option<Callback<Clash>>>,
    copy_timer: StoredValue<Option<TimeoutHandle>>,
    /// How long the last copy for local storage took.
    copy_took: StoredValue<Duration>,
    pub(super) drafts: Drafts,
    pub tools: Tools,
    pub door: Door,
}

impl Workspace {
    pub fn provide(door: Door) -> Workspace {
        let document = RwSignal::new(None::<Document>);
        let program = Memo::new(move |_| {
            document.with(|d| d.as_ref().map(|d| d.program().clone()).unwrap_or_default())
        });
        let drafts = Drafts::expect();
        let workspace = Workspace {
            document,
            program,
            custody: RwSignal::new(Custody::default()),
            saving: RwSignal::new(Saving::Untouched),
            queue: StoredValue::new(VecDeque::new()),
            at_work: StoredValue::new(false),
            handle: StoredValue::new_local(None),
            seen: StoredValue::new(None),
            on_clash: StoredValue::new(None),
            copy_timer: StoredValue::new(None),
            copy_took: StoredValue::new(Duration::ZERO),
            drafts,
            tools: Tools::new(),
            door,
        };
        provide_context(workspace);
        drafts.of_step(Callback::new(move |session| workspace.is_typing(session)));
        Effect::new(move |_| {
            let title = program.with(|program| program.settings.title.clone());
            door.title.set(title);
        });
        workspace.listen();
        workspace
    }

    /// Hears of what happens to the page and in other tabs.
    fn listen(self) {
        let hidden = window_event_listener(leptos::ev::visibilitychange, move |_| self.leave());
        let left = window_event_listener(leptos::ev::pagehide, move |_| self.leave());
        let moved = window_event_listener(leptos::ev::hashchange, move |_| self.drafts.flush());
        let elsewhere = window_event_listener(leptos::ev::storage, move |event| {
            if event.key().is_some_and(|key| key.starts_with("genomfor/programme/")) {
                self.follow_other_tab();
            }
        });
        let unload = window_event_listener(leptos::ev::beforeunload, move |event| {
            self.leave();
            if self.has_unkept() {
                event.prevent_default();
            }
        });
        self.watch_file();
        on_cleanup(move || {
            hidden.remove();
            left.remove();
            moved.remove();
            elsewhere.remove();
            unload.remove();
        });
    }

    #[allow(clippy::expect_used, reason = "provided by the root component before any other is made")]
    pub fn expect() -> Workspace {
        use_context().expect("the workspace is provided at the root")
    }

    pub fn keeper(self) -> Rc<BrowserKeeper> {
        self.door.keeper()
    }

    pub const fn program(self) -> Memo<Program> {
        self.program
    }

    pub fn is_open_untracked(self) -> bool {
        self.document.with_untracked(Option::is_some)
    }

    /// Whether something is in memory only.
    pub fn has_unkept(self) -> bool {
        matches!(self.saving.get_untracked(), Saving::UnderWay | Saving::Failed(_))
    }

    pub fn id(self) -> Option<Id> {
        self.document.with(|d| d.as_ref().map(Document::id))
    }

    pub fn revision(self) -> u64 {
        self.document.with(|d| d.as_ref().map_or(0, Document::revision))
    }

    /// A record of the open programme, followed.
    pub fn record(self, target: RecordRef) -> Memo<Option<AnyRecord>> {
        Memo::new(move |_| self.program.with(|program| program.get(target)))
    }

    /// Reads the whole document, followed.
    pub fn with_document<T>(self, read: impl FnOnce(Option<&Document>) -> T) -> T {
        self.document.with(|document| read(document.as_ref()))
    }

    pub fn with_undo<T>(self, read: impl FnOnce(Option<&ChangeSet>) -> T) -> T {
        self.document.with(|d| read(d.as_ref().and_then(Document::next_undo)))
    }

    pub fn with_redo<T>(self, read: impl FnOnce(Option<&ChangeSet>) -> T) -> T {
        self.document.with(|d| read(d.as_ref().and_then(Document::next_redo)))
    }

    /// Whether the last step is the typing of that visit to a field.
    pub fn is_typing(self, session: TypingSession) -> bool {
        self.document.with_untracked(|d| d.as_ref().and_then(Document::typing_session) == Some(session))
    }

    // ---- changing ----

    /// Makes an edit as one step, after what is still being typed.
    pub fn dispatch(self, edit: Edit) {
        self.drafts.flush();
        let stamp = clock::stamp(self.door.preferences.role.get_untracked());
        self.change(|document| document.dispatch(edit, stamp));
    }

    /// Sets a field of a record as one step.
    pub fn set(self, target: RecordRef, field: &'static str, value: Value) {
        self.dispatch(Edit::Set(target, vec![(field, value)]));
    }

    /// Sets fields while they are being typed in; the whole visit is one step.
    pub fn set_typing(self, target: RecordRef, fields: Vec<(&'static str, Value)>, session: TypingSession) {
        let stamp = clock::stamp(self.door.preferences.role.get_untracked());
        let edit = Edit::Set(target, fields);
        self.change(|document| document.dispatch_typing(edit, session, target, stamp));
    }

    /// The document as it is now.
    pub fn document_now(self) -> Option<Document> {
        self.document.get_untracked()
    }

    /// The same after it was noted that others may build on its state, with all that is typed.
    pub fn published(self) -> Option<Document> {
        self.drafts.flush();
        self.document.update(|document| document.iter_mut().for_each(Document::publish));
        let document = self.document_now()?;
        let copy = document.clone();
        spawn_local(async move { self.keeper().remember(&copy, &clock::now()).await });
        self.copy_now();
        Some(document)
    }

    /// The mark of its state.
    pub fn mark_now(self) -> Mark {
        self.document.with_untracked(|d| d.as_ref().map(Document::mark)).unwrap_or_default()
    }

    /// The role in which the user changes something.
    pub fn role(self) -> String {
        self.door.preferences.role.get_untracked()
    }

    /// The mark of its state, followed.
    pub fn mark(self) -> Option<Mark> {
        self.document.with(|d| d.as_ref().map(Document::mark))
    }

    /// Makes the one step that a review came to.
    pub fn join(self, review: &Review) {
        let stamp = clock::stamp(self.door.preferences.role.get_untracked());
        self.change(|document| Ok(review.finish(document, stamp)));
    }

    pub(super) fn change(self, make: impl FnOnce(&mut Document) -> Result<Option<Arc<Step>>, EditError>) {
        let outcome = self.document.try_update(|document| document.as_mut().map(make));
        match outcome.flatten() {
            Some(Ok(Some(step))) => self.kept_soon(step),
            Some(Err(error)) => self.door.notice.set(Some(Notice::Refused(error))),
            Some(Ok(None)) | None => {}
        }
    }

    pub fn undo(self) {
        self.drafts.flush();
        let stamp = clock::stamp(self.door.preferences.role.get_untracked());
        self.step(|document| document.undo(stamp));
    }

    pub fn redo(self) {
        self.drafts.flush();
        let stamp = clock::stamp(self.door.preferences.role.get_untracked());
        self.step(|document| document.redo(stamp));
    }

    fn step(self, make: impl FnOnce(&mut Document) -> Option<Arc<Step>>) {
        let step = self.document.try_update(|document| document.as_mut().and_then(make)).flatten();
        if let Some(step) = step {
            self.reveal(&step.changes);
            self.kept_soon(step);
        }
    }

    /// Goes to where a step changed something, if it can be seen.
    fn reveal(self, changes: &ChangeSet) {
        let there = |target: &RecordRef| self.program.with_untracked(|program| program.has(*target));
        if let Route::Interview(_) = self.door.address.get_untracked() {
            return self.reveal_in_interview(changes);
        }
        // Proposals are answered beside their record and in their own list; one stays where one is.
        let is_proposal = |change: &Change| change.target().is_some_and(|t| t.kind == Kind::Proposal);
        let listed = self.door.address.get_untracked() == Route::Share(SharePart::Proposals);
        if listed && changes.changes().iter().any(is_proposal) {
            return page::catch_focus_later("proposals-heading".to_owned());
        }
        let target = changes.changes().iter().filter_map(shown_by).find(there);
        if let Some(target) = target {
            self.door.address.go(self.door.address.get_untracked().beside(target));
            page::reveal_later(format!("row-{target}"));
            page::catch_focus_later(format!("title-{target}"));
        } else if let Some(target) = changes.changes().iter().find_map(|change| change.target()) {
            self.door.address.go(self.door.address.get_untracked().beside(target).without_record());
            page::catch_focus_later(String::new());
        }
    }

    /// Stays in the interview, in the step in which such records are made.
    fn reveal_in_interview(self, changes: &ChangeSet) {
        let mut targets = changes.changes().iter().filter_map(|change| change.target());
        if let Some(step) = targets.find_map(|target| interview::Step::of(target.kind)) {
            self.door.address.go(Route::Interview(step));
        }
        page::catch_focus_later(HEADING.to_owned());
    }

    /// Hands over what is still being typed.
    pub fn flush_draft(self) {
        self.drafts.flush();
    }

    // ---- keeping ----

    fn kept_soon(self, step: Arc<Step>) {
        self.saving.set(Saving::UnderWay);
        self.queue.update_value(|queue| queue.push_back(step));
        self.work_off_soon();
        self.copy_later();
    }

    async fn work_off(self) {
        let keeper = self.keeper();
        while let Some(step) = self.queue.try_update_value(VecDeque::pop_front).flatten() {
            let Some(Some(document)) = self.document.try_get_untracked() else { return };
            let mut custody = self.custody.get_untracked();
            custody.saved.clone_from(&step.at);
            let outcome = keeper.keep(&document, &step, &custody).await;
            if step.revision % STEPS_PER_COPY == 0 && outcome.is_ok() {
                // The step itself is kept; a copy that fails is tried again fifty steps on.
                let _ = keeper.copy_to_journal(&document, &custody).await;
            }
            let last = self.queue.with_value(VecDeque::is_empty);
            match outcome {
                Ok(kept) => {
                    self.custody.update(|c| c.saved.clone_from(&step.at));
                    self.saving.set(if last { Saving::Done(kept) } else { Saving::UnderWay });
                }
                Err(StoreFault::Taken) => {
                    if !self.meet_kept().await {
                        self.saving.set(Saving::Failed(StoreFault::Taken));
                    }
                }
                Err(fault) => self.saving.set(Saving::Failed(fault)),
            }
        }
    }

    /// Works off what waits, unless that is under way.
    pub(super) fn work_off_soon(self) {
        if !self.at_work.get_value() {
            self.at_work.set_value(true);
            spawn_local(async move {
                self.work_off().await;
                self.at_work.set_value(false);
            });
        }
    }

    pub(super) fn copy_later(self) {
        if let Some(timer) = self.copy_timer.get_value() {
            timer.clear();
        }
        // A copy of a large programme takes long, so it is made more rarely: it must not be
        // felt. The journal has every step in any case.
        let delay = COPY_DELAY.max(self.copy_took.get_value() * 20);
        // Only what the journal has taken may be copied: another tab may be there.
        let copy = move || if self.at_work.get_value() { self.copy_later() } else { self.copy_now() };
        self.copy_timer.set_value(set_timeout_with_handle(copy, delay).ok());
    }

    /// Puts a whole copy into local storage now. A copy that fails costs nothing: the
    /// journal has the steps, and where there is none, `keep` has told the user.
    pub fn copy_now(self) {
        if let Some(timer) = self.copy_timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        let keeper = self.keeper();
        let before = clock::since_start();
        self.document.with_untracked(|document| {
            if let Some(document) = document {
                let _ = keeper.copy_to_store(document, &self.custody.get_untracked());
            }
        });
        self.copy_took.set_value(clock::since_start().saturating_sub(before));
        self.door.shelf.update(|count| *count += 1);
    }

    /// What has to happen when the page is hidden or left.
    pub fn leave(self) {
        self.drafts.flush();
        if self.copy_timer.with_value(Option::is_some) {
            self.copy_now();
        }
    }

    // ---- opening ----

    /// Takes up a document that was loaded or made.
    fn take_up(self, document: Document, custody: Custody) {
        let id = document.id();
        self.door.preferences.open.set(Some(RecordRef::new(Kind::Programme, id)));
        spawn_local(async move { self.keeper().note_open(id).await });
        self.handle.set_value(None);
        self.seen.set_value(None);
        self.queue.update_value(VecDeque::clear);
        self.custody.set(custody);
        self.saving.set(Saving::Untouched);
        self.document.set(Some(document));
        self.door.opened.set(Some(id));
    }

    /// Takes up a programme that is kept here.
    pub async fn load(self, id: Id) -> bool {
        self.settle().await;
        match self.keeper().load(id).await {
            Ok(loaded) => {
                let damaged = loaded.damaged.len();
                self.take_up(loaded.document, loaded.custody);
                for other in loaded.apart {
                    self.take_in(&other, Author::OtherTab);
                }
                if damaged > 0 {
                    self.door.notice.set(Some(Notice::Damaged(damaged)));
                }
                true
            }
            Err(error) => {
                self.door.notice.set(Some(Notice::NotLoaded(error)));
                false
            }
        }
    }

    /// Puts a new programme onto the shelf and takes it up.
    pub async fn begin(self, document: Document, mut custody: Custody) {
        self.settle().await;
        custody.saved = clock::now();
        custody.undoable_from = document.revision();
        let keeper = self.keeper();
        // It is shown first and kept next; steps that are made meanwhile wait their turn.
        self.at_work.set_value(true);
        self.take_up(document.clone(), custody.clone());
        self.saving.set(Saving::UnderWay);
        page::painted().await;
        let kept = match keeper.copy_to_journal(&document, &custody).await {
            Ok(()) => Ok(Kept::Safely),
            Err(_) => keeper.copy_to_store(&document, &custody).map(|()| Kept::Loosely),
        };
        if self.id() == Some(document.id()) {
            self.saving.set(kept.map_or_else(Saving::Failed, Saving::Done));
        }
        self.work_off().await;
        self.at_work.set_value(false);
        self.door.shelf.update(|count| *count += 1);
    }

    /// Waits until everything that was changed has been tried to keep.
    async fn settle(self) {
        self.leave();
        while self.at_work.get_value() {
            sleep(Duration::from_millis(10)).await;
        }
    }

    /// Opens a file beside what is there: as itself when it is new here, else as a copy.
    pub async fn open_beside(self, mut opened: Opened, chosen: &files::Chosen, copy: bool) {
        if copy {
            opened.id = ids::fresh();
        }
        let revision = opened.revision;
        // A sample comes without the name of a file: it is not one of the user's.
        let file = (!chosen.name.is_empty()).then(|| FileMark {
            name: chosen.name.clone(),
            at: clock::now(),
            revision,
        });
        let mut document = opened.into_document(revision);
        document.publish();
        let keeper = self.keeper();
        keeper.remember(&document, &clock::now()).await;
        self.begin(document, Custody { file, ..Custody::default() }).await;
        if !copy {
            self.set_handle(chosen.handle.clone()).await;
        }
    }

    async fn set_handle(self, handle: Option<files::Handle>) {
        let seen = match &handle {
            Some(handle) => files::stamp(handle).await,
            None => None,
        };
        self.handle.set_value(handle);
        self.seen.set_value(seen);
    }

    /// Replaces the kept programme with the file's, as one step that can be undone.
    pub async fn replace(self, opened: Opened, chosen: &files::Chosen) {
        let id = opened.id;
        if self.id() != Some(id) && !self.load(id).await {
            return;
        }
        self.drafts.flush();
        let stamp = clock::stamp(self.door.preferences.role.get_untracked());
        let theirs = opened.into_document(u64::MAX).lineage();
        self.change(|document| Ok(document.join(&theirs.program, &[&theirs], stamp)));
        let revision = self.revision();
        self.mark_file(FileMark { name: chosen.name.clone(), at: clock::now(), revision });
        self.set_handle(chosen.handle.clone()).await;
    }

    /// Makes what is open into a programme of its own, with another id.
    pub async fn keep_as_copy(self) {
        let Some(document) = self.document.get_untracked() else { return };
        let saved = clock::now();
        let Ok(mut opened) = file::read(file::write(&document, &saved).as_bytes()) else { return };
        opened.id = ids::fresh();
        let from = self.custody.get_untracked().undoable_from;
        self.queue.update_value(VecDeque::clear);
        self.begin(opened.into_document(from), Custody::default()).await;
    }

    /// Removes a programme from this browser.
    pub async fn forget(self, id: Id) {
        self.settle().await;
        if self.id() == Some(id) {
            self.door.preferences.open.set(None);
            self.document.set(None);
            self.door.opened.set(None);
            self.saving.set(Saving::Untouched);
        }
        if let Err(fault) = self.keeper().forget(id).await {
            self.door.notice.set(Some(Notice::NotLoaded(LoadError::Unreachable(fault))));
        }
        self.door.shelf.update(|count| *count += 1);
    }

    // ---- files ----

    /// Writes the open programme to a file; says whether it was done. What somebody else wrote to
    /// the same file is taken in first; where that clashes, nothing is written.
    pub async fn save_to_file(self) -> bool {
        self.drafts.flush();
        if !self.look_at_file().await {
            return false;
        }
        self.document.update(|document| document.iter_mut().for_each(Document::publish));
        let Some(document) = self.document.get_untracked() else { return false };
        let now = clock::now();
        let text = file::write(&document, &now);
        // A copy that somebody sent goes back under a name that tells it from the programme's own.
        let name = match document.sent() {
            Some(sent) => {
                let word = words::answer_word(&sent.to, self.door.preferences.lang.get_untracked());
                public::file_name(&word, document.program(), &clock::today())
            }
            None => file::file_name(document.program(), &clock::today()),
        };
        let (name, handle) = match files::save(self.handle.get_value(), &name, &text).await {
            files::Written::ToHandle(handle, name) => (name, Some(handle)),
            files::Written::Downloaded(name) => (name, None),
            files::Written::Cancelled => return false,
        };
        self.set_handle(handle).await;
        self.keeper().remember(&document, &now).await;
        self.mark_file(FileMark { name, at: now, revision: document.revision() });
        page::ask_for_persistent_storage();
        true
    }

    fn mark_file(self, mark: FileMark) {
        self.custody.update(|custody| custody.file = Some(mark));
        let keeper = self.keeper();
        self.copy_now();
        spawn_local(async move {
            let document = self.document.get_untracked();
            if let Some(document) = document.filter(|_| !self.at_work.get_value()) {
                // Only the mark is new; the slot in local storage has it too.
                let _ = keeper.copy_to_journal(&document, &self.custody.get_untracked()).await;
            }
        });
    }
}

/// The record at which a change is seen: of a proposal the record that it is about.
fn shown_by(change: &Change) -> Option<RecordRef> {
    match change.after.as_ref().or(change.before.as_ref())? {
        AnyRecord::Proposal(proposal) => RecordRef::parse(&proposal.about),
        record => Some(record.reference()),
    }
}

/// Waits.
pub async fn sleep(time: Duration) {
    let milliseconds = i32::try_from(time.as_millis()).unwrap_or(i32::MAX);
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let _ = page::window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}
