//! A report as plain text for the clipboard: the same lines as on screen. Knows no page.

use super::report::{RecordLines, Report};
use crate::model::words::Lang;

/// The whole report as text, with headings and bullets.
#[must_use]
pub fn as_text(report: &Report, lang: Lang) -> String {
    let mut text = Vec::new();
    text.push(report.heading.title.clone());
    text.extend(report.heading.facts.iter().cloned());
    text.push(String::new());
    text.push(report.count.clone());
    for group in &report.groups {
        text.push(String::new());
        text.push(format!("{} ({})", group.title.to_uppercase(), group.count));
        for record in &group.records {
            add_record(record, lang, &mut text);
        }
    }
    text.push(String::new());
    text.join("\n")
}

fn add_record(record: &RecordLines, lang: Lang, text: &mut Vec<String>) {
    let name = record.name(lang);
    match (record.said.as_str(), record.lines.as_slice()) {
        ("", [line]) => text.push(format!("• {name}: {}", line.text())),
        ("", []) => text.push(format!("• {name}")),
        ("", lines) => {
            text.push(format!("• {name}:"));
            text.extend(lines.iter().map(|line| format!("   – {}", line.text())));
        }
        (said, _) => text.push(format!("• {name}: {said}")),
    }
}
