//! A table of measures that came back, as a copy of the programme that can be laid beside it like any
//! other file.

use super::excel::Excel;
use crate::ui::platform::files::Chosen;
use crate::ui::platform::{clock, ids};
use crate::ui::preferences::Preferences;
use crate::ui::workspace::Workspace;
use genomfor::edit::Edit;
use genomfor::edit::change::ChangeSet;
use genomfor::edit::document::{Document, Stamp};
use genomfor::edit::lineage::Past;
use genomfor::edit::mark::Mark;
use genomfor::exchange::sheet::mark_of;
use genomfor::exchange::sheet::office_error::SheetError;
use genomfor::exchange::sheet::returned::{Missing, NoTable, returned};
use genomfor::present::{catalogue, sheet};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::pin::Pin;

/// Why a table was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The file could not be read.
    Unread(SheetError),
    /// It has no table with known headings.
    NoTable,
    /// The part of the program that reads tables could not be fetched.
    NoReader,
}

/// What ties a table to the state that it is made from. That state is remembered.
pub fn origin(workspace: Workspace) -> String {
    workspace.published().map(|document| document.mark().to_string()).unwrap_or_default()
}

/// A table that is being read as a copy of the programme, with what there is to say of it.
pub type Reading = Pin<Box<dyn Future<Output = Result<(Document, Vec<String>), Refusal>>>>;

/// Reads a table as a copy of the programme.
pub async fn as_copy(
    workspace: Workspace,
    excel: Excel,
    chosen: Chosen,
) -> Result<(Document, Vec<String>), Refusal> {
    let book = excel.read_returned(&chosen).await.map_err(Refusal::Unread)?;
    let lang = workspace.door.preferences.lang.get_untracked();
    let mine = workspace.document_now().ok_or(Refusal::NoTable)?;
    let mark = mark_of(&book).and_then(|text| Mark::parse(text.trim()));
    let wanted: BTreeSet<Mark> = mark.into_iter().collect();
    let mut states = mine.lineage().states(&wanted);
    for lineage in workspace.keeper().remembered(mine.id(), &wanted).await {
        states.extend(lineage.states(&wanted));
    }
    let mut notes = Vec::new();
    let (mark, base) = match states.pop_first() {
        Some(found) => found,
        None => {
            notes.push(sheet::NO_MARK.in_lang(lang).to_owned());
            (mine.mark(), mine.program().clone())
        }
    };
    let read = returned(&base, &book, Missing::Keep, &mut ids::fresh).map_err(|NoTable| Refusal::NoTable)?;
    notes.extend(sheet::notes(&base, &read, lang));
    let past = Past { start: mark, known: vec![mark], base: None };
    let mut document = Document::open(mine.id(), base.clone(), 0, Vec::new(), 0, past);
    let stamp = Stamp { at: clock::now(), by: chosen.name.clone() };
    let changes = ChangeSet::between(&base, &read.program);
    // Changes between two whole programmes are always taken.
    let _ = document.dispatch(Edit::Adopt(changes), stamp);
    Ok((document, notes))
}

/// The words for why a table was not taken.
pub fn refusal(refusal: &Refusal) -> String {
    let lang = Preferences::expect().lang.get();
    match refusal {
        Refusal::Unread(error) => sheet::sheet_error(error, lang),
        Refusal::NoTable => sheet::NO_TABLE.in_lang(lang).to_owned(),
        Refusal::NoReader => catalogue::NO_WORK.in_lang(lang).to_owned(),
    }
}
