//! The second part of the program: everything that needs an open programme. It lies in a
//! file of its own, which is fetched when it is first asked for; what is reachable only from
//! here goes into it.

use super::commands;
use super::derived::Derived;
use super::door::{Beginning, Door, Pending, Wish, Work};
use super::parts::{Part, Parts, parted};
use super::platform::ids;
use super::route::Route;
use super::view::found::Found;
use super::view::interview::{Answers, interview_view};
use super::view::opening::Opening;
use super::view::panel::Findings;
use super::view::program::{bulk::Bulk, paste::Paste, print::Printing, state::Table};
use super::view::remove::Removal;
use super::view::share::excel::Excel;
use super::view::share::proposals::Proposals;
use super::view::share::returns::Returns;
use super::view::{basis, desk, program, share};
use super::workspace::Workspace;
use crate::ui::dom::{IntoNode, Node};
use genomfor::edit::document::Document;
use genomfor::exchange::keeper::Custody;
use genomfor::model::period::{Day, Year};
use genomfor::model::program::Program;
use genomfor::model::programme::Settings;
use genomfor::present::catalogue as words;
use std::rc::Rc;
use std::sync::Arc;

/// Fetches the second part and makes what it needs; nothing when it could not be fetched.
#[cfg(feature = "split")]
pub async fn fetch(door: Door) -> Option<Rc<Work>> {
    begin(door).await.ok()
}

/// Where the program is in one piece, there is nothing to fetch.
#[cfg(not(feature = "split"))]
#[allow(clippy::unused_async, reason = "the same as where it is split")]
pub async fn fetch(door: Door) -> Option<Rc<Work>> {
    Some(door.take_in(|| set_up(door)))
}

#[cfg(feature = "split")]
#[wasm_split_helpers::wasm_split(work, fallible)]
fn begin(door: Door) -> Result<Rc<Work>, wasm_split_helpers::SplitLoaderError> {
    Ok(door.take_in(|| set_up(door)))
}

fn set_up(door: Door) -> Work {
    let workspace = Workspace::provide(door);
    let opening = Opening::provide(workspace);
    Removal::provide(workspace);
    Findings::provide(workspace);
    Derived::provide(workspace);
    Found::provide(workspace);
    Parts::provide(workspace);
    Proposals::provide(workspace);
    let table = Table::provide(workspace);
    Bulk::provide(table);
    Paste::provide(table);
    Printing::provide(table);
    let excel = Excel::provide();
    let returns = Returns::provide(workspace, excel);
    Answers::provide(workspace);
    commands::listen(workspace);
    Work {
        fulfil: Box::new(move |wish| fulfil(table, opening, returns, wish)),
        head: || desk::head_tools().into_node(),
        banners: || desk::banners().into_node(),
        view,
        count: |route| desk::count(route).into_node(),
        dialogs: desk::dialogs,
    }
}

fn view(route: Route) -> Node {
    match route {
        Route::Basis(..) => basis::basis_view().into_node(),
        Route::Interview(_) => interview_view().into_node(),
        Route::Share(_) => share::share_view().into_node(),
        Route::Overview => parted(Part::Overview),
        Route::Matrix(..) => parted(Part::Matrix),
        Route::Timeline(_) => parted(Part::Timeline),
        Route::Checks(_) => parted(Part::Checks),
        Route::Program(_) | Route::Start => program::program_view().into_node(),
    }
}

fn fulfil(table: Table, opening: Opening, returns: Returns, wish: Wish) -> Pending {
    let workspace = table.workspace;
    match wish {
        Wish::Load(id) => Box::pin(async move { workspace.id() == Some(id) || workspace.load(id).await }),
        Wish::Begin(beginning) => Box::pin(async move {
            let document = Document::new(ids::fresh(), first_program(beginning));
            workspace.begin(document, Custody::default()).await;
            true
        }),
        Wish::Open(chosen) => Box::pin(async move {
            opening.take(chosen).await;
            true
        }),
        Wish::Receive(chosen) => Box::pin(async move {
            returns.take(chosen).await;
            true
        }),
        Wish::Sample(name) => Box::pin(async move { opening.take_sample(name).await }),
        Wish::Forget { id, save } => Box::pin(async move {
            if save {
                let here = workspace.id() == Some(id) || workspace.load(id).await;
                if !here || !workspace.save_to_file().await {
                    return false;
                }
            }
            workspace.forget(id).await;
            table.forget(id);
            true
        }),
    }
}

/// The council term that the first action plan has to be adopted in (SFS 2025:70,
/// transitional provision 2; KL 5 kap. 9 §).
const TERM: (&str, &str) = ("2026-10-15", "2030-10-14");

/// A programme with nothing in it but what its municipality and time say.
fn first_program(beginning: Beginning) -> Program {
    let Beginning { municipality, first, last, document_type, rule_set } = beginning;
    let settings = Settings {
        municipality: municipality.name.to_owned(),
        municipality_code: municipality.code.to_owned(),
        county: municipality.county.to_owned(),
        title: words::first_title(document_type.words(), first.get(), last.get()),
        document_type,
        rule_set,
        term_start: Day::parse(TERM.0),
        term_end: Day::parse(TERM.1),
        period_from: Some(first),
        period_to: Some(last),
        price_level: Year::new(i64::from(first.get()) - 1),
        ..Settings::default()
    };
    Program { settings: Arc::new(settings), ..Program::default() }
}
