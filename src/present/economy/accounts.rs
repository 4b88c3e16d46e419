//! The three accounts as tables and charts: development of land, yearly operation and income,
//! investment and capacity. They stand beside each other and have no sum in common. tkr at the
//! programme's price level. Knows no page.

use super::ledger::{Figure, Ledger, Line, Weight, written};
use super::quantity;
use crate::analysis::assumption::{Missing, Quantity, Span};
use crate::analysis::economy::Economy;
use crate::analysis::economy::development::{Amounts, Development, Side, side};
use crate::analysis::economy::income::Ground;
use crate::analysis::economy::investment::{Lack, Owner};
use crate::analysis::economy::operation::OperationYear;
use crate::analysis::economy::prices::Unconverted;
use crate::analysis::exact::Exact;
use crate::analysis::population::{Weighing, each_year};
use crate::analysis::service::Zone;
use crate::model::period::Year;
use crate::model::program::Program;
use crate::model::project::AppraisalKind;
use crate::model::record::{AssumptionId, Kind, RecordRef};
use crate::model::words::{Lang, Words};
use crate::present::catalogue::words;
use crate::present::{format, label};
use std::collections::{BTreeMap, BTreeSet};

words! {
    A: "Konto A: exploatering" / "Account A: development of land";
    NOT_WHOLE: "ofullständig" / "incomplete";
    A_CHART: "Konto A: inkomster och utgifter per år" / "Account A: receipts and outlays by year";
    B_CHART: "Konto B: intäkter och kostnader per år" / "Account B: income and costs by year";
    A_NOTE: "Engångsbelopp i projektens exploateringskalkyler. Plus i netto är överskott. Vatten och avlopp betalas med egen taxa och ingår inte i nettot. Tomträttsavgäld är årlig och hör till konto B." / "One-off amounts in the projects' development appraisals. A positive net is a surplus. Water and sewage is paid by its own charges and is no part of the net. Ground rent is yearly and belongs to account B.";
    B: "Konto B: drift och intäkter per år" / "Account B: operation and income per year";
    B_NOTE: "Vad de nya invånarna och deras bostäder kostar och ger i intäkt varje år. Åtgärdernas egna driftkostnader ingår inte; de står i Budget. Tomträttsavgäld räknas de år som den är inskriven för. Det går inte att säga att tillväxt lönar sig eller inte lönar sig i sig." / "What the new residents and their homes cost and bring in each year. The measures' own operating costs are not included; they stand in Budget. Ground rent counts in the years for which it is typed. Growth cannot be said to pay or not to pay as such.";
    C: "Konto C: investeringar och kapacitet" / "Account C: investment and capacity";
    C_NOTE: "Investeringar i programmets åtgärder och platser som saknas utöver all planerad kapacitet. De läggs inte ihop: en planerad investering kan vara svaret på bristen. Kapitalkostnaden ingår i konto B från året efter utgiften." / "Investments in the programme's measures and places lacking beyond all planned capacity. They are not added: a planned investment may be the answer to the lack. The capital cost is part of account B from the year after the outlay.";
    NEVER_NETTED: "Konto A är engångsbelopp, konto B årliga belopp och konto C investeringar. De läggs aldrig ihop." / "Account A holds one-off amounts, account B yearly ones and account C investments. They are never added together.";
    ITEM: "Post" / "Item";
    PROJECT: "Projekt" / "Project";
    INCOME: "Inkomster" / "Receipts";
    OUTLAY: "Utgifter" / "Outlays";
    NET: "Netto" / "Net";
    COSTS: "Kostnader" / "Costs";
    REVENUE: "Intäkter" / "Income";
    WATER: "Vatten och avlopp, egen taxa" / "Water and sewage, own charges";
    SUM: "Summa" / "Sum";
    UNDATED: "Utan år" / "No year";
    ALL_PROJECTS: "Alla projekt" / "All projects";
    STREETS: "Drift av nya gator" / "Operation of new streets";
    PARKS: "Drift av nya parker" / "Operation of new parks";
    DEPRECIATION: "Avskrivning" / "Depreciation";
    INTEREST: "Internränta" / "Internal interest";
    CAPITAL: "Kapitalkostnad" / "Capital cost";
    FROM_RESIDENTS: "Från de nya invånarna" / "From the new residents";
    FROM_FALLBACK: "Från de nya invånarna, ofullständigt" / "From the new residents, incomplete";
    GROUND_RENT: "Tomträttsavgäld" / "Ground rent";
    BY_MUNICIPALITY: "Kommunens investeringar" / "The municipality's investments";
    BY_COMPANY: "Kommunala bolags investeringar" / "Municipal companies' investments";
    LACKING: "Platser som saknas" / "Places lacking";
    FIRST_YEAR: "Första året" / "First year";
    AT_MOST: "Platser, som mest" / "Places, at most";
    TO_BUILD: "Investering, tkr" / "Investment, SEK thousand";
    CAPITAL_FIRST: "Kapitalkostnad första året, tkr" / "Capital cost in the first year, SEK thousand";
    SERVICE: "Verksamhet och område" / "Service and area";
    WHOLE_MUNICIPALITY: "hela kommunen" / "the whole municipality";
    NO_AREA: "utan område" / "no area";
    NO_APPRAISAL: "Inget projekt har någon exploateringskalkyl. Öppna ett projekt i Utbyggnad och skriv in utgifter och inkomster, så räknas konto A här." / "No project has a development appraisal. Open a project in Expansion plan and type in its outlays and receipts, and account A is reckoned here.";
    NO_INVESTMENT: "Ingen åtgärd har något investeringsbelopp. Skriv beloppen i åtgärdens panel." / "No measure has an investment. Type the amounts in the measure's panel.";
    NO_LACK_UNSURE: "Om platser saknas går inte att säga: antaganden eller uppgifter om platser saknas. Se Utbyggnad, Service." / "Whether places are lacking cannot be said: assumptions or places are missing. See Expansion plan, Services.";
    NO_LACK: "Inga platser saknas, så långt det går att räkna." / "No places are lacking, as far as can be reckoned.";
    NO_RATE: "Diskonteringsränta saknas, så inget nuvärde räknas. Skriv den i programmets uppgifter." / "The discount rate is missing, so no present value is reckoned. Type it in the facts of the programme.";
    NO_YEARS: "Programmet har inga år att räkna över. Ange från vilket år det gäller, eller skriv in bostäder i Utbyggnad." / "The programme has no years to reckon over. State from which year it is valid, or type in dwellings in Expansion plan.";
    PER_PROJECT: "Per projekt" / "By project";
    PER_MEASURE: "Per åtgärd" / "By measure";
    MEASURE: "Åtgärd" / "Measure";
    MISSING: "Det här saknas för att räkna hela kontot" / "What is missing to reckon the whole account";
    ADD_ASSUMPTION: "Lägg till antagandet" / "Add the assumption";
    INCOMPLETE: "Ofullständigt: intäkten är räknad med reservformeln för skatt och inkomstutjämning. Kostnadsutjämningen saknas. Klistra in kommunens rader ur SKR:s ”Marginaleffekter” i Antaganden." / "Incomplete: the income is reckoned by the fallback formula for tax and income equalisation. Cost equalisation is missing. Paste the municipality's rows from SKR's “Marginaleffekter” in Assumptions.";
}

/// The caption of a table: what it shows, unit and price level.
#[must_use]
pub fn caption(what: Words, economy: &Economy, lang: Lang) -> String {
    format!("{}, {}", what.in_lang(lang), unit(economy.prices.level, lang))
}

/// The unit with its price level: `tkr i 2026 års priser`.
#[must_use]
pub fn unit(level: Option<Year>, lang: Lang) -> String {
    match (level, lang) {
        (Some(level), Lang::Sv) => format!("tkr i {level} års priser"),
        (Some(level), Lang::En) => format!("SEK thousand at {level} prices"),
        (None, Lang::Sv) => "tkr, prisnivån är inte angiven".to_owned(),
        (None, Lang::En) => "SEK thousand, price level not stated".to_owned(),
    }
}

/// How dwellings count, in a sentence.
#[must_use]
pub const fn weighing(weighing: Weighing) -> Words {
    match weighing {
        Weighing::Weighted => Words::new(
            "Bostäder och projektens belopp är vägda efter sannolikhet.",
            "Dwellings and the projects' amounts are weighted by probability.",
        ),
        Weighing::Raw => Words::new(
            "Alla projekt räknas som om de blir av helt enligt planen.",
            "All projects count as if they were carried out exactly as planned.",
        ),
    }
}

fn row(name: impl Into<String>, weight: Weight, amounts: impl IntoIterator<Item = Exact>) -> Line {
    Line::new(name, weight, amounts.into_iter().map(Figure::tkr).collect())
}

/// The present value of the amounts of one year.
fn discounted(program: &Program, base: Year, year: Year, amounts: &Amounts) -> Option<Exact> {
    let one = Development { years: BTreeMap::from([(year, amounts.clone())]), undated: Amounts::default() };
    Some(one.present_value(base, program.settings.discount_rate?))
}

/// What the present value is called: `Nuvärde 2027, ränta 2,5 %`.
#[must_use]
pub fn present_value_name(program: &Program, base: Year, lang: Lang) -> Option<String> {
    let rate = Exact::from(program.settings.discount_rate?).times_whole(100);
    let rate = written(rate, 1, lang);
    Some(match lang {
        Lang::Sv => format!("Nuvärde {base}, ränta {rate}\u{a0}%"),
        Lang::En => format!("Present value {base}, rate {rate}%"),
    })
}

/// Account A, summed, with a column for each year that has amounts.
#[must_use]
pub fn development(program: &Program, economy: &Economy, lang: Lang) -> Ledger {
    let total = &economy.a.total;
    let undated = (!total.undated.0.is_empty()).then_some(&total.undated);
    let whole = total.total();
    let times: Vec<&Amounts> = total.years.values().chain(undated).chain([&whole]).collect();
    let mut columns: Vec<String> = total.years.keys().map(ToString::to_string).collect();
    columns.extend(undated.map(|_| UNDATED.in_lang(lang).to_owned()));
    columns.push(SUM.in_lang(lang).to_owned());
    let mut lines = Vec::new();
    for (wanted, head, sign) in [(Side::Income, INCOME, -1), (Side::Outlay, OUTLAY, 1)] {
        lines.push(Line::head(head.in_lang(lang)));
        for kind in
            AppraisalKind::ALL.iter().filter(|kind| side(**kind) == wanted && whole.0.contains_key(kind))
        {
            let of = |amounts: &&Amounts| amounts.0.get(kind).copied().unwrap_or_default().times_whole(sign);
            lines.push(row(kind.words().in_lang(lang), Weight::Part, times.iter().map(of)));
        }
        let of = |amounts: &&Amounts| {
            let flow = amounts.flow();
            if sign < 0 { flow.income } else { flow.outlay }
        };
        lines.push(row(sum_of(head, lang), Weight::Sum, times.iter().map(of)));
    }
    lines.push(row(NET.in_lang(lang), Weight::Outcome, times.iter().map(|amounts| amounts.flow().net())));
    let base = *economy.years.start();
    if let Some(name) = present_value_name(program, base, lang) {
        let mut cells: Vec<Figure> = total
            .years
            .iter()
            .map(|(year, amounts)| Figure::maybe(discounted(program, base, *year, amounts)))
            .collect();
        cells.extend(undated.map(|_| Figure::Empty));
        cells.push(Figure::maybe(economy.present_value(program)));
        lines.push(Line::new(name, Weight::Outcome, cells));
    }
    if times.iter().any(|amounts| !amounts.water().is_zero()) {
        lines.push(row(WATER.in_lang(lang), Weight::Beside, times.iter().map(|amounts| amounts.water())));
    }
    Ledger { caption: caption(A, economy, lang), corner: ITEM.in_lang(lang).to_owned(), columns, lines }
}

pub(super) fn sum_of(what: Words, lang: Lang) -> String {
    format!("{} {}", SUM.in_lang(lang), what.in_lang(lang).to_lowercase())
}

/// Account A by project.
#[must_use]
pub fn projects(program: &Program, economy: &Economy, lang: Lang) -> Ledger {
    let base = *economy.years.start();
    let value = present_value_name(program, base, lang);
    let mut columns = vec![INCOME, OUTLAY, NET];
    columns.push(WATER);
    let mut columns: Vec<String> = columns.into_iter().map(|name| name.in_lang(lang).to_owned()).collect();
    if let Some(value) = &value {
        columns.insert(3, value.clone());
    }
    let cells = |development: &Development| {
        let total = development.total();
        let flow = total.flow();
        let mut cells = vec![Figure::tkr(flow.income), Figure::tkr(flow.outlay), Figure::tkr(flow.net())];
        if let Some(rate) = program.settings.discount_rate {
            cells.push(Figure::tkr(development.present_value(base, rate)));
        }
        cells.push(Figure::tkr(total.water()));
        cells
    };
    let in_order = program.projects.in_order().into_iter();
    let mut lines: Vec<Line> = in_order
        .filter_map(|project| {
            let cells = cells(economy.a.projects.get(&project.id)?);
            let record = RecordRef::new(Kind::Project, project.id.0);
            Some(Line::new(title(program, record, lang), Weight::Part, cells).about(record))
        })
        .collect();
    lines.push(Line::new(ALL_PROJECTS.in_lang(lang), Weight::Sum, cells(&economy.a.total)));
    let what = format!("{}, {}", A.in_lang(lang), PER_PROJECT.in_lang(lang).to_lowercase());
    let caption = format!("{what}, {}", unit(economy.prices.level, lang));
    Ledger { caption, corner: PROJECT.in_lang(lang).to_owned(), columns, lines }
}

/// Number and title of a record; empty where it is gone.
#[must_use]
pub fn title(program: &Program, record: RecordRef, lang: Lang) -> String {
    program.get(record).map(|record| label::full_title(&record, lang)).unwrap_or_default()
}

/// Account B over the years.
#[must_use]
pub fn operation(economy: &Economy, lang: Lang) -> Ledger {
    let years = &economy.b.years;
    let each = |of: &dyn Fn(&OperationYear) -> Option<Exact>| years.values().map(of).collect::<Vec<_>>();
    let line = |name: &str, weight, amounts: Vec<Option<Exact>>| {
        let known = amounts.iter().any(Option::is_some);
        known.then(|| Line::new(name, weight, amounts.into_iter().map(Figure::maybe).collect()))
    };
    let ages: BTreeSet<Span> = years.values().flat_map(|year| year.by_age.keys().copied()).collect();
    let mut lines = vec![Line::head(COSTS.in_lang(lang))];
    for span in ages {
        let name = residents_aged(span, lang);
        lines.extend(line(
            &name,
            Weight::Part,
            each(&|year| Some(year.by_age.get(&span).copied().unwrap_or_default())),
        ));
    }
    lines.extend(line(STREETS.in_lang(lang), Weight::Part, each(&|year| year.streets)));
    lines.extend(line(PARKS.in_lang(lang), Weight::Part, each(&|year| year.parks)));
    // Nought where it cannot be reckoned would be a false number.
    let capital = |name: Words, lacks: Quantity, of: &dyn Fn(&OperationYear) -> Exact| {
        let nothing = years.values().all(|year| of(year).is_zero());
        let lacks = nothing && economy.c.missing.iter().any(|missing| missing.quantity == lacks);
        let figures = years.values().map(|year| if lacks { Figure::Unknown } else { Figure::tkr(of(year)) });
        Line::new(name.in_lang(lang), Weight::Part, figures.collect())
    };
    lines.push(capital(DEPRECIATION, Quantity::DepreciationYears, &|year| year.capital.depreciation));
    lines.push(capital(INTEREST, Quantity::InternalRate, &|year| year.capital.interest));
    // Nought of what cannot be reckoned is not known.
    let whole = missing_for_b(economy).is_empty() && economy.c.missing.is_empty();
    let costs = each(&|year| Some(year.flow().outlay).filter(|outlay| whole || !outlay.is_zero()));
    let costs_name = sum_of_costs(economy, lang);
    let costs = line(&costs_name, Weight::Sum, costs);
    lines.push(
        costs.unwrap_or_else(|| Line::new(&costs_name, Weight::Sum, vec![Figure::Unknown; years.len()])),
    );
    lines.push(Line::head(REVENUE.in_lang(lang)));
    let from = if economy.b.ground.is_incomplete() { FROM_FALLBACK } else { FROM_RESIDENTS };
    let unknown = || vec![Figure::Unknown; years.len()];
    let residents = line(from.in_lang(lang), Weight::Part, each(&|year| year.residents_income));
    lines.push(residents.unwrap_or_else(|| Line::new(from.in_lang(lang), Weight::Part, unknown())));
    lines.extend(line(GROUND_RENT.in_lang(lang), Weight::Part, each(&|year| Some(year.ground_rent))));
    let revenue = sum_of(REVENUE, lang);
    let known = each(&|year| year.residents_income.map(|_| year.flow().income));
    lines.push(
        line(&revenue, Weight::Sum, known).unwrap_or_else(|| Line::new(&revenue, Weight::Sum, unknown())),
    );
    Ledger {
        caption: caption(B, economy, lang),
        corner: ITEM.in_lang(lang).to_owned(),
        columns: years.keys().map(ToString::to_string).collect(),
        lines,
    }
}

/// The sum of the costs, which says itself that it is not whole where an assumption is missing.
pub(super) fn sum_of_costs(economy: &Economy, lang: Lang) -> String {
    let sum = sum_of(COSTS, lang);
    if missing_for_b(economy).is_empty() && economy.c.missing.is_empty() {
        sum
    } else {
        format!("{sum}, {}", NOT_WHOLE.in_lang(lang))
    }
}

pub(super) fn residents_aged(span: Span, lang: Lang) -> String {
    match (span == Span::ALL, lang) {
        (true, Lang::Sv) => "Nya invånare, alla åldrar".to_owned(),
        (true, Lang::En) => "New residents, all ages".to_owned(),
        (false, Lang::Sv) => format!("Nya invånare {span} år"),
        (false, Lang::En) => format!("New residents aged {span}"),
    }
}

/// The investments of account C by year, with their capital cost.
#[must_use]
pub fn investments(economy: &Economy, lang: Lang) -> Ledger {
    let account = &economy.c;
    let dated = account.investments.iter().filter_map(|one| one.year);
    let years: BTreeSet<Year> = each_year(&economy.years).chain(dated).collect();
    let undated = account.investments.iter().any(|one| one.year.is_none());
    let mut columns: Vec<String> = years.iter().map(ToString::to_string).collect();
    if undated {
        columns.push(UNDATED.in_lang(lang).to_owned());
    }
    columns.push(SUM.in_lang(lang).to_owned());
    let mut lines = vec![Line::head(OUTLAY.in_lang(lang))];
    for (owner, name) in [(Owner::Municipality, BY_MUNICIPALITY), (Owner::Company, BY_COMPANY)] {
        let by_year = account.by_year(owner);
        if by_year.is_empty() {
            continue;
        }
        let of = |year: Option<Year>| by_year.get(&year).copied().unwrap_or_default();
        let times = years.iter().map(|year| of(Some(*year))).chain(undated.then(|| of(None)));
        let sum = by_year.values().copied().sum();
        lines.push(row(name.in_lang(lang), Weight::Part, times.chain([sum])));
    }
    lines.push(Line::head(CAPITAL.in_lang(lang)));
    let capital = |year: &Year| account.capital.get(year).copied();
    for (name, weight, part) in
        [(DEPRECIATION, Weight::Part, 0), (INTEREST, Weight::Part, 1), (CAPITAL, Weight::Sum, 2)]
    {
        let of = |year: &Year| match (capital(year), part) {
            (None, _) => Figure::Empty,
            (Some(cost), 0) => Figure::tkr(cost.depreciation),
            (Some(cost), 1) => Figure::tkr(cost.interest),
            (Some(cost), _) => Figure::tkr(cost.total()),
        };
        // A yearly cost has no sum over the years: the writing off goes on after them.
        let rest = vec![Figure::Empty; if undated { 2 } else { 1 }];
        lines.push(Line::new(name.in_lang(lang), weight, years.iter().map(of).chain(rest).collect()));
    }
    Ledger { caption: caption(C, economy, lang), corner: ITEM.in_lang(lang).to_owned(), columns, lines }
}

/// The investments of account C, one by one.
#[must_use]
pub fn by_measure(program: &Program, economy: &Economy, lang: Lang) -> Ledger {
    let columns = [
        Words::new("År", "Year"),
        Words::new("Utgift", "Outlay"),
        Words::new("Vem", "Who"),
        Words::new("Avskrivningstid, år", "Depreciation time, years"),
        Words::new("Kapitalkostnad första året", "Capital cost in the first year"),
    ];
    let lines = economy.c.investments.iter().map(|one| {
        let record = RecordRef::new(Kind::Measure, one.measure.0);
        let who = match one.owner {
            Owner::Municipality => Words::new("Kommunen", "The municipality"),
            Owner::Company => Words::new("Kommunalt bolag", "Municipal company"),
        };
        let own = one.terms.filter(|_| one.owner == Owner::Municipality);
        let cells = vec![
            one.year.map_or(Figure::Unknown, |year| Figure::Text(year.to_string())),
            Figure::tkr(one.amount),
            Figure::Text(who.in_lang(lang).to_owned()),
            own.map_or(Figure::Unknown, |terms| Figure::tkr(Exact::whole(terms.years))),
            Figure::maybe(own.map(|terms| terms.in_year(one.amount, 1).total())),
        ];
        Line::new(title(program, record, lang), Weight::Part, cells).about(record)
    });
    let what = format!("{}, {}", C.in_lang(lang), PER_MEASURE.in_lang(lang).to_lowercase());
    Ledger {
        caption: format!("{what}, {}", unit(economy.prices.level, lang)),
        corner: MEASURE.in_lang(lang).to_owned(),
        columns: columns.iter().map(|name| name.in_lang(lang).to_owned()).collect(),
        lines: lines.collect(),
    }
}

/// Whether it cannot be said that no places are lacking.
#[must_use]
pub fn is_unsure_of_places(economy: &Economy) -> bool {
    let places = economy.services.demands.iter().flat_map(|demand| demand.years.values());
    let mut known = places.map(|places| places.capacity.is_some()).peekable();
    !economy.services.missing.is_empty()
        || !economy.population.missing.is_empty()
        || known.peek().is_none()
        || known.any(|known| !known)
}

/// The places that are lacking.
#[must_use]
pub fn lacking(program: &Program, economy: &Economy, lang: Lang) -> Ledger {
    let line = |lack: &Lack| {
        let zone = match &lack.zone {
            Zone::Municipality => WHOLE_MUNICIPALITY.in_lang(lang).to_owned(),
            Zone::Catchment(name) => name.clone(),
            Zone::Area(None) => NO_AREA.in_lang(lang).to_owned(),
            Zone::Area(Some(area)) => title(program, RecordRef::new(Kind::Area, area.0), lang),
        };
        let cells = vec![
            Figure::Text(lack.year.to_string()),
            Figure::Number(lack.places, 1),
            Figure::maybe(lack.investment),
            Figure::maybe(lack.capital.map(|cost| cost.total())),
        ];
        Line::new(format!("{}, {zone}", lack.service.words().in_lang(lang)), Weight::Part, cells)
    };
    Ledger {
        caption: caption(LACKING, economy, lang),
        corner: SERVICE.in_lang(lang).to_owned(),
        columns: [FIRST_YEAR, AT_MOST, TO_BUILD, CAPITAL_FIRST]
            .map(|name| name.in_lang(lang).to_owned())
            .into(),
        lines: economy.c.lacking.iter().map(line).collect(),
    }
}

/// What is missing for account B, with what its residents rest on.
#[must_use]
pub fn missing_for_b(economy: &Economy) -> BTreeSet<Missing> {
    economy.b.missing.iter().chain(economy.population.missing.keys()).copied().collect()
}

/// What is missing for account C, with what its places rest on.
#[must_use]
pub fn missing_for_c(economy: &Economy) -> BTreeSet<Missing> {
    economy.c.missing.iter().chain(&economy.services.missing).copied().collect()
}

/// How account B reckons its income, in a sentence.
#[must_use]
pub fn income_note(economy: &Economy, lang: Lang) -> String {
    let lag = economy.b.lag;
    let law = !economy.b.lag_is_stated;
    let ground = match economy.b.ground {
        Ground::Marginal(_) => Words::new(
            "Intäkten räknas med kommunens marginalintäkter",
            "Income is reckoned from the municipality's marginal income",
        ),
        Ground::Fallback(_) => Words::new(
            "Intäkten räknas med reservformeln (ofullständig)",
            "Income is reckoned by the fallback formula (incomplete)",
        ),
        Ground::Nothing => {
            return Words::new(
                "Intäkten från de nya invånarna räknas inte: det finns inget att räkna den ur.",
                "The income from the new residents is not reckoned: there is nothing to reckon it from.",
            )
            .in_lang(lang)
            .to_owned();
        }
    }
    .in_lang(lang);
    match (lang, law) {
        (Lang::Sv, true) => format!(
            "{ground} och kommer {lag} år efter inflyttningen, eftersom utjämningen räknar invånarna den 1 november året före (lag 2004:773)."
        ),
        (Lang::Sv, false) => {
            format!("{ground} och kommer {lag} år efter inflyttningen, enligt programmets antagande.")
        }
        (Lang::En, true) => format!(
            "{ground} and comes {lag} year after moving in, since equalisation counts those who lived there on 1 November the year before (lag 2004:773)."
        ),
        (Lang::En, false) => {
            format!("{ground} and comes {lag} years after moving in, as the programme assumes.")
        }
    }
}

/// The amounts that no index converts, each with its record: they are in no sum.
#[must_use]
pub fn unconverted(program: &Program, list: &[Unconverted], lang: Lang) -> Vec<(RecordRef, String)> {
    let line = |one: &Unconverted| {
        let (name, level) = (title(program, one.record, lang), one.level);
        let amount = format::whole(one.amount.get(), lang);
        let text = match lang {
            Lang::Sv => {
                format!("{name}: {amount} tkr i {level} års priser räknas inte med, prisindex saknas")
            }
            Lang::En => {
                format!("{name}: SEK {amount} thousand at {level} prices is left out, no price index")
            }
        };
        (one.record, text)
    };
    list.iter().map(line).collect()
}

/// The unit prices of another year that are used as they are, in a sentence.
#[must_use]
pub fn as_it_is(program: &Program, list: &BTreeSet<AssumptionId>, lang: Lang) -> Option<String> {
    let years: BTreeSet<Year> = list.iter().filter_map(|id| program.assumptions.get(*id)?.year).collect();
    let years: Vec<String> = years.iter().map(ToString::to_string).collect();
    let (count, years) = (list.len(), years.join(", "));
    (count > 0).then(|| match lang {
        Lang::Sv => format!("{count} antaganden om pris ({years} års priser) används som de står, eftersom prisindex saknas för att räkna om dem."),
        Lang::En => format!("{count} assumed prices ({years} prices) are used as they stand, since there is no price index to convert them."),
    })
}

/// A missing assumption as it is typed in: key, unit, and what it is for.
#[must_use]
pub fn blank(missing: Missing) -> [(&'static str, String); 4] {
    let key = missing.quantity.keys().first().copied().unwrap_or_default();
    [
        ("key", key.to_owned()),
        ("name", quantity::name(missing.quantity).sv.to_owned()),
        ("dimension", quantity::about(missing.about)),
        ("unit", quantity::unit(missing.quantity).to_owned()),
    ]
}
