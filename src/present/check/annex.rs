//! The checklist as an annex on paper: each demand, how it stands, what was found, and the reasons
//! for what was overruled. Plain data; knows no page.

use super::{place, sentence, severity, sign, words};
use crate::analysis::check::Finding;
use crate::analysis::check::Piece;
use crate::analysis::check::known::Report;
use crate::analysis::check::registry::check;
use crate::analysis::checklist::{self, Chapter, Item, Standing, Status};
use crate::model::period::Day;
use crate::model::program::{AnyRecord, Program};
use crate::model::programme::Overruled;
use crate::model::record::RecordRef;
use crate::model::words::{Lang, Words};
use crate::present::paper;

/// The annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annex {
    /// Its title.
    pub title: String,
    /// Name of the municipality; may be empty.
    pub municipality: String,
    /// What it is an annex to, under which wording, and when it was made.
    pub facts: Vec<(String, String)>,
    /// All in a sentence, and what the annex says and does not say.
    pub introduction: Vec<String>,
    /// By chapter of the checklist.
    pub sections: Vec<Section>,
    /// Headings of the columns.
    pub heads: [String; 4],
    /// What stands at the foot of every page.
    pub foot: String,
    /// What a file of it is called.
    pub name: String,
}

/// A chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its heading.
    pub heading: String,
    /// Its demands.
    pub rows: Vec<Row>,
}

/// A demand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Sign and word of how it stands.
    pub status: (&'static str, String),
    /// Where it stands in the law.
    pub place: String,
    /// What it demands.
    pub demand: String,
    /// What was found.
    pub notes: Vec<Note>,
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// How grave it is, or that it was overruled.
    pub kind: String,
    /// What it says.
    pub says: String,
    /// Why it may stand, and who said so when.
    pub reason: Option<String>,
}

/// What an annex is made from.
struct Making<'a> {
    program: &'a Program,
    lang: Lang,
}

/// Makes the annex.
#[must_use]
pub fn annex(program: &Program, report: &Report, today: Day, lang: Lang) -> Annex {
    let settings = &program.settings;
    let making = Making { program, lang };
    let mut sections: Vec<(Chapter, Section)> = Vec::new();
    for standing in checklist::statute(program, report) {
        let chapter = standing.item.chapter;
        let row = making.row(&standing);
        match sections.iter_mut().find(|(known, _)| *known == chapter) {
            Some((_, section)) => section.rows.push(row),
            None => {
                let heading = chapter.words().in_lang(lang).to_owned();
                sections.push((chapter, Section { heading, rows: vec![row] }));
            }
        }
    }
    let say = |words: Words| words.in_lang(lang).to_owned();
    let title = match settings.title.trim() {
        "" => say(paper::words::UNTITLED_PROGRAMME),
        title => title.to_owned(),
    };
    let parts = [settings.municipality.trim(), &title, settings.registry_number.trim()];
    let foot: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Annex {
        title: say(words::ANNEX),
        municipality: settings.municipality.trim().to_owned(),
        facts: vec![
            (say(Words::new("Till", "Annex to")), title.clone()),
            (say(words::RULE_SET), say(settings.rule_set.words())),
            (say(Words::new("Läge", "Stage")), say(settings.stage.words())),
            (say(Words::new("Kontrollerat den", "Checked on")), today.to_string()),
        ],
        introduction: vec![words::sum(report, 0, lang), say(words::ANNEX_TEXT)],
        sections: sections.into_iter().map(|(_, section)| section).collect(),
        heads: [words::COLUMN_PLACE, words::COLUMN_DEMAND, words::COLUMN_STATUS, words::COLUMN_FOUND]
            .map(say),
        foot: foot.join(" · "),
        name: format!("{}, {title}", say(words::ANNEX)),
    }
}

/// Where an item stands in the law, or that it is good practice.
#[must_use]
pub fn place_of(item: &Item, lang: Lang) -> String {
    match &item.source {
        Some(source) => place(source, lang),
        None => words::PRACTICE.in_lang(lang).to_owned(),
    }
}

impl Making<'_> {
    fn row(&self, standing: &Standing) -> Row {
        let lang = self.lang;
        let shown = |finding: &Finding| !self.names_what_is_kept_back(finding);
        let open = standing.open.iter().filter(|finding| shown(finding));
        let mut notes: Vec<Note> = open.map(|finding| self.open(finding)).collect();
        let overruled = standing.overruled.iter().filter(|(finding, _)| shown(finding));
        notes.extend(overruled.map(|(finding, why)| self.overruled(finding, why)));
        let hidden = (standing.open.len() + standing.overruled.len()).saturating_sub(notes.len());
        notes.extend(self.hidden(hidden));
        if standing.status == Status::Unjudged {
            notes.push(Note { kind: String::new(), says: self.say(words::UNJUDGED_TEXT), reason: None });
        }
        let see = standing.told_by.iter().filter(|_| standing.status != Status::Met);
        notes.extend(see.map(|item| Note {
            kind: self.say(words::SEE_TOO),
            says: place_of(item, lang),
            reason: None,
        }));
        let status = words::status(standing.status).in_lang(lang).to_owned();
        Row {
            status: (words::status_sign(standing.status), status),
            // A narrow column divides the one long word of its kind.
            place: place_of(standing.item, lang).replace("bestämmelse", "\u{ad}bestämmelse"),
            demand: standing.item.demand.in_lang(lang).to_owned(),
            notes,
        }
    }

    fn say(&self, words: Words) -> String {
        words.in_lang(self.lang).to_owned()
    }

    fn open(&self, finding: &Finding) -> Note {
        let kind = check(finding.code)
            .map(|check| format!("{} {}", sign(check.severity), severity(check.severity).in_lang(self.lang)));
        Note {
            kind: kind.unwrap_or_default(),
            says: sentence(finding, self.program, self.lang),
            reason: None,
        }
    }

    fn overruled(&self, finding: &Finding, why: &Overruled) -> Note {
        let by = words::by_and_when(&why.by, why.date);
        let by = if by.is_empty() { String::new() } else { format!(" ({by})") };
        Note {
            kind: format!("{} {}", words::status_sign(Status::Overruled), self.say(words::OVERRULED)),
            says: sentence(finding, self.program, self.lang),
            reason: Some(format!("{}{by}", why.reason.trim())),
        }
    }

    fn hidden(&self, count: usize) -> Option<Note> {
        let says = match (count, self.lang) {
            (0, _) => return None,
            (1, Lang::Sv) => "1 punkt gäller sådant som inte bör spridas och visas inte.".to_owned(),
            (many, Lang::Sv) => {
                format!("{many} punkter gäller sådant som inte bör spridas och visas inte.")
            }
            (1, Lang::En) => "1 point is about what should not be spread, and is not shown.".to_owned(),
            (many, Lang::En) => {
                format!("{many} points are about what should not be spread, and are not shown.")
            }
        };
        Some(Note { kind: String::new(), says, reason: None })
    }

    /// Whether the sentence of a finding would name what others may not read.
    fn names_what_is_kept_back(&self, finding: &Finding) -> bool {
        let kept = |target: &RecordRef| match self.program.get(*target) {
            Some(AnyRecord::Measure(measure)) => {
                measure.internal || !measure.confidentiality.trim().is_empty()
            }
            Some(AnyRecord::Project(project)) => project.internal,
            _ => false,
        };
        let named = finding.with.iter().any(|piece| match piece {
            Piece::Record(target) => kept(target),
            Piece::Records(targets) => targets.iter().any(kept),
            _ => false,
        });
        // A small count or a trace of a person must not be spread by telling of it.
        named || kept(&finding.about) || matches!(finding.code, "K37" | "K38")
    }
}
