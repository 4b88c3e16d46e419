//! Dela: how the programme goes to others and comes back, what was changed and when, and the
//! versions that are kept of it.

mod comment;
mod compare;
pub mod excel;
mod field;
mod freeze;
mod go_back;
mod history;
mod incoming;
mod outgoing;
pub mod proposal;
pub mod proposals;
mod public;
mod question;
mod receive;
mod report;
pub mod returns;
mod review;
mod slice;
mod table;
mod trash;
mod versions;

use crate::ui::dom::{Element, IntoNode, Node, el};
use crate::ui::platform::files::Chosen;
use crate::ui::preferences::t;
use crate::ui::route::{Address, Route, SharePart};
use crate::ui::workspace::Workspace;
use excel::Excel;
use genomfor::model::words::Words;
use genomfor::present::share::{proposals as proposed, review as words};
use leptos::prelude::*;
use proposals::Proposals;
use returns::Returns;

const fn name(part: SharePart) -> Words {
    match part {
        SharePart::Files => words::FILES,
        SharePart::Send => words::SEND,
        SharePart::Proposals => proposed::PROPOSALS,
        SharePart::Compare => words::COMPARE,
        SharePart::History => words::HISTORY,
        SharePart::Versions => words::VERSIONS,
        SharePart::Trash => words::TRASH,
    }
}

/// The view.
pub fn share_view() -> Element {
    let address = Address::expect();
    let (returns, waiting) = (Returns::expect(), Proposals::expect());
    returns.fetch_soon();
    let part = Memo::new(move |_| match address.get() {
        Route::Share(part) => part,
        _ => SharePart::Files,
    });
    let tab = move |tab: SharePart| {
        let count = move || {
            let open = match tab {
                SharePart::Files => returns.open_questions(),
                SharePart::Proposals => waiting.open(),
                _ => 0,
            };
            (open > 0).then_some(open)
        };
        el("li").child(
            el("a")
                .attr("href", Route::Share(tab).hash())
                .attr("aria-current", move || (part.get() == tab).then_some("true"))
                .child(el("span").child(t(name(tab))))
                .child(el("span").class("tab-count").child(count)),
        )
    };
    el("div").class("work").child(
        el("section")
            .class("work-list")
            .attr("aria-labelledby", "view-heading")
            .child(el("div").class("bar").child(el("h1").id("view-heading").child(t(words::SHARE))))
            .child(
                el("div")
                    .class("basis share")
                    .child(
                        el("nav")
                            .class("tabs")
                            .attr("aria-label", t(words::SHARE))
                            .child(el("ul").child(SharePart::ALL.into_iter().map(tab).collect::<Vec<_>>())),
                    )
                    .child(el("div").class("basis-content").child(move || {
                        let part = part.get();
                        returns.parts.get().map(|parts| (parts.draw)(part))
                    })),
            ),
    )
}

/// What is needed only here: it lies in a file of its own, which is fetched when the view is
/// first shown or a table is first read.
#[derive(Clone, Copy)]
pub struct Parts {
    /// Draws a part of the view.
    pub draw: fn(SharePart) -> Node,
    /// Reads a table that came back.
    pub read_table: fn(Workspace, Excel, Chosen) -> table::Reading,
}

const PARTS: Parts = Parts {
    draw: content,
    read_table: |workspace, excel, chosen| Box::pin(table::as_copy(workspace, excel, chosen)),
};

#[cfg(feature = "split")]
#[wasm_split_helpers::wasm_split(share, fallible)]
fn fetched() -> Result<Parts, wasm_split_helpers::SplitLoaderError> {
    Ok(PARTS)
}

/// Where the program is in one piece, there is nothing to fetch.
#[cfg(not(feature = "split"))]
#[allow(clippy::unused_async, reason = "the same as where it is split")]
async fn fetched() -> Result<Parts, std::convert::Infallible> {
    Ok(PARTS)
}

fn content(part: SharePart) -> Node {
    match part {
        SharePart::Files => (review::review(), receive::receive()).into_node(),
        SharePart::Send => {
            let workspace = Workspace::expect();
            let mark = move || table::origin(workspace);
            (
                comment::comment_section(),
                slice::slice_section(),
                excel::excel_section(mark),
                public::public_section(),
            )
                .into_node()
        }
        SharePart::Proposals => proposals::proposals_section(),
        SharePart::Compare => compare::compare_section(),
        SharePart::History => history::history_section(),
        SharePart::Versions => versions::versions_section(),
        SharePart::Trash => trash::trash_section(),
    }
}
