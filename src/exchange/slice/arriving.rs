//! A slice on its return: what the body changed, put into the whole from which it was cut.
//! What was cut is not read as removed. Judges nothing.

use crate::model::field::{FieldInfo, Shape};
use crate::model::program::{AnyRecord, Program};
use crate::model::record::Kind;
use crate::model::value::Value;

/// The whole as it was when the slice was cut, with what the body has changed, added and removed
/// in its slice. Records that were not in the slice stay as they are, whatever the file
/// says: also where they refer to a record that the body has removed.
#[must_use]
pub fn returned(whole_base: &Program, slice_base: &Program, returned: &Program) -> Program {
    let mut whole = whole_base.clone();
    for after in returned.all_records() {
        let target = after.reference();
        match (slice_base.get(target), whole_base.get(target)) {
            (Some(before), _) if before == after => {}
            (Some(before), Some(then)) => whole.put(arrived(&then, &before, after)),
            // A version that was kept of a slice is none of the whole: going back to it would lose the rest.
            (None, None) if target.kind == Kind::Version => {}
            (None, None) => whole.put(after),
            // It was never handed out, or the whole does not know it any more.
            (None, Some(_)) | (Some(_), None) => {}
        }
    }
    for before in slice_base.all_records() {
        if !returned.has(before.reference()) {
            whole.remove(before.reference());
        }
    }
    whole
}

/// A record of the whole with the changes that its counterpart in the slice went through.
fn arrived(whole: &AnyRecord, before: &AnyRecord, after: AnyRecord) -> AnyRecord {
    let mut record = whole.clone();
    for info in after.infos() {
        let (then, now) = (before.get(info.name), after.get(info.name));
        if then != now {
            let value = merged(&info.shape, &whole.get(info.name), &then, &now);
            // All three have the field's own shape; where they cannot be joined, what came back counts.
            let _ = record.set(info.name, value).or_else(|_| record.set(info.name, now));
        }
    }
    if before.rank() != after.rank() {
        record.set_rank(after.rank().clone());
    }
    if before.extra() != after.extra() {
        *record.extra_mut() = after.extra().clone();
    }
    record
}

/// The value of the whole after the change from one value of the slice to another.
fn merged(shape: &Shape, whole: &Value, then: &Value, now: &Value) -> Value {
    match shape {
        Shape::Links(_) => {
            let was = then.as_list();
            let stayed =
                whole.as_list().iter().filter(|item| !was.contains(item) || now.as_list().contains(item));
            let added = now.as_list().iter().filter(|item| !whole.as_list().contains(item));
            Value::List(stayed.chain(added).cloned().collect())
        }
        Shape::Rows(_) => Value::List(rows(whole.as_list(), then.as_list(), now.as_list())),
        Shape::Object(infos) => object(infos, whole, then, now),
        _ => now.clone(),
    }
}

/// The rows that came back: those that did not change with the references that were cut from
/// them, and last the rows that had stayed behind.
fn rows(whole: &[Value], then: &[Value], now: &[Value]) -> Vec<Value> {
    let mut pairs: Vec<(&Value, &Value)> = Vec::new();
    let mut behind: Vec<Value> = Vec::new();
    if whole.len() == then.len() {
        pairs.extend(then.iter().zip(whole));
    } else {
        let mut handed_out = then.iter().peekable();
        for row in whole {
            match handed_out.next_if(|then| *then == row) {
                Some(then) => pairs.push((then, row)),
                None => behind.push(row.clone()),
            }
        }
    }
    let restored = now.iter().map(|row| {
        let place = pairs.iter().position(|(then, _)| *then == row);
        place.map_or_else(|| row.clone(), |place| pairs.remove(place).1.clone())
    });
    let came_back: Vec<Value> = restored.collect();
    came_back.into_iter().chain(behind).collect()
}

fn object(infos: &'static [FieldInfo], whole: &Value, then: &Value, now: &Value) -> Value {
    let of = |value: &Value, name: &str| value.get(name).cloned().unwrap_or_default();
    let mut entries = Vec::new();
    for info in infos {
        let (then, now) = (of(then, info.name), of(now, info.name));
        let whole = of(whole, info.name);
        let value = if then == now { whole } else { merged(&info.shape, &whole, &then, &now) };
        if !value.is_blank() {
            entries.push((info.name.to_owned(), value));
        }
    }
    if let Value::Object(all) = now {
        // What the program does not know, and what it set aside.
        entries.extend(all.iter().filter(|(name, _)| infos.iter().all(|info| info.name != name)).cloned());
    }
    Value::Object(entries)
}
