//! Account A: development of land, per project and summed. One-off amounts, tkr at the
//! programme's price level:
//! `net = land income + developer contributions + street charges + state grants − (land + studies and
//! planning + public places + site preparation + project management + risk)` (`domain.md` 6.2 A).
//! Water and sewage is paid by its own charges and stands apart. Ground rent is yearly income and
//! belongs to account B. `net present value = Σ net_t / (1 + r)^(t − t0)`. Knows no other account.

use super::Flow;
use super::prices::{Prices, Unconverted};
use crate::analysis::exact::Exact;
use crate::analysis::expansion::{Probabilities, counts};
use crate::analysis::population::Weighing;
use crate::model::number::PerMille;
use crate::model::period::Year;
use crate::model::program::Program;
use crate::model::project::{AppraisalKind, Project};
use crate::model::record::{Kind, ProjectId, RecordRef};
use std::collections::BTreeMap;

/// Which side of the account a kind of amount is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Paid by the municipality's taxes or by selling land.
    Outlay,
    /// Comes in.
    Income,
    /// Paid by the charges for water and sewage.
    Water,
}

/// The side that a kind of amount is on, whatever its sign.
#[must_use]
pub const fn side(kind: AppraisalKind) -> Side {
    match kind {
        AppraisalKind::LandIncome
        | AppraisalKind::Contribution
        | AppraisalKind::StreetCharge
        | AppraisalKind::StateGrant => Side::Income,
        AppraisalKind::Land
        | AppraisalKind::Planning
        | AppraisalKind::PublicPlaces
        | AppraisalKind::SitePreparation
        | AppraisalKind::Management
        | AppraisalKind::Risk => Side::Outlay,
        AppraisalKind::Water => Side::Water,
    }
}

/// The amounts of some time, by kind; outlays positive and income negative, as they are typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Amounts(pub BTreeMap<AppraisalKind, Exact>);

impl Amounts {
    fn sum(&self, on: Side) -> Exact {
        self.0.iter().filter(|(kind, _)| side(**kind) == on).map(|(_, amount)| *amount).sum()
    }

    /// Outlays and income without water and sewage, tkr.
    #[must_use]
    pub fn flow(&self) -> Flow {
        Flow { outlay: self.sum(Side::Outlay), income: -self.sum(Side::Income) }
    }

    /// Water and sewage, tkr.
    #[must_use]
    pub fn water(&self) -> Exact {
        self.sum(Side::Water)
    }

    fn add(&mut self, kind: AppraisalKind, amount: Exact) {
        *self.0.entry(kind).or_default() += amount;
    }
}

/// The development appraisal of a project, or of all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Development {
    /// By year.
    pub years: BTreeMap<Year, Amounts>,
    /// Without a year; no part of the present value.
    pub undated: Amounts,
}

impl Development {
    /// All amounts, whenever they fall.
    #[must_use]
    pub fn total(&self) -> Amounts {
        let mut total = self.undated.clone();
        for (kind, amount) in self.years.values().flat_map(|amounts| &amounts.0) {
            total.add(*kind, *amount);
        }
        total
    }

    /// Present value of the net in a base year, tkr: each year's net / (1 + rate)^(years from the base
    /// year). Years before it grow by the same rate. Water and what has no year are left out.
    #[must_use]
    pub fn present_value(&self, base: Year, rate: PerMille) -> Exact {
        let discounted = |(year, amounts): (&Year, &Amounts)| {
            let net = amounts.flow().net();
            let ahead = i32::from(year.get()) - i32::from(base.get());
            let growth = Exact::ONE + Exact::from(rate);
            match ahead {
                0.. => (0..ahead).fold(net, |value, _| value.a_year_earlier(rate)),
                _ => (ahead..0).fold(net, |value, _| value.times(growth)),
            }
        };
        self.years.iter().map(discounted).sum()
    }

    fn add(&mut self, year: Option<Year>, kind: AppraisalKind, amount: Exact) {
        match year {
            Some(year) => self.years.entry(year).or_default().add(kind, amount),
            None => self.undated.add(kind, amount),
        }
    }
}

/// Account A.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AccountA {
    /// Project by project: those with an appraisal that are not given up.
    pub projects: BTreeMap<ProjectId, Development>,
    /// All of them.
    pub total: Development,
    /// Amounts that no index converts; they are in no sum.
    pub unconverted: Vec<Unconverted>,
}

impl AccountA {
    /// The account of a programme, as appraised or with each project weighed by its probability.
    #[must_use]
    pub fn of(program: &Program, prices: &Prices, weighing: Weighing) -> AccountA {
        let probabilities = Probabilities::of(program);
        let mut account = AccountA::default();
        for project in program.projects.iter().filter(|project| counts(project)) {
            let weight = match weighing {
                Weighing::Raw => Exact::ONE,
                Weighing::Weighted => Exact::thousandths(probabilities.probability(project)),
            };
            account.take(project, prices, weight);
        }
        account
    }

    fn take(&mut self, project: &Project, prices: &Prices, weight: Exact) {
        for (row, item) in project.appraisal.iter().enumerate() {
            let Some(amount) = item.amount else { continue };
            match (prices.convert(amount.into(), item.price_level), item.price_level) {
                (Some(converted), _) => {
                    let weighed = converted.times(weight);
                    self.projects.entry(project.id).or_default().add(item.year, item.kind, weighed);
                    self.total.add(item.year, item.kind, weighed);
                }
                (None, Some(level)) => {
                    let record = RecordRef::new(Kind::Project, project.id.0);
                    self.unconverted.push(Unconverted { record, row, level, amount });
                }
                // An amount without a level of its own is always at the programme's.
                (None, None) => {}
            }
        }
    }
}
