//! All checks, in the order of their codes.

use super::{
    Check, k01, k02, k03, k04, k05, k06, k07, k08, k09, k10, k11, k12, k13, k14, k15, k16, k17, k18, k19,
    k20, k21, k22, k23, k24, k25, k26, k27, k28, k29, k30, k31, k32, k33, k34, k35, k36, k37, k38, k39, k40,
    k41, k42,
};

/// All checks.
pub const CHECKS: [&Check; 42] = [
    &k01::CHECK,
    &k02::CHECK,
    &k03::CHECK,
    &k04::CHECK,
    &k05::CHECK,
    &k06::CHECK,
    &k07::CHECK,
    &k08::CHECK,
    &k09::CHECK,
    &k10::CHECK,
    &k11::CHECK,
    &k12::CHECK,
    &k13::CHECK,
    &k14::CHECK,
    &k15::CHECK,
    &k16::CHECK,
    &k17::CHECK,
    &k18::CHECK,
    &k19::CHECK,
    &k20::CHECK,
    &k21::CHECK,
    &k22::CHECK,
    &k23::CHECK,
    &k24::CHECK,
    &k25::CHECK,
    &k26::CHECK,
    &k27::CHECK,
    &k28::CHECK,
    &k29::CHECK,
    &k30::CHECK,
    &k31::CHECK,
    &k32::CHECK,
    &k33::CHECK,
    &k34::CHECK,
    &k35::CHECK,
    &k36::CHECK,
    &k37::CHECK,
    &k38::CHECK,
    &k39::CHECK,
    &k40::CHECK,
    &k41::CHECK,
    &k42::CHECK,
];

/// The check with that code.
#[must_use]
pub fn check(code: &str) -> Option<&'static Check> {
    CHECKS.iter().find(|check| check.code == code).copied()
}
