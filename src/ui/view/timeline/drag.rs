//! Moving a bar, its ends, or a line from it to another bar, by the pointer. While it lasts only
//! styles of the one bar change; the programme is changed once, when it ends.

use super::state::{Chart, Ghost, pixels};
use crate::ui::dom::{Element, IntoNode, Node, el};
use crate::ui::platform::page;
use genomfor::analysis::timeline::Bar;
use genomfor::edit::schedule::{self, Grip};
use genomfor::model::record::{Kind, MeasureId, RecordRef};
use genomfor::present::timeline::lines::{Line, ROW};
use genomfor::present::timeline::say;
use genomfor::present::timeline::shape::Shape;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, PointerEvent};

/// What is dragged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Time(Grip),
    Tie,
}

/// How far a drag has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// The pointer is down and has hardly moved: it may be a click.
    Waiting,
    Moving,
}

/// A drag under way, if there is one.
pub type Slot = StoredValue<Option<Drag>, LocalStorage>;

/// A drag under way.
#[derive(Clone)]
pub struct Drag {
    what: What,
    stage: Stage,
    line: Line,
    id: MeasureId,
    bar: HtmlElement,
    /// Where the pointer went down, and how far the timeline was scrolled then.
    from: (i32, i32),
    scrolled: i32,
    /// The bar's width in real pixels, and as its style said it.
    width: i32,
    was: String,
    quarters: i32,
}

/// So many pixels are not yet a drag.
const STILL: i32 = 4;
/// The narrowest that a bar becomes while it is resized.
const NARROWEST: i32 = 8;
/// So near the edge the timeline is scrolled, and so far at once.
const EDGE: i32 = 36;
const STEP: i32 = 18;

/// Hears of the key that cancels a drag, as long as the view is there.
pub fn listen(chart: Chart) {
    let escape = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() == "Escape" && chart.drag.try_with_value(Option::is_some) == Some(true) {
            event.prevent_default();
            event.stop_propagation();
            cancel(chart);
        }
    });
    on_cleanup(move || {
        escape.remove();
        cancel(chart);
    });
}

/// A bar that hears of the pointer.
pub fn listening(chart: Chart, line: Line, bar: Element) -> Element {
    let Some(id) = line.measure() else { return bar };
    // The click at the end of a drag opens nothing.
    let swallow = StoredValue::new(false);
    bar.on("pointerdown", move |event| {
        swallow.set_value(false);
        begin(chart, line, id, event.unchecked_ref());
    })
    .on("pointermove", move |event| {
        if chart.drag.with_value(Option::is_some) {
            // Taken out meanwhile: what is done may ask for it.
            let Some(mut drag) = chart.drag.try_update_value(Option::take).flatten() else { return };
            if go_on(chart, &mut drag, event.unchecked_ref()) {
                swallow.set_value(true);
            }
            chart.drag.set_value(Some(drag));
        }
    })
    .on("pointerup", move |event| finish(chart, event.unchecked_ref()))
    .on("pointercancel", move |_| cancel(chart))
    .on_click(move || {
        if !swallow.try_update_value(std::mem::take).unwrap_or_default() {
            chart.at.set(Some(line));
            chart.open(id);
        }
    })
}

fn begin(chart: Chart, line: Line, id: MeasureId, event: &PointerEvent) {
    // A finger scrolls; buttons above the bars serve for moving by touch.
    if event.button() != 0 || event.pointer_type() == "touch" {
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let bar = target.as_ref().and_then(|t| t.closest("[data-test='bar']").ok().flatten());
    let (Some(target), Some(bar)) = (target, bar.and_then(|bar| bar.dyn_into::<HtmlElement>().ok())) else {
        return;
    };
    let what = if page::is_within(&target, ".tl-handle") {
        What::Tie
    } else if page::is_within(&target, ".is-start") {
        What::Time(Grip::Start)
    } else if page::is_within(&target, ".is-end") {
        What::Time(Grip::End)
    } else {
        What::Time(Grip::Whole)
    };
    // The line with the focus stays on the page.
    chart.at.set(Some(line));
    let _ = bar.set_pointer_capture(event.pointer_id());
    let scrolled = chart.scroll.get_untracked::<HtmlElement>().map_or(0, |scroll| scroll.scroll_left());
    chart.drag.set_value(Some(Drag {
        what,
        stage: Stage::Waiting,
        line,
        id,
        from: (event.client_x(), event.client_y()),
        scrolled,
        width: bar.offset_width(),
        was: bar.style().get_property_value("width").unwrap_or_default(),
        bar,
        quarters: 0,
    }));
}

/// Follows the pointer; says whether it is more than a click.
fn go_on(chart: Chart, drag: &mut Drag, event: &PointerEvent) -> bool {
    let (x, y) = (event.client_x(), event.client_y());
    if drag.stage == Stage::Waiting {
        if (x - drag.from.0).abs() < STILL && (y - drag.from.1).abs() < STILL {
            return false;
        }
        drag.stage = Stage::Moving;
        let _ = drag.bar.class_list().add_1("is-dragged");
    }
    scroll_at_edge(chart, x);
    let scrolled = chart.scroll.get_untracked::<HtmlElement>().map_or(0, |scroll| scroll.scroll_left());
    let far = x - drag.from.0 + scrolled - drag.scrolled;
    match drag.what {
        What::Time(grip) => follow_time(chart, drag, grip, far),
        What::Tie => follow_tie(chart, drag, far, (x, y)),
    }
    true
}

fn follow_time(chart: Chart, drag: &mut Drag, grip: Grip, far: i32) {
    let style = drag.bar.style();
    let set = |name: &str, value: String| drop(style.set_property(name, &value));
    match grip {
        Grip::Whole => set("transform", format!("translateX({far}px)")),
        Grip::End => set("width", format!("{}px", (drag.width + far).max(NARROWEST))),
        Grip::Start => {
            let far = far.min(drag.width - NARROWEST);
            set("transform", format!("translateX({far}px)"));
            set("width", format!("{}px", drag.width - far));
        }
    }
    let Some(scale) = chart.scale.get_untracked() else { return };
    // In hundredths of a pixel, rounded to whole quarters.
    let quarter = (scale.width * chart.hundred()).max(1);
    let quarters = (far * 100 + quarter / 2).div_euclid(quarter);
    if quarters != drag.quarters || chart.ghost.with_untracked(Option::is_none) {
        drag.quarters = quarters;
        let Some(measure) = chart.measure_now(drag.id) else { return };
        let after = schedule::moved(&measure, grip, quarters).unwrap_or_else(|| measure.as_ref().clone());
        let place = chart.lines.with_untracked(|lines| lines.iter().position(|line| *line == drag.line));
        let shape = Shape::of(Bar::of(&after), scale);
        let text = say::time(&after, chart.lang_now());
        chart.ghost.set(shape.zip(place).map(|(shape, place)| Ghost { text, shape, place }));
    }
}

fn follow_tie(chart: Chart, drag: &Drag, far: i32, at: (i32, i32)) {
    let hundred = chart.hundred();
    let unscaled = |pixels: i32| pixels * 100 / hundred;
    let measure = chart.measure_now(drag.id);
    let shape = measure.zip(chart.scale.get_untracked()).and_then(|(m, scale)| Shape::of(Bar::of(&m), scale));
    let place = chart.lines.with_untracked(|lines| lines.iter().position(|line| *line == drag.line));
    let (Some(shape), Some(place)) = (shape, place.and_then(|place| i32::try_from(place).ok())) else {
        return;
    };
    let (x, y) = (shape.right(), place * ROW + ROW / 2);
    let (to_x, to_y) = (x + unscaled(far), y + unscaled(at.1 - drag.from.1));
    chart.thread.set(Some(format!("M{x} {y}L{to_x} {to_y}")));
    let over = met(at).filter(|id| *id != drag.id);
    if chart.over.get_untracked() != over {
        chart.over.set(over);
    }
}

/// The measure at a place of the window.
fn met(at: (i32, i32)) -> Option<MeasureId> {
    let element = page::element_at(at.0, at.1)?;
    let row = element.closest(".tl-row").ok().flatten()?;
    let bar = row.query_selector("[data-record]").ok().flatten()?;
    let target = RecordRef::parse(&bar.get_attribute("data-record")?)?;
    (target.kind == Kind::Measure).then_some(MeasureId(target.id))
}

fn scroll_at_edge(chart: Chart, x: i32) {
    let (Some(scroll), Some(corner)) =
        (chart.scroll.get_untracked::<HtmlElement>(), chart.corner.get_untracked::<HtmlElement>())
    else {
        return;
    };
    let near = f64::from(EDGE);
    let (left, right) =
        (corner.get_bounding_client_rect().right(), scroll.get_bounding_client_rect().right());
    if f64::from(x) > right - near {
        scroll.set_scroll_left(scroll.scroll_left() + STEP);
    } else if f64::from(x) < left + near {
        scroll.set_scroll_left((scroll.scroll_left() - STEP).max(0));
    }
}

fn finish(chart: Chart, event: &PointerEvent) {
    let Some(done) = chart.drag.try_update_value(Option::take).flatten() else { return };
    put_back(chart, &done);
    if done.stage == Stage::Waiting {
        return;
    }
    match done.what {
        What::Time(grip) if done.quarters != 0 => chart.shift(done.id, grip, done.quarters),
        What::Time(_) => {}
        What::Tie => {
            if let Some(after) = met((event.client_x(), event.client_y())).filter(|id| *id != done.id) {
                chart.tie(after, done.id);
            }
        }
    }
}

fn cancel(chart: Chart) {
    if let Some(done) = chart.drag.try_update_value(Option::take).flatten() {
        put_back(chart, &done);
    }
}

/// The bar as its styles say it.
fn put_back(chart: Chart, drag: &Drag) {
    let style = drag.bar.style();
    let _ = style.remove_property("transform");
    let _ = style.set_property("width", &drag.was);
    let _ = drag.bar.class_list().remove_1("is-dragged");
    // A view that has been left shows none of them.
    let _ = chart.ghost.try_set(None);
    let _ = chart.thread.try_set(None);
    let _ = chart.over.try_set(None);
}

/// Where the bar would come to stand, with its time in words.
pub fn ghost(chart: Chart) -> Node {
    let shown = move || {
        chart.ghost.get().map(|ghost| {
            let Ghost { text, shape, place } = ghost;
            let top = i32::try_from(place).unwrap_or(0) * ROW;
            el("div")
                .class("tl-ghost")
                .attr("data-test", "ghost")
                .style("top", move || pixels(top))
                .style("--tl-x", move || pixels(shape.x))
                .style("width", move || pixels(shape.width))
                .child(el("span").class("tl-live").child(text))
        })
    };
    shown.into_node()
}
