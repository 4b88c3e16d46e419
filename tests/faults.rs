//! Storage that fails: a scripted hour of 60 commands in which the n-th storage call fails,
//! for every n, in four ways. Whatever was called kept has to be there afterwards.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "tests fail by panicking"
)]

mod support;

use genomfor::edit::document::Document;
use genomfor::exchange::keeper::{Custody, Keeper, Kept, LoadError};
use genomfor::exchange::store::{Journal, StoreFault, TextStore};
use genomfor::model::record::Id;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use support::{Dice, program, stamp};

/// Runs a future that never waits.
fn now<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("the stores of these tests answer at once"),
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Way {
    Quota,
    Denied,
    /// Says yes and does nothing.
    Silent,
    /// Says yes and writes half.
    HalfWritten,
}

/// Counts the calls of both stores and fails one of them.
#[derive(Debug)]
struct Trouble {
    calls: Cell<usize>,
    fails_at: Cell<usize>,
    way: Way,
}

impl Trouble {
    fn strikes(&self) -> bool {
        self.calls.set(self.calls.get() + 1);
        self.calls.get() == self.fails_at.get()
    }

    fn fault(&self) -> StoreFault {
        if self.way == Way::Quota { StoreFault::Full } else { StoreFault::Denied }
    }
}

#[derive(Debug, Clone)]
struct Memory(Rc<RefCell<BTreeMap<String, String>>>, Rc<Trouble>);

impl Memory {
    fn read<T>(&self, read: impl FnOnce(&BTreeMap<String, String>) -> T) -> Result<T, StoreFault> {
        if self.1.strikes() && matches!(self.1.way, Way::Quota | Way::Denied) {
            return Err(self.1.fault());
        }
        Ok(read(&self.0.borrow()))
    }

    fn write(&self, key: &str, text: Option<&str>) -> Result<(), StoreFault> {
        let written = match (self.1.strikes(), self.1.way) {
            (true, Way::Quota | Way::Denied) => return Err(self.1.fault()),
            (true, Way::Silent) => return Ok(()),
            (true, Way::HalfWritten) => text.map(|text| {
                let half = (0..=text.len() / 2).rev().find(|place| text.is_char_boundary(*place));
                &text[..half.unwrap_or(0)]
            }),
            (false, _) => text,
        };
        match written {
            Some(text) => self.0.borrow_mut().insert(key.to_owned(), text.to_owned()),
            None => self.0.borrow_mut().remove(key),
        };
        Ok(())
    }

    fn matching(&self, prefix: &str) -> Result<Vec<(String, String)>, StoreFault> {
        self.read(|map| {
            let fits = map.iter().filter(|(key, _)| key.starts_with(prefix));
            fits.map(|(key, text)| (key.clone(), text.clone())).collect()
        })
    }
}

impl TextStore for Memory {
    fn get(&self, key: &str) -> Result<Option<String>, StoreFault> {
        self.read(|map| map.get(key).cloned())
    }
    fn set(&self, key: &str, text: &str) -> Result<(), StoreFault> {
        self.write(key, Some(text))
    }
    fn remove(&self, key: &str) -> Result<(), StoreFault> {
        self.write(key, None)
    }
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreFault> {
        self.matching(prefix).map(|all| all.into_iter().map(|(key, _)| key).collect())
    }
}

impl Journal for Memory {
    async fn add(&self, key: &str, text: &str) -> Result<(), StoreFault> {
        if self.0.borrow().contains_key(key) {
            return Err(StoreFault::Taken);
        }
        self.write(key, Some(text))
    }
    async fn put(&self, key: &str, text: &str) -> Result<(), StoreFault> {
        self.write(key, Some(text))
    }
    async fn remove(&self, keys: &[String]) -> Result<(), StoreFault> {
        keys.iter().try_for_each(|key| self.write(key, None))
    }
    async fn all(&self, prefix: &str) -> Result<Vec<(String, String)>, StoreFault> {
        self.matching(prefix)
    }
    async fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreFault> {
        self.matching(prefix).map(|all| all.into_iter().map(|(key, _)| key).collect())
    }
}

const ID: Id = Id(77);

/// Which stores the browser has.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Stores {
    Both,
    JournalOnly,
    LocalOnly,
}

struct Browser {
    local: Memory,
    journal: Memory,
    trouble: Rc<Trouble>,
    stores: Stores,
}

impl Browser {
    fn new(stores: Stores, way: Way, fails_at: usize) -> Browser {
        let trouble = Rc::new(Trouble { calls: Cell::new(0), fails_at: Cell::new(fails_at), way });
        let memory = || Memory(Rc::default(), Rc::clone(&trouble));
        Browser { local: memory(), journal: memory(), trouble: Rc::clone(&trouble), stores }
    }

    fn keeper(&self) -> Keeper<Memory, Memory> {
        Keeper::new(
            (self.stores != Stores::JournalOnly).then(|| self.local.clone()),
            (self.stores != Stores::LocalOnly).then(|| self.journal.clone()),
        )
    }
}

/// An hour at work: 60 commands, copies to local storage now and then, one reload in the
/// middle. Gives every state that was called kept, and how many calls were made.
fn hour(browser: &Browser) -> (BTreeMap<u64, Document>, Document) {
    let mut dice = Dice::new(4711);
    let mut keeper = browser.keeper();
    let mut document = Document::new(ID, program(&mut dice, 6));
    let mut custody = Custody::default();
    let mut kept = BTreeMap::new();
    if now(keeper.copy_to_journal(&document, &custody)).is_ok()
        || keeper.copy_to_store(&document, &custody).is_ok()
    {
        kept.insert(0, document.clone());
    }
    for command in 0..60 {
        let step = match command % 7 {
            3 => document.undo(stamp()),
            5 => document.redo(stamp()),
            _ => {
                let edit = support::edit(&mut dice, document.program());
                document.dispatch(edit, stamp()).unwrap_or(None)
            }
        };
        if let Some(step) = step
            && now(keeper.keep(&document, &step, &custody)).is_ok()
        {
            kept.insert(document.revision(), document.clone());
        }
        if command % 9 == 4 {
            let _ = keeper.copy_to_store(&document, &custody);
        }
        if command == 30 {
            keeper = browser.keeper();
            match now(keeper.load(ID)) {
                Ok(loaded) => {
                    let highest = kept.keys().max().copied().unwrap_or(0);
                    assert!(loaded.document.revision() >= highest, "{command}: lost after a reload");
                    assert!(loaded.apart.is_empty(), "{command}: one tab is never apart from itself");
                    document = loaded.document;
                    custody = loaded.custody;
                }
                Err(error) => assert!(kept.is_empty(), "{error:?}"),
            }
        }
    }
    (kept, document)
}

fn nothing_kept_is_missing(stores: Stores, way: Way, fails_at: usize) -> usize {
    let browser = Browser::new(stores, way, fails_at);
    let (kept, _) = hour(&browser);
    let calls = browser.trouble.calls.get();
    browser.trouble.fails_at.set(0);
    let Some((highest, expected)) = kept.last_key_value() else { return calls };
    let loaded =
        now(browser.keeper().load(ID)).unwrap_or_else(|e| panic!("{stores:?} {way:?} {fails_at}: {e:?}"));
    assert!(loaded.document.revision() >= *highest, "{stores:?} {way:?} {fails_at}");
    assert!(loaded.apart.is_empty(), "{stores:?} {way:?} {fails_at}: apart from itself");
    if loaded.document.revision() == *highest {
        assert_eq!(loaded.document.program(), expected.program(), "{stores:?} {way:?} {fails_at}");
    }
    calls
}

#[test]
fn nothing_that_was_called_kept_is_missing_whichever_storage_call_fails() {
    let mut runs = 0;
    for stores in [Stores::Both, Stores::JournalOnly, Stores::LocalOnly] {
        let calls = nothing_kept_is_missing(stores, Way::Quota, 0);
        for way in [Way::Quota, Way::Denied, Way::Silent, Way::HalfWritten] {
            for fails_at in 1..=calls + 10 {
                nothing_kept_is_missing(stores, way, fails_at);
                runs += 1;
            }
        }
    }
    assert!(runs > 1000, "{runs} runs");
}

#[test]
fn undo_survives_a_reload() {
    let browser = Browser::new(Stores::Both, Way::Quota, 0);
    let (_, document) = hour(&browser);
    let mut again = now(browser.keeper().load(ID)).unwrap().document;
    assert_eq!(again.program(), document.program());
    assert_eq!(again.next_undo(), document.next_undo());
    let mut expected = document;
    while expected.undo(stamp()).is_some() {
        again.undo(stamp());
        assert_eq!(again.program(), expected.program());
    }
}

#[test]
fn the_highest_revision_wins_from_either_store_and_damage_is_put_aside() {
    let browser = Browser::new(Stores::Both, Way::Quota, 0);
    let (_, document) = hour(&browser);
    browser.keeper().copy_to_store(&document, &Custody::default()).unwrap();
    let damaged: Vec<String> = browser.journal.0.borrow().keys().cloned().collect();
    for key in &damaged {
        browser.journal.0.borrow_mut().insert(key.clone(), "skadat".to_owned());
    }
    let loaded = now(browser.keeper().load(ID)).unwrap();
    assert_eq!(loaded.document.program(), document.program());
    assert!(!loaded.damaged.is_empty());
    let aside = now(browser.keeper().damaged()).unwrap();
    assert!(aside.iter().all(|(_, text)| text.ends_with("skadat")), "kept byte for byte");
    let again = now(browser.keeper().load(ID)).unwrap();
    assert!(again.damaged.is_empty(), "told once");
}

#[test]
fn a_programme_of_which_nothing_whole_is_left_is_reported_and_kept() {
    let browser = Browser::new(Stores::LocalOnly, Way::Quota, 0);
    let (_, document) = hour(&browser);
    browser.keeper().copy_to_store(&document, &Custody::default()).unwrap();
    for text in browser.local.0.borrow_mut().values_mut() {
        text.truncate(20);
    }
    let error = now(browser.keeper().load(ID)).map(|_| ()).unwrap_err();
    assert!(matches!(error, LoadError::Lost(ref kept) if kept.len() == 2), "{error:?}");
}

#[test]
fn a_second_tab_never_overwrites_the_first() {
    let browser = Browser::new(Stores::Both, Way::Quota, 0);
    let mut dice = Dice::new(1);
    let start = Document::new(ID, program(&mut dice, 6));
    let (one, two) = (browser.keeper(), browser.keeper());
    now(one.copy_to_journal(&start, &Custody::default())).unwrap();
    let (mut first, mut second) = (start.clone(), start);
    let title = |text: &str| {
        genomfor::edit::Edit::Set(
            genomfor::model::record::RecordRef::PROGRAMME,
            vec![("title", genomfor::model::value::Value::text(text))],
        )
    };
    let step = first.dispatch(title("första"), stamp()).unwrap().unwrap();
    assert_eq!(now(one.keep(&first, &step, &Custody::default())), Ok(Kept::Safely));
    let step = first.dispatch(title("första igen"), stamp()).unwrap().unwrap();
    assert_eq!(now(one.keep(&first, &step, &Custody::default())), Ok(Kept::Safely));
    let step = second.dispatch(title("andra"), stamp()).unwrap().unwrap();
    assert_eq!(now(two.keep(&second, &step, &Custody::default())), Err(StoreFault::Taken));
    let loaded = now(browser.keeper().load(ID)).unwrap();
    assert_eq!(loaded.document.program().settings.title, "första igen");
}

#[test]
fn what_two_tabs_kept_apart_is_found_when_the_programme_is_loaded() {
    let browser = Browser::new(Stores::Both, Way::Quota, 0);
    let mut dice = Dice::new(1);
    let start = Document::new(ID, program(&mut dice, 6));
    let (one, two) = (browser.keeper(), browser.keeper());
    now(one.copy_to_journal(&start, &Custody::default())).unwrap();
    let (mut first, mut second) = (start.clone(), start);
    let set = |field: &'static str, text: &str| {
        genomfor::edit::Edit::Set(
            genomfor::model::record::RecordRef::PROGRAMME,
            vec![(field, genomfor::model::value::Value::text(text))],
        )
    };
    let step = first.dispatch(set("title", "första"), stamp()).unwrap().unwrap();
    now(one.keep(&first, &step, &Custody::default())).unwrap();
    // The second tab is closed before the journal has answered: only its copy is there.
    second.dispatch(set("registry_number", "andra"), stamp()).unwrap();
    second.dispatch(set("county", "andra"), stamp()).unwrap();
    two.copy_to_store(&second, &Custody::default()).unwrap();
    let loaded = now(browser.keeper().load(ID)).unwrap();
    let mut marks: Vec<_> = loaded.apart.iter().map(Document::mark).collect();
    marks.push(loaded.document.mark());
    assert!(marks.contains(&first.mark()) && marks.contains(&second.mark()), "both are at hand");
    assert_eq!(marks.len(), 2);
}
