//! The sheet of account A: development of land by year and kind of amount, its present value,
//! and project by project. Knows no other account.

use super::basis::{Basis, Setting};
use super::dwellings::{project_number, project_title};
use super::items::{appraisal, appraisal_cells, discounted, side_name};
use super::page::{Page, formula, headings, letters, ordinal, year_number};
use super::words;
use crate::analysis::economy::development::{Amounts, Development, Side, side};
use crate::analysis::exact::Exact;
use crate::exchange::sheet::book::{Cell, Form, Sheet};
use crate::model::period::Year;
use crate::model::project::AppraisalKind;
use crate::model::record::ProjectId;
use crate::model::words::Words;
use crate::present::economy::accounts;

/// The columns of the account: years, then what has no year, then the sum.
struct Columns {
    years: Vec<Year>,
}

impl Columns {
    /// The years that are reckoned, and those before and after that have amounts.
    fn of(basis: &Basis) -> Columns {
        let dated = || basis.economy.a.total.years.keys().copied();
        let from = dated().chain(basis.years.first().copied()).min();
        let to = dated().chain(basis.years.last().copied()).max();
        let years = from.zip(to).map(|(from, to)| crate::analysis::population::each_year(&(from..=to)));
        Columns { years: years.into_iter().flatten().collect() }
    }

    fn undated(&self) -> String {
        letters(1 + self.years.len())
    }

    fn last_year(&self) -> String {
        letters(self.years.len())
    }
}

/// The sheet.
#[must_use]
pub fn sheet(basis: &Basis) -> Sheet {
    let name = basis.say(words::ACCOUNT_A);
    let about = basis.say(accounts::A_NOTE);
    let mut page = Page::new(&name, &basis.say(accounts::A), &about, &[44, 12]).still(1, 3);
    let columns = Columns::of(basis);
    page.row(heads(basis, &columns));
    let receipts = side_rows(basis, &mut page, &columns, Side::Income);
    let outlays = side_rows(basis, &mut page, &columns, Side::Outlay);
    let net = page.next();
    let text = |column: &str| format!("{column}{receipts}-{column}{outlays}");
    page.row(sums(basis, &columns, (words::NET, Form::Sum), &text, &|amounts| amounts.flow().net()));
    if let Some(rate) = basis.program.settings.discount_rate {
        present(basis, &mut page, &columns, net, rate);
    }
    side_rows(basis, &mut page, &columns, Side::Water);
    page.gap();
    projects(basis, &mut page);
    page.done()
}

fn heads(basis: &Basis, columns: &Columns) -> Vec<Cell> {
    let mut cells = headings([basis.say(words::ITEM)]);
    let first = basis.setting(Setting::First);
    for (place, year) in columns.years.iter().enumerate() {
        let text = if place == 0 {
            let before = i32::from(basis.economy.years.start().get()) - i32::from(year.get());
            format!("{first}-{before}")
        } else {
            format!("{}3+1", letters(place))
        };
        cells.push(formula(text, year_number(*year), Form::Year));
    }
    cells.extend(headings([words::UNDATED, words::SUM].map(|words| basis.say(words))));
    cells
}

/// A row over years, undated and sum.
fn sums(
    basis: &Basis,
    columns: &Columns,
    (name, form): (Words, Form),
    text: &dyn Fn(&str) -> String,
    of: &dyn Fn(&Amounts) -> Exact,
) -> Vec<Cell> {
    let total = &basis.economy.a.total;
    let mut cells = vec![Cell::text(basis.say(name))];
    for (column, year) in (1..).zip(&columns.years) {
        let amount = total.years.get(year).map(of).unwrap_or_default();
        cells.push(formula(text(&letters(column)), amount, form));
    }
    cells.push(formula(text(&columns.undated()), of(&total.undated), form));
    cells.push(formula(text(&letters(2 + columns.years.len())), of(&total.total()), form));
    cells
}

/// The kinds of a side and their sum; gives the row of the sum.
fn side_rows(basis: &Basis, page: &mut Page, columns: &Columns, wanted: Side) -> usize {
    let first = page.next();
    for kind in AppraisalKind::ALL.iter().filter(|kind| side(**kind) == wanted) {
        let row = page.next();
        page.row(kind_row(basis, columns, *kind, row));
    }
    let last = page.next() - 1;
    if wanted == Side::Water {
        return last;
    }
    let text = |column: &str| format!("SUM({column}{first}:{column}{last})");
    let of = |amounts: &Amounts| match wanted {
        Side::Income => amounts.flow().income,
        Side::Outlay => amounts.flow().outlay,
        Side::Water => amounts.water(),
    };
    page.row(sums(basis, columns, (side_name(wanted), Form::Sum), &text, &of))
}

/// What comes in is typed as negative and shown as positive.
fn kind_row(basis: &Basis, columns: &Columns, kind: AppraisalKind, row: usize) -> Vec<Cell> {
    let (counted, kinds) =
        (appraisal_cells(basis, appraisal::COUNTED), appraisal_cells(basis, appraisal::KIND));
    let years = appraisal_cells(basis, appraisal::YEAR);
    let (sign, is_income) = match side(kind) {
        Side::Income => ("-", true),
        Side::Outlay | Side::Water => ("", false),
    };
    let of = |amounts: &Amounts| {
        let amount = amounts.0.get(&kind).copied().unwrap_or_default();
        if is_income { -amount } else { amount }
    };
    let undated = columns.undated();
    let sum = letters(2 + columns.years.len());
    let text = |column: &str| {
        if column == undated {
            format!("{sign}SUMPRODUCT(({years}=\"\")*({kinds}=$A{row})*{counted})")
        } else if column == sum {
            format!("SUM(B{row}:{undated}{row})")
        } else {
            format!("{sign}SUMIFS({counted},{kinds},$A{row},{years},{column}$3)")
        }
    };
    sums(basis, columns, (kind.words(), Form::Whole), &text, &of)
}

fn present(
    basis: &Basis,
    page: &mut Page,
    columns: &Columns,
    net: usize,
    rate: crate::model::number::PerMille,
) {
    let (r, first) = (basis.setting(Setting::Rate), basis.setting(Setting::First));
    let base = *basis.economy.years.start();
    let mut factors = vec![Cell::text(basis.say(words::DISCOUNT))];
    let mut values = vec![Cell::text(basis.say(words::PRESENT_VALUE_NET))];
    let factor_row = page.next();
    for (column, year) in (1..).zip(&columns.years) {
        let column = letters(column);
        let factor = discounted(Exact::ONE, base, *year, rate);
        factors.push(formula(format!("1/(1+{r})^({column}$3-{first})"), factor, Form::Fine));
        let amount = basis.economy.a.total.years.get(year).map(|amounts| amounts.flow().net());
        let value = discounted(amount.unwrap_or_default(), base, *year, rate);
        values.push(formula(format!("{column}{net}*{column}{factor_row}"), value, Form::Whole));
    }
    page.row(factors);
    let row = page.next();
    values.push(Cell::Empty);
    let total = basis.economy.present_value(basis.program).unwrap_or_default();
    let text = format!("SUM(B{row}:{}{row})", columns.last_year());
    values.push(formula(text, total, Form::Sum));
    page.row(values);
}

fn projects(basis: &Basis, page: &mut Page) {
    let heads = [
        words::PER_PROJECT,
        words::NUMBER,
        words::OUTLAY,
        words::RECEIPT,
        words::NET,
        words::WATER,
        words::PRESENT_VALUE,
    ];
    let head = page.row(headings(heads.map(|words| basis.say(words))));
    for project in &basis.projects {
        if let Some(development) = basis.economy.a.projects.get(&project.id) {
            let row = page.next();
            page.row(project_row(basis, (project.id, development), row, head));
        }
    }
}

fn project_row(
    basis: &Basis,
    (id, development): (ProjectId, &Development),
    row: usize,
    head: usize,
) -> Vec<Cell> {
    let (counted, numbers) =
        (appraisal_cells(basis, appraisal::COUNTED), appraisal_cells(basis, appraisal::PROJECT));
    let (sides, present) =
        (appraisal_cells(basis, appraisal::SIDE), appraisal_cells(basis, appraisal::PRESENT));
    let total = development.total();
    let flow = total.flow();
    let sum = |column: &str, sign: &str| {
        format!("{sign}SUMIFS({counted},{numbers},$B{row},{sides},{column}${head})")
    };
    let mut cells = vec![
        Cell::text(project_title(basis, id)),
        ordinal(project_number(basis, id)),
        formula(sum("C", ""), flow.outlay, Form::Whole),
        formula(sum("D", "-"), flow.income, Form::Whole),
        formula(format!("D{row}-C{row}"), flow.net(), Form::Whole),
        formula(sum("F", ""), total.water(), Form::Whole),
    ];
    if let Some(rate) = basis.program.settings.discount_rate {
        let value = development.present_value(*basis.economy.years.start(), rate);
        cells.push(formula(format!("SUMIFS({present},{numbers},$B{row})"), value, Form::Whole));
    }
    cells
}
