//! Views that lie in files of their own, each fetched when it is first shown. While one is on its
//! way the page says so; where it cannot be had, the page says that too and offers another try.

use super::dom::{IntoNode, Node, button, el};
use super::preferences::t;
use super::workspace::Workspace;
use genomfor::present::catalogue as words;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A view in a file of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Overview,
    Matrix,
    Timeline,
    Checks,
    Expansion,
    Economy,
}

/// How far the fetching of a view has come.
#[derive(Clone, Copy)]
enum Fetching {
    No,
    UnderWay,
    Failed,
    Done(fn() -> Node),
}

/// The views that have been fetched, as a context.
#[derive(Clone, Copy)]
pub struct Parts {
    workspace: Workspace,
    overview: RwSignal<Fetching>,
    matrix: RwSignal<Fetching>,
    timeline: RwSignal<Fetching>,
    checks: RwSignal<Fetching>,
    expansion: RwSignal<Fetching>,
    economy: RwSignal<Fetching>,
}

impl Parts {
    pub fn provide(workspace: Workspace) {
        let none = || RwSignal::new(Fetching::No);
        provide_context(Parts {
            workspace,
            overview: none(),
            matrix: none(),
            timeline: none(),
            checks: none(),
            expansion: none(),
            economy: none(),
        });
    }

    #[allow(clippy::expect_used, reason = "provided together with the workspace")]
    fn expect() -> Parts {
        use_context().expect("the parts are provided with the workspace")
    }

    const fn of(self, part: Part) -> RwSignal<Fetching> {
        match part {
            Part::Overview => self.overview,
            Part::Matrix => self.matrix,
            Part::Timeline => self.timeline,
            Part::Checks => self.checks,
            Part::Expansion => self.expansion,
            Part::Economy => self.economy,
        }
    }

    /// Fetches a view unless it is there or on its way.
    fn fetch(self, part: Part) {
        let place = self.of(part);
        if matches!(place.get_untracked(), Fetching::UnderWay | Fetching::Done(_)) {
            return;
        }
        place.set(Fetching::UnderWay);
        spawn_local(async move {
            let fetched = fetched(part).await;
            self.workspace.door.within(|| {
                place.set(fetched.map_or(Fetching::Failed, Fetching::Done));
            });
        });
    }
}

/// A view, fetched when it is first shown.
pub fn parted(part: Part) -> Node {
    let parts = Parts::expect();
    parts.fetch(part);
    let shown = move || match parts.of(part).get() {
        Fetching::No | Fetching::UnderWay => {
            el("p").class("fetching").attr("role", "status").child(t(words::FETCHING)).into_node()
        }
        Fetching::Failed => el("div")
            .class("empty")
            .child(el("p").attr("role", "alert").child(t(words::NO_WORK)))
            .child(button("tool").on_click(move || parts.fetch(part)).child(t(words::TRY_AGAIN)))
            .into_node(),
        Fetching::Done(draw) => draw(),
    };
    shown.into_node()
}

async fn fetched(part: Part) -> Option<fn() -> Node> {
    match part {
        Part::Overview => overview::fetched().await.ok(),
        Part::Matrix => matrix::fetched().await.ok(),
        Part::Timeline => timeline::fetched().await.ok(),
        Part::Checks => checks::fetched().await.ok(),
        Part::Expansion => expansion::fetched().await.ok(),
        Part::Economy => economy::fetched().await.ok(),
    }
}

/// A view in a file of its own; where the program is in one piece, there is nothing to fetch.
macro_rules! part {
    ($name:ident, $draw:path) => {
        mod $name {
            use super::Node;

            #[cfg(feature = "split")]
            #[wasm_split_helpers::wasm_split($name, fallible)]
            pub fn fetched() -> Result<fn() -> Node, wasm_split_helpers::SplitLoaderError> {
                Ok($draw)
            }

            #[cfg(not(feature = "split"))]
            #[allow(clippy::unused_async, reason = "the same as where it is split")]
            pub async fn fetched() -> Result<fn() -> Node, std::convert::Infallible> {
                Ok($draw)
            }
        }
    };
}
part!(overview, crate::ui::view::overview::overview_view);
part!(matrix, crate::ui::view::matrix::matrix_view);
part!(timeline, crate::ui::view::timeline::timeline_view);
part!(checks, crate::ui::view::checks::checks_view);
part!(expansion, crate::ui::view::expansion::expansion_view);
part!(economy, crate::ui::view::economy::economy_view);
