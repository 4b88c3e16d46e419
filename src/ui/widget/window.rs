//! A long table of which only the rows near what is seen are on the page. Rows may be of any
//! height: what was seen is measured, the rest is estimated by kind. The row with the focus
//! stays on the page wherever it is.

use crate::ui::dom::{Element, ElementRef, Node, el, keyed};
use crate::ui::platform::page;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

/// As many rows as this are simply shown.
const FEW: usize = 150;
/// So many pixels above and below what is seen are drawn too.
const MARGIN: f64 = 360.0;
/// The range moves in steps of so many rows, so that not every scroll changes the page.
const STEP: usize = 8;

/// A line of the table: cheap to copy, with an order of its own.
pub trait LineKey: Copy + Ord + Send + Sync + 'static {
    /// A text that no other line has.
    fn code(self) -> String;
    /// Lines of one kind are about as high.
    fn kind(self) -> usize;
}

/// What a table in a window is made of.
pub struct Window<K: LineKey> {
    /// The lines in order.
    pub lines: Memo<Arc<Vec<K>>>,
    /// All of them are to be on the page.
    pub all: Signal<bool>,
    /// A line that stays on the page.
    pub kept: Signal<Option<K>>,
    /// How many columns a gap spans.
    pub columns: Signal<usize>,
    /// Draws a line.
    pub row: Rc<dyn Fn(K) -> Element>,
}

/// What stands in the body of the table: a line, or a gap in place of lines that are not seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part<K> {
    /// The places of the lines that it stands for.
    Gap {
        from: usize,
        to: usize,
    },
    Line(K),
}

/// What is known of the heights.
struct Heights<K> {
    seen: BTreeMap<K, f64>,
    sums: [(f64, f64); KINDS],
}

/// The largest number of kinds, and the height of one before any was seen.
const KINDS: usize = 4;
const GUESS: f64 = 37.0;

impl<K: LineKey> Heights<K> {
    fn of(&self, line: K) -> f64 {
        self.seen.get(&line).copied().unwrap_or_else(|| match self.sums.get(line.kind()) {
            Some((sum, count)) if *count > 0.0 => sum / count,
            _ => GUESS,
        })
    }

    /// Takes in a measured height; says whether it is news.
    fn learn(&mut self, line: K, height: f64) -> bool {
        if self.seen.get(&line).is_some_and(|known| (known - height).abs() < 0.5) {
            return false;
        }
        if let Some((sum, count)) = self.sums.get_mut(line.kind()) {
            *sum += height;
            *count += 1.0;
        }
        self.seen.insert(line, height);
        true
    }
}

/// The body of the table.
pub fn windowed<K: LineKey>(window: Window<K>) -> Element {
    let Window { lines, all, kept, columns, row } = window;
    let body = ElementRef::new();
    let heights = StoredValue::new_local(Heights::<K> { seen: BTreeMap::new(), sums: Default::default() });
    let learned = RwSignal::new(0u32);
    let seen = RwSignal::new((0.0f64, 800.0f64));
    let is_long = Memo::new(move |_| lines.with(|lines| lines.len() > FEW) && !all.get());
    // The upper edge of each line; the last entry is the height of all.
    let edges = Memo::new_with_compare(
        move |_| {
            learned.track();
            lines.with(|lines| {
                heights.with_value(|heights| {
                    let mut edges = Vec::with_capacity(lines.len() + 1);
                    let mut edge = 0.0;
                    edges.push(edge);
                    for line in lines.iter() {
                        edge += heights.of(*line);
                        edges.push(edge);
                    }
                    Arc::new(edges)
                })
            })
        },
        |before, after| before != after,
    );
    let range = Memo::new(move |_| {
        let count = lines.with(|lines| lines.len());
        if !is_long.get() {
            return (0, count);
        }
        let (top, bottom) = seen.get();
        edges.with(|edges| {
            let first = edges.partition_point(|edge| *edge < top - MARGIN).saturating_sub(1);
            let last = edges.partition_point(|edge| *edge < bottom + MARGIN);
            (first / STEP * STEP, (last.div_ceil(STEP) * STEP).min(count))
        })
    });
    let parts = Memo::new(move |_| {
        // The lines are read before what is derived from them (see ARCHITECTURE.md).
        let lines = lines.get();
        let (first, last) = range.get();
        let kept = kept.get().filter(|_| is_long.get());
        let kept = kept.and_then(|kept| lines.iter().position(|line| *line == kept));
        let mut runs = vec![(first, last.min(lines.len()))];
        match kept {
            Some(place) if place < first => runs.insert(0, (place, place + 1)),
            Some(place) if place >= last => runs.push((place, place + 1)),
            Some(_) | None => {}
        }
        arrange(&lines, &runs)
    });
    let look = move || {
        if let Some(element) = body.get_untracked::<web_sys::HtmlElement>()
            && let Some(now) = page::seen_part(&element)
            && seen.try_get_untracked().is_some_and(|before| before != now)
        {
            // Rows that come in above may be higher than the gap that stood for them.
            page::keep_in_place(&element, || seen.set(now));
        }
    };
    // Says whether something was learned.
    let measure = move || {
        let Some(element) = body.get_untracked::<web_sys::HtmlElement>() else { return false };
        let news = heights.try_update_value(|heights| {
            let mut news = false;
            let rows = element.children();
            let Some(parts) = parts.try_get_untracked() else { return false };
            if u32::try_from(parts.len()).ok() != Some(rows.length()) {
                return false;
            }
            for (place, part) in parts.iter().enumerate() {
                let row = u32::try_from(place).ok().and_then(|place| rows.item(place));
                if let (Part::Line(line), Some(row)) = (part, row) {
                    let height = row.get_bounding_client_rect().height();
                    news |= height > 0.0 && heights.learn(*line, height);
                }
            }
            news
        });
        if news != Some(true) {
            return false;
        }
        // What is above turns out higher or lower than thought; what is seen stays.
        let first = page::first_seen_row(&element);
        let line = first.and_then(|place| parts.get_untracked().get(place).copied());
        let place = line.and_then(|part| match part {
            Part::Line(line) => lines.with_untracked(|lines| lines.iter().position(|l| *l == line)),
            Part::Gap { .. } => None,
        });
        let edge = move || {
            place.and_then(|place| edges.with_untracked(|edges| edges.get(place).copied())).unwrap_or(0.0)
        };
        page::keep_in_place(&element, move || {
            let before = edge();
            learned.try_update(|count| *count += 1);
            let shift = edge() - before;
            seen.try_update(|(top, bottom)| {
                *top += shift;
                *bottom += shift;
            });
        });
        true
    };
    // Dropped together with the table.
    StoredValue::new_local(page::on_scroll_or_resize(look));
    // What has been drawn is measured with the next frame, before anything else is drawn: the
    // rows on the page have to be those that are listed.
    Effect::new(move |_| {
        parts.track();
        if is_long.get() {
            page::next_frame(move || {
                // Where something was learned, the page scrolls, and one looks again then.
                if !measure() {
                    look();
                }
            });
        }
    });
    let height = move |from: usize, to: usize| {
        edges.with(|edges| match (edges.get(from), edges.get(to)) {
            (Some(upper), Some(lower)) => format!("{}px", lower - upper),
            _ => "0px".to_owned(),
        })
    };
    let draw = move |part: Part<K>| match part {
        Part::Line(line) => row(line),
        Part::Gap { from, to } => el("tr")
            .class("row-gap")
            .attr("aria-hidden", "true")
            .child(el("td").attr("colspan", move || columns.get()).style("height", move || height(from, to))),
    };
    let key = |part: &Part<K>| match part {
        Part::Line(line) => line.code(),
        // A gap that changes is a new one, so that no line, perhaps with the focus, is moved.
        Part::Gap { from, to } => format!("gap {from} {to}"),
    };
    let rows: Node = keyed(move || parts.get(), key, draw);
    el("tbody").refer(body).child(rows)
}

/// The lines of the runs, with gaps before, between and after them.
fn arrange<K: LineKey>(lines: &[K], runs: &[(usize, usize)]) -> Vec<Part<K>> {
    let mut parts = Vec::new();
    let mut next = 0;
    for (from, to) in runs.iter().copied().chain([(lines.len(), lines.len())]) {
        if from > next {
            parts.push(Part::Gap { from: next, to: from });
        }
        parts.extend(lines.get(from..to).unwrap_or_default().iter().copied().map(Part::Line));
        next = to.max(next);
    }
    parts
}
