//! What the quantities of the formulas are called and in which unit they are typed, and what is
//! missing, in words. Knows no page.

use crate::analysis::assumption::{For, Missing, Quantity, Unusable};
use crate::analysis::economy::staleness::Stale;
use crate::model::basis::HouseType;
use crate::model::project::PlanStage;
use crate::model::service::Service;
use crate::model::words::{Lang, Words};

/// What a quantity is called.
#[must_use]
pub const fn name(quantity: Quantity) -> Words {
    match quantity {
        Quantity::PersonsPerDwelling => Words::new("Personer per bostad", "Persons per dwelling"),
        Quantity::PersonsByAge => {
            Words::new("Personer per bostad efter ålder", "Persons per dwelling by age")
        }
        Quantity::AgeShare => {
            Words::new("Åldrarnas andel av de boende", "Age classes' share of the residents")
        }
        Quantity::NewShare => Words::new(
            "Andel av de boende som är nya i kommunen",
            "Share of the residents who are new to the municipality",
        ),
        Quantity::CostPerInhabitant => {
            Words::new("Kostnad per invånare och år", "Cost per inhabitant and year")
        }
        Quantity::PreschoolShare => {
            Words::new("Andel av barn 1–5 år i förskolan", "Share of children aged 1–5 in preschool")
        }
        Quantity::ServiceShare => Words::new(
            "Andel av åldern som använder en verksamhet",
            "Share of an age class that uses a service",
        ),
        Quantity::PresentUse => Words::new("Platser som används i dag", "Places used today"),
        Quantity::StreetOperation => Words::new("Drift av gator", "Operation of streets"),
        Quantity::ParkOperation => Words::new("Drift av parker", "Operation of parks"),
        Quantity::StreetPerDwelling => Words::new("Ny gata per bostad", "New street per dwelling"),
        Quantity::ParkPerDwelling => Words::new("Ny park per bostad", "New park per dwelling"),
        Quantity::InternalRate => Words::new("Internränta", "Internal rate"),
        Quantity::DepreciationYears => Words::new("Avskrivningstid", "Depreciation time"),
        Quantity::InvestmentPerPlace => Words::new("Investering per plats", "Investment per place"),
        Quantity::MarginalIncome => {
            Words::new("Marginalintäkt per ny invånare (SKR)", "Marginal income per new inhabitant (SKR)")
        }
        Quantity::IncomeClassShare => {
            Words::new("Inkomstklassens andel av de inflyttade", "Income class's share of newcomers")
        }
        Quantity::IncomeLag => {
            Words::new("År från inflyttning till intäkt", "Years from moving in to income")
        }
        Quantity::TaxRate => Words::new("Kommunens skattesats", "Municipal tax rate"),
        Quantity::CountyRate => Words::new(
            "Länsvis skattesats i inkomstutjämningen",
            "County tax rate in the income equalisation",
        ),
        Quantity::MeanTaxBase => Words::new("Medelskattekraft, uppräknad", "Mean tax base, indexed"),
        Quantity::TaxableIncome => {
            Words::new("Beskattningsbar inkomst per inflyttad", "Taxable income per newcomer")
        }
        Quantity::PriceIndex => Words::new("Prisindex", "Price index"),
        Quantity::StageProbability => Words::new("Sannolikhet i planskedet", "Probability at the plan stage"),
    }
}

/// The unit in which a quantity is typed; it stands in files, so it is in Swedish.
#[must_use]
pub const fn unit(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::PersonsPerDwelling | Quantity::PersonsByAge => "personer per bostad",
        Quantity::AgeShare
        | Quantity::NewShare
        | Quantity::PreschoolShare
        | Quantity::ServiceShare
        | Quantity::InternalRate
        | Quantity::IncomeClassShare
        | Quantity::TaxRate
        | Quantity::CountyRate => "procent",
        Quantity::StageProbability => "andel",
        Quantity::CostPerInhabitant | Quantity::MarginalIncome => "tkr per invånare och år",
        Quantity::PresentUse => "platser",
        Quantity::StreetOperation | Quantity::ParkOperation => "kr per m² och år",
        Quantity::StreetPerDwelling | Quantity::ParkPerDwelling => "m² per bostad",
        Quantity::DepreciationYears | Quantity::IncomeLag => "år",
        Quantity::InvestmentPerPlace => "tkr per plats",
        Quantity::MeanTaxBase | Quantity::TaxableIncome => "tkr per invånare",
        Quantity::PriceIndex => "index",
    }
}

/// What something is for, as the field *For* understands it; empty where it is for all.
#[must_use]
pub fn about(about: For) -> String {
    let house = about.house_type.map(|it| it.words().sv);
    let service = about.service.map(|it| it.words().sv);
    let stage = about.stage.map(|it| it.words().sv);
    house.into_iter().chain(service).chain(stage).collect::<Vec<_>>().join("; ")
}

/// What an assumption is for, with what is written as a code in words: `Flerbostadshus; år 0–4`.
#[must_use]
pub fn dimension(text: &str, lang: Lang) -> String {
    let part = |part: &str| {
        let house = HouseType::ALL.iter().find(|it| it.code() == part).map(|it| it.words());
        let service = || Service::ALL.iter().find(|it| it.code() == part).map(|it| it.words());
        let stage = || PlanStage::ALL.iter().find(|it| it.code() == part).map(|it| it.words());
        let words = house.or_else(service).or_else(stage);
        words.map_or(part, |words| words.in_lang(lang)).to_owned()
    };
    text.split(';').map(str::trim).filter(|text| !text.is_empty()).map(part).collect::<Vec<_>>().join("; ")
}

/// What is missing: `Personer per bostad: Flerbostadshus`.
#[must_use]
pub fn missing(missing: Missing, lang: Lang) -> String {
    let name = name(missing.quantity).in_lang(lang);
    let house = missing.about.house_type.map(|it| it.words());
    let service = missing.about.service.map(|it| it.words());
    let stage = missing.about.stage.map(|it| it.words());
    let about: Vec<&str> =
        house.into_iter().chain(service).chain(stage).map(|words| words.in_lang(lang)).collect();
    if about.is_empty() { name.to_owned() } else { format!("{name}: {}", about.join(", ")) }
}

/// Why no formula uses an assumption.
#[must_use]
pub const fn unusable(why: Unusable) -> Words {
    match why {
        Unusable::UnknownKey => Words::new("Ingen beräkning använder nyckeln", "No calculation uses the key"),
        Unusable::NoValue => Words::new("Värdet saknas", "The value is missing"),
        Unusable::Unit => Words::new("Enheten passar inte storheten", "The unit does not fit the quantity"),
        Unusable::Age => Words::new("Åldern går inte att läsa", "The age cannot be read"),
        Unusable::About => Words::new("Avser känns inte igen", "What it is for is not known"),
        Unusable::Range => Words::new(
            "Andelen är inte mellan 0 och 100 procent",
            "The share is not between 0 and 100 per cent",
        ),
    }
}

/// What is wrong with a figure.
#[must_use]
pub fn stale(what: Stale, lang: Lang) -> String {
    match (what, lang) {
        (Stale::NoSource, Lang::Sv) => "Källa saknas".to_owned(),
        (Stale::NoSource, Lang::En) => "No source".to_owned(),
        (Stale::NoYear, Lang::Sv) => "År saknas".to_owned(),
        (Stale::NoYear, Lang::En) => "No year".to_owned(),
        (Stale::Old(years), Lang::Sv) => format!("{years} år gammalt"),
        (Stale::Old(years), Lang::En) => format!("{years} years old"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::assumption::Assumptions;
    use crate::model::number::Decimal;
    use crate::model::program::{AnyRecord, Program};
    use crate::model::record::Id;
    use crate::model::service::Assumption;
    use std::sync::Arc;

    #[test]
    fn what_an_assumption_is_for_is_shown_in_words_and_what_is_no_code_as_it_stands() {
        assert_eq!(dimension("in_force", Lang::Sv), "Laga kraft");
        assert_eq!(
            dimension("multi_dwelling;år 0–4; Egen klass", Lang::Sv),
            "Flerbostadshus; år 0–4; Egen klass"
        );
        assert_eq!(dimension("Förskola", Lang::Sv), "Förskola");
    }

    #[test]
    fn a_row_that_is_added_for_a_quantity_is_used_as_soon_as_it_has_a_value() {
        for (place, quantity) in (1u64..).zip(Quantity::ALL) {
            let mut program = Program::default();
            program.put(AnyRecord::Assumption(Arc::new(Assumption {
                id: crate::model::record::AssumptionId(Id(place)),
                key: quantity.keys()[0].into(),
                unit: unit(*quantity).into(),
                value: Decimal::thousandths(1_000),
                ..Assumption::default()
            })));
            let read = Assumptions::of(&program);
            assert_eq!(read.readings.len(), 1, "{quantity:?}: {:?}", read.unusable);
        }
    }
}
