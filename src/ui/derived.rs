//! What follows from the open programme, computed once for all views, badges and printouts: each
//! a memo that is made anew only when what it reads has changed.

use super::platform::{clock, page};
use super::route::Route;
use super::workspace::Workspace;
use genomfor::analysis::check::known::{Known, Report};
use genomfor::analysis::index::{Index, KnownIndex};
use genomfor::model::period::Day;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// The derived data, as a context.
#[derive(Clone, Copy)]
pub struct Derived {
    /// What day it is; follows the calendar when the page is looked at again.
    pub today: RwSignal<Day>,
    /// Who belongs to whom.
    pub index: Memo<Arc<Index>>,
    /// The findings of the checks. They follow a moment after a change, so that what is typed is on
    /// the page first.
    pub checks: Memo<Arc<Report>>,
    /// Runs the checks now, for whoever cannot wait for the moment.
    pub look: Callback<()>,
}

/// The checks run when nothing has changed for so long.
const CHECKS_AFTER: Duration = Duration::from_millis(120);

impl Derived {
    pub fn provide(workspace: Workspace) {
        let today = RwSignal::new(day_now());
        let look = window_event_listener_untyped("focus", move |_| {
            let now = day_now();
            if !page::is_hidden() && today.get_untracked() != now {
                today.set(now);
            }
        });
        on_cleanup(move || look.remove());
        let known = StoredValue::new(KnownIndex::default());
        let index = pointed(move || {
            let program = workspace.program();
            program.with(|program| known.try_update_value(|known| known.update(program)).unwrap_or_default())
        });
        let (checks, look) = deferred(workspace, index, today);
        provide_context(Derived { today, index, checks, look });
    }

    #[allow(clippy::expect_used, reason = "provided together with the workspace")]
    pub fn expect() -> Derived {
        use_context().expect("the derived data are provided with the workspace")
    }
}

/// The findings, looked for again a moment after the latest change.
fn deferred(
    workspace: Workspace,
    index: Memo<Arc<Index>>,
    today: RwSignal<Day>,
) -> (Memo<Arc<Report>>, Callback<()>) {
    let known = StoredValue::new(Known::default());
    let found = RwSignal::new(Arc::new(Report::default()));
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let look = move || {
        let Some(program) = workspace.program().try_get_untracked() else { return };
        let (index, today) = (index.get_untracked(), today.get_untracked());
        let now = known.try_update_value(|known| known.update(&program, &index, today)).unwrap_or_default();
        if !Arc::ptr_eq(&now, &found.get_untracked()) {
            found.set(now);
        }
    };
    Effect::new(move |_| {
        workspace.program().track();
        today.track();
        if let Some(earlier) = timer.try_update_value(Option::take).flatten() {
            earlier.clear();
        }
        // In Kontroll nothing else is waited for.
        if matches!(workspace.door.address.get_untracked(), Route::Checks(_)) {
            return look();
        }
        timer.set_value(set_timeout_with_handle(look, CHECKS_AFTER).ok());
    });
    (pointed(move || found.get()), Callback::new(move |()| look()))
}

/// A memo whose readers follow only when another thing is pointed to.
pub fn pointed<T: Send + Sync + 'static>(make: impl Fn() -> Arc<T> + Send + Sync + 'static) -> Memo<Arc<T>> {
    Memo::new_with_compare(
        move |_| make(),
        |before, now| match (before, now) {
            (Some(before), Some(now)) => !Arc::ptr_eq(before, now),
            _ => true,
        },
    )
}

fn day_now() -> Day {
    Day::parse(&clock::today()).unwrap_or(Day(chrono::NaiveDate::MIN))
}
