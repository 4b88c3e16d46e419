//! The timeline in sentences: a bar for a screen reader, a clash, a group, what is shown.
//! Knows no page.

use super::{BY_BODY, BY_GOAL, BY_NOTHING, BY_PROJECT, BY_TOOL, CLASH};
use crate::analysis::timeline::clash::Clash;
use crate::analysis::timeline::{Bar, GroupKey, Grouping, Timeline};
use crate::model::measure::Measure;
use crate::model::program::{AnyRecord, Program};
use crate::model::record::{Kind, MeasureId, RecordRef};
use crate::model::words::{Lang, Words};
use crate::present::table::cell::{Form, Names};
use crate::present::table::view::TableView;
use crate::present::{catalogue as words, check, format, label};

/// When a measure is carried out, said in full: `K1 2027 till K4 2028`.
#[must_use]
pub fn time(measure: &Measure, lang: Lang) -> String {
    let say = |words: Words| words.in_lang(lang);
    let quarter = |quarter| format::quarter(quarter, lang);
    match Bar::of(measure) {
        Bar::Span(first, last) if first == last => quarter(first),
        Bar::Span(first, last) => {
            format!("{} {} {}", quarter(first), say(Words::new("till", "to")), quarter(last))
        }
        Bar::From(first) => {
            format!("{} {}", say(Words::new("från", "from")), quarter(first))
        }
        Bar::Until(last) => format!("{} {}", say(Words::new("senast", "by")), quarter(last)),
        Bar::Ongoing(Some(first)) => {
            format!("{} {}", say(Words::new("löpande från", "ongoing from")), quarter(first))
        }
        Bar::Ongoing(None) => say(Words::new("löpande", "ongoing")).to_owned(),
        Bar::Yearly(Some(number), _) => {
            format!("{}, {}", say(Words::new("varje år", "every year")), format::yearly_quarter(number, lang))
        }
        Bar::Yearly(None, _) => say(Words::new("varje år", "every year")).to_owned(),
        Bar::Unplaced => say(Words::new("ingen tid satt", "no time set")).to_owned(),
    }
}

/// Number and title: `A04 Ny detaljplan`.
#[must_use]
pub fn name(measure: &Measure, lang: Lang) -> String {
    let title = measure.title.trim();
    let title = if title.is_empty() { words::UNTITLED.in_lang(lang) } else { title };
    if measure.number.is_empty() { title.to_owned() } else { format!("{} {title}", measure.number) }
}

fn named(program: &Program, id: MeasureId, lang: Lang) -> String {
    program.measures.get(id).map(|measure| name(measure, lang)).unwrap_or_default()
}

/// What a screen reader says of a bar: `A04 Ny detaljplan Stationsområdet, K1 2027 till K4 2028,
/// Samhällsbyggnadsnämnden, enligt plan`, then what it waits for and what clashes.
#[must_use]
pub fn bar(program: &Program, measure: &Measure, clashes: &[Clash], lang: Lang) -> String {
    let lead = measure.lead.and_then(|id| program.bodies.get(id)).map(|body| body.name.clone());
    let mut parts = vec![name(measure, lang), time(measure, lang)];
    parts.extend(lead.filter(|lead| !lead.is_empty()));
    parts.push(measure.status.words().in_lang(lang).to_lowercase());
    let before: Vec<String> = measure
        .depends_on
        .iter()
        .filter_map(|id| program.measures.get(*id))
        .map(|m| short(m, lang))
        .collect();
    if !before.is_empty() {
        let waits = Words::new("väntar på", "waits for").in_lang(lang);
        parts.push(format!("{waits} {}", check::listed(&before, lang)));
    }
    let mut text = parts.join(", ");
    for clash in clashes {
        text.push_str(&format!(". {}: {}", CLASH.in_lang(lang), sentence(program, clash, lang)));
    }
    text
}

/// The number of a measure, or its title where it has none.
#[must_use]
pub fn short(measure: &Measure, lang: Lang) -> String {
    if measure.number.is_empty() { name(measure, lang) } else { measure.number.clone() }
}

/// What stands beside a bar: who answers, and how it goes.
#[must_use]
pub fn beside(names: &Names, measure: &Measure, lang: Lang) -> String {
    let status = measure.status.words().in_lang(lang).to_lowercase();
    match measure.lead.map(|lead| names.body(lead, Form::Short)) {
        Some(lead) if !lead.is_empty() => format!("{lead} · {status}"),
        _ => status,
    }
}

/// What does not go together, as a sentence about the measure that has to give way.
#[must_use]
pub fn sentence(program: &Program, clash: &Clash, lang: Lang) -> String {
    let quarter = |quarter| format::quarter(quarter, lang);
    match (clash, lang) {
        (Clash::Early { before, ends, starts }, Lang::Sv) => format!(
            "Börjar {} men väntar på {}, som är klar först {}.",
            quarter(*starts),
            named(program, *before, lang),
            quarter(*ends)
        ),
        (Clash::Early { before, ends, starts }, Lang::En) => format!(
            "Begins {} but waits for {}, which is done only {}.",
            quarter(*starts),
            named(program, *before, lang),
            quarter(*ends)
        ),
        (Clash::Circle { through }, _) => {
            let through: Vec<String> = through.iter().map(|id| named(program, *id, lang)).collect();
            let words = Words::new(
                "Väntar i slutändan på sig själv, genom",
                "In the end waits for itself, by way of",
            );
            format!("{} {}.", words.in_lang(lang), check::listed(&through, lang))
        }
        (Clash::Late { ends, limit }, Lang::Sv) => {
            format!("Är klar {}, efter att programmet har slutat gälla {}.", quarter(*ends), quarter(*limit))
        }
        (Clash::Late { ends, limit }, Lang::En) => {
            format!("Is done {}, after the programme has ended {}.", quarter(*ends), quarter(*limit))
        }
        (Clash::Backwards, _) => {
            Words::new("Klart ligger före start.", "The end comes before the start.").in_lang(lang).to_owned()
        }
    }
}

/// `3 krockar`.
#[must_use]
pub fn clashes(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Sv, 1) => "1 krock".to_owned(),
        (Lang::Sv, _) => format!("{count} krockar"),
        (Lang::En, 1) => "1 clash".to_owned(),
        (Lang::En, _) => format!("{count} clashes"),
    }
}

/// `3 åtgärder saknar tid`.
#[must_use]
pub fn unplaced(count: usize, lang: Lang) -> String {
    let measures = words::measures(count, lang);
    match (lang, count) {
        (Lang::Sv, _) => format!("{measures} saknar tid"),
        (Lang::En, 1) => format!("{measures} has no time"),
        (Lang::En, _) => format!("{measures} have no time"),
    }
}

/// The button that places a measure: `Sätt tid: K1 2027 till K4 2027`.
#[must_use]
pub fn place(time: &str, lang: Lang) -> String {
    format!("{}: {time}", Words::new("Sätt tid", "Set time").in_lang(lang))
}

/// What is said when a measure has been moved: `A04: K2 2027 till K1 2029`.
#[must_use]
pub fn moved(measure: &Measure, lang: Lang) -> String {
    format!("{}: {}", short(measure, lang), time(measure, lang))
}

/// What is said when a measure cannot be moved so.
#[must_use]
pub const fn immovable() -> Words {
    Words::new(
        "Det går inte att flytta så: en löpande åtgärd har inget slut, och en årlig flyttas mellan årets kvartal.",
        "It cannot be moved like that: a continuous measure has no end, and a yearly one is moved among the quarters of the year.",
    )
}

/// What is said when one measure waits for another: `A05 väntar på A04`.
#[must_use]
pub fn waits(after: &Measure, before: &Measure, lang: Lang) -> String {
    let waits = Words::new("väntar på", "waits for").in_lang(lang);
    format!("{} {waits} {}", short(after, lang), short(before, lang))
}

/// How a group is called.
#[must_use]
pub fn group(program: &Program, key: GroupKey, lang: Lang) -> String {
    let say = |words: Words| words.in_lang(lang).to_owned();
    let record = |kind, id| {
        let record: Option<AnyRecord> = program.get(RecordRef::new(kind, id));
        record.map(|record| label::full_title(&record, lang)).unwrap_or_default()
    };
    match key {
        GroupKey::Goal(Some(goal)) => record(Kind::Goal, goal.0),
        GroupKey::Goal(None) => say(words::WITHOUT_GOAL),
        GroupKey::Body(Some(body)) => record(Kind::Body, body.0),
        GroupKey::Body(None) => say(Words::new("Ingen ansvarig", "No lead")),
        GroupKey::Tool(Some(tool)) => format!("{} · {}", tool.code(), tool.words().in_lang(lang)),
        GroupKey::Tool(None) => say(Words::new("Inget verktyg valt", "No tool chosen")),
        GroupKey::Project(Some(project)) => record(Kind::Project, project.0),
        GroupKey::Project(None) => say(Words::new("Utan utbyggnadsprojekt", "Without a project")),
        GroupKey::All => say(words::MEASURES),
    }
}

/// How a grouping is called in the menu.
#[must_use]
pub const fn grouping(grouping: Grouping) -> Words {
    match grouping {
        Grouping::Goal => BY_GOAL,
        Grouping::Body => BY_BODY,
        Grouping::Tool => BY_TOOL,
        Grouping::Project => BY_PROJECT,
        Grouping::Nothing => BY_NOTHING,
    }
}

/// The plain sentence that says what is shown: `Visar 12 av 60 åtgärder: status avviker.`
#[must_use]
pub fn shown(timeline: &Timeline, view: &TableView, names: &Names, lang: Lang) -> String {
    let parts: Vec<String> = view.filters.iter().map(|filter| filter.words(names, lang)).collect();
    let which = parts.join(Words::new(", och ", ", and ").in_lang(lang));
    let (shown, total) = (timeline.shown, timeline.total);
    match lang {
        Lang::Sv => format!("Visar {shown} av {total} åtgärder: {which}."),
        Lang::En => format!("Showing {shown} of {total} measures: {which}."),
    }
}
