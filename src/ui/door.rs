//! What the page knows before a programme is open: which programmes are kept here, and how
//! to come to them. Everything that needs an open programme is in the second part of the
//! program ([`Work`]), which is fetched when it is first asked for.

use super::platform::files::Chosen;
use super::platform::{journal::IdbJournal, storage::LocalStore};
use super::preferences::Preferences;
use super::route::{Address, Route};
use super::work;
use crate::ui::dom::Node;
use genomfor::edit::EditError;
use genomfor::exchange::keeper::{Keeper, LoadError};
use genomfor::model::municipality::Municipality;
use genomfor::model::period::Year;
use genomfor::model::programme::{DocumentType, RuleSet};
use genomfor::model::record::Id;
use genomfor::model::words::Words;
use genomfor::present::catalogue as words;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::pin::Pin;
use std::rc::Rc;

/// The stores of this browser.
pub type BrowserKeeper = Keeper<LocalStore, IdbJournal>;

/// What is asked of the second part of the program.
pub enum Wish {
    /// Take up a programme that is kept here.
    Load(Id),
    /// Make a new one.
    Begin(Beginning),
    /// Open a file.
    Open(Chosen),
    /// Lay files that came back beside the open programme.
    Receive(Vec<Chosen>),
    /// Open a sample by its name.
    Sample(&'static str),
    /// Remove a programme from this browser, perhaps after saving it to a file.
    Forget { id: Id, save: bool },
}

/// What a new programme begins with.
pub struct Beginning {
    pub municipality: Municipality,
    pub first: Year,
    pub last: Year,
    pub document_type: DocumentType,
    pub rule_set: RuleSet,
}

/// A wish under way; says at the end whether it was granted.
pub type Pending = Pin<Box<dyn Future<Output = bool>>>;

/// The second part of the program, once it is here.
pub struct Work {
    pub fulfil: Box<dyn Fn(Wish) -> Pending>,
    /// The tools in the head.
    pub head: fn() -> Node,
    /// What the user has to know about the open programme now.
    pub banners: fn() -> Node,
    /// The view of an address.
    pub view: fn(Route) -> Node,
    /// What stands beside the name of a view in the rail.
    pub count: fn(Route) -> Node,
    /// The dialogs.
    pub dialogs: fn() -> Node,
}

/// Who else changed the programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Author {
    /// Another tab of this browser.
    OtherTab,
    /// Somebody who saved to the same file: a role, or its name.
    Colleague(String),
}

/// Why something is not as one expects, told until the user has seen it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// An edit could not be made.
    Refused(EditError),
    /// Somebody else's changes were taken in: whose, and how many records.
    CameIn(Author, usize),
    /// Damaged copies were found and put aside.
    Damaged(usize),
    /// A programme could not be taken up again.
    NotLoaded(LoadError),
    /// A sample could not be fetched.
    NoSample,
    /// The second part of the program could not be fetched.
    NoWork,
    /// Rows were put on the clipboard.
    Copied,
    /// The browser did not allow that.
    NotCopied,
}

/// The door to the programmes, as a context.
#[derive(Clone, Copy)]
pub struct Door {
    keeper: StoredValue<Rc<BrowserKeeper>, LocalStorage>,
    arrived: RwSignal<Option<Rc<Work>>, LocalStorage>,
    root: StoredValue<Option<Owner>>,
    pub preferences: Preferences,
    pub address: Address,
    pub notice: RwSignal<Option<Notice>>,
    /// Counts changes in the list of kept programmes.
    pub shelf: RwSignal<u32>,
    /// The programme that is open.
    pub opened: RwSignal<Option<Id>>,
    /// Its title.
    pub title: RwSignal<String>,
}

impl Door {
    pub fn provide(keeper: BrowserKeeper, preferences: Preferences, address: Address) -> Door {
        let door = Door {
            keeper: StoredValue::new_local(Rc::new(keeper)),
            arrived: RwSignal::new_local(None),
            root: StoredValue::new(Owner::current()),
            preferences,
            address,
            notice: RwSignal::new(None),
            shelf: RwSignal::new(0),
            opened: RwSignal::new(None),
            title: RwSignal::new(String::new()),
        };
        provide_context(door);
        let elsewhere = window_event_listener(leptos::ev::storage, move |event| {
            if event.key().is_some_and(|key| key.starts_with("genomfor/programme/")) {
                door.shelf.update(|count| *count += 1);
            }
        });
        on_cleanup(move || elsewhere.remove());
        door
    }

    #[allow(clippy::expect_used, reason = "provided by the root component before any other is made")]
    pub fn expect() -> Door {
        use_context().expect("the door is provided at the root")
    }

    /// Does something as if in a view: timers and keys of the page are outside of all views, and
    /// there no context is found.
    pub fn within<T>(self, act: impl FnOnce() -> T) -> T {
        match self.root.get_value() {
            Some(root) => root.with(act),
            None => act(),
        }
    }

    pub fn keeper(self) -> Rc<BrowserKeeper> {
        self.keeper.get_value()
    }

    /// What this browser lacks for keeping programmes safely, if anything.
    pub fn storage_lack(self) -> Option<Words> {
        let keeper = self.keeper();
        match (keeper.has_store(), keeper.has_journal()) {
            (false, _) => Some(words::STORAGE_NONE),
            (true, false) => Some(words::STORAGE_NO_JOURNAL),
            (true, true) => None,
        }
    }

    /// Whether a programme is open.
    pub fn is_open(self) -> bool {
        self.opened.with(Option::is_some)
    }

    pub fn is_open_untracked(self) -> bool {
        self.opened.with_untracked(Option::is_some)
    }

    /// The second part of the program, if it is here.
    pub fn work(self) -> Option<Rc<Work>> {
        self.arrived.get()
    }

    /// Takes in the second part of the program, and makes what it needs under the root.
    pub fn take_in(self, make: impl FnOnce() -> Work) -> Rc<Work> {
        if let Some(work) = self.arrived.get_untracked() {
            return work;
        }
        let work = Rc::new(self.within(make));
        self.arrived.set(Some(work.clone()));
        work
    }

    /// Fetches the second part of the program where it is not here, and has it fulfil a wish.
    pub async fn wish(self, wish: Wish) -> bool {
        match work::fetch(self).await {
            Some(work) => (work.fulfil)(wish).await,
            None => {
                self.notice.set(Some(Notice::NoWork));
                false
            }
        }
    }

    /// The same, without waiting for the end.
    pub fn wish_soon(self, wish: Wish) {
        spawn_local(async move {
            self.wish(wish).await;
        });
    }

    /// Takes up the programme that was open last, if it is still here.
    pub async fn take_up_last(self) {
        // A killed browser may have lost what local storage held; the journal has not.
        let open = match self.preferences.open.get_untracked() {
            Some(open) => Some(open),
            None => self.keeper().noted_open().await,
        };
        if let Some(open) = open
            && self.keeper().highest_revision(open.id).await.is_ok_and(|found| found.is_some())
            && !self.wish(Wish::Load(open.id)).await
            // What could not be fetched now may come the next time.
            && self.arrived.with_untracked(Option::is_some)
        {
            self.preferences.open.set(None);
        }
        if self.opened.get_untracked().is_none() && self.address.get_untracked() != Route::Start {
            self.address.go(Route::Start);
        }
    }
}
