//! The review that is under way: files that came back, laid beside the open programme. It is kept in
//! the browser with its answers, so that it can be taken up again after a reload.

use super::Parts;
use super::excel::{Excel, is_table};
use super::table::Refusal;
use crate::ui::door::{Author, Notice};
use crate::ui::meeting::Clash;
use crate::ui::platform::files::Chosen;
use crate::ui::platform::{clock, page};
use crate::ui::workspace::Workspace;
use genomfor::analysis::difference::differences;
use genomfor::edit::document::Document;
use genomfor::edit::lineage::Lineage;
use genomfor::edit::mark::Mark;
use genomfor::exchange::file::{self, Opened};
use genomfor::exchange::memory::KeptFile;
use genomfor::exchange::merge::{Answer, Answers, Point};
use genomfor::exchange::review::{Returned, Review};
use genomfor::exchange::sheet::office_error::SheetError;
use genomfor::model::record::Id;
use genomfor::present::share::review as words;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Why a review is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// Files were received.
    Files,
    /// Another tab changed the same thing.
    Tab,
    /// Somebody saved to the same file and changed the same thing.
    Folder,
}

/// What the last review came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    pub files: usize,
    pub changed: usize,
    /// How many changes are proposed and wait for an answer.
    pub proposed: usize,
    /// The mark of what came out, where that was a step: as long as it is the last one, it can be
    /// undone from the notice.
    pub step: Option<Mark>,
}

/// A file that could not be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failed {
    pub name: String,
    pub error: Refusal,
}

/// The review, as a context.
#[derive(Clone, Copy)]
pub struct Returns {
    pub workspace: Workspace,
    pub review: RwSignal<Option<Review>>,
    files: StoredValue<Vec<KeptFile>>,
    pub failed: RwSignal<Vec<Failed>>,
    pub busy: RwSignal<bool>,
    /// Which question is in view.
    pub at: RwSignal<usize>,
    pub cause: RwSignal<Cause>,
    pub done: RwSignal<Option<Done>>,
    pub excel: Excel,
    /// What is needed only in the view, once it is here.
    pub parts: RwSignal<Option<Parts>>,
}

impl Returns {
    pub fn provide(workspace: Workspace, excel: Excel) -> Returns {
        let returns = Returns {
            workspace,
            review: RwSignal::new(None),
            files: StoredValue::new(Vec::new()),
            failed: RwSignal::new(Vec::new()),
            busy: RwSignal::new(false),
            at: RwSignal::new(0),
            cause: RwSignal::new(Cause::Files),
            done: RwSignal::new(None),
            excel,
            parts: RwSignal::new(None),
        };
        provide_context(returns);
        workspace.on_clash.set_value(Some(Callback::new(move |clash| returns.take_clash(clash))));
        Effect::new(move |before: Option<Option<Id>>| {
            let id = workspace.id();
            if before.flatten() != id {
                spawn_local(returns.take_up(id));
            }
            id
        });
        // What changes meanwhile is part of what the files are laid beside.
        Effect::new(move |_| {
            let mark = workspace.mark();
            if returns.review.with_untracked(Option::is_some) && mark.is_some() {
                set_timeout(move || returns.refresh(), std::time::Duration::ZERO);
            }
        });
        returns
    }

    #[allow(clippy::expect_used, reason = "provided together with the workspace")]
    pub fn expect() -> Returns {
        use_context().expect("the review is provided with the workspace")
    }

    /// Fetches what is needed only in the view; nothing when that could not be fetched.
    async fn fetch(self) -> Option<Parts> {
        if let Some(parts) = self.parts.get_untracked() {
            return Some(parts);
        }
        let parts = super::fetched().await.ok();
        match parts {
            Some(parts) => self.parts.set(Some(parts)),
            None => self.workspace.door.notice.set(Some(Notice::NoWork)),
        }
        parts
    }

    /// The same, without waiting for the end.
    pub fn fetch_soon(self) {
        if self.parts.with_untracked(Option::is_none) {
            spawn_local(async move {
                self.fetch().await;
            });
        }
    }

    /// Takes up the review that was under way for a programme.
    async fn take_up(self, id: Option<Id>) {
        self.review.set(None);
        self.failed.set(Vec::new());
        self.done.set(None);
        self.files.set_value(Vec::new());
        let Some(id) = id else { return };
        let files = self.workspace.keeper().review_under_way(id).await;
        if !files.is_empty() && self.is_of(id) {
            self.lay_beside(files).await;
        }
    }

    fn is_of(self, id: Id) -> bool {
        self.workspace.document_now().is_some_and(|document| document.id() == id)
    }

    /// Takes files that were chosen or dropped.
    pub async fn take(self, chosen: Vec<Chosen>) {
        self.busy.set(true);
        self.done.set(None);
        page::painted().await;
        let mut files = self.files_now();
        for chosen in chosen {
            if let Err(error) = self.take_one(&mut files, &chosen).await {
                let failed = Failed { name: chosen.name, error };
                self.failed.update(|list| list.push(failed));
            }
            page::painted().await;
        }
        self.cause.set(Cause::Files);
        self.lay_beside(files).await;
        self.keep().await;
        self.busy.set(false);
        if self.review.with_untracked(Option::is_some) {
            page::focus_later("review-heading".to_owned());
        }
    }

    async fn take_one(self, files: &mut Vec<KeptFile>, chosen: &Chosen) -> Result<(), Refusal> {
        if is_table(chosen) {
            let parts = self.fetch().await.ok_or(Refusal::NoReader)?;
            let (document, notes) = (parts.read_table)(self.workspace, self.excel, chosen.clone()).await?;
            add_text(files, &chosen.name, file::write(&document, &clock::now()), notes);
            return Ok(());
        }
        let read = chosen.content.clone().and_then(|bytes| file::read(&bytes));
        let opened = read.map_err(|error| Refusal::Unread(SheetError::File(error)))?;
        let saved = opened.saved.clone();
        let text = file::write(&opened.into_document(u64::MAX), &saved);
        add_text(files, &chosen.name, text, Vec::new());
        Ok(())
    }

    /// What there was to say of the files when they were read.
    pub fn notes(self) -> Vec<(String, Vec<String>)> {
        self.review.track();
        let files = self.files.get_value();
        files.into_iter().filter(|f| !f.notes.is_empty()).map(|f| (f.name, f.notes)).collect()
    }

    /// Takes a copy that was made of something else than a file of ours.
    pub async fn take_copy(self, name: String, document: Document) {
        let mut files = self.files_now();
        add_text(&mut files, &name, file::write(&document, &clock::now()), Vec::new());
        self.done.set(None);
        self.lay_beside(files).await;
        self.keep().await;
    }

    fn take_clash(self, clash: Clash) {
        let mark = clash.document.mark();
        let known = self.review.with_untracked(|review| {
            review.as_ref().is_some_and(|r| r.sides().iter().any(|side| side.returned.lineage.mark == mark))
        });
        if known {
            return;
        }
        let (cause, name) = match clash.author {
            // What is kept is the other tab's; what is handed over was changed in this one.
            Author::OtherTab => {
                let lang = self.workspace.door.preferences.lang.get_untracked();
                (Cause::Tab, words::THIS_TAB.in_lang(lang).to_owned())
            }
            Author::Colleague(name) => (Cause::Folder, name),
        };
        self.cause.set(cause);
        spawn_local(self.take_copy(name, clash.document));
    }

    fn files_now(self) -> Vec<KeptFile> {
        let mut files = self.files.get_value();
        self.review.with_untracked(|review| {
            let answers = review.as_ref().map(Review::answers).unwrap_or_default();
            for (file, answers) in files.iter_mut().zip(answers) {
                file.answers.clone_from(answers);
            }
        });
        files
    }

    /// Lays files beside the programme, with what was answered before.
    async fn lay_beside(self, files: Vec<KeptFile>) {
        let Some(document) = self.workspace.document_now() else { return };
        let mine = document.lineage();
        let opened: Vec<(KeptFile, Opened)> = files
            .into_iter()
            .filter_map(|file| file::read(file.text.as_bytes()).ok().map(|opened| (file, opened)))
            .collect();
        let mut wanted = std::collections::BTreeSet::new();
        for (_, opened) in &opened {
            wanted.extend(mine.common(&opened.clone().into_document(u64::MAX).lineage()));
            wanted.extend(opened.sent.as_ref().map(|sent| sent.mark));
        }
        let remembered = self.workspace.keeper().remembered(document.id(), &wanted).await;
        self.lay(document, &mine, opened, remembered);
    }

    fn lay(
        self,
        document: Document,
        mine: &Lineage,
        opened: Vec<(KeptFile, Opened)>,
        remembered: Vec<Lineage>,
    ) {
        let answers: Vec<Answers> = opened.iter().map(|(file, _)| file.answers.clone()).collect();
        let (files, opened): (Vec<KeptFile>, Vec<Opened>) = opened.into_iter().unzip();
        let names = files.iter().map(|file| file.name.clone());
        let returned: Vec<Returned> =
            names.zip(opened).map(|(name, opened)| Returned::of(name, opened, mine, &remembered)).collect();
        self.files.set_value(files);
        if returned.is_empty() {
            self.review.set(None);
            return;
        }
        let review = Review::with_answers(document, returned, remembered, answers);
        self.at.set(review.first_open().unwrap_or(0));
        self.review.set(Some(review));
    }

    /// Lays the files anew where the programme has changed since.
    pub fn refresh(self) {
        let Some(document) = self.workspace.document_now() else { return };
        let stale = self.review.with_untracked(|review| {
            review.as_ref().is_some_and(|review| review.start_mark() != document.mark())
        });
        if stale {
            let at = self.at.get_untracked();
            self.review.update(|review| {
                if let Some(old) = review.take() {
                    *review = Some(old.on(document));
                }
            });
            self.at.set(at);
        }
    }

    async fn keep(self) {
        if let Some(id) = self.workspace.document_now().map(|document| document.id()) {
            // What cannot be kept is there until the page is left; the files are not lost by it.
            let _ = self.workspace.keeper().keep_review(id, &self.files_now()).await;
        }
    }

    /// Answers points of a file, or takes the answer back.
    pub fn answer(self, file: usize, points: &[Point], answer: Option<Answer>) {
        let keys: Vec<String> = points.iter().map(Point::key).collect();
        self.review.update(|review| {
            if let Some(review) = review {
                review.answer(file, &keys, answer);
            }
        });
        let id = self.workspace.document_now().map(|document| document.id());
        let answers = self.review.with_untracked(|r| r.as_ref().map(|r| r.answers().to_vec()));
        if let (Some(id), Some(answers)) = (id, answers) {
            spawn_local(async move {
                let all: Vec<&Answers> = answers.iter().collect();
                let _ = self.workspace.keeper().keep_answers(id, &all).await;
            });
        }
    }

    /// Takes a file out of the review.
    pub fn take_away(self, place: usize) {
        let mut files = self.files_now();
        if place < files.len() {
            files.remove(place);
        }
        spawn_local(async move {
            self.lay_beside(files).await;
            self.keep().await;
        });
    }

    /// Ends the review without taking anything in.
    pub fn abandon(self) {
        self.review.set(None);
        self.files.set_value(Vec::new());
        if let Some(id) = self.workspace.document_now().map(|document| document.id()) {
            spawn_local(async move {
                let _ = self.workspace.keeper().end_review(id).await;
            });
        }
    }

    /// Makes what the review came to one step of the programme.
    pub fn finish(self) {
        self.workspace.flush_draft();
        self.refresh();
        let Some(review) = self.review.get_untracked() else { return };
        if let Some(open) = review.first_open() {
            return self.at.set(open);
        }
        let outcome = review.outcome();
        let changed = differences(review.start(), &outcome).len();
        let files = review.sides().len();
        let proposed = outcome.proposals.len().saturating_sub(review.start().proposals.len());
        let before = self.workspace.mark_now();
        self.workspace.join(&review);
        let step = Some(self.workspace.mark_now()).filter(|mark| *mark != before);
        let copies: Vec<KeptFile> = self.files.get_value();
        self.abandon();
        self.done.set(Some(Done { files, changed, proposed, step }));
        spawn_local(async move {
            for copy in copies {
                if let Ok(opened) = file::read(copy.text.as_bytes()) {
                    let document = opened.into_document(u64::MAX);
                    if self.is_of(document.id()) {
                        self.workspace.keeper().remember(&document, &clock::now()).await;
                    }
                }
            }
        });
    }

    /// How many questions wait for an answer.
    pub fn open_questions(self) -> usize {
        self.review.with(|review| {
            let Some(review) = review else { return 0 };
            review.questions().filter(|(file, point)| review.answer_to(*file, point).is_none()).count()
        })
    }
}

/// The same file is not laid beside twice.
fn add_text(files: &mut Vec<KeptFile>, name: &str, text: String, notes: Vec<String>) {
    if !files.iter().any(|file| file.text == text) {
        files.push(KeptFile { name: name.to_owned(), text, notes, answers: Answers::new() });
    }
}
