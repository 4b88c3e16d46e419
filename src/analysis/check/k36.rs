//! K36: where there are dwellings enough, goals are not about building alone.

use super::source::{ANY, Source};
use super::{Check, Finding, Piece, Severity, Subject};
use crate::model::goal::GoalCategory;
use crate::model::programme::Market;
use crate::model::record::Kind;
use crate::model::words::Words;

/// The check.
pub const CHECK: Check = Check {
    code: "K36",
    severity: Severity::Warning,
    rule_sets: ANY,
    sources: &[Source::Publication {
        title: Words::new(
            "Boverket, bostadsmarknadsenkäten 2025: 160 kommuner i balans eller överskott, 127 med underskott",
            "Boverket, housing market survey 2025: 160 municipalities in balance or surplus, 127 with a deficit",
        ),
        url: None,
    }],
    title: Words::new(
        "Kommuner i balans eller överskott har mål för beståndet",
        "Municipalities in balance or surplus have goals for the existing stock",
    ),
    why: Words::new(
        "När marknaden är i balans eller har överskott leder nya bostäder ensamma lätt till tomma lägenheter. Behoven handlar då oftare om ombyggnad, tillgänglighet, vakanser och rivning.",
        "When the market is in balance or surplus, new dwellings alone easily lead to empty ones. The needs are then more often about conversion, accessibility, vacancies and demolition.",
    ),
    remedy: Words::new(
        "Lägg till ett mål för beståndet, till exempel tillgängliga lägenheter, vakansgrad eller ombyggnad, eller ändra bedömningen av bostadsmarknaden.",
        "Add a goal for the stock, such as accessible dwellings, vacancies or conversion, or change the judgement of the housing market.",
    ),
    each: None,
    reads: &[Kind::Goal],
    find,
};

fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let market = match subject.program.settings.market {
        Market::Balance => Words::new("är i balans", "is in balance"),
        Market::Surplus => Words::new("har överskott", "has a surplus"),
        Market::Unstated | Market::Deficit => return Vec::new(),
    };
    let about = |category| {
        let goals = subject.index.goals.iter();
        goals.filter(|goal| goal.categories.0.contains(&category)).count()
    };
    let construction = about(GoalCategory::Construction);
    if construction == 0 || about(GoalCategory::Stock) > 0 {
        return Vec::new();
    }
    let says = Words::new(
        "Kommunen bedömer att bostadsmarknaden {0}, men inget mål gäller det befintliga beståndet. Mål om nya bostäder: {1}.",
        "The municipality judges that the housing market {0}, but no goal is about the existing stock. Goals about new dwellings: {1}.",
    );
    let construction = i64::try_from(construction).unwrap_or(i64::MAX);
    let finding = Finding::of_programme("K36", "market", says);
    vec![finding.with(Piece::Words(market)).with(Piece::Number(construction))]
}
