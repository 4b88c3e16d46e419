//! What chance may do to the dwellings of the plan, drawn beside the typing and once for all that show
//! it. Knows no view.

use crate::ui::workspace::Workspace;
use genomfor::analysis::expansion::group::Plan;
use genomfor::analysis::scenario::chance::{Chances, RUNS, SEED, chances};
use genomfor::model::period::Year;
use genomfor::model::program::Program;
use leptos::prelude::*;
use std::ops::RangeInclusive;
use std::sync::Arc;
use std::time::Duration;

/// How long nothing is changed before the draws are made.
const PAUSE: Duration = Duration::from_millis(200);

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
        let draw = move || {
            // Something was changed since, or the view is gone.
            if turn.try_get_value() != now || now.is_none() {
                return;
            }
            let drawn = program
                .with_untracked(|program| Some(chances(&Plan::of(program), years(program)?, SEED, RUNS)));
            let _ = set_found.try_set(drawn.map(Arc::new));
        };
        set_timeout(draw, PAUSE);
    });
    found
}
