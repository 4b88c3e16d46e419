//! The file: `*.genomfor.json`, pretty-printed UTF-8 in a stable order. Reading never
//! drops anything: what is unknown is kept, what is wrong is set aside and told.

use super::encoding::decode;
use super::history;
use super::log::write_step;
use super::migrate;
use super::read_error::{Notice, Oddity, ReadError};
use super::rescue;
use crate::edit::document::{Document, Step};
use crate::edit::lineage::{Past, Sent};
use crate::model::program::{AnyRecord, Program};
use crate::model::rank::Rank;
use crate::model::record::{Extra, Id, Kind, RecordRef, UNREAD, fingerprint};
use crate::model::value::{ObjectBuilder, Value};
use std::collections::BTreeSet;
use std::sync::Arc;

/// How a file says what it is.
pub const FORMAT: &str = "genomfor";

/// The end of the name of every file.
pub const EXTENSION: &str = ".genomfor.json";

const RANK: &str = "rank";

/// A file that was read.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The programme's permanent id.
    pub id: Id,
    /// The programme.
    pub program: Program,
    /// Its revision.
    pub revision: u64,
    /// The change log, oldest first.
    pub log: Vec<Arc<Step>>,
    /// What it knows of the time before the log.
    pub past: Past,
    /// To whom and for what it was sent.
    pub sent: Option<Sent>,
    /// When it was written, as it says.
    pub saved: String,
    /// Parts of the file that this version does not know.
    pub extra: Extra,
    /// What was odd.
    pub notices: Vec<Notice>,
}

impl Opened {
    /// The document, of which the steps after `undoable_from` can be undone.
    #[must_use]
    pub fn into_document(self, undoable_from: u64) -> Document {
        Document::open(self.id, self.program, self.revision, self.log, undoable_from, self.past)
            .with_extra(self.extra)
            .with_sent(self.sent)
    }
}

/// Writes a document as the text of a file.
#[must_use]
pub fn write(document: &Document, saved: &str) -> String {
    let program = document.program();
    let mut file = ObjectBuilder::new()
        .with("format", Value::text(FORMAT))
        .with("version", Value::Int(migrate::NEWEST))
        .with("app", Value::text(env!("CARGO_PKG_VERSION")))
        .with("id", Value::Text(RecordRef::new(Kind::Programme, document.id()).to_string()))
        .always("revision", Value::Int(i64::try_from(document.revision()).unwrap_or(i64::MAX)))
        .with("saved", Value::text(saved))
        .always("programme", AnyRecord::Programme(Arc::clone(&program.settings)).write(Vec::new()));
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Programme) {
        let records = program.records(kind).iter().map(write_record).collect();
        file = file.with(kind.table(), Value::List(records));
    }
    file = file.with("sent", document.sent().map(history::write_sent).unwrap_or_default());
    file = file.with("history", history::write_past(document));
    for (name, value) in &document.extra().kept {
        file = file.always(name, value.clone());
    }
    file = file.with(UNREAD, Value::Object(document.extra().unread.clone()));
    // Writing to memory a tree without maps of odd keys cannot fail.
    let mut text = serde_json::to_string_pretty(&file.build()).unwrap_or_default();
    put_log(&mut text, document);
    text.push('\n');
    text
}

/// Puts the log at the end of the file, a step on each line: it is the largest part of many
/// files, and nobody edits it by hand.
fn put_log(text: &mut String, document: &Document) {
    if document.log().is_empty() || text.pop() != Some('}') {
        return;
    }
    text.truncate(text.trim_end().len());
    text.push_str(",\n  \"log\": [");
    for (place, step) in document.log().iter().enumerate() {
        text.push_str(if place == 0 { "\n    " } else { ",\n    " });
        text.push_str(&serde_json::to_string(&write_step(step)).unwrap_or_default());
    }
    text.push_str("\n  ]\n}");
}

/// A record as it stands in its list: id, rank, then its fields.
#[must_use]
pub fn write_record(record: &AnyRecord) -> Value {
    let reference = record.reference();
    if reference.kind == Kind::Programme {
        return record.write(Vec::new());
    }
    let id = Value::Text(reference.to_string());
    record.write(vec![("id".to_owned(), id), (RANK.to_owned(), record.rank().to_value())])
}

/// A record from the entries of an object, with the id that it is to have.
#[must_use]
pub fn read_record(target: RecordRef, mut entries: Vec<(String, Value)>) -> AnyRecord {
    let mut rank = None;
    entries.retain(|(name, value)| {
        if name == RANK {
            rank = Rank::from_value(value);
        }
        target.kind == Kind::Programme || (name != "id" && name != RANK)
    });
    let mut record = AnyRecord::read(target.kind, entries);
    record.set_id(target.id);
    if let Some(rank) = rank {
        record.set_rank(rank);
    }
    record
}

/// Reads a file.
///
/// # Errors
/// See [`ReadError`]; nothing is half-read.
pub fn read(bytes: &[u8]) -> Result<Opened, ReadError> {
    let decoded = decode(bytes)?;
    let mut opened = read_tree(parse(&decoded.text)?)?;
    if decoded.converted {
        opened.notices.insert(0, Notice { path: String::new(), oddity: Oddity::OldEncoding });
    }
    Ok(opened)
}

/// Reads what can be read of a file that ends too early.
///
/// # Errors
/// When not enough is left to say that it is a programme.
pub fn read_cut_off(bytes: &[u8]) -> Result<Opened, ReadError> {
    let decoded = decode(bytes)?;
    let closed = rescue::close_open_ends(&decoded.text).ok_or(ReadError::Empty)?;
    let mut opened = read_tree(parse(&closed)?)?;
    opened.notices.insert(0, Notice { path: String::new(), oddity: Oddity::RestMissing });
    Ok(opened)
}

/// Reads JSON text as a tree, with the place of a fault.
///
/// # Errors
/// When it is not JSON, ends too early or is nested too deep.
pub fn parse(text: &str) -> Result<Value, ReadError> {
    serde_json::from_str(text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        let begun = text.trim_start().starts_with(['{', '[']);
        if error.is_eof() && begun {
            ReadError::CutOff { line, column }
        } else if error.to_string().starts_with("recursion limit") {
            ReadError::TooDeep { line, column }
        } else {
            ReadError::NotJson { line, column }
        }
    })
}

fn read_tree(mut tree: Value) -> Result<Opened, ReadError> {
    let format = tree.get("format").and_then(Value::as_text).map(str::to_owned);
    if format.as_deref() != Some(FORMAT) {
        return Err(ReadError::NotAProgramme { format });
    }
    let version = tree.get("version").and_then(Value::as_int);
    let version = version.ok_or_else(|| ReadError::Shape { path: "version".to_owned() })?;
    migrate::to_newest(&mut tree, version)?;
    let Value::Object(entries) = tree else { return Err(ReadError::NotAProgramme { format: None }) };
    let mut reader = Reader::default();
    for (name, value) in entries {
        reader.take(name, value);
    }
    Ok(reader.finish())
}

/// Takes the parts of a file one by one.
#[derive(Default)]
struct Reader {
    id: Option<Id>,
    program: Program,
    revision: Option<u64>,
    log: Option<Value>,
    history: Option<Value>,
    sent: Option<Sent>,
    saved: String,
    extra: Extra,
    notices: Vec<Notice>,
    seen: BTreeSet<String>,
}

impl Reader {
    fn take(&mut self, name: String, value: Value) {
        if !self.seen.insert(name.clone()) {
            return self.set_aside(name.clone(), name, value, Oddity::WrongValue);
        }
        let table = Kind::ALL.into_iter().find(|kind| kind.table() == name);
        match (name.as_str(), table) {
            ("format" | "version" | "app", _) => {}
            ("saved", _) => self.saved = value.as_text().unwrap_or_default().to_owned(),
            ("id", _) => {
                self.id = value.as_text().and_then(|text| Id::from_text(Kind::Programme, text));
                if self.id.is_none() {
                    self.set_aside(name.clone(), name, value, Oddity::WrongValue);
                }
            }
            ("revision", _) => {
                self.revision = value.as_int().and_then(|number| u64::try_from(number).ok());
                if self.revision.is_none() {
                    self.set_aside(name.clone(), name, value, Oddity::WrongValue);
                }
            }
            ("log", _) => self.log = Some(value),
            ("history", _) => self.history = Some(value),
            ("sent", _) => self.sent = history::read_sent(&value),
            (UNREAD, _) if matches!(value, Value::Object(_)) => {
                if let Value::Object(unread) = value {
                    self.extra.unread.extend(unread);
                }
            }
            (_, Some(Kind::Programme)) => self.take_settings(name, value),
            (_, Some(kind)) => self.take_table(kind, name, value),
            (_, None) => self.extra.kept.push((name, value)),
        }
    }

    fn set_aside(&mut self, path: String, name: String, value: Value, oddity: Oddity) {
        self.notices.push(Notice { path, oddity });
        self.extra.unread.push((name, value));
    }

    fn take_settings(&mut self, name: String, value: Value) {
        match value {
            Value::Object(entries) => {
                let record = read_record(RecordRef::PROGRAMME, entries);
                self.tell_unread(&record, &name);
                self.program.put(record);
            }
            other => self.set_aside(name.clone(), name, other, Oddity::WrongValue),
        }
    }

    fn take_table(&mut self, kind: Kind, name: String, value: Value) {
        let Value::List(items) = value else {
            return self.set_aside(name.clone(), name, value, Oddity::NotAList);
        };
        let mut last: Option<Rank> = None;
        for (place, item) in items.into_iter().enumerate() {
            let path = format!("{name}[{place}]");
            let Value::Object(entries) = item else {
                self.set_aside(path, name.clone(), item, Oddity::NotARecord);
                continue;
            };
            let id = self.fresh_id(kind, &entries, &path);
            let given = entries.iter().find(|(key, _)| key == RANK);
            let ranked = given.is_some_and(|(_, value)| Rank::from_value(value).is_some());
            if given.is_some() && !ranked {
                self.notices.push(Notice { path: format!("{path}.{RANK}"), oddity: Oddity::NoRank });
            }
            let mut record = read_record(RecordRef::new(kind, id), entries);
            if !ranked {
                record.set_rank(Rank::after(last.as_ref()));
            }
            last = last.max(Some(record.rank().clone()));
            self.tell_unread(&record, &path);
            self.program.put(record);
        }
    }

    /// The id of a record in the file, or a new one where it has none or not its own.
    fn fresh_id(&mut self, kind: Kind, entries: &[(String, Value)], path: &str) -> Id {
        let text = entries.iter().find(|(name, _)| name == "id").and_then(|(_, value)| value.as_text());
        let given = text.and_then(|text| Id::from_text(kind, text));
        let oddity = if given.is_some() { Oddity::DuplicateId } else { Oddity::NoId };
        if let Some(id) = given.filter(|id| !self.program.has(RecordRef::new(kind, *id))) {
            return id;
        }
        self.notices.push(Notice { path: path.to_owned(), oddity });
        let mut attempt = fingerprint(format!("{path}{}", text.unwrap_or_default()).as_bytes());
        while self.program.has(RecordRef::new(kind, Id(attempt))) {
            attempt = attempt.wrapping_add(1);
        }
        Id(attempt)
    }

    fn tell_unread(&mut self, record: &AnyRecord, path: &str) {
        let mut paths: Vec<String> =
            record.extra().unread.iter().map(|(name, _)| format!("{path}.{name}")).collect();
        for info in record.infos() {
            nested_unread(&record.get(info.name), &format!("{path}.{}", info.name), &mut paths);
        }
        self.notices.extend(paths.into_iter().map(|path| Notice { path, oddity: Oddity::WrongValue }));
    }

    fn finish(mut self) -> Opened {
        let revision = self.revision.unwrap_or(0);
        let id = self.id.unwrap_or_else(|| {
            let settings = &self.program.settings;
            Id(fingerprint(format!("{}{}", settings.municipality, settings.title).as_bytes()))
        });
        let log = self.log.take().unwrap_or_default();
        let told = self.history.take().unwrap_or_default();
        let history = history::read(id, &log, &told, &self.program, revision);
        if !history.whole {
            self.notices.push(Notice { path: "log".to_owned(), oddity: Oddity::LogUnread });
        }
        let Reader { program, extra, notices, sent, saved, .. } = self;
        let (log, past) = (history.log, history.past);
        Opened { id, program, revision, log, past, sent, saved, extra, notices }
    }
}

/// The places of values that were set aside in the rows of a record.
fn nested_unread(value: &Value, path: &str, paths: &mut Vec<String>) {
    match value {
        Value::List(items) => {
            for (place, item) in items.iter().enumerate() {
                nested_unread(item, &format!("{path}[{place}]"), paths);
            }
        }
        Value::Object(entries) => {
            for (name, inner) in entries {
                if let (UNREAD, Value::Object(unread)) = (name.as_str(), inner) {
                    paths.extend(unread.iter().map(|(name, _)| format!("{path}.{name}")));
                } else {
                    nested_unread(inner, &format!("{path}.{name}"), paths);
                }
            }
        }
        _ => {}
    }
}

/// A name for the file of a programme that every system accepts.
#[must_use]
pub fn file_name(program: &Program, day: &str) -> String {
    let settings = &program.settings;
    let words = [settings.municipality.as_str(), settings.title.as_str(), day];
    let joined = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let safe: String = joined
        .chars()
        .map(|c| if c.is_alphanumeric() || matches!(c, '-' | ' ' | '–' | '_') { c } else { ' ' })
        .collect();
    let name: String = safe.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(100).collect();
    format!("{}{EXTENSION}", if name.is_empty() { "programme" } else { name.trim() })
}
