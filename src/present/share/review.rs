//! Files that came back, in words: what each file is, what comes in, and each question with the
//! names of those who said what. Knows no DOM.

use crate::analysis::difference::Part;
use crate::edit::lineage::{Purpose, Sent};
use crate::exchange::merge::{Breakage, Point, Spot, Why};
use crate::exchange::review::{Review, Side};
use crate::model::leaf::Place;
use crate::model::program::{AnyRecord, Program};
use crate::model::record::{Kind, RecordRef};
use crate::model::value::Value;
use crate::model::words::{Lang, Words};
use crate::present::catalogue::words;
use crate::present::difference::words::small;
use crate::present::difference::{self, Programs, Run, place_label, value_words};
use crate::present::{label, sentences};

words! {
    SHARE: "Dela" / "Share";
    FILES: "Ta emot och spara" / "Receive and save";
    SEND: "Skicka ut" / "Send out";
    COMPARE: "Jämför" / "Compare";
    HISTORY: "Historik" / "History";
    VERSIONS: "Versioner" / "Versions";
    TRASH: "Papperskorg" / "Bin";

    SAVE_HEADING: "Spara till fil" / "Save to file";
    SAVE_TEXT: "Filen är hela programmet med historik. Skicka den till en kollega som arbetar vidare. När den kommer tillbaka sammanfogas den med det ni har gjort här under tiden." / "The file is the whole programme with its history. Send it to a colleague who works on. When it comes back it is merged with what was done here meanwhile.";
    COMMENT_HEADING: "Skicka för synpunkter" / "Send for comment";
    COMMENT_TEXT: "Det som ändras i filen kommer tillbaka som ändringsförslag. De visas vid åtgärden i Program, och du godtar eller avslår dem ett och ett." / "What is changed in the file comes back as proposed changes. They are shown at the measure in Programme, and you accept or reject them one by one.";
    COMMENT_TO: "Till vem" / "To whom";
    COMMENT_TO_HINT: "Till exempel Socialförvaltningen. Namnet står vid förslagen." / "Such as Social services. The name stands at the proposals.";
    COMMENT_NOTE: "Vad du vill ha synpunkter på" / "What you want comments on";
    COMMENT_SAVE: "Spara fil för synpunkter" / "Save file for comment";
    COMMENT_FILE_WORD: "synpunkter" / "comments";

    RECEIVE_HEADING: "Ta emot filer" / "Receive files";
    RECEIVE_TEXT: "Släpp filer här eller välj dem, en eller tjugo på en gång: program från kollegor, utdrag från organ, åtgärdstabeller i Excel eller CSV. Inget ändras förrän du har granskat det." / "Drop files here or choose them, one or twenty at once: programmes from colleagues, parts from bodies, tables of measures in Excel or CSV. Nothing changes before you have reviewed it.";
    CHOOSE_FILES: "Välj filer…" / "Choose files…";
    READING: "Läser filerna…" / "Reading the files…";
    NOT_TAKEN: "De här filerna kunde inte läsas" / "These files could not be read";
    DISMISS: "Ta bort ur listan" / "Remove from the list";

    REVIEW_HEADING: "Granska det som kom" / "Review what came";
    FILES_TABLE: "Filer i granskningen" / "Files in the review";
    NOTHING_NEW: "Det som kom innehåller inget nytt. Sammanfoga ändå, så frågas det inte igen, eller ta bort filen." / "What came has nothing new. Merge anyway, so that it is not asked again, or take the file away.";
    FILE: "Fil" / "File";
    FROM: "Från" / "From";
    SAVED: "Sparad" / "Saved";
    BUILDS_ON: "Bygger på" / "Builds on";
    CHANGES: "Ändrade poster" / "Changed records";
    COMES_IN: "Tas in" / "Comes in";
    QUESTIONS: "Frågor" / "Questions";
    NO_COMMON_BASE: "Ingen gemensam utgångspunkt: allt som skiljer blir en fråga" / "No common starting point: all that differs becomes a question";
    OTHER_PROGRAMME: "Ett annat program än det som är öppet, eller en offentlig kopia. Allt som skiljer blir en fråga. Ta bort filen om den kom hit av misstag." / "Another programme than the one that is open, or a public copy. All that differs becomes a question. Take the file away if it came here by mistake.";
    SEVERAL_BASES: "Flera gemensamma utgångspunkter" / "Several common starting points";
    EARLIER_REVISION: "en tidigare version" / "an earlier revision";
    FOR_COMMENT: "synpunkter" / "comments";
    TAKE_AWAY: "Ta bort filen ur granskningen" / "Take the file out of the review";

    INCOMING_HEADING: "Tas in utan fråga" / "Comes in without a question";
    INCOMING_TEXT: "Bara den andra sidan har ändrat det här. Bocka av det du inte vill ta in." / "Only the other side changed this. Untick what you do not want.";
    PROPOSED_HEADING: "Blir ändringsförslag" / "Becomes proposed changes";
    ADDED: "läggs till" / "is added";
    REMOVED: "tas bort" / "is removed";
    SHOW_ALL: "Visa alla" / "Show all";
    NONE_INCOMING: "Inget kommer in utan fråga." / "Nothing comes in without a question.";

    HERE: "Här" / "Here";
    EARLIER: "Tidigare" / "Earlier";
    KEEP_MINE: "Behåll" / "Keep";
    TAKE_THEIRS: "Ta in" / "Take";
    TAKE_EARLIER: "Som tidigare" / "As before";
    KEEP_RECORD: "Behåll" / "Keep it";
    REMOVE_RECORD: "Ta bort" / "Remove it";
    KEEP_COPY: "Ta bort, men behåll en kopia" / "Remove it, but keep a copy";
    LEAVE_OUT: "Ta inte in" / "Leave it out";
    IS_REMOVED: "borttagen" / "removed";
    IS_THERE: "finns kvar" / "is there";
    IS_MISSING: "finns inte" / "is not there";
    PREVIOUS: "Föregående" / "Previous";
    NEXT: "Nästa" / "Next";
    SAME_FOR_FILE: "Samma svar på resten från den här filen" / "The same answer to the rest from this file";
    KEYS_HINT: "Tangenterna 1, 2 och 3 svarar. Pilarna går till föregående och nästa." / "The keys 1, 2 and 3 answer. The arrows go to the previous and next.";
    ANSWERED: "Besvarad" / "Answered";
    WHY_BOTH: "Båda har ändrat det här, olika." / "Both changed this, differently.";
    WHY_REMOVED: "Den ena har tagit bort det som den andra har ändrat." / "One removed what the other changed.";
    WHY_NO_BASE: "Det står olika, och inget säger vad som stod förut." / "It differs, and nothing tells what stood there before.";
    WHY_NOT_THEIRS: "Det här svarar organet inte för." / "The body does not answer for this.";

    OUTCOME_HEADING: "Det här blir det" / "What becomes of it";
    FINISH: "Sammanfoga" / "Merge";
    FINISH_TEXT: "Allt blir ett steg, som du kan ångra." / "All of it becomes one step, which you can undo.";
    ABANDON: "Avbryt granskningen" / "End the review";
    ABANDON_QUESTION: "Avbryta granskningen?" / "End the review?";
    ABANDON_TEXT: "Svaren glöms. Filerna finns kvar där de låg, och programmet är som det var." / "The answers are forgotten. The files stay where they were, and the programme is as it was.";
    BREAKS_HEADING: "Att se till efteråt" / "To see to afterwards";
    BREAKS_TEXT: "Det här håller inte efter sammanfogningen, fast det höll i programmet här. Sammanfoga ändå och rätta sedan, eller ändra ett svar." / "This does not hold after the merge, though it held in the programme here. Merge anyway and mend it later, or change an answer.";
    PENDING: "Det finns filer som väntar på granskning." / "Files are waiting for review.";
    PENDING_TABS: "En annan flik har ändrat samma sak som du. Inget är skrivet över." / "Another tab changed the same thing as you. Nothing was overwritten.";
    PENDING_FILE: "Någon annan har sparat i filen, och ni har ändrat samma sak. Filen skrivs inte över." / "Somebody else saved to the file, and you changed the same thing. The file is not overwritten.";
    LOOK: "Granska" / "Review";
    DONE: "Sammanfogat" / "Merged";
    THIS_TAB: "Den här fliken" / "This tab";
}

/// How the file of a copy that goes back begins: `Svar Socialnämnden`.
#[must_use]
pub fn answer_word(to: &str, lang: Lang) -> String {
    let word = Words::new("Svar", "Answer").in_lang(lang);
    format!("{word} {to}").trim().to_owned()
}

/// What the receiver of a copy has to know: what it is for, and what the sender wrote.
#[must_use]
pub fn received(sent: &Sent, lang: Lang) -> Vec<String> {
    let what = match sent.purpose {
        Purpose::Work => return Vec::new(),
        Purpose::Comment => Words::new(
            "Filen är skickad för synpunkter. Det du ändrar blir förslag hos avsändaren. Spara till fil och skicka tillbaka den.",
            "The file was sent for comment. What you change becomes proposals at the sender's. Save to a file and send it back.",
        ),
        Purpose::Body(_) => Words::new(
            "Det här är en del av programmet. Ändra det ni svarar för, spara till fil och skicka tillbaka den.",
            "This is a part of the programme. Change what you answer for, save to a file and send it back.",
        ),
    };
    let what = what.in_lang(lang);
    let to = sent.to.trim();
    let head = if to.is_empty() { what.to_owned() } else { format!("{to}: {}", small(what)) };
    let note = sent.note.trim();
    let note = (!note.is_empty()).then(|| match lang {
        Lang::Sv => format!("Avsändaren skriver: {note}"),
        Lang::En => format!("The sender writes: {note}"),
    });
    [Some(head), note].into_iter().flatten().collect()
}

/// What the review says of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileLine {
    /// Its name.
    pub name: String,
    /// Who: a body, to whom it was sent, or the role of its last step.
    pub who: String,
    /// When it was written, as it says.
    pub saved: String,
    /// What it builds on, in words.
    pub builds_on: String,
    /// How many records were changed in it.
    pub changes: usize,
    /// How much comes in.
    pub news: usize,
    /// How much is asked.
    pub questions: usize,
}

/// How the other side of a file is called.
#[must_use]
pub fn who(side: &Side, lang: Lang) -> String {
    let returned = &side.returned;
    let program = &returned.lineage.program;
    if let Some(body) = returned.body()
        && let Some(body) = program.get(RecordRef::new(Kind::Body, body.0))
    {
        return label::title(&body, lang);
    }
    let sent = returned.sent.as_ref().map(|sent| sent.to.trim()).filter(|to| !to.is_empty());
    if let Some(to) = sent {
        return to.to_owned();
    }
    let name = returned.name.trim_end_matches(crate::exchange::file::EXTENSION);
    let by = returned.lineage.by.trim();
    if by.is_empty() { name.to_owned() } else { by.to_owned() }
}

/// The same, with the name of the file where others of the review are called alike.
fn who_of(review: &Review, file: usize, lang: Lang) -> String {
    let Some(side) = review.sides().get(file) else { return String::new() };
    let own = who(side, lang);
    let alike = review.sides().iter().filter(|side| who(side, lang) == own).count();
    if alike < 2 {
        return own;
    }
    format!("{own}, {}", side.returned.name.trim_end_matches(crate::exchange::file::EXTENSION))
}

/// What is said of a file; `other` when it is another programme than the one at hand.
#[must_use]
pub fn file_line(side: &Side, other: bool, moment: Option<(u64, String)>, lang: Lang) -> FileLine {
    let builds_on = match (side.bases.len(), moment) {
        (0, _) if other => OTHER_PROGRAMME.in_lang(lang).to_owned(),
        (0, _) => NO_COMMON_BASE.in_lang(lang).to_owned(),
        (1, Some((revision, at))) => revision_words(revision, &at, lang),
        (1, None) => EARLIER_REVISION.in_lang(lang).to_owned(),
        _ => SEVERAL_BASES.in_lang(lang).to_owned(),
    };
    FileLine {
        name: side.returned.name.trim_end_matches(crate::exchange::file::EXTENSION).to_owned(),
        who: who(side, lang),
        saved: side.returned.saved.clone(),
        builds_on,
        changes: side.changes,
        news: side.news().count(),
        questions: side.questions().len(),
    }
}

fn revision_words(revision: u64, at: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("version {revision}, {at}"),
        Lang::En => format!("revision {revision}, {at}"),
    }
}

/// A point in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointWords {
    /// The record: `Åtgärd A04 ”Ny detaljplan”`.
    pub record: String,
    /// What of it: `Klart`. Empty for the record as a whole.
    pub label: String,
    /// How it differs in one line.
    pub line: String,
}

fn programs(side: &Side) -> Programs<'_> {
    let mut all: Vec<&Program> = vec![&side.merge.mine, &side.merge.theirs];
    all.extend(side.merge.bases.first());
    Programs::of(&all)
}

/// The record that a point is about, as any side has it.
fn record_of(side: &Side, target: RecordRef) -> Option<AnyRecord> {
    let merge = &side.merge;
    let earlier = || merge.bases.iter().find_map(|base| base.get(target));
    merge.mine.get(target).or_else(|| merge.theirs.get(target)).or_else(earlier)
}

/// The name of the record that a point is about.
#[must_use]
pub fn record_name(side: &Side, target: RecordRef, lang: Lang) -> String {
    let Some(record) = record_of(side, target) else { return String::new() };
    let whole =
        crate::analysis::difference::Difference { before: None, after: Some(record), parts: Vec::new() };
    difference::record_lines(&programs(side), &whole, lang).map(|lines| lines.name(lang)).unwrap_or_default()
}

/// A change that comes in, in words.
#[must_use]
pub fn point_words(side: &Side, point: &Point, lang: Lang) -> PointWords {
    let record = record_name(side, point.target, lang);
    let programs = programs(side);
    match &point.spot {
        Spot::Whole => {
            let added = point.theirs != Value::Null;
            let line = if added { ADDED } else { REMOVED }.in_lang(lang).to_owned();
            PointWords { record, label: String::new(), line }
        }
        Spot::Part(place) => {
            let (mine, theirs) = (side.merge.mine.get(point.target), side.merge.theirs.get(point.target));
            let (Some(mine), Some(theirs)) = (mine, theirs) else {
                return PointWords { record, label: String::new(), line: String::new() };
            };
            let after = point.both.clone().unwrap_or_else(|| point.theirs.clone());
            let part = Part { place: place.clone(), before: point.mine.clone(), after };
            let line = difference::line(&programs, &mine, &theirs, &part, lang).text();
            PointWords { record, label: place_label(&programs, &mine, place, lang), line }
        }
    }
}

/// One side of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Whose it is.
    pub who: String,
    /// What stands there.
    pub value: String,
    /// How a long text differs from the earlier one, word by word; empty for others.
    pub runs: Vec<Run>,
}

/// A question in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The record.
    pub record: String,
    /// What of it.
    pub label: String,
    /// Why it is asked.
    pub why: &'static str,
    /// What stands here, and whose it is.
    pub mine: Choice,
    /// What stands in the other copy.
    pub theirs: Choice,
    /// What stood there before, where that is known.
    pub earlier: Option<Choice>,
    /// The words on the buttons: for mine, for theirs, and the third.
    pub answers: [String; 3],
    /// Whether it is about a record as a whole.
    pub whole: bool,
}

/// A question of a review.
#[must_use]
pub fn question(review: &Review, file: usize, point: &Point, lang: Lang) -> Option<Question> {
    let side = review.sides().get(file)?;
    let say = |words: Words| words.in_lang(lang).to_owned();
    let holder = review.holder(file, point);
    let my_name = holder.map_or_else(|| say(HERE), |holder| who_of(review, holder, lang));
    let their_name = who_of(review, file, lang);
    let words = point_words(side, point, lang);
    let known = !side.merge.bases.is_empty() && point.why != Some(Why::NoBase);
    let long = is_long(point);
    let choice = |name: String, value: &Value, of: &Program, from: Option<&Value>| Choice {
        who: name,
        value: shown(side, point, value, of, lang),
        runs: from.filter(|_| long).map(|from| runs(from, value)).unwrap_or_default(),
    };
    let before = Some(&point.earlier).filter(|_| known);
    let merge = &side.merge;
    let mine = choice(my_name, &point.mine, &merge.mine, before);
    let theirs = choice(their_name, &point.theirs, &merge.theirs, before);
    let base = merge.bases.first().unwrap_or(&merge.mine);
    let earlier = known.then(|| choice(say(EARLIER), &point.earlier, base, None));
    let why = match point.why {
        Some(Why::BothChanged) | None => WHY_BOTH,
        Some(Why::RemovedAndChanged) => WHY_REMOVED,
        Some(Why::NoBase) => WHY_NO_BASE,
        Some(Why::NotTheirs) => WHY_NOT_THEIRS,
    };
    let whole = is_whole(point);
    let named = |verb: Words, who: &str| format!("{}: {who}", verb.in_lang(lang));
    let answers = if whole {
        let removed_here = point.mine == Value::Null;
        let (keep, remove) = (say(KEEP_RECORD), say(REMOVE_RECORD));
        let (first, second) = match (known || !removed_here, removed_here) {
            (false, _) => (say(LEAVE_OUT), say(TAKE_THEIRS)),
            (true, true) => (remove, keep),
            (true, false) => (keep, remove),
        };
        let third = if point.spot == Spot::Whole { say(KEEP_COPY) } else { say(TAKE_EARLIER) };
        [first, second, third]
    } else {
        [named(KEEP_MINE, &mine.who), named(TAKE_THEIRS, &theirs.who), say(TAKE_EARLIER)]
    };
    let PointWords { record, label, .. } = words;
    Some(Question { record, label, why: why.in_lang(lang), mine, theirs, earlier, answers, whole })
}

/// Whether it is about something that is there or not.
#[must_use]
pub const fn is_whole(point: &Point) -> bool {
    matches!(point.spot, Spot::Whole | Spot::Part(Place::Row(..)))
}

/// Texts with more letters than this are laid side by side word by word.
const LONG: usize = 60;

fn is_long(point: &Point) -> bool {
    matches!(point.spot, Spot::Part(Place::Field(_)))
        && [&point.mine, &point.theirs, &point.earlier]
            .iter()
            .any(|value| value.as_text().is_some_and(|text| text.chars().count() > LONG))
}

fn runs(from: &Value, to: &Value) -> Vec<Run> {
    difference::runs(from.as_text().unwrap_or_default(), to.as_text().unwrap_or_default())
}

/// A value as it stands in the programme of one side.
fn shown(side: &Side, point: &Point, value: &Value, of: &Program, lang: Lang) -> String {
    let say = |words: Words| words.in_lang(lang).to_owned();
    let Some(record) = of.get(point.target).or_else(|| record_of(side, point.target)) else {
        return String::new();
    };
    match &point.spot {
        Spot::Whole if *value == Value::Null => {
            say(if point.earlier == Value::Null { IS_MISSING } else { IS_REMOVED })
        }
        Spot::Whole => say(IS_THERE),
        Spot::Part(place) => value_words(&programs(side), &record, place, value, lang),
    }
}

/// What the whole review comes to: `12 ändringar tas in, 3 frågor är besvarade, 1 fråga är kvar.`
#[must_use]
pub fn outlook(news: usize, answered: usize, open: usize, lang: Lang) -> String {
    match lang {
        Lang::Sv => {
            let news = count(news, "ändring tas in", "ändringar tas in");
            let answered = count(answered, "fråga är besvarad", "frågor är besvarade");
            let open = match open {
                0 => "ingen är kvar".to_owned(),
                1 => "1 är kvar".to_owned(),
                open => format!("{open} är kvar"),
            };
            format!("{news}, {answered}, {open}.")
        }
        Lang::En => {
            let news = count(news, "change comes in", "changes come in");
            let answered = count(answered, "question is answered", "questions are answered");
            format!("{news}, {answered}, {open} left.")
        }
    }
}

fn count(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// `Fråga 3 av 12`.
#[must_use]
pub fn question_count(at: usize, of: usize, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Fråga {at} av {of}"),
        Lang::En => format!("Question {at} of {of}"),
    }
}

/// `Nästa obesvarade fråga (3 kvar)`.
#[must_use]
pub fn next_open(open: usize, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Nästa obesvarade fråga ({open} kvar)"),
        Lang::En => format!("Next open question ({open} left)"),
    }
}

/// What was taken in, when it is done: how many records changed, and how many changes are proposed.
#[must_use]
pub fn done(files: usize, changed: usize, proposed: usize, lang: Lang) -> String {
    let files = match lang {
        Lang::Sv => format!(
            "{} sammanfogad{} med programmet.",
            count(files, "fil är", "filer är"),
            if files == 1 { "" } else { "e" }
        ),
        Lang::En => format!("{} merged into the programme.", count(files, "file is", "files are")),
    };
    let changed = match (lang, changed) {
        (_, 0) if proposed > 0 => String::new(),
        (Lang::Sv, 0) => " Inget i programmet ändrades.".to_owned(),
        (Lang::En, 0) => " Nothing in the programme changed.".to_owned(),
        (Lang::Sv, _) => format!(" {}.", count(changed, "post ändrades", "poster ändrades")),
        (Lang::En, _) => format!(" {}.", count(changed, "record changed", "records changed")),
    };
    let proposed = match (lang, proposed) {
        (_, 0) => String::new(),
        (Lang::Sv, _) => {
            format!(" {} på svar.", count(proposed, "ändringsförslag väntar", "ändringsförslag väntar"))
        }
        (Lang::En, _) => {
            format!(" {} for an answer.", count(proposed, "proposed change waits", "proposed changes wait"))
        }
    };
    format!("{files}{changed}{proposed}")
}

/// How the group of what comes in from a file is headed: `Socialförvaltningen, 12 ändringar`.
#[must_use]
pub fn group(who: &str, points: usize, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{who}, {}", count(points, "ändring", "ändringar")),
        Lang::En => format!("{who}, {}", count(points, "change", "changes")),
    }
}

/// What a merge breaks, in words, with the record to look at.
#[must_use]
pub fn breakage(program: &Program, broken: &Breakage, lang: Lang) -> (RecordRef, String) {
    let name = |target: RecordRef| {
        program.get(target).map(|record| label::full_title(&record, lang)).unwrap_or_default()
    };
    match broken {
        Breakage::Finding(finding) => {
            let sentence = sentences::fault(finding.fault).in_lang(lang);
            (finding.about, format!("{}: {sentence}", name(finding.about)))
        }
        Breakage::SameNumber(one, two) => {
            let number = program.get(*two).map(|record| label::number(&record)).unwrap_or_default();
            let words = match lang {
                Lang::Sv => format!("{number} är nummer på två: {} och {}.", name(*one), name(*two)),
                Lang::En => format!("{number} is the number of two: {} and {}.", name(*one), name(*two)),
            };
            (*two, words)
        }
    }
}

/// What a copy was sent for, where that matters to the reader.
#[must_use]
pub fn purpose(purpose: Purpose) -> Option<Words> {
    match purpose {
        Purpose::Comment => Some(FOR_COMMENT),
        Purpose::Work | Purpose::Body(_) => None,
    }
}
