//! The assumptions as a table with their age and source, what the calculations know and miss, and
//! what a pasted block of marginal income does, in words. Knows no page.

use super::accounts;
use super::ledger::{Figure, Ledger, Line, Weight};
use super::quantity;
use crate::analysis::assumption::{Assumptions, Missing, Quantity};
use crate::analysis::economy::Economy;
use crate::analysis::economy::income::{Fallback, Ground};
use crate::analysis::economy::staleness::{OLD_AFTER, stale};
use crate::analysis::exact::Exact;
use crate::analysis::expansion::Probabilities;
use crate::exchange::table::marginal_intake::{MarginalPlan, NotTaken, Why};
use crate::model::period::Year;
use crate::model::program::Program;
use crate::model::project::PlanStage;
use crate::model::record::{Kind, RecordRef};
use crate::model::words::{Lang, Words};
use crate::present::catalogue::words;
use crate::present::{format, label};
use std::collections::BTreeSet;

words! {
    NOTE: "Ingen siffra om pengar eller människor följer med Genomför, utom förslag till sannolikheter för planskedena. Allt annat är kommunens egna antaganden, med enhet, år och källa. Saknas ett antagande räknas inte det som bygger på det." / "No figure about money or people comes with Genomför, except suggested probabilities of the plan stages. All else are the municipality's own assumptions, with unit, year and source. Where one is missing, what rests on it is not reckoned.";
    TABLE: "Kommunens antaganden" / "The municipality's assumptions";
    NEW: "Nytt antagande" / "New assumption";
    NOTHING: "Inga antaganden än. Börja med det som saknas i listan nedan, eller klistra in SKR:s rader." / "No assumptions yet. Begin with what is missing in the list below, or paste SKR's rows.";
    NAME: "Antagande" / "Assumption";
    AGE: "Ålder" / "Age";
    FOR: "Avser" / "For";
    FOR_NOTE: "Hustyp, verksamhet eller planskede, till exempel Flerbostadshus, Förskola eller Laga kraft. Skilj flera med semikolon. Tomt betyder alla." / "House type, service or plan stage, such as Multi-dwelling building, Preschool or In force. Put a semicolon between several. Empty means all.";
    VALUE: "Värde" / "Value";
    UNIT: "Enhet" / "Unit";
    YEAR: "År" / "Year";
    SOURCE: "Källa" / "Source";
    PROBABILITIES: "Sannolikheter som används" / "Probabilities in use";
    PROBABILITIES_NOTE: "Bostäder och kalkyler vägs med sannolikheten i projektets planskede. Har kommunen inget eget antagande används Genomförs förslag. Det är ett antagande, inte statistik: pröva det mot kommunens egna tidigare prognoser och lägg till en egen rad med storheten Sannolikhet i planskedet." / "Dwellings and appraisals are weighed by the probability of the project's plan stage. Where the municipality has no assumption of its own, a suggestion of Genomför's is used. It is an assumption, not statistics: try it against the municipality's own earlier forecasts and add a row of your own with the quantity Probability at the plan stage.";
    STAGE: "Planskede" / "Plan stage";
    PROBABILITY: "Sannolikhet" / "Probability";
    ORIGIN: "Kommer från" / "From";
    OWN: "Kommunens antagande" / "The municipality's assumption";
    SUGGESTED: "Genomförs förslag" / "Genomför's suggestion";
    PROJECTS_BY_STAGE: "Projekt som räknas så" / "Projects reckoned so";
    PROJECTS_BY_OWN: "Projekt med egen sannolikhet" / "Projects with their own";
    LOOK: "Att se över" / "To look at";
    KNOWN: "Vad beräkningarna känner till" / "What the calculations know";
    KNOWN_NOTE: "Varje storhet som beräkningarna kan använda, hur många rader som finns för den och om något räknat saknar den." / "Each quantity that the calculations can use, how many rows there are for it, and whether anything reckoned lacks it.";
    QUANTITY: "Storhet" / "Quantity";
    ROWS: "Rader" / "Rows";
    STATE: "Läge" / "State";
    IS_MISSING: "Saknas" / "Missing";
    IN_USE: "Finns" / "There";
    NOT_USED: "Finns inte, behövs inte nu" / "Not there, not needed now";
    ADD_ROW: "Lägg till en rad" / "Add a row";
    FALLBACK: "Reservformel för intäkten: ofullständig" / "Fallback formula for income: incomplete";
    FALLBACK_NOTE: "Används bara om SKR:s rader saknas. Den räknar skatt och inkomstutjämning, y·k + (1,15·m − y)·l, men inte kostnadsutjämningen. Därför märks resultatet alltid som ofullständigt." / "Used only where SKR's rows are missing. It reckons tax and income equalisation, y·k + (1.15·m − y)·l, but not cost equalisation. So the result is always marked as incomplete.";
    PASTE: "Klistra in SKR:s marginaleffekter" / "Paste SKR's marginal effects";
    PASTE_NOTE: "Kopiera ett block ur kommunens flik i SKR:s ”Marginaleffekter” eller ur ett eget kalkylblad: åldrar i första kolumnen, sedan en kolumn, eller en kolumn per inkomstklass med klasserna i första raden. Raderna ersätter de marginalintäkter som finns." / "Copy a block from the municipality's sheet of SKR's “Marginaleffekter” or from a sheet of your own: ages in the first column, then one column, or one for each income class with the classes in the first row. The rows replace the marginal income that is there.";
    PASTE_HERE: "Klistra in här" / "Paste here";
    PASTE_YEAR: "Uppgifternas år" / "Year of the figures";
    PASTE_UNIT: "Talen är i" / "The numbers are in";
    KRONOR: "kr per invånare och år" / "SEK per inhabitant and year";
    THOUSANDS: "tkr per invånare och år" / "SEK thousand per inhabitant and year";
    TAKE: "Ta in raderna" / "Take in the rows";
    TAKEN: "Raderna är intagna. Ångra tar bort dem igen." / "The rows are taken in. Undo takes them away again.";
    NO_ROWS: "Ingen rad går att läsa. Första kolumnen ska vara åldrar, till exempel 1–5 eller 80+." / "No row can be read. The first column has to be ages, such as 1–5 or 80+.";
    SKR: "SKR, Marginaleffekter" / "SKR, Marginaleffekter";
}

/// The assumptions in their order.
#[must_use]
pub fn table(program: &Program, this_year: Year, lang: Lang) -> Ledger {
    let old = stale(program, this_year);
    let unusable = Assumptions::of(program).unusable;
    let line = |one: &std::sync::Arc<crate::model::service::Assumption>| {
        let record = RecordRef::new(Kind::Assumption, one.id.0);
        let why = unusable.iter().filter(|(id, _)| *id == one.id);
        let why = why.map(|(_, why)| quantity::unusable(*why).in_lang(lang).to_owned());
        let age = old.iter().filter(|(id, _)| *id == one.id).map(|(_, what)| quantity::stale(*what, lang));
        let look: Vec<String> = why.chain(age).collect();
        let text = |text: &str| Figure::Text(text.to_owned());
        let cells = vec![
            Figure::Text(match Quantity::of_key(&one.key) {
                Some(quantity) => quantity::name(quantity).in_lang(lang).to_owned(),
                None => one.key.clone(),
            }),
            Figure::Text(quantity::dimension(&one.dimension, lang)),
            text(&one.age),
            one.value
                .map_or(Figure::Unknown, |value| Figure::Number(Exact::from(value), decimals(value.get()))),
            text(&one.unit),
            one.year.map_or(Figure::Empty, |year| Figure::Text(year.to_string())),
            text(if one.source.title.is_empty() { &one.source.url } else { &one.source.title }),
            Figure::Text(label::capital(&look.join(", ").to_lowercase())),
        ];
        Line::new(accounts::title(program, record, lang), Weight::Part, cells).about(record)
    };
    Ledger {
        caption: TABLE.in_lang(lang).to_owned(),
        corner: NAME.in_lang(lang).to_owned(),
        columns: [QUANTITY, FOR, AGE, VALUE, UNIT, YEAR, SOURCE, LOOK]
            .map(|name| name.in_lang(lang).to_owned())
            .into(),
        lines: program.assumptions.in_order().into_iter().map(line).collect(),
    }
}

/// The probabilities of the plan stages that projects have, and whose they are.
#[must_use]
pub fn probabilities(program: &Program, lang: Lang) -> Ledger {
    let own = Probabilities::of(program);
    let line = |stage: PlanStage| {
        let projects = program.projects.iter().filter(|project| project.stage == stage);
        let (stated, by_stage): (Vec<_>, Vec<_>) =
            projects.partition(|project| project.probability.is_some());
        let count = |count: usize| Figure::Number(Exact::whole(i64::try_from(count).unwrap_or_default()), 0);
        let whose = if own.is_own(stage) { OWN } else { SUGGESTED };
        let cells = vec![
            Figure::Share(Exact::thousandths(own.of_stage(stage))),
            Figure::Text(whose.in_lang(lang).to_owned()),
            count(by_stage.len()),
            count(stated.len()),
        ];
        Line::new(stage.words().in_lang(lang), Weight::Part, cells)
    };
    let in_use = |stage: &PlanStage| program.projects.iter().any(|project| project.stage == *stage);
    Ledger {
        caption: PROBABILITIES.in_lang(lang).to_owned(),
        corner: STAGE.in_lang(lang).to_owned(),
        columns: [PROBABILITY, ORIGIN, PROJECTS_BY_STAGE, PROJECTS_BY_OWN]
            .map(|name| name.in_lang(lang).to_owned())
            .into(),
        lines: PlanStage::ALL.iter().copied().filter(in_use).map(line).collect(),
    }
}

/// As many decimals as a number of thousandths has.
pub(super) const fn decimals(thousandths: i64) -> u32 {
    match thousandths {
        _ if thousandths % 1000 == 0 => 0,
        _ if thousandths % 100 == 0 => 1,
        _ if thousandths % 10 == 0 => 2,
        _ => 3,
    }
}

/// How many assumptions are old, in a sentence; nothing where none is.
#[must_use]
pub fn old_note(program: &Program, this_year: Year, lang: Lang) -> Option<String> {
    let old: BTreeSet<_> = stale(program, this_year).into_iter().map(|(id, _)| id).collect();
    let (count, years) = (format::whole(i64::try_from(old.len()).unwrap_or_default(), lang), OLD_AFTER);
    (!old.is_empty()).then(|| match lang {
        Lang::Sv => format!("{count} antaganden är äldre än {years} år eller saknar år eller källa."),
        Lang::En => format!("{count} assumptions are older than {years} years or lack a year or source."),
    })
}

/// How a quantity stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Something reckoned lacks it.
    Missing,
    /// There are rows.
    There,
    /// There are none, and nothing lacks it.
    Unused,
}

impl Standing {
    /// In words.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Standing::Missing => IS_MISSING,
            Standing::There => IN_USE,
            Standing::Unused => NOT_USED,
        }
    }
}

/// A quantity that the calculations can use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Which.
    pub quantity: Quantity,
    /// Rows that can be used.
    pub rows: usize,
    /// How it stands.
    pub standing: Standing,
    /// What is missing of it.
    pub missing: Vec<Missing>,
}

/// Every quantity, those that are missing first.
#[must_use]
pub fn known(program: &Program, economy: Option<&Economy>) -> Vec<Known> {
    let read = Assumptions::of(program);
    let missing: BTreeSet<Missing> = economy
        .map(|economy| {
            accounts::missing_for_b(economy).into_iter().chain(accounts::missing_for_c(economy)).collect()
        })
        .unwrap_or_default();
    let mut list: Vec<Known> = Quantity::ALL
        .iter()
        .map(|quantity| {
            let rows = read.all(*quantity).count();
            let missing: Vec<Missing> =
                missing.iter().filter(|one| one.quantity == *quantity).copied().collect();
            let standing = match (missing.is_empty(), rows) {
                (false, _) => Standing::Missing,
                (true, 0) => Standing::Unused,
                (true, _) => Standing::There,
            };
            Known { quantity: *quantity, rows, standing, missing }
        })
        .collect();
    list.sort_by_key(|one| one.standing != Standing::Missing);
    list
}

/// What the fallback formula gives, or what it lacks.
#[must_use]
pub fn fallback(program: &Program, economy: Option<&Economy>, lang: Lang) -> String {
    let read = Assumptions::of(program);
    let used = matches!(economy.map(|economy| &economy.b.ground), Some(Ground::Fallback(_)));
    let value = |quantity| read.value(quantity, crate::analysis::assumption::For::ANY);
    let found = value(Quantity::TaxRate).zip(value(Quantity::CountyRate)).zip(value(Quantity::MeanTaxBase));
    let Some((((tax_rate, county_rate), mean_tax_base), taxable_income)) =
        found.zip(value(Quantity::TaxableIncome))
    else {
        return Words::new(
            "Formeln kan inte räknas: den behöver kommunens skattesats (k), länsvis skattesats (l), medelskattekraft (m) och de inflyttades beskattningsbara inkomst (y).",
            "The formula cannot be reckoned: it needs the municipal tax rate (k), the county tax rate (l), the mean tax base (m) and the newcomers' taxable income (y).",
        )
        .in_lang(lang)
        .to_owned();
    };
    let per = Fallback { tax_rate, county_rate, mean_tax_base, taxable_income }.per_inhabitant();
    let kronor = format::whole(per.times_whole(1000).rounded(), lang);
    match (lang, used) {
        (Lang::Sv, true) => format!("Ger {kronor} kr per ny invånare och år. Den används i konto B nu."),
        (Lang::Sv, false) => {
            format!("Ger {kronor} kr per ny invånare och år. Den används inte, eftersom SKR:s rader finns.")
        }
        (Lang::En, true) => {
            format!("Gives SEK {kronor} per new inhabitant and year. It is used in account B now.")
        }
        (Lang::En, false) => format!(
            "Gives SEK {kronor} per new inhabitant and year. It is not used, since SKR's rows are there."
        ),
    }
}

/// What taking in a block does.
#[must_use]
pub fn plan(plan: &MarginalPlan, lang: Lang) -> String {
    let MarginalPlan { added, changed, removed, shares, .. } = plan;
    let mut text = match lang {
        Lang::Sv => format!("{added} nya rader, {changed} får nytt värde, {removed} tas bort."),
        Lang::En => format!("{added} new rows, {changed} get a new value, {removed} are removed."),
    };
    if !shares.is_empty() {
        let classes = shares.join(", ");
        text.push_str(&match lang {
            Lang::Sv => format!(" Skriv sedan in hur stor andel av de inflyttade som hör till varje inkomstklass ({classes}); tomma rader läggs till."),
            Lang::En => format!(" Then type in the share of the newcomers in each income class ({classes}); blank rows are added."),
        });
    }
    text
}

/// What was not taken of a pasted block.
#[must_use]
pub fn not_taken(one: &NotTaken, lang: Lang) -> String {
    let NotTaken { row, text, why } = one;
    let why = match why {
        Why::Age => Words::new("ingen ålder i första cellen", "no age in the first cell"),
        Why::Number => Words::new("inget tal", "no number"),
        Why::Twice => {
            Words::new("åldern finns redan på en rad ovanför", "the age stands in a row above already")
        }
    }
    .in_lang(lang);
    match lang {
        Lang::Sv => format!("Rad {row} tas inte med: {why} (”{text}”)"),
        Lang::En => format!("Row {row} is left out: {why} (“{text}”)"),
    }
}
