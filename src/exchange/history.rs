//! The history of a copy as it stands in its file: the log, what is known of the time before
//! it, and to whom the copy was sent. Knows no merging.

use super::log::{Side, number, read_changes, read_marks, read_step, write_changes, write_marks};
use crate::edit::document::{Document, Stamp, Step};
use crate::edit::lineage::{Base, Past, Purpose, Sent};
use crate::edit::mark::Mark;
use crate::model::program::Program;
use crate::model::record::{BodyId, Id, Kind, RecordRef, TypedId};
use crate::model::value::{ObjectBuilder, Value};
use std::sync::Arc;

/// What a file tells of its history.
pub(super) struct History {
    /// The log, oldest first.
    pub log: Vec<Arc<Step>>,
    /// What is known of the time before it.
    pub past: Past,
    /// Whether all of it could be read.
    pub whole: bool,
}

fn text(value: &Value, name: &str) -> String {
    value.get(name).and_then(Value::as_text).unwrap_or_default().to_owned()
}

/// The mark of the present state and what is known of the time before the log.
pub(super) fn write_past(document: &Document) -> Value {
    let Past { start, known, base } = document.past();
    let base = base.as_ref().map_or(Value::Null, |Base { mark, revision, changes }| {
        ObjectBuilder::new()
            .with("mark", Value::text(mark.to_string()))
            .with("revision", number(*revision))
            .with("changes", write_changes(changes))
            .build()
    });
    ObjectBuilder::new()
        .with("mark", Value::text(document.mark().to_string()))
        .with("start", Value::text(start.to_string()))
        .with(
            "from",
            document.log().first().map(|step| number(step.first.saturating_sub(1))).unwrap_or_default(),
        )
        .with("known", write_marks(known))
        .with("base", base)
        .build()
}

/// Reads the history of a programme, from the end backwards as far as it fits. Where a file tells
/// no marks, they are made from what it tells.
pub(super) fn read(id: Id, log: &Value, told: &Value, program: &Program, revision: u64) -> History {
    let mut steps = Vec::new();
    let mut earlier = program.clone();
    let mut expected = revision;
    for value in log.as_list().iter().rev() {
        let Some(step) = read_step(value, &earlier, Side::After).filter(|s| s.revision == expected) else {
            break;
        };
        step.changes.inverse().apply(&mut earlier);
        expected = step.first.saturating_sub(1);
        steps.push(step);
    }
    steps.reverse();
    let mut whole = steps.len() == log.as_list().len() && matches!(log, Value::Null | Value::List(_));
    // A log that lost its beginning does not reach back to the start that is told.
    whole &= told.get("from").and_then(Value::as_int).is_none_or(|from| u64::try_from(from) == Ok(expected));
    let mark = |name| Mark::parse(&text(told, name));
    // The start that is told is that of the whole log.
    let start = mark(if steps.is_empty() && whole { "mark" } else { "start" }).filter(|_| whole);
    let start = start.unwrap_or_else(|| Mark::of_content(id, &earlier));
    let base = told.get("base").filter(|_| whole).and_then(|base| {
        let read = read_base(base, &earlier);
        whole = read.is_some();
        read
    });
    let past = Past { start, known: read_marks(told.get("known")), base };
    History { log: marked(steps, start), past, whole }
}

fn read_base(value: &Value, start: &Program) -> Option<Base> {
    let changes = match value.get("changes") {
        Some(changes) => read_changes(changes, start, Side::After)?,
        None => crate::edit::change::ChangeSet::default(),
    };
    let revision = value.get("revision").and_then(Value::as_int).and_then(|r| u64::try_from(r).ok());
    Some(Base { mark: Mark::parse(&text(value, "mark"))?, revision: revision.unwrap_or(0), changes })
}

/// The steps, each with a mark.
fn marked(steps: Vec<Step>, start: Mark) -> Vec<Arc<Step>> {
    let mut before = start;
    let mut marked = Vec::with_capacity(steps.len());
    for mut step in steps {
        if step.mark == Mark::default() {
            let stamp = Stamp { at: step.at.clone(), by: step.by.clone() };
            step.mark = before.after(step.revision, &stamp, step.action, &step.changes);
        }
        before = step.mark;
        marked.push(Arc::new(step));
    }
    marked
}

/// To whom and for what a copy was sent.
pub(super) fn write_sent(sent: &Sent) -> Value {
    let Sent { purpose, mark, at, by, to, note } = sent;
    let (code, body) = match purpose {
        Purpose::Work => ("work", Value::Null),
        Purpose::Comment => ("comment", Value::Null),
        Purpose::Body(body) => ("body", Value::Text(RecordRef::new(Kind::Body, body.id()).to_string())),
    };
    ObjectBuilder::new()
        .with("purpose", Value::text(code))
        .with("body", body)
        .with("mark", Value::text(mark.to_string()))
        .with("at", Value::text(at))
        .with("by", Value::text(by))
        .with("to", Value::text(to))
        .with("note", Value::text(note))
        .build()
}

/// Reads to whom a copy was sent; nothing when it does not say what for.
pub(super) fn read_sent(value: &Value) -> Option<Sent> {
    let purpose = match value.get("purpose")?.as_text()? {
        "work" => Purpose::Work,
        "comment" => Purpose::Comment,
        "body" => Purpose::Body(BodyId(Id::from_text(Kind::Body, value.get("body")?.as_text()?)?)),
        _ => return None,
    };
    let mark = Mark::parse(&text(value, "mark")).unwrap_or_default();
    let (at, by) = (text(value, "at"), text(value, "by"));
    Some(Sent { purpose, mark, at, by, to: text(value, "to"), note: text(value, "note") })
}
