//! The button that saves the economy as a workbook with formulas, and how that goes. Knows no formula.

use super::budget::year_of;
use super::state::Desk;
use crate::ui::dom::{IntoNode, Node, button};
use crate::ui::platform::clock;
use crate::ui::preferences::t;
use crate::ui::view::share::excel::{Excel, excel_progress};
use genomfor::exchange::file;
use genomfor::present::economy as words;
use genomfor::present::economy::{budget, workbook};
use leptos::prelude::*;

/// The button, and how the work goes.
pub fn save_workbook(desk: Desk) -> Node {
    let excel = Excel::expect();
    let program = desk.workspace.program();
    let save = move || {
        let lang = desk.lang_now();
        let today = clock::today();
        let chosen = desk.setup.now().with_untracked(|setup| setup.budget_year);
        let year = chosen.unwrap_or_else(|| budget::usual_year(year_of(desk.derived.today.get_untracked())));
        let Some(economy) = desk.economy.get_untracked() else { return };
        program.with_untracked(|program| {
            let name = workbook::file_name(&file::file_name(program, &today), lang);
            excel.save(workbook::economy_book(program, &economy, year, &today, lang), name);
        });
    };
    let nothing = move || (desk.economy.with(Option::is_none) || excel.is_working()).then_some("true");
    (
        button("tool")
            .attr("data-test", "economy-xlsx")
            .attr("aria-disabled", nothing)
            .on_click(save)
            .child(t(words::XLSX)),
        excel_progress(excel),
    )
        .into_node()
}
