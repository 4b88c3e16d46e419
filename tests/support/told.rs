//! The language of the merge stories: scenes with a heading, and lines that say what somebody does
//! to a programme, in the words of the labels.

use genomfor::model::field::{FieldInfo, Shape};
use genomfor::model::leaf::key_fields;
use genomfor::model::program::{AnyRecord, Program};
use genomfor::model::record::{Id, Kind, RecordRef, fingerprint};
use genomfor::model::value::Value;
use genomfor::model::words::Lang;
use genomfor::present::{input, label};

/// The scenes of a story: the heading, and the lines under it. What stands before the first
/// heading is for the reader; a line that begins with space continues the one before.
pub fn scenes(story: &str) -> Vec<(String, Vec<String>)> {
    let mut scenes: Vec<(String, Vec<String>)> = Vec::new();
    for line in story.lines().filter(|line| !line.trim().is_empty()) {
        if let Some(heading) = line.strip_prefix("## ") {
            scenes.push((heading.trim().to_owned(), Vec::new()));
        } else if let Some((_, lines)) = scenes.last_mut() {
            match lines.last_mut().filter(|_| line.starts_with(' ')) {
                Some(last) => last.push_str(&format!(" {}", line.trim())),
                None => lines.push(line.trim_end().to_owned()),
            }
        }
    }
    scenes
}

/// All records with that number, short name or title.
pub fn found(program: &Program, name: &str) -> Vec<RecordRef> {
    if name == "Programmet" {
        return vec![RecordRef::PROGRAMME];
    }
    let called = |record: &AnyRecord| label::number(record) == name || label::title(record, Lang::Sv) == name;
    let all = program.all_records().filter(|record| record.reference() != RecordRef::PROGRAMME);
    all.filter(called).map(|record| record.reference()).collect()
}

/// The one record of that name.
pub fn find(program: &Program, name: &str) -> RecordRef {
    let found = found(program, name);
    assert_eq!(found.len(), 1, "which is {name}");
    found[0]
}

/// A new record: `åtgärd A09: Inventera lediga tomter`.
pub fn new_record(program: &Program, line: &str) -> AnyRecord {
    let (kind, title) = line.split_once(": ").unwrap();
    let (kind, number) = kind.split_once(' ').map_or((kind, ""), |(kind, number)| (kind, number));
    let kind = Kind::ALL.into_iter().find(|k| k.words().sv == kind).unwrap_or_else(|| panic!("{kind}"));
    let mut record = AnyRecord::blank(RecordRef::new(kind, Id(fingerprint(line.as_bytes()))));
    record.set(label::title_field(kind), Value::text(title)).unwrap();
    if let Some(field) = label::number_field(kind) {
        record.set(field, Value::text(number)).unwrap();
    }
    record.set_rank(program.last_rank(kind));
    record
}

/// What a line says of a field: `A04: Klart = K2 2029`, `A04: Medverkande + SN`,
/// `A04: Beskrivning, stycke 2 = …`, `P1: Bostäder per år 2028, småhus, äganderätt = 40`.
pub fn statement(program: &Program, line: &str) -> (RecordRef, &'static str, Value) {
    let (name, rest) = line.split_once(": ").unwrap_or_else(|| panic!("about what: {line}"));
    let target = find(program, name);
    let record = program.get(target).unwrap();
    let cut = |sign: &str| rest.split_once(sign).map(|(label, value)| (label.trim(), value.trim()));
    let infos = AnyRecord::infos_of(target.kind);
    let whole = |label: &str| infos.iter().find(|info| info.label.sv == label);
    if let Some((field, value)) = cut(" =") {
        if let Some(info) = whole(field) {
            return (target, info.name, value_of(program, info, value));
        }
        if let Some((field, place)) = field.split_once(", stycke ") {
            let info = whole(field).unwrap_or_else(|| panic!("which field: {line}"));
            let text = record.get(info.name).as_text().unwrap_or_default().to_owned();
            let mut paragraphs: Vec<&str> = text.split("\n\n").collect();
            paragraphs[place.parse::<usize>().unwrap() - 1] = value;
            return (target, info.name, Value::text(paragraphs.join("\n\n")));
        }
        let (info, row) = infos
            .iter()
            .filter(|info| matches!(info.shape, Shape::Rows(_)))
            .find_map(|info| Some((info, field.strip_prefix(info.label.sv)?.trim())))
            .unwrap_or_else(|| panic!("which field: {line}"));
        return (target, info.name, with_cell(program, info, record.get(info.name), row, value));
    }
    for (sign, there) in [(" + ", true), (" − ", false)] {
        let Some((field, member)) = cut(sign) else { continue };
        let info = whole(field).unwrap_or_else(|| panic!("which field: {line}"));
        let Value::List(members) = value_of(program, info, member) else { panic!("no set: {line}") };
        let mut all = record.get(info.name).as_list().to_vec();
        all.retain(|item| !members.contains(item));
        all.extend(members.into_iter().filter(|_| there));
        return (target, info.name, Value::List(all));
    }
    panic!("does what: {line}");
}

fn value_of(program: &Program, info: &FieldInfo, text: &str) -> Value {
    let code = |items: &'static [genomfor::model::field::ChoiceItem], words: &str| {
        let same =
            |item: &&genomfor::model::field::ChoiceItem| item.words.sv.to_lowercase() == words.to_lowercase();
        Value::text(items.iter().find(same).unwrap_or_else(|| panic!("which of them: {words}")).code)
    };
    let link = |name: &str| Value::Text(find(program, name).to_string());
    let each = || text.split(", ").filter(|part| !part.is_empty());
    match info.shape {
        Shape::Link(_) | Shape::Choice(_) if text.is_empty() => Value::Null,
        Shape::Text | Shape::Prose => Value::text(text.replace(" ¶ ", "\n\n")),
        Shape::Link(_) => link(text),
        Shape::Links(_) => Value::List(each().map(link).collect()),
        Shape::Choice(items) => code(items, text),
        Shape::Choices(items) => Value::List(each().map(|words| code(items, words)).collect()),
        Shape::YesNo => Value::Bool(text == "ja"),
        ref shape => input::parse(shape, text).unwrap_or_else(|_| panic!("{}: {text}", info.label.sv)),
    }
}

/// A list of rows with a cell set: the row by its keys, the cell by its label, or the first that
/// is no key. An empty value takes the row away.
fn with_cell(program: &Program, info: &FieldInfo, rows: Value, row: &str, value: &str) -> Value {
    let Shape::Rows(fields) = info.shape else { panic!("no rows: {}", info.name) };
    let keys = key_fields(info.name).unwrap();
    let (row, cell) = row.split_once(": ").map_or((row, None), |(row, cell)| (row, Some(cell)));
    let of = |name: &str| fields.iter().find(|field| field.name == name).unwrap();
    let given = keys.iter().zip(row.split(", "));
    let entries: Vec<(String, Value)> =
        given.map(|(name, text)| ((*name).to_owned(), value_of(program, of(name), text))).collect();
    let cell = match cell {
        Some(label) => fields.iter().find(|field| field.label.sv.to_lowercase() == label).unwrap(),
        None => fields.iter().find(|field| !keys.contains(&field.name)).unwrap(),
    };
    let mut rows = rows.as_list().to_vec();
    let here = |row: &Value| entries.iter().all(|(name, value)| row.get(name) == Some(value));
    let at = rows.iter().position(here);
    if value.is_empty() {
        rows.remove(at.unwrap());
        return Value::List(rows);
    }
    let at = at.unwrap_or_else(|| {
        rows.push(Value::Object(entries.clone()));
        rows.len() - 1
    });
    let Value::Object(all) = &mut rows[at] else { panic!("no row") };
    all.retain(|(name, _)| name != cell.name);
    all.push((cell.name.to_owned(), value_of(program, cell, value)));
    Value::List(rows)
}
