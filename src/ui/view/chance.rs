//! What chance may do to the dwellings of the plan, drawn beside the typing and once for all that show
//! it. Knows no view.

use crate::ui::workspace::Workspace;
use genomfor::analysis::expansion::group::Plan;
use genomfor::analysis::scenario::chance::{Chances, Drawing, RUNS, SEED};
use genomfor::model::period::Year;
use genomfor::model::program::Program;
use leptos::prelude::*;
use std::ops::RangeInclusive;
use std::sync::Arc;
use std::time::Duration;

/// How long nothing is changed before the draws are made.
const PAUSE: Duration = Duration::from_millis(200);

/// So many runs at a time: a few milliseconds, between which the page answers.
const PART: usize = 1_000;

/// The draws for some years of the open programme, made anew after each change. Until then the ones
/// before stand.
pub fn drawn(
    workspace: Workspace,
    years: impl Fn(&Program) -> Option<RangeInclusive<Year>> + Copy + 'static,
) -> ReadSignal<Option<Arc<Chances>>> {
    let program = workspace.program();
    let (found, set_found) = signal(None::<Arc<Chances>>);
    let turn = StoredValue::new(0u64);
    Effect::new(move |_| {
        program.track();
        let now = turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        });
        let begin = move || {
            let begun = program
                .with_untracked(|program| Some(Drawing::new(&Plan::of(program), years(program)?, SEED)));
            match begun {
                Some(drawing) => go_on(drawing, RUNS, turn, now, set_found),
                None => drop(set_found.try_set(None)),
            }
        };
        set_timeout(
            move || {
                if is_now(turn, now) {
                    begin();
                }
            },
            PAUSE,
        );
    });
    found
}

/// Whether nothing was changed since, and the view is still there.
fn is_now(turn: StoredValue<u64>, now: Option<u64>) -> bool {
    now.is_some() && turn.try_get_value() == now
}

/// Makes a part of the draws, and the rest when the page has had its turn.
fn go_on(
    mut drawing: Drawing,
    left: usize,
    turn: StoredValue<u64>,
    now: Option<u64>,
    found: WriteSignal<Option<Arc<Chances>>>,
) {
    if !is_now(turn, now) {
        return;
    }
    let part = left.min(PART);
    drawing.run(part);
    if left > part {
        set_timeout(move || go_on(drawing, left - part, turn, now, found), Duration::ZERO);
    } else {
        let _ = found.try_set(Some(Arc::new(drawing.finish())));
    }
}
