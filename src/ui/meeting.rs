//! Meeting others who change the same programme: another tab of this browser, and whoever saves to
//! the same file in a synchronised folder. What does not clash is taken in and told;
//! what clashes is handed over to be reviewed. Nobody's version is written over.

use super::door::{Author, Notice};
use super::platform::{clock, files};
use super::workspace::{Saving, Workspace, sleep};
use genomfor::analysis::difference::differences;
use genomfor::edit::Edit;
use genomfor::edit::change::ChangeSet;
use genomfor::edit::document::Document;
use genomfor::edit::lineage::bases;
use genomfor::exchange::file;
use genomfor::exchange::keeper::Kept;
use genomfor::exchange::merge::{Answers, Merge, merge};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::VecDeque;
use std::time::Duration;

/// How often the file is looked at while the page is seen.
const LOOK_EVERY: Duration = Duration::from_secs(3);

/// A copy whose changes clash with those at hand.
#[derive(Clone)]
pub struct Clash {
    /// Whose it is.
    pub author: Author,
    /// The copy.
    pub document: Document,
}

fn laid_beside(mine: &Document, theirs: &Document) -> Merge {
    let (mine, theirs) = (mine.lineage(), theirs.lineage());
    let found = bases(&mine, &theirs, &[]).into_iter().map(|(_, program)| program).collect();
    merge(found, mine.program, theirs.program)
}

impl Workspace {
    /// Takes in what another copy has that does not clash, and hands over what does. Says
    /// whether nothing clashes.
    pub fn take_in(self, theirs: &Document, author: Author) -> bool {
        self.drafts.flush();
        let Some(mine) = self.document_now() else { return true };
        let beside = laid_beside(&mine, theirs);
        if !beside.clashes.is_empty() {
            self.hand_over(author, theirs.clone());
            return false;
        }
        let outcome = beside.outcome(&Answers::new());
        let changed = differences(mine.program(), &outcome).len();
        let stamp = clock::stamp(self.door.preferences.role.get_untracked());
        let lineage = theirs.lineage();
        self.change(|document| Ok(document.join(&outcome, &[&lineage], stamp)));
        if changed > 0 {
            self.drafts.give_way();
            self.door.notice.set(Some(Notice::CameIn(author, changed)));
        }
        true
    }

    fn hand_over(self, author: Author, document: Document) {
        if let Some(on_clash) = self.on_clash.get_value() {
            on_clash.run(Clash { author, document });
        }
    }

    // ---- another tab ----

    /// Takes in what another tab has kept, if it is ahead of us.
    pub fn follow_other_tab(self) {
        let Some(id) = self.id() else { return };
        if self.at_work.get_value() {
            // A step of ours is on its way; if another tab was faster, it comes back.
            return;
        }
        spawn_local(async move {
            let ahead = self.keeper().highest_revision(id).await;
            let ahead = ahead.is_ok_and(|revision| revision > Some(self.document_revision()));
            if ahead && !self.at_work.get_value() {
                self.at_work.set_value(true);
                self.meet_kept().await;
                self.at_work.set_value(false);
                self.work_off_soon();
            }
        });
    }

    fn document_revision(self) -> u64 {
        self.document.with_untracked(|d| d.as_ref().map_or(0, Document::revision))
    }

    /// Goes on from what another tab has kept, with what was changed here on top of it. Says
    /// whether what is kept could be read.
    pub(super) async fn meet_kept(self) -> bool {
        let Some(id) = self.document_now().map(|document| document.id()) else { return false };
        let Ok(loaded) = self.keeper().load(id).await else { return false };
        // Nothing may be typed between looking and taking over.
        self.drafts.flush();
        let Some(mine) = self.document_now().filter(|document| document.id() == id) else { return false };
        let mut kept = loaded.document;
        let before = mine.program().clone();
        let mut step = None;
        let mut clash = None;
        if !kept.lineage().contains(mine.mark()) {
            let beside = laid_beside(&kept, &mine);
            let outcome = beside.outcome(&Answers::new());
            let stamp = clock::stamp(self.door.preferences.role.get_untracked());
            // An ordinary step, so that undo takes back just what was changed here. Only what
            // was sent from here is known of apart.
            let sent = mine.past().known.iter().any(|mark| !kept.past().knows(*mark));
            step = if sent && beside.clashes.is_empty() {
                kept.join(&outcome, &[&mine.lineage()], stamp)
            } else {
                let changes = ChangeSet::between(kept.program(), &outcome);
                kept.dispatch(Edit::Adopt(changes), stamp).ok().flatten()
            };
            // What clashes waits for its answer; the rest goes on at once.
            if !beside.clashes.is_empty() {
                clash = Some(mine);
            }
        }
        let changed = differences(&before, kept.program()).len();
        self.queue.update_value(VecDeque::clear);
        self.custody.update(|custody| {
            custody.undoable_from = loaded.custody.undoable_from;
            custody.saved.clone_from(&loaded.custody.saved);
            custody.file = loaded.custody.file.or(custody.file.take());
        });
        self.document.set(Some(kept));
        self.drafts.give_way();
        match step {
            Some(step) => self.queue.update_value(|queue| queue.push_back(step)),
            None => self.saving.set(Saving::Done(Kept::Safely)),
        }
        self.copy_later();
        if changed > 0 {
            self.door.notice.set(Some(Notice::CameIn(Author::OtherTab, changed)));
        }
        if let Some(mine) = clash {
            self.hand_over(Author::OtherTab, mine);
        }
        true
    }

    // ---- a file that others write to ----

    /// Looks at the file from time to time, and whenever the page is turned to again.
    pub(super) fn watch_file(self) {
        let look = move || {
            if self.handle.with_value(Option::is_some) && !super::platform::page::is_hidden() {
                spawn_local(async move {
                    self.look_at_file().await;
                });
            }
        };
        let timer = set_interval_with_handle(look, LOOK_EVERY);
        let back = window_event_listener(leptos::ev::focus, move |_| look());
        on_cleanup(move || {
            if let Ok(timer) = timer {
                timer.clear();
            }
            back.remove();
        });
    }

    /// Takes in what somebody else has written to the file since it was read or written here.
    /// Says whether nothing clashes, so that it may be written.
    pub(super) async fn look_at_file(self) -> bool {
        let Some(handle) = self.handle.get_value() else { return true };
        let stamp = files::stamp(&handle).await;
        if stamp.is_none() || stamp == self.seen.get_value() {
            return true;
        }
        let Some(chosen) = files::read_again(&handle).await else { return true };
        let Ok(opened) = chosen.content.and_then(|bytes| file::read(&bytes)) else {
            // Half written perhaps, or another kind of file: it is looked at again.
            sleep(Duration::from_millis(300)).await;
            return self.read_whole(&handle).await;
        };
        self.take_in_file(opened, stamp, &chosen.name)
    }

    async fn read_whole(self, handle: &files::Handle) -> bool {
        let stamp = files::stamp(handle).await;
        let Some(chosen) = files::read_again(handle).await else { return true };
        match chosen.content.and_then(|bytes| file::read(&bytes)) {
            Ok(opened) => self.take_in_file(opened, stamp, &chosen.name),
            // It is something else now: it is let go, and saving asks for a place.
            Err(_) => {
                self.handle.set_value(None);
                true
            }
        }
    }

    fn take_in_file(self, opened: file::Opened, stamp: Option<files::FileStamp>, name: &str) -> bool {
        let theirs = opened.into_document(u64::MAX);
        if self.document_now().is_none_or(|mine| mine.id() != theirs.id()) {
            self.handle.set_value(None);
            return true;
        }
        let by = theirs.log().last().map(|step| step.by.trim().to_owned()).filter(|by| !by.is_empty());
        let fits = self.take_in(&theirs, Author::Colleague(by.unwrap_or_else(|| name.to_owned())));
        if fits {
            self.seen.set_value(stamp);
        }
        fits
    }
}
