//! The keys by which the calculations find their rates and parameters among the assumptions of a
//! programme. Several where files differ; the first is the one to write. Knows no value.

/// The probability of each plan stage; the stage stands in `dimension`.
pub const STAGE_PROBABILITY: &[&str] = &["stage_probability"];
/// The property fee for new dwellings (none for 15 years).
pub const NEW_PROPERTY_FEE: &[&str] = &["property_fee_new"];
/// Years from moving in to the income from taxes and equalisation.
pub const INCOME_LAG: &[&str] = &["income_lag", "income_lag_years"];
/// Income per inhabitant by the fallback formula, without cost equalisation.
pub const FALLBACK_INCOME: &[&str] = &["marginal_income_fallback"];
