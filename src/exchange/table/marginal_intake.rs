//! The municipality's rows of marginal income, pasted from SKR's “Marginaleffekter” or from a sheet
//! of its own: ages in the first column, then one column, or one for each income class with the
//! classes in the first row. How SKR's sheet is laid out is not known to us; hence this plain
//! block. The rows take the place of those that are there, since every inhabitant may count only
//! once. Knows no clipboard and makes no ids.

use super::grid::Grid;
use crate::analysis::assumption::{Assumptions, Quantity, Span};
use crate::edit::Edit;
use crate::edit::ties::Ties;
use crate::model::field::FieldValue;
use crate::model::number::Decimal;
use crate::model::period::Year;
use crate::model::program::{AnyRecord, Program};
use crate::model::rank::Rank;
use crate::model::record::{AssumptionId, Id, Kind, RecordRef};
use crate::model::service::Assumption;
use crate::model::source::Source;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What the pasted numbers count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Currency {
    /// Kronor per inhabitant and year.
    #[default]
    Kronor,
    /// Thousands of kronor per inhabitant and year.
    Thousands,
}

impl Currency {
    /// The unit as it stands in an assumption.
    #[must_use]
    pub const fn unit(self) -> &'static str {
        match self {
            Currency::Kronor => "kr per invånare och år",
            Currency::Thousands => "tkr per invånare och år",
        }
    }
}

/// An income by age and income class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarginalRow {
    /// The ages.
    pub ages: Span,
    /// The income class; empty where there is one column only.
    pub class: String,
    /// The number as it was pasted.
    pub value: Decimal,
}

/// Something that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotTaken {
    /// The row in the pasted block, from 1.
    pub row: usize,
    /// What stands there.
    pub text: String,
    /// Why.
    pub why: Why,
}

/// Why something was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The first cell is no age.
    Age,
    /// The cell is no number.
    Number,
    /// An age of it stands in an earlier row already: the residents would count twice.
    Twice,
}

/// What a pasted block says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MarginalTable {
    /// The incomes.
    pub rows: Vec<MarginalRow>,
    /// The income classes; none where there is one column only.
    pub classes: Vec<String>,
    /// What was not taken.
    pub not_taken: Vec<NotTaken>,
}

/// Reads a block.
#[must_use]
pub fn marginal_table(text: &str) -> MarginalTable {
    let grid = Grid::read(text);
    let headed = ages(grid.cell(0, 0)).is_none() && grid.rows().len() > 1;
    let columns: Vec<usize> = (1..grid.width()).collect();
    let several = columns.len() > 1;
    let class = |column: usize| match (several, headed) {
        (false, _) => String::new(),
        // The field that it goes into parts its words by semicolons.
        (true, true) => grid.cell(0, column).replace(';', ",").trim().to_owned(),
        (true, false) => column.to_string(),
    };
    let mut table = MarginalTable::default();
    if several {
        table.classes = columns.iter().map(|column| class(*column)).collect();
    }
    let mut taken: Vec<Span> = Vec::new();
    for row in usize::from(headed)..grid.rows().len() {
        let first = grid.cell(row, 0);
        if (0..grid.width()).all(|column| grid.cell(row, column).is_empty()) {
            continue;
        }
        let miss = |text: &str, why| NotTaken { row: row + 1, text: text.to_owned(), why };
        let Some(span) = ages(first) else {
            table.not_taken.push(miss(first, Why::Age));
            continue;
        };
        if taken.iter().any(|other| overlap(*other, span)) {
            table.not_taken.push(miss(first, Why::Twice));
            continue;
        }
        taken.push(span);
        for column in &columns {
            let cell = grid.cell(row, *column);
            match number(cell) {
                Some(value) => table.rows.push(MarginalRow { ages: span, class: class(*column), value }),
                None => table.not_taken.push(miss(&format!("{first}: {cell}"), Why::Number)),
            }
        }
    }
    table
}

fn overlap(one: Span, other: Span) -> bool {
    let last = |span: Span| span.to.unwrap_or(u8::MAX);
    one.from <= last(other) && other.from <= last(one)
}

/// Ages as statisticians write them: `1-5 år`, `80-w`, `80 år och äldre`, `90+`.
fn ages(text: &str) -> Option<Span> {
    let text = text.trim().to_lowercase().replace("år", "").replace(' ', "");
    let open = ["-w", "–w", "-", "–", "ochäldre", "+"].iter().find_map(|end| text.strip_suffix(end));
    match open {
        Some(from) => Span::parse(&format!("{from}+")),
        None => Span::parse(&text),
    }
}

/// A number with a comma or point before its decimals and any kind of space between thousands.
fn number(text: &str) -> Option<Decimal> {
    let text: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let (negative, digits) = match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => (true, rest),
        None => (false, text.as_str()),
    };
    let (whole, rest) = digits.split_once([',', '.']).unwrap_or((digits, ""));
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !plain(whole) || !plain(rest) {
        return None;
    }
    // More than three decimals of a krona mean nothing; they are rounded.
    let mut thousandths = 0i64;
    for place in 0..3 {
        let digit = rest.as_bytes().get(place).map_or(0, |byte| i64::from(byte - b'0'));
        thousandths = thousandths * 10 + digit;
    }
    let up = rest.as_bytes().get(3).is_some_and(|byte| *byte >= b'5');
    let sum = whole.parse::<i64>().ok()?.checked_mul(1000)?.checked_add(thousandths + i64::from(up))?;
    Decimal::thousandths(if negative { -sum } else { sum })
}

/// What taking in a block does.
#[derive(Debug, Clone, PartialEq)]
pub struct MarginalPlan {
    /// The edit: one step.
    pub edit: Edit,
    /// Rows that are new.
    pub added: usize,
    /// Rows that get a new value.
    pub changed: usize,
    /// Rows that are removed, since the block does not hold them.
    pub removed: usize,
    /// Income classes for which a share has to be stated; a blank row is added for each.
    pub shares: Vec<String>,
}

/// What taking in a block would do to a programme. `fresh` makes ids.
#[must_use]
pub fn marginal_plan(
    table: &MarginalTable,
    program: &Program,
    (currency, year, source): (Currency, Option<Year>, &Source),
    fresh: impl FnMut() -> Id,
) -> MarginalPlan {
    let read = Assumptions::of(program);
    let readings = read.all(Quantity::MarginalIncome);
    let known: BTreeMap<(Option<Span>, String), AssumptionId> =
        readings.map(|reading| ((reading.ages, reading.class.clone()), reading.id)).collect();
    let with_key = program.assumptions.iter().filter(|one| is_about(&one.key, Quantity::MarginalIncome));
    let mut superfluous: BTreeSet<AssumptionId> = with_key.map(|one| one.id).collect();
    let mut making = Making { edits: Vec::new(), rank: program.last_rank(Kind::Assumption), fresh };
    let (mut added, mut changed) = (0, 0);
    for row in &table.rows {
        let stated = Assumption {
            key: key(Quantity::MarginalIncome),
            name: "Marginalintäkt per ny invånare".to_owned(),
            age: row.ages.to_string(),
            dimension: row.class.clone(),
            value: Some(row.value),
            unit: currency.unit().to_owned(),
            year,
            source: source.clone(),
            ..Assumption::default()
        };
        if let Some(id) = known.get(&(Some(row.ages), row.class.clone())) {
            superfluous.remove(id);
            changed += 1;
            making.change(*id, &stated);
        } else {
            added += 1;
            making.add(stated);
        }
    }
    let shares = unstated_shares(table, program);
    for class in &shares {
        making.add(Assumption {
            key: key(Quantity::IncomeClassShare),
            name: "Inkomstklassens andel av de inflyttade".to_owned(),
            dimension: class.clone(),
            unit: "procent".to_owned(),
            ..Assumption::default()
        });
    }
    let removed = superfluous.len();
    let removals = superfluous.into_iter().map(|id| RecordRef::new(Kind::Assumption, id.0));
    making.edits.extend(removals.map(|target| Edit::Remove(target, Ties::Untie)));
    MarginalPlan { edit: Edit::Several(making.edits), added, changed, removed, shares }
}

/// The edits that are being made.
struct Making<F> {
    edits: Vec<Edit>,
    rank: Rank,
    fresh: F,
}

impl<F: FnMut() -> Id> Making<F> {
    fn add(&mut self, assumption: Assumption) {
        let (id, rank) = (AssumptionId((self.fresh)()), self.rank.clone());
        self.rank = Rank::between(Some(&rank), None);
        self.edits.push(Edit::Add(AnyRecord::Assumption(Arc::new(Assumption { id, rank, ..assumption }))));
    }

    fn change(&mut self, id: AssumptionId, to: &Assumption) {
        let fields = vec![
            ("value", to.value.to_value()),
            ("unit", to.unit.to_value()),
            ("year", to.year.to_value()),
            ("source", to.source.to_value()),
        ];
        self.edits.push(Edit::Set(RecordRef::new(Kind::Assumption, id.0), fields));
    }
}

/// The income classes whose share of the newcomers no row is about.
fn unstated_shares(table: &MarginalTable, program: &Program) -> Vec<String> {
    let stated = |class: &&String| {
        let mut rows = program.assumptions.iter();
        rows.any(|one| {
            is_about(&one.key, Quantity::IncomeClassShare) && one.dimension.trim() == class.as_str()
        })
    };
    table.classes.iter().filter(|class| !stated(class)).cloned().collect()
}

fn is_about(key: &str, quantity: Quantity) -> bool {
    quantity.keys().contains(&key.trim())
}

fn key(quantity: Quantity) -> String {
    quantity.keys().first().copied().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixture(name: &str) -> MarginalTable {
        let path = format!("{}/tests/fixtures/marginal/{name}", env!("CARGO_MANIFEST_DIR"));
        marginal_table(&std::fs::read_to_string(path).unwrap())
    }

    fn taken_in(table: &MarginalTable, program: &Program) -> (MarginalPlan, Program) {
        let mut next = 100u64;
        let how = (Currency::Kronor, Year::new(2026), &Source::default());
        let plan = marginal_plan(table, program, how, || {
            next += 1;
            Id(next)
        });
        let mut after = program.clone();
        plan.edit.clone().changes(program).unwrap().apply(&mut after);
        (plan, after)
    }

    #[test]
    fn a_block_of_ages_and_income_classes_becomes_a_row_for_each() {
        let table = fixture("classes.tsv");
        assert_eq!(table.classes, ["Låg inkomst", "Medelinkomst", "Hög inkomst"]);
        assert_eq!(table.rows.len(), 8 * 3);
        let row = |ages: &str, class: usize| {
            let ages = Span::parse(ages).unwrap();
            table
                .rows
                .iter()
                .find(|row| row.ages == ages && row.class == table.classes[class])
                .unwrap()
                .value
                .get()
        };
        assert_eq!((row("6", 0), row("65–79", 0), row("80+", 2)), (120_500_500, -3_200_000, 220_000_000));
        assert_eq!(table.not_taken, [NotTaken { row: 10, text: "Samtliga".into(), why: Why::Age }]);
    }

    #[test]
    fn one_column_without_headings_is_enough() {
        let table = fixture("one-column.csv");
        assert!(table.classes.is_empty() && table.not_taken.is_empty());
        assert_eq!(table.rows.len(), 7);
        assert!(table.rows.iter().all(|row| row.class.is_empty()));
        assert_eq!(table.rows.last().unwrap().ages, Span { from: 80, to: None });
    }

    #[test]
    fn what_cannot_be_read_or_would_count_somebody_twice_is_told_and_not_taken() {
        let table = fixture("untidy.tsv");
        assert_eq!(table.rows.len(), 1);
        let told: Vec<(usize, Why)> = table.not_taken.iter().map(|one| (one.row, one.why)).collect();
        assert_eq!(told, [(3, Why::Number), (4, Why::Twice), (5, Why::Age), (6, Why::Age)]);
    }

    #[test]
    fn the_rows_take_the_place_of_those_that_are_there_and_pasting_twice_adds_nothing() {
        let old = Assumption {
            id: AssumptionId(Id(1)),
            key: "marginal_income".into(),
            value: Decimal::thousandths(62_000),
            unit: "tkr".into(),
            ..Assumption::default()
        };
        let mut program = Program::default();
        program.put(AnyRecord::Assumption(Arc::new(old)));
        let table = fixture("classes.tsv");
        let (plan, after) = taken_in(&table, &program);
        assert_eq!((plan.added, plan.changed, plan.removed, plan.shares.len()), (24, 0, 1, 3));
        let (again, same) = taken_in(&table, &after);
        assert_eq!((again.added, again.changed, again.removed, again.shares.len()), (0, 24, 0, 0));
        assert_eq!(Assumptions::of(&same).all(Quantity::MarginalIncome).count(), 24);
    }
}
