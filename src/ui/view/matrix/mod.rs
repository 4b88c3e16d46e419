//! Matris: where goals, bodies, tools and years meet.

mod bar;
mod grid;
mod holes;
mod keys;
mod mark;
mod opened;
mod paper;
mod print;
mod state;

use super::panel::panel;
use super::program::keys::add_goal;
use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::preferences::t;
use crate::ui::route::{Route, Section};
use genomfor::analysis::matrix::{MatrixKind, Side};
use genomfor::model::record::{Kind, MeasureId, RecordRef};
use genomfor::model::words::Words;
use genomfor::present::matrix as words;
use genomfor::present::matrix::name::record;
use leptos::prelude::*;
use state::State;
use std::collections::BTreeSet;

/// The view.
pub fn matrix_view() -> Node {
    let state = State::new();
    print::listen(state);
    // From the panel one comes back to the cell.
    Effect::new(move |before: Option<Option<RecordRef>>| {
        let now = state.target.get();
        if before.flatten().is_some() && now.is_none() {
            keys::catch(state);
        }
        now
    });
    el("div")
        .class("work")
        .child(
            el("section")
                .class("work-list")
                .attr("aria-labelledby", "view-heading")
                .child(bar::bar(state))
                .child(content(state))
                .child(opened::opened(state)),
        )
        .child(move || {
            let (target, kind) = (state.target.get()?, state.kind.get());
            Some(panel(target, listed(state, target.kind), Route::Matrix(kind, None)))
        })
        .child(print::dialog(state))
        .into_node()
}

/// The records that the panel goes on and back among: the measures that are shown.
fn listed(state: State, kind: Kind) -> Signal<Vec<RecordRef>> {
    let all = Memo::new(move |_| {
        let matrix = state.matrix.get();
        if kind != Kind::Measure {
            return matrix.rows.iter().filter_map(|row| record(row.key)).collect();
        }
        let shown: BTreeSet<MeasureId> = matrix.total.counted().map(|(_, measure)| measure.id).collect();
        state.derived.index.with(|index| {
            let all = index.measures.iter().filter(|measure| shown.contains(&measure.id));
            all.map(|measure| RecordRef::new(Kind::Measure, measure.id.0)).collect::<Vec<_>>()
        })
    });
    all.into()
}

/// What keeps a matrix from being drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lack {
    Side(Side),
    /// Only holes are wanted and there are none.
    Holes,
}

fn content(state: State) -> Node {
    let lack = Memo::new(move |_| {
        let (down, along) = state.kind.get().sides();
        let only = state.view.with(|view| view.setup.only_holes);
        let nothing = state.workspace.program().with(|program| program.measures.is_empty());
        state.matrix.with(|matrix| {
            if matrix.rows.is_empty() || (down == Side::Instruments && nothing && matrix.rows.len() < 2) {
                Some(Lack::Side(down))
            } else if matrix.columns.is_empty() {
                Some(Lack::Side(along))
            } else {
                (only && matrix.holes.is_empty()).then_some(Lack::Holes)
            }
        })
    });
    (move || match lack.get() {
        Some(lack) => empty(state, lack),
        None => el("div")
            .class("matrix-scroll")
            .attr("data-scrolls", "true")
            .child(el("p").id("matrix-hint").class("matrix-said").child(t(words::OPEN_CELL_HINT)))
            .child(grid::grid(state))
            .child(holes::holes(state))
            .child(
                (state.kind.get() == MatrixKind::BodyYear)
                    .then(|| el("p").class("matrix-note").child(t(words::TOO_MANY_HINT))),
            )
            .into_node(),
    })
    .into_node()
}

/// What belongs here, one example, one button.
fn empty(state: State, lack: Lack) -> Node {
    let workspace = state.workspace;
    let address = workspace.door.address;
    let told = |heading: Words, text: Words| {
        el("div").class("empty").child(el("h2").child(t(heading))).child(el("p").child(t(text)))
    };
    let go = move |name: Words, section: Section| -> Element {
        button("tool primary").on_click(move || address.go(Route::Basis(section, None))).child(t(name))
    };
    match lack {
        Lack::Side(Side::Goals) => told(words::NO_GOALS, words::NO_GOALS_TEXT).child(
            button("tool primary").on_click(move || add_goal(workspace, None)).child(t(words::WRITE_GOAL)),
        ),
        Lack::Side(Side::Bodies) => told(words::NO_BODIES, words::NO_BODIES_TEXT)
            .child(go(words::ADD_BODIES, Section::Records(Kind::Body))),
        Lack::Side(Side::Instruments) => told(words::NO_TOOLS, words::NO_TOOLS_TEXT).child(
            button("tool primary")
                .on_click(move || state.set_up(|view| view.setup.unused = true))
                .child(t(words::SHOW_TOOLS)),
        ),
        Lack::Side(Side::Years) => {
            told(words::NO_YEARS, words::NO_YEARS_TEXT).child(go(words::STATE_YEARS, Section::Facts))
        }
        Lack::Holes => told(words::NO_HOLES, words::NO_HOLES_TEXT),
    }
    .into_node()
}
