//! Rows as they are copied: lines with tabs for spreadsheets, a table for documents. What is
//! copied can be pasted back. Knows no clipboard.

use super::cell::{self, Form, Names};
use super::column::{Column, Side};
use crate::model::measure::Measure;
use crate::model::words::Lang;
use std::sync::Arc;

/// The same rows in both forms.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Copied {
    /// Lines with tabs between the cells.
    pub tabs: String,
    /// A table in HTML.
    pub html: String,
}

/// The rows with their headings. The goals are among the columns, so that the rows find
/// their way back.
#[must_use]
pub fn copied(measures: &[Arc<Measure>], columns: &[Column], names: &Names, lang: Lang) -> Copied {
    let mut columns = columns.to_vec();
    if !columns.contains(&Column::Goals) {
        let place = columns.iter().position(|column| *column == Column::Title).unwrap_or(0);
        columns.insert(place, Column::Goals);
    }
    let heads: Vec<String> = columns.iter().map(|c| c.info().words.in_lang(lang).to_owned()).collect();
    let rows: Vec<Vec<String>> = measures
        .iter()
        .map(|measure| columns.iter().map(|column| exported(measure, *column, names, lang)).collect())
        .collect();
    let mut tabs = String::new();
    for row in std::iter::once(&heads).chain(&rows) {
        let cells: Vec<String> = row.iter().map(|cell| quoted(&neutral(cell))).collect();
        tabs.push_str(&cells.join("\t"));
        tabs.push_str("\r\n");
    }
    let mut html = String::from("<table><thead><tr>");
    for head in &heads {
        html.push_str(&format!("<th>{}</th>", escaped(head)));
    }
    html.push_str("</tr></thead><tbody>");
    for row in &rows {
        html.push_str("<tr>");
        for cell in row {
            html.push_str(&format!("<td>{}</td>", escaped(&neutral(cell)).replace('\n', "<br>")));
        }
        html.push_str("</tr>");
    }
    html.push_str("</tbody></table>");
    Copied { tabs, html }
}

/// A cell as another program takes it: numbers without spaces and with a plain minus.
fn exported(measure: &Measure, column: Column, names: &Names, lang: Lang) -> String {
    let text = cell::text(measure, column, names, Form::Full, lang);
    let plain: String =
        text.chars().filter(|c| !c.is_whitespace()).map(|c| if c == '−' { '-' } else { c }).collect();
    match column.info().side {
        Side::Right if is_number(&plain) => plain,
        Side::Right | Side::Left => text,
    }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// What a spreadsheet would take for a formula gets an apostrophe before it (CWE-1236).
#[must_use]
pub fn neutral(text: &str) -> String {
    let dangerous = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if dangerous && !is_number(text) { format!("'{text}") } else { text.to_owned() }
}

fn quoted(text: &str) -> String {
    if text.contains(['\t', '\n', '\r', '"']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::number::Money;

    #[test]
    fn what_looks_like_a_formula_is_text_when_it_is_pasted_and_numbers_stay_numbers() {
        for (text, copied) in
            [("=1+1", "'=1+1"), ("@x", "'@x"), ("-7200", "-7200"), ("- nej", "'- nej"), ("a", "a")]
        {
            assert_eq!(neutral(text), copied);
        }
    }

    #[test]
    fn markup_in_a_title_is_text_in_the_copied_table_and_amounts_are_plain_numbers() {
        let mut measure = Measure { title: "<b>Fet</b>\t\"x\"".to_owned(), ..Measure::default() };
        measure
            .costs
            .push(crate::model::measure::CostItem { amount: Money::thousands(-7200), ..Default::default() });
        let copied =
            copied(&[Arc::new(measure)], &[Column::Title, Column::Cost], &Names::default(), Lang::Sv);
        assert!(
            copied.html.contains("<td>&lt;b&gt;Fet&lt;/b&gt;\t&quot;x&quot;</td><td>-7200</td>"),
            "{}",
            copied.html
        );
        assert_eq!(copied.tabs, "Mål\tÅtgärd\tKostnad, tkr\r\n\t\"<b>Fet</b>\t\"\"x\"\"\"\t-7200\r\n");
    }
}
