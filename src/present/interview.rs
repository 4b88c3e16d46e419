//! The interview that leads from an empty programme to goals, bodies and first measures: its
//! steps, its words, and what it can say of a programme.

use crate::model::basis::{NeedCategory, OuterLevel};
use crate::model::goal::GoalCategory;
use crate::model::municipality;
use crate::model::period::Year;
use crate::model::program::{AnyRecord, Program};
use crate::model::programme::{DocumentType, Market, RuleSet, Settings};
use crate::model::record::Kind;
use crate::model::usual_goals::BLANK;
use crate::model::value::Value;
use crate::model::words::{Lang, Words};
use crate::present::catalogue::{PERIOD_WRONG, first_title, words};
use crate::present::input;

/// A step of the interview.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Which municipality, which years, which rules.
    Facts,
    /// Who takes part.
    Bodies,
    /// Which goals.
    Goals,
    /// The first measures.
    Measures,
    /// What there is now, and what remains.
    Done,
}

impl Step {
    /// Every step, in order.
    pub const ALL: [Step; 5] = [Step::Facts, Step::Bodies, Step::Goals, Step::Measures, Step::Done];

    /// How it stands in the address.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Step::Facts => "kommunen",
            Step::Bodies => "organ",
            Step::Goals => "mal",
            Step::Measures => "atgarder",
            Step::Done => "klart",
        }
    }

    /// The step of an address; the first where it names none.
    #[must_use]
    pub fn from_slug(slug: &str) -> Step {
        Step::ALL.into_iter().find(|step| step.slug() == slug).unwrap_or(Step::Facts)
    }

    /// Its heading.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Step::Facts => Words::new("Kommunen och tiden", "The municipality and the years"),
            Step::Bodies => Words::new("Vilka är med?", "Who takes part?"),
            Step::Goals => Words::new("Vilka mål?", "Which goals?"),
            Step::Measures => Words::new("De första åtgärderna", "The first measures"),
            Step::Done => Words::new("Klart", "Done"),
        }
    }

    /// What one does in it.
    #[must_use]
    pub const fn about(self) -> Words {
        match self {
            Step::Facts => Words::new(
                "Kontrollera det som styr resten: kommun, år och regler. Säg också hur ni bedömer bostadsmarknaden, så visas mål som brukar passa först.",
                "Check what governs the rest: municipality, years and rules. Say how you judge the housing market, and goals that usually suit it come first.",
            ),
            Step::Bodies => Words::new(
                "Kryssa för dem som ska ansvara för åtgärder eller medverka. Ändra namnen så att de stämmer hos er.",
                "Tick those who will lead measures or take part. Change the names to your own.",
            ),
            Step::Goals => Words::new(
                "Välj hellre några få mål som ni kan följa upp än många. Talet i målet bestämmer ni. Vet ni det inte än får … stå kvar.",
                "Rather choose a few goals that you can follow up than many. The number is yours to set. If you do not know it yet, … may stand.",
            ),
            Step::Measures => Words::new(
                "Varje mål behöver minst en åtgärd. Kryssa för de förslag som passar och välj vem som ansvarar. Prioritet, tid och pengar fyller du i sedan.",
                "Each goal needs at least one measure. Tick the proposals that suit and choose who leads. Priority, time and money come later.",
            ),
            Step::Done => Words::new(
                "Nu finns det en grund att arbeta vidare med. Allt går att ändra.",
                "Now there is a base to work on. Everything can be changed.",
            ),
        }
    }

    /// The step after it.
    #[must_use]
    pub fn next(self) -> Step {
        Step::ALL.into_iter().find(|step| *step > self).unwrap_or(Step::Done)
    }

    /// The step before it, if there is one.
    #[must_use]
    pub fn previous(self) -> Option<Step> {
        Step::ALL.into_iter().rfind(|step| *step < self)
    }

    /// The step in which records of a kind are made.
    #[must_use]
    pub const fn of(kind: Kind) -> Option<Step> {
        match kind {
            Kind::Programme => Some(Step::Facts),
            Kind::Body => Some(Step::Bodies),
            Kind::Goal => Some(Step::Goals),
            Kind::Measure => Some(Step::Measures),
            _ => None,
        }
    }
}

words! {
    TITLE: "Kom igång" / "Get started";
    COMMAND: "Kom igång: gå igenom frågorna" / "Get started: go through the questions";
    GO_THROUGH: "Gå igenom frågorna" / "Go through the questions";
    GO_THROUGH_TEXT: "På ungefär en kvart får du mål, organ och de första åtgärderna att arbeta vidare med. Du kan sluta när du vill, och det du har sparat finns kvar." / "In about a quarter of an hour you get goals, bodies and first measures to work on. You can leave at any time, and what you have saved stays.";
    STEPS: "Steg" / "Steps";
    NOT_YET: "Inget skrivs i programmet förrän du väljer ”Spara och gå vidare”. Efteråt kan du ångra hela steget." / "Nothing is written into the programme until you choose “Save and go on”. Afterwards you can undo the whole step.";
    SAVE: "Spara och gå vidare" / "Save and go on";
    SKIP: "Hoppa över" / "Skip";
    BACK: "Tillbaka" / "Back";
    LEAVE: "Avsluta – fortsätt själv" / "Leave – go on by yourself";
    TO_PROGRAM: "Till programmet" / "To the programme";

    MARKET_HINT: "Boverket frågar samma sak i bostadsmarknadsenkäten varje år. Svaret avgör bara i vilken ordning målen visas." / "Boverket asks the same in its yearly survey. The answer only decides the order of the goals.";

    USUAL_BODIES: "Brukar vara med" / "Usually take part";
    OTHER_BODIES: "Är ibland med" / "Sometimes take part";
    OWN_BODIES: "Andra hos er" / "Others of yours";
    OTHER_BODY: "Lägg till någon annan" / "Add somebody else";
    NAME: "Namn" / "Name";
    SHORT_NAME: "Kortnamn" / "Short name";
    BODY_TYPE: "Typ" / "Type";
    TAKE_AWAY: "Ta bort raden" / "Remove the row";

    OTHER_GOALS: "Fler mål" / "More goals";
    OWN_GOALS: "Egna mål" / "Goals of your own";
    OTHER_GOAL: "Lägg till ett eget mål" / "Add a goal of your own";
    GOAL: "Målet i programmet" / "The goal in the programme";
    ABOUT: "Avser" / "Concerns";
    BOTH: "Båda" / "Both";
    SOURCE: "Källa" / "Source";

    NO_GOALS: "Programmet har inga mål än. Gå tillbaka och välj mål, eller hoppa över det här steget." / "The programme has no goals yet. Go back and choose goals, or skip this step.";
    MEASURE: "Åtgärden i programmet" / "The measure in the programme";
    OWN_MEASURE: "Egen åtgärd" / "A measure of your own";
    LEAD: "Huvudansvarig" / "Lead";
    DONE_WHEN: "Klar när" / "Done when";
    PROPOSALS_FOR: "Visa förslag för" / "Show proposals for";
    NO_TYPE: "Inget av dem" / "None of them";

    REMAINS: "Det som återstår" / "What remains";
    REMAINS_NOTHING: "Inget av det som frågorna handlar om saknas." / "Nothing that the questions are about is missing.";
}

/// `Step 2 of 5: Who takes part?`
#[must_use]
pub fn heading(step: Step, lang: Lang) -> String {
    let place = Step::ALL.iter().take_while(|other| **other <= step).count();
    let (all, name) = (Step::ALL.len(), step.words().in_lang(lang));
    match lang {
        Lang::Sv => format!("Steg {place} av {all}: {name}"),
        Lang::En => format!("Step {place} of {all}: {name}"),
    }
}

/// The heading of the goals that suit a market.
#[must_use]
pub const fn usual_goals(market: Market) -> Words {
    match market {
        Market::Unstated => Words::new("Vanliga mål", "Usual goals"),
        Market::Deficit => {
            Words::new("Vanliga mål där det är brist på bostäder", "Usual goals where homes are lacking")
        }
        Market::Balance => {
            Words::new("Vanliga mål där marknaden är i balans", "Usual goals where the market is in balance")
        }
        Market::Surplus => Words::new(
            "Vanliga mål där det finns fler bostäder än som behövs",
            "Usual goals where there are more homes than needed",
        ),
    }
}

/// `The number in the goal (homes per year)`.
#[must_use]
pub fn number_in_goal(unit: Words, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Talet i målet ({})", unit.sv),
        Lang::En => format!("The number in the goal ({})", unit.en),
    }
}

/// `In the programme already: M1`.
#[must_use]
pub fn there_already(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Finns redan: {name}"),
        Lang::En => format!("There already: {name}"),
    }
}

/// `A01 is there under another goal, and comes to serve this one too.`
#[must_use]
pub fn there_elsewhere(number: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => {
            format!("{number} finns redan under ett annat mål. Kryssar du för den hör den till båda.")
        }
        Lang::En => format!("{number} is there under another goal already. If you tick it, it serves both."),
    }
}

fn count(number: usize, kind: Kind, lang: Lang) -> String {
    let words = match (kind, number) {
        (Kind::Goal, 1) => Words::new("mål", "goal"),
        (Kind::Goal, _) => Words::new("mål", "goals"),
        (Kind::Measure, 1) => Words::new("åtgärd", "measure"),
        (Kind::Measure, _) => Words::new("åtgärder", "measures"),
        (Kind::Body, 1) => Words::new("organ", "body"),
        (Kind::Body, _) => Words::new("organ", "bodies"),
        (other, _) => other.words(),
    };
    format!("{number} {}", words.in_lang(lang))
}

/// What a step has just written into the programme.
#[must_use]
pub fn written(number: usize, kind: Kind, lang: Lang) -> String {
    match (kind, number, lang) {
        (Kind::Programme, _, Lang::Sv) => "Sparat. Du kan ångra i ett steg.".to_owned(),
        (Kind::Programme, _, Lang::En) => "Saved. You can undo it in one step.".to_owned(),
        (_, 0, Lang::Sv) => "Inget nytt lades till: allt fanns redan.".to_owned(),
        (_, 0, Lang::En) => "Nothing new was added: all of it was there.".to_owned(),
        (_, _, Lang::Sv) => {
            let verb = "har lagts till";
            format!("{} {verb}. Du kan ångra i ett steg.", count(number, kind, lang))
        }
        (_, _, Lang::En) => format!("{} added. You can undo it in one step.", count(number, kind, lang)),
    }
}

/// `The programme has 3 goals, 6 measures and 8 bodies.`
#[must_use]
pub fn summary(program: &Program, lang: Lang) -> String {
    let [goals, measures, bodies] =
        [Kind::Goal, Kind::Measure, Kind::Body].map(|kind| count(program.count(kind), kind, lang));
    match lang {
        Lang::Sv => format!("Programmet har nu {goals}, {measures} och {bodies}."),
        Lang::En => format!("The programme now has {goals}, {measures} and {bodies}."),
    }
}

/// Where the act asks for goals, as the rule set words it.
const fn goal_point(rule_set: RuleSet) -> Words {
    match rule_set {
        RuleSet::Act2025 => Words::new(
            "lag (2000:1383) 2 § första stycket 2",
            "act (2000:1383) section 2, first paragraph, point 2",
        ),
        RuleSet::Act2022 | RuleSet::Act2013 => Words::new(
            "lag (2000:1383) 2 § första stycket 1",
            "act (2000:1383) section 2, first paragraph, point 1",
        ),
    }
}

/// What the law says of goals for construction and goals for the stock, of which some may be
/// there; and whether one of them is missing.
#[must_use]
pub fn both_sides(construction: bool, stock: bool, rule_set: RuleSet, lang: Lang) -> (String, bool) {
    let words = match (construction, stock) {
        (false, false) => Words::new(
            "Lagen kräver mål både för bostadsbyggande och för hur beståndet ska utvecklas",
            "The act demands goals both for housing construction and for the development of the stock",
        ),
        (true, false) => Words::new(
            "Ett mål för hur beståndet ska utvecklas saknas. Du kan gå vidare ändå, men lagen kräver mål för både byggande och bestånd",
            "A goal for the development of the stock is missing. You can go on all the same, but the act demands goals for both construction and stock",
        ),
        (false, true) => Words::new(
            "Ett mål för bostadsbyggande saknas. Du kan gå vidare ändå, men lagen kräver mål för både byggande och bestånd",
            "A goal for housing construction is missing. You can go on all the same, but the act demands goals for both construction and stock",
        ),
        (true, true) => Words::new(
            "Det finns mål för både bostadsbyggande och bestånd, som lagen kräver",
            "There are goals for both construction and stock, as the act demands",
        ),
    };
    let text = format!("{} ({}).", words.in_lang(lang), goal_point(rule_set).in_lang(lang));
    (text, construction != stock)
}

/// Whether the goals of a programme are about construction, and about the stock.
#[must_use]
pub fn sides(program: &Program) -> (bool, bool) {
    let has = |category| program.goals.iter().any(|goal| goal.categories.0.contains(&category));
    (has(GoalCategory::Construction), has(GoalCategory::Stock))
}

/// Something that a programme still lacks after the interview, and the list in which it is mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Remaining {
    /// What is to be done.
    pub words: Words,
    /// In which list.
    pub kind: Kind,
}

/// What a programme still lacks, the nearest first.
#[must_use]
pub fn remaining(program: &Program) -> Vec<Remaining> {
    let goals = program.goals.in_order();
    let measures = program.measures.in_order();
    let without_measure =
        goals.iter().any(|goal| !measures.iter().any(|measure| measure.goals.contains(&goal.id)));
    let half_done = measures
        .iter()
        .any(|measure| measure.lead.is_none() || measure.priority.is_none() || measure.start.is_none());
    let addition = program.needs.iter().any(|need| {
        need.category == NeedCategory::Addition && (need.total.is_some() || !need.years.is_empty())
    });
    let considered = |level| {
        program.outer_goals.iter().any(|goal| goal.level == level && !goal.considered.trim().is_empty())
    };
    let (construction, stock) = sides(program);
    let new_act = program.settings.rule_set == RuleSet::Act2025;
    let all = [
        (goals.is_empty(), Kind::Goal, Words::new("Skriv det första målet.", "Write the first goal.")),
        (
            !goals.is_empty() && !construction,
            Kind::Goal,
            Words::new(
                "Skriv ett mål för bostadsbyggande, eller ange i ett mål att det avser det.",
                "Write a goal for housing construction, or state in a goal that it concerns it.",
            ),
        ),
        (
            !goals.is_empty() && !stock,
            Kind::Goal,
            Words::new(
                "Skriv ett mål för utveckling av beståndet, eller ange i ett mål att det avser det.",
                "Write a goal for the development of the stock, or state in a goal that it concerns it.",
            ),
        ),
        (
            goals.iter().any(|goal| goal.title.contains(BLANK)),
            Kind::Goal,
            Words::new(
                "Fyll i talen i de mål där det står ….",
                "Fill in the numbers in the goals that have a ….",
            ),
        ),
        (
            without_measure,
            Kind::Measure,
            Words::new("Ge varje mål minst en åtgärd.", "Give each goal at least one measure."),
        ),
        (
            half_done,
            Kind::Measure,
            Words::new(
                "Ge varje åtgärd ansvarig, prioritet och tid.",
                "Give each measure a lead, a priority and a time.",
            ),
        ),
        (
            !addition,
            Kind::Need,
            if new_act {
                Words::new(
                    "Ange behovet av tillskott av bostäder. Lagen kräver det (2 § första stycket 1).",
                    "State the need for additional dwellings. The act demands it (section 2, point 1).",
                )
            } else {
                Words::new("Ange hur många bostäder som behövs.", "State how many dwellings are needed.")
            },
        ),
        (
            !considered(OuterLevel::National) || !considered(OuterLevel::Regional),
            Kind::OuterGoal,
            Words::new(
                "Skriv vilka nationella och regionala mål som berör kommunen och hur ni har beaktat dem. Saknas det kan regeringen förelägga kommunen att ta fram en ny plan (6 §).",
                "Write which national and regional goals concern the municipality and how they were considered. Where this is missing the government may order a new plan (section 6).",
            ),
        ),
        (
            program.consultations.is_empty(),
            Kind::Consultation,
            Words::new(
                "Samråd med berörda kommuner, och låt länsstyrelsen och regionen yttra sig (1 §).",
                "Consult affected municipalities, and let the county board and the region comment (section 1).",
            ),
        ),
    ];
    let lacking = all.into_iter().filter(|(lacks, ..)| *lacks);
    lacking.map(|(_, kind, words)| Remaining { words, kind }).collect()
}

/// The facts that the first step asks for, by the names of their fields.
pub const FACTS: [&str; 8] = [
    "municipality",
    "period_from",
    "period_to",
    "term_start",
    "term_end",
    "document_type",
    "rule_set",
    "market",
];

/// A field whose text cannot be taken, and what is expected.
pub type Problem = (&'static str, Words);

/// The new values of the programme's own fields. A municipality brings its code and county; a
/// title that was made from document type and years follows them.
///
/// # Errors
/// Every field whose text cannot be taken.
pub fn facts(
    program: &Program,
    answers: &[(&'static str, String)],
) -> Result<Vec<(&'static str, Value)>, Vec<Problem>> {
    let mut record = AnyRecord::Programme(program.settings.clone());
    let mut values = Vec::new();
    let mut problems = Vec::new();
    for (name, text) in answers {
        let Some(info) = record.infos().iter().find(|info| info.name == *name) else { continue };
        match input::parse(&info.shape, text) {
            Ok(value) => values.push((*name, value)),
            Err(words) => problems.push((*name, words)),
        }
        let chosen = (*name == "municipality").then(|| municipality::by_name(text)).flatten();
        if let Some(chosen) = chosen {
            values.push(("municipality_code", Value::text(chosen.code)));
            values.push(("county", Value::text(chosen.county)));
        }
    }
    for (name, value) in &values {
        // What was read by the shape of the field is taken by it.
        let _ = record.set(name, value.clone());
    }
    let AnyRecord::Programme(after) = &record else { return Ok(values) };
    if after.period_from > after.period_to && after.period_to.is_some() {
        problems.push(("period_to", PERIOD_WRONG));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let made =
        |settings: &Settings| made_title(settings.document_type, settings.period_from, settings.period_to);
    if made(&program.settings).is_some_and(|title| title == program.settings.title)
        && let Some(title) = made(after).filter(|title| *title != program.settings.title)
    {
        values.push(("title", Value::Text(title)));
    }
    Ok(values)
}

fn made_title(document_type: DocumentType, from: Option<Year>, to: Option<Year>) -> Option<String> {
    Some(first_title(document_type.words(), from?.get(), to?.get()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Edit;
    use crate::model::goal::Goal;
    use crate::model::record::{Choices, RecordRef};
    use std::sync::Arc;

    fn begun() -> Program {
        let settings = Settings {
            municipality: "Forshaga kommun".to_owned(),
            title: first_title(DocumentType::ActionPlan.words(), 2027, 2030),
            period_from: Year::new(2027),
            period_to: Year::new(2030),
            ..Settings::default()
        };
        Program { settings: Arc::new(settings), ..Program::default() }
    }

    fn answered(program: &Program, answers: &[(&'static str, &str)]) -> Result<Program, Vec<&'static str>> {
        let answers: Vec<_> = answers.iter().map(|(name, text)| (*name, (*text).to_owned())).collect();
        let values =
            facts(program, &answers).map_err(|problems| problems.iter().map(|p| p.0).collect::<Vec<_>>())?;
        let mut after = program.clone();
        Edit::Set(RecordRef::PROGRAMME, values).changes(program).unwrap().apply(&mut after);
        Ok(after)
    }

    #[test]
    fn steps_lead_forward_and_back_and_are_found_by_address() {
        let mut step = Step::Facts;
        for expected in Step::ALL {
            assert_eq!(step, expected);
            assert_eq!(Step::from_slug(step.slug()), step);
            assert_eq!(
                step.next().previous().unwrap_or(step),
                if step == Step::Done { Step::Measures } else { step }
            );
            step = step.next();
        }
        assert_eq!(Step::from_slug("något annat"), Step::Facts);
        assert_eq!(heading(Step::Bodies, Lang::Sv), "Steg 2 av 5: Vilka är med?");
    }

    #[test]
    fn the_facts_are_fields_of_the_programme_and_a_made_title_follows_the_years() {
        let infos = AnyRecord::infos_of(Kind::Programme);
        assert!(FACTS.iter().all(|name| infos.iter().any(|info| info.name == *name)));
        let program = begun();
        let after = answered(&program, &[("period_to", "2031"), ("municipality", "Malmö kommun")]).unwrap();
        assert_eq!(after.settings.title, "Handlingsplan för bostadsförsörjningen 2027–2031");
        assert_eq!(
            (after.settings.municipality_code.as_str(), after.settings.county.as_str()),
            ("1280", "Skåne län")
        );
        let own = Settings { title: "Bostad åt alla".to_owned(), ..(*program.settings).clone() };
        let own = Program { settings: Arc::new(own), ..program };
        assert_eq!(answered(&own, &[("period_to", "2031")]).unwrap().settings.title, "Bostad åt alla");
    }

    #[test]
    fn facts_that_cannot_be_taken_are_named_and_nothing_is_written() {
        let program = begun();
        assert_eq!(
            answered(&program, &[("period_to", "snart"), ("term_end", "hösten")]),
            Err(vec!["period_to", "term_end"])
        );
        assert_eq!(answered(&program, &[("period_from", "2031")]), Err(vec!["period_to"]));
        assert_eq!(facts(&program, &[]), Ok(Vec::new()));
    }

    #[test]
    fn what_remains_is_said_until_it_is_there() {
        let mut program = begun();
        let kinds = |program: &Program| remaining(program).iter().map(|r| r.kind).collect::<Vec<_>>();
        assert_eq!(kinds(&program), [Kind::Goal, Kind::Need, Kind::OuterGoal, Kind::Consultation]);
        let goal = Goal {
            title: "Minst … nya bostäder".to_owned(),
            categories: Choices([GoalCategory::Construction].into_iter().collect()),
            ..Goal::default()
        };
        program.put(AnyRecord::Goal(Arc::new(goal)));
        // The stock, the number, a measure.
        assert_eq!(kinds(&program)[..3], [Kind::Goal, Kind::Goal, Kind::Measure]);
        assert_eq!(sides(&program), (true, false));
    }

    #[test]
    fn the_law_is_quoted_as_the_rule_set_words_it() {
        let (now, missing) = both_sides(true, false, RuleSet::Act2025, Lang::Sv);
        assert!(missing && now.contains("första stycket 2"));
        assert!(both_sides(true, true, RuleSet::Act2013, Lang::Sv).0.contains("första stycket 1"));
        assert!(!both_sides(false, false, RuleSet::Act2025, Lang::Sv).1);
    }
}
