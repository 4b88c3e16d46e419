//! What the browser remembers beside the programmes: revisions that were sent or came, as bases of
//! later merges; and the review that is under way. Both age out or end; neither is the
//! only place of anything. Knows no merging.

use super::file;
use super::keeper::{Keeper, name_of};
use super::merge::Answers;
use super::review::{read_answers, write_answers};
use super::store::{Journal, StoreFault, TextStore, seal, unseal};
use crate::edit::document::Document;
use crate::edit::lineage::Lineage;
use crate::edit::mark::Mark;
use crate::model::record::Id;
use crate::model::value::{ObjectBuilder, Value};
use std::collections::BTreeSet;

/// So many revisions of a programme are remembered; the oldest go first.
pub const REVISIONS: usize = 20;

/// How the keys of remembered revisions of a programme begin.
pub(super) fn revisions(id: Id) -> String {
    format!("genomfor/revision/{}/", name_of(id))
}

/// How the keys of the review of a programme begin.
pub(super) fn review(id: Id) -> String {
    format!("genomfor/review/{}/", name_of(id))
}

/// A file of a review that is under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFile {
    /// Its name.
    pub name: String,
    /// Its text, in the form of the file.
    pub text: String,
    /// What there was to say when it was read, a line each.
    pub notes: Vec<String>,
    /// What was answered so far.
    pub answers: Answers,
}

fn answers_key(id: Id) -> String {
    format!("{}answers", review(id))
}

impl<S: TextStore, J: Journal> Keeper<S, J> {
    /// Remembers a revision that was sent or came. What cannot be remembered is missing only as
    /// the base of a merge much later.
    pub async fn remember(&self, document: &Document, at: &str) {
        let prefix = revisions(document.id());
        // Time first: keys come in the order of the alphabet.
        let key = format!("{prefix}{at}/{}", document.mark());
        let known = self.text_keys(&prefix).await.unwrap_or_default();
        if known.iter().any(|key| key.ends_with(&document.mark().to_string())) {
            return;
        }
        let head = ObjectBuilder::new().with("at", Value::text(at)).build();
        if self.put_text(&key, &seal(&head, &file::write(document, at))).await.is_ok() {
            let mut known = known;
            known.sort();
            let too_many = (known.len() + 1).saturating_sub(REVISIONS);
            let old: Vec<String> = known.into_iter().take(too_many).collect();
            let _ = self.remove_texts(&old).await;
        }
    }

    /// The remembered revisions with these marks.
    pub async fn remembered(&self, id: Id, marks: &BTreeSet<Mark>) -> Vec<Lineage> {
        let keys = self.text_keys(&revisions(id)).await.unwrap_or_default();
        let mut found = Vec::new();
        for key in keys {
            let mark = key.rsplit('/').next().and_then(Mark::parse);
            if !mark.is_some_and(|mark| marks.contains(&mark)) {
                continue;
            }
            let texts = self.texts(&key).await.unwrap_or_default();
            let body = texts.first().and_then(|(_, text)| unseal(text));
            if let Some(opened) = body.and_then(|(_, body)| file::read(body.as_bytes()).ok()) {
                found.push(opened.into_document(u64::MAX).lineage());
            }
        }
        found
    }

    /// Keeps the files of a review.
    ///
    /// # Errors
    /// When the journal does not keep them.
    pub async fn keep_review(&self, id: Id, files: &[KeptFile]) -> Result<(), StoreFault> {
        self.end_review(id).await?;
        for (place, file) in files.iter().enumerate() {
            let notes = Value::List(file.notes.iter().map(Value::text).collect());
            let head =
                ObjectBuilder::new().with("name", Value::text(&file.name)).with("notes", notes).build();
            let key = format!("{}file/{place:03}", review(id));
            self.put_text(&key, &seal(&head, &file.text)).await?;
        }
        let answers: Vec<&Answers> = files.iter().map(|file| &file.answers).collect();
        self.keep_answers(id, &answers).await
    }

    /// Keeps the answers of a review.
    ///
    /// # Errors
    /// When the journal does not keep them.
    pub async fn keep_answers(&self, id: Id, answers: &[&Answers]) -> Result<(), StoreFault> {
        let all = Value::List(answers.iter().map(|answers| write_answers(answers)).collect());
        let body = serde_json::to_string(&all).unwrap_or_default();
        self.put_text(&answers_key(id), &seal(&Value::Object(Vec::new()), &body)).await
    }

    /// The review that is under way; empty when there is none.
    pub async fn review_under_way(&self, id: Id) -> Vec<KeptFile> {
        let prefix = review(id);
        let mut texts = self.texts(&prefix).await.unwrap_or_default();
        texts.sort();
        let answers = texts.iter().find(|(key, _)| *key == answers_key(id));
        let answers = answers
            .and_then(|(_, text)| unseal(text).and_then(|(_, body)| file::parse(body).ok()))
            .unwrap_or_default();
        let mut answers = answers.as_list().iter().map(read_answers);
        let files = texts.iter().filter(|(key, _)| key.starts_with(&format!("{prefix}file/")));
        files
            .filter_map(|(_, text)| {
                let answers = answers.next().unwrap_or_default();
                let (head, body) = unseal(text)?;
                let name = head.get("name").and_then(Value::as_text).unwrap_or_default().to_owned();
                let notes = head.get("notes").map(Value::as_list).unwrap_or_default();
                let notes = notes.iter().filter_map(Value::as_text).map(str::to_owned).collect();
                Some(KeptFile { name, text: body.to_owned(), notes, answers })
            })
            .collect()
    }

    /// Forgets the review that is under way.
    ///
    /// # Errors
    /// When the journal does not do it.
    pub async fn end_review(&self, id: Id) -> Result<(), StoreFault> {
        let keys = self.text_keys(&review(id)).await?;
        self.remove_texts(&keys).await
    }
}
