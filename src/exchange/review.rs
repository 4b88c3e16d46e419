//! Files that came back, laid side by side with the programme one after the other: what comes in
//! with each, what has to be asked, and the one step that all of it becomes. Pure; the
//! answers can be kept and taken up again. Knows no words.

use super::file::Opened;
use super::merge::{Answer, Answers, Merge, Point, Spot, merge};
use super::slice;
use crate::analysis::difference::differences;
use crate::edit::document::{Document, Stamp, Step};
use crate::edit::lineage::{Lineage, Purpose, Sent, bases_among};
use crate::edit::mark::Mark;
use crate::edit::proposal::propose;
use crate::model::program::{AnyRecord, Program};
use crate::model::record::{BodyId, Id, RecordRef};
use crate::model::value::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A copy that came back.
#[derive(Debug, Clone)]
pub struct Returned {
    /// The name of its file.
    pub name: String,
    /// The id of its programme.
    pub id: Id,
    /// When it was written, as it says.
    pub saved: String,
    /// To whom and for what it was sent.
    pub sent: Option<Sent>,
    /// Its programme and history. Of a part or a table: the whole with what was changed in it.
    pub lineage: Lineage,
}

impl Returned {
    /// A file that was opened, to be laid beside a programme. What came back of a part of
    /// the programme is put into the whole from which the part was taken.
    #[must_use]
    pub fn of(name: String, opened: Opened, mine: &Lineage, remembered: &[Lineage]) -> Returned {
        let (id, saved, sent) = (opened.id, opened.saved.clone(), opened.sent.clone());
        let document = opened.into_document(u64::MAX);
        let own = document.lineage();
        let lineage = match sent.as_ref().map(|sent| (sent.purpose, sent.mark)) {
            Some((Purpose::Body(body), mark)) => {
                let wanted = BTreeSet::from([mark]);
                let all = remembered.iter().chain([mine]);
                let whole = all.filter_map(|lineage| lineage.states(&wanted).remove(&mark)).next();
                let (whole, part) = match whole {
                    Some(whole) => {
                        let part = slice::slice(&whole, body);
                        (whole, part)
                    }
                    None => whole_around(&document, &own, mine),
                };
                let program = slice::returned(&whole, &part, &own.program);
                let known = own.tips().into_iter().chain([mark]).collect();
                Lineage::bare(own.mark, program, own.by.clone(), known)
            }
            Some((Purpose::Work | Purpose::Comment, _)) | None => own,
        };
        Returned { name, id, saved, sent, lineage }
    }

    /// What it was sent for.
    #[must_use]
    pub fn purpose(&self) -> Purpose {
        self.sent.as_ref().map_or(Purpose::Work, |sent| sent.purpose)
    }

    /// The body whose part of the programme it is.
    #[must_use]
    pub fn body(&self) -> Option<BodyId> {
        if let Purpose::Body(body) = self.purpose() { Some(body) } else { None }
    }
}

/// Where a field stands among those of its record.
fn field_place(target: RecordRef, field: &str) -> Option<usize> {
    AnyRecord::infos_of(target.kind).iter().position(|info| info.name == field)
}

/// A returned copy beside the programme as it is after those before it.
#[derive(Debug, Clone)]
pub struct Side {
    /// The copy.
    pub returned: Returned,
    /// The marks of the states that both build on.
    pub bases: Vec<Mark>,
    /// How many records differ from the state that it started from.
    pub changes: usize,
    /// What comes in and what is asked. Of a copy for comment everything becomes a proposal.
    pub merge: Merge,
    /// The mark of what it was laid beside.
    beside: Mark,
}

impl Side {
    /// What has to be asked: nothing of a copy for comment.
    #[must_use]
    pub fn questions(&self) -> &[Point] {
        if self.returned.purpose() == Purpose::Comment { &[] } else { &self.merge.clashes }
    }

    /// What comes in, or is proposed.
    pub fn news(&self) -> impl Iterator<Item = &Point> {
        let proposed: &[Point] =
            if self.returned.purpose() == Purpose::Comment { &self.merge.clashes } else { &[] };
        self.merge.incoming.iter().chain(proposed)
    }

    fn outcome(&self, answers: &Answers) -> Program {
        if self.returned.purpose() == Purpose::Comment {
            return self.with_proposals(answers);
        }
        self.merge.outcome(answers)
    }

    /// The programme at hand with what the copy changed as proposals.
    fn with_proposals(&self, answers: &Answers) -> Program {
        let mut outcome = self.merge.mine.clone();
        let wanted = self.news().filter(|point| answers.get(&point.key()) != Some(&Answer::Mine));
        let mut fields: Vec<(RecordRef, &'static str)> = Vec::new();
        for point in wanted {
            match (&point.spot, point.field()) {
                (Spot::Whole, _) => fields.push((point.target, "")),
                (Spot::Part(_), Some(field)) => fields.push((point.target, field)),
                // A place in a list, and what this version does not know, is nothing to comment on.
                (Spot::Part(_), None) => {}
            }
        }
        let place = |target: RecordRef| {
            let record = self.merge.mine.get(target).or_else(|| self.returned.lineage.program.get(target));
            (target.kind, record.map(|record| record.rank().clone()), target.id)
        };
        fields.sort_by_key(|(target, field)| (place(*target), field_place(*target, field)));
        fields.dedup();
        let (sent, lineage) = (self.returned.sent.as_ref(), &self.returned.lineage);
        let by = sent.map(|sent| sent.to.clone()).filter(|to| !to.is_empty());
        let stamp = Stamp { at: self.returned.saved.clone(), by: by.unwrap_or_else(|| lineage.by.clone()) };
        for (target, field) in fields {
            let of = |program: &Program| match program.get(target) {
                Some(record) if field.is_empty() => record.write(Vec::new()),
                Some(record) => record.get(field),
                None => Value::Null,
            };
            let proposal = propose(target, field, &of(&self.merge.mine), &of(&lineage.program), "", &stamp);
            let mut record = AnyRecord::Proposal(Arc::new(proposal));
            record.set_rank(outcome.last_rank(record.reference().kind));
            if !outcome.has(record.reference()) {
                outcome.put(record);
            }
        }
        outcome
    }
}

/// All files of a review, and the answers so far.
#[derive(Debug, Clone)]
pub struct Review {
    start: Document,
    sides: Vec<Side>,
    answers: Vec<Answers>,
    remembered: Vec<Lineage>,
}

impl Review {
    /// Lays returned copies beside a programme, in the given order.
    #[must_use]
    pub fn new(start: Document, returned: Vec<Returned>, remembered: Vec<Lineage>) -> Review {
        let answers = vec![Answers::new(); returned.len()];
        Review::with_answers(start, returned, remembered, answers)
    }

    /// The same with answers that were given before; those that fit nothing any more do no harm.
    #[must_use]
    pub fn with_answers(
        start: Document,
        returned: Vec<Returned>,
        remembered: Vec<Lineage>,
        mut answers: Vec<Answers>,
    ) -> Review {
        answers.resize(returned.len(), Answers::new());
        let mut review = Review { start, sides: Vec::new(), answers, remembered };
        for copy in returned {
            review.add(copy);
        }
        review
    }

    /// The files.
    #[must_use]
    pub fn sides(&self) -> &[Side] {
        &self.sides
    }

    /// The answers, file by file.
    #[must_use]
    pub fn answers(&self) -> &[Answers] {
        &self.answers
    }

    /// Whether a file is another programme than the one at hand.
    #[must_use]
    pub fn is_other(&self, file: usize) -> bool {
        self.sides.get(file).is_some_and(|side| side.returned.id != self.start.id())
    }

    /// The mark of the state that the files are laid beside.
    #[must_use]
    pub fn start_mark(&self) -> Mark {
        self.start.mark()
    }

    /// The same files with the same answers beside a programme that has changed since.
    #[must_use]
    pub fn on(self, start: Document) -> Review {
        let returned = self.sides.into_iter().map(|side| side.returned).collect();
        Review::with_answers(start, returned, self.remembered, self.answers)
    }

    /// The programme that the review began with.
    #[must_use]
    pub fn start(&self) -> &Program {
        self.start.program()
    }

    /// The programme as it is after the files so far, as a copy with a history.
    fn so_far(&self, start: &Lineage) -> Lineage {
        match self.joined() {
            Some((outcome, others)) => start.united(&others, &outcome),
            None => start.clone(),
        }
    }

    fn joined(&self) -> Option<(Program, Vec<&Lineage>)> {
        let (last, answers) = (self.sides.last()?, self.answers.get(self.sides.len() - 1)?);
        Some((last.outcome(answers), self.sides.iter().map(|side| &side.returned.lineage).collect()))
    }

    fn add(&mut self, returned: Returned) {
        let start = self.start.lineage();
        let mine = self.so_far(&start);
        let others: Vec<&Lineage> =
            self.remembered.iter().chain(self.sides.iter().map(|side| &side.returned.lineage)).collect();
        let found = bases_among(&mine, &returned.lineage, &others, &[&start]);
        let (bases, programs): (Vec<Mark>, Vec<Program>) = found.into_iter().unzip();
        let changes = match programs.first() {
            Some(base) => differences(base, &returned.lineage.program).len(),
            None => differences(&mine.program, &returned.lineage.program).len(),
        };
        let theirs = returned.lineage.program.clone();
        let merge = asking_the_owner(&returned, merge(programs, mine.program, theirs));
        self.sides.push(Side { returned, bases, changes, merge, beside: mine.mark });
    }

    /// Lays a copy beside the outcome so far again. The states that both build on stay the same,
    /// unless what came out by other answers is one of them.
    fn add_again(&mut self, side: Side) {
        let start = self.start.lineage();
        let others: Vec<&Lineage> = self.sides.iter().map(|side| &side.returned.lineage).collect();
        let heads = start.heads_with(&others);
        if side.bases.contains(&side.beside) || side.returned.lineage.has_united(&heads) {
            return self.add(side.returned);
        }
        let merge = asking_the_owner(&side.returned, side.merge.renewed(self.outcome()));
        self.sides.push(Side { merge, ..side });
    }

    /// The questions in order: the file, and the point.
    pub fn questions(&self) -> impl Iterator<Item = (usize, &Point)> {
        self.sides.iter().enumerate().flat_map(|(file, side)| side.questions().iter().map(move |p| (file, p)))
    }

    /// What was answered to a point of a file.
    #[must_use]
    pub fn answer_to(&self, file: usize, point: &Point) -> Option<Answer> {
        self.answers.get(file)?.get(&point.key()).copied()
    }

    /// When the state that a file builds on was made, and which revision it is, if any log tells.
    #[must_use]
    pub fn moment(&self, file: usize) -> Option<(u64, String)> {
        let side = self.sides.get(file)?;
        let mark = *side.bases.first()?;
        let mine = self.start.lineage();
        let all = [&mine, &side.returned.lineage];
        all.into_iter().find_map(|l| l.moment(mark).map(|(revision, at)| (revision, at.to_owned())))
    }

    /// The first question that waits for an answer.
    #[must_use]
    pub fn first_open(&self) -> Option<usize> {
        self.questions().position(|(file, point)| self.answer_to(file, point).is_none())
    }

    /// Answers a point, or takes an answer back; files after it are laid beside the new outcome. An
    /// answer to what has become another question by that is taken back.
    pub fn answer(&mut self, file: usize, keys: &[String], answer: Option<Answer>) {
        let Some(answers) = self.answers.get_mut(file) else { return };
        for key in keys {
            match answer {
                Some(answer) => drop(answers.insert(key.clone(), answer)),
                None => drop(answers.remove(key)),
            }
        }
        let later: Vec<Side> = self.sides.drain(file + 1..).collect();
        for side in later {
            let (file, before) = (self.sides.len(), side.merge.clone());
            self.add_again(side);
            let (Some(side), Some(answers)) = (self.sides.get(file), self.answers.get_mut(file)) else {
                return;
            };
            if !answers.is_empty() {
                let (before, now) = (by_key(&before), by_key(&side.merge));
                answers.retain(|key, _| before.get(key) == now.get(key));
            }
        }
    }

    /// The programme that comes out.
    #[must_use]
    pub fn outcome(&self) -> Program {
        self.joined().map_or_else(|| self.start.program().clone(), |(outcome, _)| outcome)
    }

    /// Whose value stands for the programme at hand in a question: that of an earlier file of
    /// this review, or nothing when it stood there before.
    #[must_use]
    pub fn holder(&self, file: usize, point: &Point) -> Option<usize> {
        let same = |program: &Program| value_at(program, point) == point.mine;
        if same(self.start.program()) {
            return None;
        }
        (0..file)
            .rev()
            .find(|earlier| self.sides.get(*earlier).is_some_and(|side| same(&side.returned.lineage.program)))
    }

    /// Makes the step in a document that is in the state with which the review began.
    pub fn finish(&self, document: &mut Document, stamp: Stamp) -> Option<Arc<Step>> {
        let (outcome, others) = self.joined()?;
        document.join(&outcome, &others, stamp)
    }
}

/// The programme at hand with a part of it as it was when it was sent, where nothing tells any
/// more of what it was a part; and that part.
fn whole_around(document: &Document, own: &Lineage, mine: &Lineage) -> (Program, Program) {
    let past = document.past();
    let first = past.base.as_ref().map_or(past.start, |base| base.mark);
    let part = own.states(&BTreeSet::from([first])).remove(&first).unwrap_or_default();
    let mut whole = mine.program.clone();
    for record in part.all_records() {
        whole.put(record);
    }
    (whole, part)
}

/// What a body has changed without answering for it is asked.
fn asking_the_owner(returned: &Returned, mut merge: Merge) -> Merge {
    if let Some(body) = returned.body() {
        let (base, theirs) = (merge.bases.first().cloned().unwrap_or_default(), merge.theirs.clone());
        merge.ask_unless(|point| answers_for(&base, &theirs, body, point));
    }
    merge
}

fn by_key(merge: &Merge) -> BTreeMap<String, &Point> {
    merge.incoming.iter().chain(&merge.clashes).map(|point| (point.key(), point)).collect()
}

/// Whether a body answers for what a point changes.
fn answers_for(base: &Program, theirs: &Program, body: BodyId, point: &Point) -> bool {
    match (&point.spot, point.field()) {
        (Spot::Whole, _) => point.theirs != Value::Null && slice::owns_new(base, theirs, body, point.target),
        (Spot::Part(_), Some(field)) => slice::owns(base, body, point.target, field),
        (Spot::Part(_), None) => false,
    }
}

/// What stands in a programme at the place of a point.
fn value_at(program: &Program, point: &Point) -> Value {
    let record = program.get(point.target);
    match (&point.spot, record) {
        (Spot::Whole, record) => record.map_or(Value::Null, |_| Value::Bool(true)),
        (Spot::Part(place), Some(record)) => {
            crate::model::leaf::leaves(&record).remove(place).unwrap_or_default()
        }
        (Spot::Part(_), None) => Value::Null,
    }
}

/// The answers as they are kept, by the names of their points.
#[must_use]
pub fn write_answers(answers: &Answers) -> Value {
    let code = |answer: &Answer| match answer {
        Answer::Mine => "mine",
        Answer::Theirs => "theirs",
        Answer::Earlier => "earlier",
        Answer::Copy => "copy",
    };
    Value::Object(answers.iter().map(|(key, answer)| (key.clone(), Value::text(code(answer)))).collect())
}

/// Reads kept answers; what is none is left out.
#[must_use]
pub fn read_answers(value: &Value) -> Answers {
    let Value::Object(entries) = value else { return Answers::new() };
    let answer = |value: &Value| match value.as_text()? {
        "mine" => Some(Answer::Mine),
        "theirs" => Some(Answer::Theirs),
        "earlier" => Some(Answer::Earlier),
        "copy" => Some(Answer::Copy),
        _ => None,
    };
    entries.iter().filter_map(|(key, value)| Some((key.clone(), answer(value)?))).collect()
}

/// How many points concern each record, for a summary.
#[must_use]
pub fn by_record<'a>(points: impl Iterator<Item = &'a Point>) -> BTreeMap<RecordRef, Vec<&'a Point>> {
    let mut found: BTreeMap<RecordRef, Vec<&Point>> = BTreeMap::new();
    for point in points {
        found.entry(point.target).or_default().push(point);
    }
    found
}
