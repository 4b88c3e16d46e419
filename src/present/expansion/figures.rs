//! The figures beside the plan and the need: how many years the plans in force would do for, what stands
//! on the municipality's land, how fresh it all is. Knows no page.

use crate::analysis::exact::Exact;
use crate::analysis::expansion::readiness;
use crate::model::period::Day;
use crate::model::program::Program;
use crate::model::words::{Lang, Words};
use crate::present::catalogue::words;
use crate::present::format;

words! {
    READINESS: "Planberedskap" / "Plan readiness";
    READINESS_NOTE: "Nya bostäder med laga kraft eller bygglov som inte är påbörjade, delat med behovet per år. Rivning är inte avdragen." / "New dwellings with a plan in force or a permit that have not started, divided by the need per year. Demolition is not deducted.";
    MUNICIPAL_LAND: "På kommunens mark" / "On municipal land";
    MUNICIPAL_LAND_NOTE: "Andel av de nya bostäderna i planen, alla år" / "Share of the new dwellings of the plan, all years";
    FRESHNESS: "Senast uppdaterad" / "Latest update";
    NOT_STATED: "går inte att räkna ut" / "cannot be reckoned";
}

/// A figure with what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What it is.
    pub name: Words,
    /// The figure with its unit.
    pub value: String,
    /// How it is reckoned.
    pub note: String,
}

/// The figures beside the charts.
#[must_use]
pub fn figures(program: &Program, today: Day, lang: Lang) -> Vec<Figure> {
    let not_stated = || NOT_STATED.in_lang(lang).to_owned();
    let ready = readiness::readiness(program);
    let years = ready.years.map_or_else(not_stated, |years| {
        let number = tenths(years, lang);
        match lang {
            Lang::Sv => format!("{number} år"),
            Lang::En => format!("{number} years"),
        }
    });
    let share = readiness::share_on_municipal_land(program);
    let share = share.map_or_else(not_stated, |share| format!("{}\u{a0}%", share.times_whole(100).rounded()));
    let fresh = readiness::freshness(program, today);
    let latest = fresh.latest.map_or_else(not_stated, |(day, _)| day.to_string());
    vec![
        Figure { name: READINESS, value: years, note: READINESS_NOTE.in_lang(lang).to_owned() },
        Figure { name: MUNICIPAL_LAND, value: share, note: MUNICIPAL_LAND_NOTE.in_lang(lang).to_owned() },
        Figure { name: FRESHNESS, value: latest, note: oldest(fresh.oldest, fresh.undated.len(), lang) },
    ]
}

fn oldest(oldest: Option<(Day, i64)>, undated: usize, lang: Lang) -> String {
    let mut text = match (oldest, lang) {
        (Some((day, _)), Lang::Sv) => format!("Äldsta uppgiften är från {day}"),
        (Some((day, _)), Lang::En) => format!("The oldest figure is from {day}"),
        (None, _) => String::new(),
    };
    if undated > 0 {
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(&match lang {
            Lang::Sv => format!("{undated} projekt saknar datum"),
            Lang::En => format!("{undated} projects have no date"),
        });
    }
    text
}

fn tenths(number: Exact, lang: Lang) -> String {
    let tenths = number.in_decimals(1);
    let decimal = crate::model::number::Decimal::thousandths(tenths.saturating_mul(100));
    decimal.map(|decimal| format::decimal(decimal, lang)).unwrap_or_default()
}
