//! Keeping programmes between two visits. Every step is added to the journal, which
//! survives the death of the browser; a whole copy goes to local storage now and then, in
//! two slots of which one is always left alone. On the way back the highest revision whose
//! checksum holds wins, from either. Nothing is called kept before it was read back.

use super::file::{self, Opened};
use super::log::{Side, read_step, write_step};
use super::store::{Journal, StoreFault, TextStore, seal, unseal};
use crate::edit::document::{Document, Step};
use crate::model::record::{Id, Kind, RecordRef, fingerprint};
use crate::model::value::{ObjectBuilder, Value};
use std::cell::Cell;
use std::collections::BTreeSet;

const PROGRAMMES: &str = "genomfor/programme/";
const STEPS: &str = "genomfor/step/";
const OPEN: &str = "genomfor/open";
const DAMAGED: &str = "genomfor/damaged/";
const SLOTS: [&str; 2] = ["a", "b"];
/// A store that fails to answer is asked so many times before it is given up.
const PATIENCE: usize = 3;
/// After so many steps a whole copy goes to the journal, and old steps leave it.
pub const STEPS_PER_COPY: u64 = 50;

/// When a programme was last written to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileMark {
    /// Name of the file.
    pub name: String,
    /// Local time with offset.
    pub at: String,
    /// The revision that the file holds.
    pub revision: u64,
}

/// What is known of a programme besides its content.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Custody {
    /// When it was last kept, local time with offset.
    pub saved: String,
    /// Steps after this revision can be undone here.
    pub undoable_from: u64,
    /// When it was last written to a file.
    pub file: Option<FileMark>,
}

/// A programme that was kept here, for the list on the start page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: Id,
    /// Title of the document.
    pub title: String,
    /// Municipality.
    pub municipality: String,
    /// Revision of the latest whole copy.
    pub revision: u64,
    /// Goals and measures.
    pub counts: (u64, u64),
    /// What else is known.
    pub custody: Custody,
}

/// A programme that was taken up again.
#[derive(Debug)]
pub struct Loaded {
    /// The programme with its history.
    pub document: Document,
    /// What else is known.
    pub custody: Custody,
    /// States that were kept but on which the programme does not build: two tabs kept them at the
    /// same time.
    pub apart: Vec<Document>,
    /// Damaged copies that were found, now kept aside under these keys.
    pub damaged: Vec<String>,
}

/// Why a programme could not be taken up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LoadError {
    /// A store that may hold it does not answer.
    Unreachable(StoreFault),
    /// Nothing whole was found; damaged copies are kept under these keys.
    Lost(Vec<String>),
}

/// Where a step was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// In the journal: safe even if the browser is killed.
    Safely,
    /// In local storage only: safe unless the browser is killed within some minutes.
    Loosely,
}

/// In which store a text was found. The keys are the same in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shelf {
    Journal,
    Store,
}

/// A text, where it was found and under which key.
type Found = (Shelf, String, String);

/// Keeps programmes in two stores, either of which may be missing.
#[derive(Debug)]
pub struct Keeper<S, J> {
    store: Option<S>,
    journal: Option<J>,
    /// The last revision that the journal leads to without a gap.
    journal_revision: Cell<Option<u64>>,
}

pub(super) fn name_of(id: Id) -> String {
    RecordRef::new(Kind::Programme, id).to_string()
}

fn slot_key(id: Id, slot: &str) -> String {
    format!("{PROGRAMMES}{}/{slot}", name_of(id))
}

fn steps_prefix(id: Id) -> String {
    format!("{STEPS}{}/", name_of(id))
}

fn step_key(id: Id, revision: u64) -> String {
    format!("{}{revision:016}", steps_prefix(id))
}

fn revision_of_key(key: &str) -> Option<u64> {
    key.rsplit('/').next()?.parse().ok()
}

fn to_int(number: u64) -> Value {
    Value::Int(i64::try_from(number).unwrap_or(i64::MAX))
}

fn from_int(value: Option<&Value>) -> u64 {
    value.and_then(Value::as_int).and_then(|number| u64::try_from(number).ok()).unwrap_or(0)
}

fn text_of(value: &Value, name: &str) -> String {
    value.get(name).and_then(Value::as_text).unwrap_or_default().to_owned()
}

fn head(document: &Document, custody: &Custody) -> Value {
    let program = document.program();
    let file = custody.file.as_ref().map_or(Value::Null, |FileMark { name, at, revision }| {
        ObjectBuilder::new()
            .with("name", Value::text(name))
            .with("at", Value::text(at))
            .with("revision", to_int(*revision))
            .build()
    });
    let count = |kind| to_int(u64::try_from(program.count(kind)).unwrap_or_default());
    ObjectBuilder::new()
        .with("revision", to_int(document.revision()))
        .with("saved", Value::text(&custody.saved))
        .with("undoable_from", to_int(custody.undoable_from))
        .with("file", file)
        .with("title", Value::text(&program.settings.title))
        .with("municipality", Value::text(&program.settings.municipality))
        .with("goals", count(Kind::Goal))
        .with("measures", count(Kind::Measure))
        .build()
}

fn read_custody(head: &Value) -> Custody {
    let file = head.get("file").map(|file| FileMark {
        name: text_of(file, "name"),
        at: text_of(file, "at"),
        revision: from_int(file.get("revision")),
    });
    Custody { saved: text_of(head, "saved"), undoable_from: from_int(head.get("undoable_from")), file }
}

/// Asks again when a store does not answer.
fn patiently<T>(mut ask: impl FnMut() -> Result<T, StoreFault>) -> Result<T, StoreFault> {
    let mut answer = ask();
    for _ in 1..PATIENCE {
        if answer.is_ok() {
            break;
        }
        answer = ask();
    }
    answer
}

impl<S: TextStore, J: Journal> Keeper<S, J> {
    /// A keeper on the stores that there are.
    pub const fn new(store: Option<S>, journal: Option<J>) -> Keeper<S, J> {
        Keeper { store, journal, journal_revision: Cell::new(None) }
    }

    /// Whether there is a journal.
    pub const fn has_journal(&self) -> bool {
        self.journal.is_some()
    }

    /// Whether there is any store at all.
    pub const fn has_store(&self) -> bool {
        self.store.is_some() || self.journal.is_some()
    }

    async fn journal_all(&self, prefix: &str) -> Result<Vec<(String, String)>, StoreFault> {
        let Some(journal) = &self.journal else { return Ok(Vec::new()) };
        let mut answer = journal.all(prefix).await;
        for _ in 1..PATIENCE {
            if answer.is_ok() {
                break;
            }
            answer = journal.all(prefix).await;
        }
        answer
    }

    /// Every whole copy whose key begins so, from both stores.
    async fn copies(&self, prefix: &str) -> Result<Vec<Found>, StoreFault> {
        let in_journal = self.journal_all(prefix).await?.into_iter();
        let mut copies: Vec<Found> = in_journal.map(|(key, text)| (Shelf::Journal, key, text)).collect();
        if let Some(store) = &self.store {
            for key in patiently(|| store.keys(prefix))? {
                if let Some(text) = patiently(|| store.get(&key))? {
                    copies.push((Shelf::Store, key, text));
                }
            }
        }
        Ok(copies)
    }

    /// The programmes that are kept here, latest first.
    ///
    /// # Errors
    /// When a store does not answer.
    pub async fn entries(&self) -> Result<Vec<Entry>, StoreFault> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut ids: BTreeSet<Id> = BTreeSet::new();
        for (_, key, text) in self.copies(PROGRAMMES).await? {
            let name = key.strip_prefix(PROGRAMMES).and_then(|rest| rest.split('/').next());
            let Some(id) = name.and_then(RecordRef::parse).map(|reference| reference.id) else { continue };
            ids.insert(id);
            let Some((head, _)) = unseal(&text) else { continue };
            let entry = Entry {
                id,
                title: text_of(&head, "title"),
                municipality: text_of(&head, "municipality"),
                revision: from_int(head.get("revision")),
                counts: (from_int(head.get("goals")), from_int(head.get("measures"))),
                custody: read_custody(&head),
            };
            match entries.iter_mut().find(|known| known.id == id) {
                Some(known) if known.revision >= entry.revision => {}
                Some(known) => *known = entry,
                None => entries.push(entry),
            }
        }
        for id in ids.into_iter().filter(|id| !entries.iter().any(|e| e.id == *id)).collect::<Vec<_>>() {
            let title = String::new();
            let municipality = String::new();
            entries.push(Entry {
                id,
                title,
                municipality,
                revision: 0,
                counts: (0, 0),
                custody: Custody::default(),
            });
        }
        entries.sort_by(|a, b| b.custody.saved.cmp(&a.custody.saved));
        Ok(entries)
    }

    /// The highest revision of a programme that any store can lead to, without opening it;
    /// nothing when no store knows the programme.
    ///
    /// # Errors
    /// When a store does not answer.
    pub async fn highest_revision(&self, id: Id) -> Result<Option<u64>, StoreFault> {
        let prefix = format!("{PROGRAMMES}{}/", name_of(id));
        let copies = self.copies(&prefix).await?;
        let of_copies =
            copies.iter().filter_map(|(_, _, text)| unseal(text)).map(|(h, _)| from_int(h.get("revision")));
        let steps = match &self.journal {
            Some(journal) => journal.keys(&steps_prefix(id)).await?,
            None => Vec::new(),
        };
        Ok(of_copies.chain(steps.iter().filter_map(|key| revision_of_key(key))).max())
    }

    /// Takes a programme up again.
    ///
    /// # Errors
    /// When a store does not answer, or nothing whole is left; see [`LoadError`].
    pub async fn load(&self, id: Id) -> Result<Loaded, LoadError> {
        let prefix = format!("{PROGRAMMES}{}/", name_of(id));
        let copies = self.copies(&prefix).await.map_err(LoadError::Unreachable)?;
        let steps = self.journal_all(&steps_prefix(id)).await.map_err(LoadError::Unreachable)?;
        let mut damaged: Vec<Found> = Vec::new();
        let mut found: Vec<(Shelf, Document, Custody)> = Vec::new();
        let mut file: Option<FileMark> = None;
        for (shelf, key, text) in copies {
            let Some((custody, opened)) = open_copy(&text) else {
                damaged.push((shelf, key, text));
                continue;
            };
            if custody.file.as_ref().map(|f| (f.revision, &f.at)) > file.as_ref().map(|f| (f.revision, &f.at))
            {
                file.clone_from(&custody.file);
            }
            let mut document = opened.into_document(custody.undoable_from);
            follow(&mut document, &steps);
            found.push((shelf, document, custody));
        }
        let in_journal = found.iter().filter(|(shelf, ..)| *shelf == Shelf::Journal);
        let journal_revision = in_journal.map(|(_, document, _)| document.revision()).max();
        // The first of those with the highest revision: the journal's come first.
        let mut best: Option<(Document, Custody)> = None;
        let mut others = Vec::new();
        for (_, document, custody) in found {
            match &mut best {
                Some((known, _)) if known.revision() >= document.revision() => others.push(document),
                best => others.extend(best.replace((document, custody)).map(|(document, _)| document)),
            }
        }
        let reached = best.as_ref().map_or(0, |(document, _)| document.revision());
        let beyond = steps.into_iter().filter(|(key, _)| revision_of_key(key).is_none_or(|r| r > reached));
        damaged.extend(beyond.map(|(key, text)| (Shelf::Journal, key, text)));
        let damaged = self.put_aside(damaged).await;
        let Some((document, mut custody)) = best else { return Err(LoadError::Lost(damaged)) };
        custody.file = file;
        // The journal goes on from here only if its own copies and steps lead here.
        self.journal_revision.set(journal_revision.filter(|revision| *revision == document.revision()));
        let apart = apart(&document, others);
        Ok(Loaded { document, custody, apart, damaged })
    }

    /// Moves damaged texts out of the way, byte for byte; what cannot be moved stays.
    async fn put_aside(&self, damaged: Vec<Found>) -> Vec<String> {
        let mut kept = Vec::new();
        for (shelf, key, text) in damaged {
            let aside = format!("{DAMAGED}{:016x}", fingerprint(format!("{shelf:?}{key}{text}").as_bytes()));
            let text = format!("{key}\n{text}");
            let in_journal = match &self.journal {
                Some(journal) => journal.put(&aside, &text).await.is_ok(),
                None => false,
            };
            let moved =
                in_journal || self.store.as_ref().is_some_and(|store| store.set(&aside, &text).is_ok());
            if !moved {
                kept.push(key);
                continue;
            }
            // What cannot be removed is put aside again next time, under the same name.
            match (shelf, &self.journal, &self.store) {
                (Shelf::Journal, Some(journal), _) => {
                    let _ = journal.remove(std::slice::from_ref(&key)).await;
                }
                (Shelf::Store, _, Some(store)) => {
                    let _ = store.remove(&key);
                }
                (Shelf::Journal, None, _) | (Shelf::Store, _, None) => {}
            }
            kept.push(aside);
        }
        kept
    }

    /// The damaged texts that were put aside, with the key they had in front.
    ///
    /// # Errors
    /// When a store does not answer.
    pub async fn damaged(&self) -> Result<Vec<(String, String)>, StoreFault> {
        let found = self.copies(DAMAGED).await?;
        Ok(found.into_iter().map(|(_, key, text)| (key, text)).collect())
    }

    /// Keeps a step that a document has just made.
    ///
    /// # Errors
    /// When neither store keeps it. Then the document is in memory only.
    pub async fn keep(
        &self,
        document: &Document,
        step: &Step,
        custody: &Custody,
    ) -> Result<Kept, StoreFault> {
        let mut fault = StoreFault::Denied;
        if self.journal.is_some() {
            let outcome = if self.journal_revision.get() == Some(step.revision.saturating_sub(1)) {
                self.add_step(document.id(), step).await
            } else {
                self.copy_to_journal(document, custody).await
            };
            // A step that does not come back as it was is made good by a whole copy.
            let outcome = match outcome {
                Err(StoreFault::Taken) => return Err(StoreFault::Taken),
                Err(_) => self.copy_to_journal(document, custody).await,
                Ok(()) => Ok(()),
            };
            match outcome {
                Ok(()) => return Ok(Kept::Safely),
                Err(reason) => {
                    self.journal_revision.set(None);
                    fault = reason;
                }
            }
        }
        match self.copy_to_store(document, custody) {
            Ok(()) => Ok(Kept::Loosely),
            Err(reason) => Err(if self.journal.is_some() { fault } else { reason }),
        }
    }

    async fn add_step(&self, id: Id, step: &Step) -> Result<(), StoreFault> {
        let Some(journal) = &self.journal else { return Err(StoreFault::Denied) };
        let key = step_key(id, step.revision);
        let body = serde_json::to_string(&write_step(step)).unwrap_or_default();
        let head = ObjectBuilder::new().with("revision", to_int(step.revision)).build();
        let text = seal(&head, &body);
        journal.add(&key, &text).await?;
        let there = journal.all(&key).await?;
        if there.first().is_none_or(|(_, kept)| *kept != text) {
            return Err(StoreFault::Unfaithful);
        }
        self.journal_revision.set(Some(step.revision));
        Ok(())
    }

    /// Puts a whole copy into the journal and lets the steps go that no copy needs.
    ///
    /// # Errors
    /// When the journal does not keep it.
    pub async fn copy_to_journal(&self, document: &Document, custody: &Custody) -> Result<(), StoreFault> {
        let Some(journal) = &self.journal else { return Err(StoreFault::Denied) };
        let id = document.id();
        let prefix = format!("{PROGRAMMES}{}/", name_of(id));
        let copies = self.journal_all(&prefix).await?;
        let steps = journal.keys(&steps_prefix(id)).await?;
        let ahead = steps.iter().filter_map(|key| revision_of_key(key)).max();
        if ahead.is_some_and(|revision| revision > document.revision()) {
            return Err(StoreFault::Taken);
        }
        let (slot, left) = older_slot(&copies, document.revision())?;
        let (key, text) =
            (slot_key(id, slot), seal(&head(document, custody), &file::write(document, &custody.saved)));
        journal.put(&key, &text).await?;
        let there = journal.all(&key).await?;
        if there.first().is_none_or(|(_, kept)| *kept != text) {
            return Err(StoreFault::Unfaithful);
        }
        self.journal_revision.set(Some(document.revision()));
        let needed_from = left.unwrap_or(0);
        let old: Vec<String> =
            steps.into_iter().filter(|key| revision_of_key(key).is_some_and(|r| r <= needed_from)).collect();
        // Steps that stay by mistake cost room, nothing else.
        let _ = journal.remove(&old).await;
        Ok(())
    }

    /// Puts a whole copy into local storage, into the slot that holds the older one.
    ///
    /// # Errors
    /// When local storage does not keep it, or holds a later revision (another tab's).
    pub fn copy_to_store(&self, document: &Document, custody: &Custody) -> Result<(), StoreFault> {
        let Some(store) = &self.store else { return Err(StoreFault::Denied) };
        let id = document.id();
        let mut copies = Vec::new();
        for slot in SLOTS {
            let key = slot_key(id, slot);
            if let Some(text) = patiently(|| store.get(&key))? {
                copies.push((key, text));
            }
        }
        let (slot, _) = older_slot(&copies, document.revision())?;
        let (key, text) =
            (slot_key(id, slot), seal(&head(document, custody), &file::write(document, &custody.saved)));
        store.set(&key, &text)?;
        let there = patiently(|| store.get(&key))?;
        if there.as_deref() == Some(text.as_str()) { Ok(()) } else { Err(StoreFault::Unfaithful) }
    }

    /// Notes which programme is open, where the death of the browser cannot undo it.
    pub async fn note_open(&self, id: Id) {
        if let Some(journal) = &self.journal {
            // Only a convenience: without it the start page is shown.
            let _ = journal.put(OPEN, &name_of(id)).await;
        }
    }

    /// The programme that was noted as open.
    pub async fn noted_open(&self) -> Option<RecordRef> {
        let notes = self.journal_all(OPEN).await.ok()?;
        notes.first().and_then(|(_, text)| RecordRef::parse(text))
    }

    /// Puts a text beside the programmes into the journal.
    ///
    /// # Errors
    /// When there is no journal, or it does not keep the text.
    pub async fn put_text(&self, key: &str, text: &str) -> Result<(), StoreFault> {
        match &self.journal {
            Some(journal) => journal.put(key, text).await,
            None => Err(StoreFault::Denied),
        }
    }

    /// The texts beside the programmes whose key begins so.
    ///
    /// # Errors
    /// When the journal does not answer.
    pub async fn texts(&self, prefix: &str) -> Result<Vec<(String, String)>, StoreFault> {
        self.journal_all(prefix).await
    }

    /// The keys of such texts.
    ///
    /// # Errors
    /// When the journal does not answer.
    pub async fn text_keys(&self, prefix: &str) -> Result<Vec<String>, StoreFault> {
        match &self.journal {
            Some(journal) => journal.keys(prefix).await,
            None => Ok(Vec::new()),
        }
    }

    /// Removes such texts.
    ///
    /// # Errors
    /// When the journal does not do it.
    pub async fn remove_texts(&self, keys: &[String]) -> Result<(), StoreFault> {
        match &self.journal {
            Some(journal) => journal.remove(keys).await,
            None => Ok(()),
        }
    }

    /// Removes a programme from both stores.
    ///
    /// # Errors
    /// When a store does not do it.
    pub async fn forget(&self, id: Id) -> Result<(), StoreFault> {
        let prefix = format!("{PROGRAMMES}{}/", name_of(id));
        if let Some(journal) = &self.journal {
            let mut keys = journal.keys(&prefix).await?;
            keys.extend(journal.keys(&steps_prefix(id)).await?);
            keys.extend(journal.keys(&super::memory::revisions(id)).await?);
            keys.extend(journal.keys(&super::memory::review(id)).await?);
            journal.remove(&keys).await?;
        }
        if let Some(store) = &self.store {
            for key in patiently(|| store.keys(&prefix))? {
                patiently(|| store.remove(&key))?;
            }
        }
        Ok(())
    }
}

/// The states among others on which a programme does not build, though its log reaches as far back.
fn apart(document: &Document, others: Vec<Document>) -> Vec<Document> {
    let lineage = document.lineage();
    let first = document.log().first().map_or(document.revision(), |step| step.first);
    let mut apart: Vec<Document> = Vec::new();
    for other in others {
        // What was kept in the middle of typing is part of the step that the typing became.
        let typing =
            document.log().iter().any(|s| s.first <= other.revision() && other.revision() < s.revision);
        let known = typing
            || lineage.contains(other.mark())
            || apart.iter().any(|known| known.mark() == other.mark());
        if !known && other.revision() >= first {
            apart.push(other);
        }
    }
    apart
}

fn open_copy(text: &str) -> Option<(Custody, Opened)> {
    let (head, body) = unseal(text)?;
    Some((read_custody(&head), file::read(body.as_bytes()).ok()?))
}

/// Makes the steps that follow on a document without a gap.
fn follow(document: &mut Document, steps: &[(String, String)]) {
    for (key, text) in steps {
        let next = document.revision() + 1;
        if revision_of_key(key) != Some(next) {
            continue;
        }
        let step = unseal(text)
            .and_then(|(_, body)| file::parse(body).ok())
            .and_then(|value| read_step(&value, document.program(), Side::Before));
        let Some(step) = step.filter(|step| step.revision == next) else { return };
        document.replay(step.into());
    }
}

/// The slot to write next: an empty one, else the one with the older revision; and the
/// revision in the other slot. Refuses when a later revision than ours is there.
fn older_slot(copies: &[(String, String)], ours: u64) -> Result<(&'static str, Option<u64>), StoreFault> {
    let held = SLOTS.map(|slot| {
        let text = copies.iter().find(|(key, _)| key.ends_with(&format!("/{slot}")))?;
        Some(unseal(&text.1).map_or(0, |(head, _)| from_int(head.get("revision"))))
    });
    if held.iter().flatten().any(|revision| *revision > ours) {
        return Err(StoreFault::Taken);
    }
    let [a, b] = held;
    Ok(if a.is_none() || (b.is_some() && a <= b) { ("a", b) } else { ("b", a) })
}
