//! The timeline's set-up, what follows from it and from the programme, and where one looks. Each
//! part is a memo that is made anew only when what it reads has changed.

use super::drag;
use crate::ui::derived::{Derived, pointed};
use crate::ui::dom::ElementRef;
use crate::ui::platform::page;
use crate::ui::remembered::{Remembered, TIMELINE};
use crate::ui::route::Route;
use crate::ui::workspace::Workspace;
use genomfor::analysis::milestone::{Milestone, milestones};
use genomfor::analysis::timeline::clash::{Clashes, clashes};
use genomfor::analysis::timeline::{Bar, Span, Timeline};
use genomfor::edit::schedule::{self, Grip};
use genomfor::model::measure::Measure;
use genomfor::model::period::Quarter;
use genomfor::model::record::{Kind, MeasureId, RecordRef};
use genomfor::model::words::Lang;
use genomfor::present::table::cell::Names;
use genomfor::present::timeline::lines::{self, Line, Places, ROW};
use genomfor::present::timeline::say;
use genomfor::present::timeline::scale::{Scale, Zoom};
use genomfor::present::timeline::setup::Setup;
use genomfor::present::timeline::shape::Shape;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::HtmlElement;

/// What is being moved, and where it would come to stand.
#[derive(Clone, PartialEq)]
pub struct Ghost {
    pub text: String,
    pub shape: Shape,
    pub place: usize,
}

/// The timeline, as long as it is shown.
#[derive(Clone, Copy)]
pub struct Chart {
    pub workspace: Workspace,
    pub derived: Derived,
    kept: Remembered<Setup>,
    pub setup: Memo<Setup>,
    pub names: Memo<Names>,
    pub model: Memo<Arc<Timeline>>,
    pub lines: Memo<Arc<Vec<Line>>>,
    pub places: Memo<Arc<Places>>,
    pub clashes: Memo<Arc<Clashes>>,
    pub milestones: Memo<Vec<Milestone>>,
    pub scale: Memo<Option<Scale>>,
    /// The record that the panel is about.
    pub chosen: Memo<Option<RecordRef>>,
    /// The line that has or had the focus.
    pub at: RwSignal<Option<Line>>,
    /// The lines that are on the page.
    pub range: RwSignal<(usize, usize)>,
    /// What is dragged, and what that would come to.
    pub drag: drag::Slot,
    pub ghost: RwSignal<Option<Ghost>>,
    /// The line that is drawn to another measure, and the one that it would meet.
    pub thread: RwSignal<Option<String>>,
    pub over: RwSignal<Option<MeasureId>>,
    /// What a screen reader is told.
    pub said: RwSignal<String>,
    pub scroll: ElementRef,
    pub head: ElementRef,
    pub corner: ElementRef,
    pub ruler: ElementRef,
    /// How far it is scrolled to the right.
    left: StoredValue<i32>,
}

impl Chart {
    pub fn new(workspace: Workspace, derived: Derived) -> Chart {
        let door = workspace.door;
        let program = workspace.program();
        let kept = Remembered::new(TIMELINE, door, Setup::from_value, Setup::to_value);
        let setup = kept.now();
        let names = Memo::new(move |_| program.with(|program| Names::of(program, &[])));
        let shown = Memo::new(move |_| setup.with(|setup| (setup.grouping, setup.view.filters.clone())));
        let model = pointed(move || {
            program.with(|program| {
                derived.index.with(|index| {
                    shown.with(|(grouping, filters)| {
                        let fits = |m: &Measure| filters.iter().all(|filter| filter.lets_through(m));
                        Arc::new(Timeline::of(program, index, *grouping, fits))
                    })
                })
            })
        });
        let folded = Memo::new(move |_| setup.with(|setup| setup.view.folded.clone()));
        let lines = Memo::new(move |_| {
            Arc::new(model.with(|model| folded.with(|folded| lines::lines(model, folded))))
        });
        let places = Memo::new(move |_| Arc::new(lines.with(|all| lines::places(all))));
        let clashes =
            Memo::new(move |_| Arc::new(program.with(|p| derived.index.with(|index| clashes(p, index)))));
        let span = Memo::new(move |_| {
            program.with(|program| derived.index.with(|index| Span::of(program, index, derived.today.get())))
        });
        let zoom = Memo::new(move |_| setup.with(|setup| setup.zoom));
        let scale = Memo::new(move |_| Some(Scale { span: span.get()?, width: zoom.get().width() }));
        let milestones = Memo::new(move |_| {
            let Some(span) = span.get() else { return Vec::new() };
            program.with(|program| milestones(program, span.first.year(), span.last.year()))
        });
        let chosen = Memo::new(move |_| match door.address.get() {
            Route::Timeline(target) => target,
            _ => None,
        });
        Chart {
            workspace,
            derived,
            kept,
            setup,
            names,
            model,
            lines,
            places,
            clashes,
            milestones,
            scale,
            chosen,
            at: RwSignal::new(None),
            range: RwSignal::new((0, 40)),
            drag: StoredValue::new_local(None),
            ghost: RwSignal::new(None),
            thread: RwSignal::new(None),
            over: RwSignal::new(None),
            said: RwSignal::new(String::new()),
            scroll: ElementRef::new(),
            head: ElementRef::new(),
            corner: ElementRef::new(),
            ruler: ElementRef::new(),
            left: StoredValue::new(0),
        }
    }

    /// The language, where nothing follows it.
    pub fn lang_now(self) -> Lang {
        self.workspace.door.preferences.lang.get_untracked()
    }

    // ---- set-up ----

    /// Changes the set-up, and keeps it.
    pub fn set_up(self, change: impl FnOnce(&mut Setup)) {
        self.kept.change(change);
    }

    pub fn zoom(self, to: Option<Zoom>) {
        if let Some(zoom) = to {
            self.set_up(|setup| setup.zoom = zoom);
        }
    }

    pub fn fold(self, code: &str) {
        self.set_up(|setup| {
            if !setup.view.folded.remove(code) {
                setup.view.folded.insert(code.to_owned());
            }
        });
    }

    // ---- measures ----

    pub fn measure_now(self, id: MeasureId) -> Option<Arc<Measure>> {
        self.workspace.program().with_untracked(|program| program.measures.get(id).cloned())
    }

    /// Moves a measure as one step, and says where it is now.
    pub fn shift(self, id: MeasureId, grip: Grip, quarters: i32) {
        let lang = self.lang_now();
        let Some(measure) = self.measure_now(id) else { return };
        let Some(after) = schedule::moved(&measure, grip, quarters) else {
            self.said.set(say::immovable().in_lang(lang).to_owned());
            return;
        };
        if let Some(edit) = schedule::shift(&measure, grip, quarters) {
            self.workspace.dispatch(edit);
        }
        self.said.set(say::moved(&after, lang));
        self.reveal_time(Bar::of(&after).first());
    }

    /// Gives a measure without a time its first one.
    pub fn place(self, id: MeasureId) {
        let (Some(measure), Some(from)) = (self.measure_now(id), self.first_free()) else { return };
        self.workspace.dispatch(schedule::place(&measure, from));
        if let Some(after) = self.measure_now(id) {
            self.said.set(say::moved(&after, self.lang_now()));
        }
    }

    /// Where a measure without a time is placed: now, or when the programme begins.
    pub fn first_free(self) -> Option<Quarter> {
        let today = genomfor::analysis::timeline::quarter_of(self.derived.today.get_untracked())?;
        let begin = self.workspace.program().with_untracked(|program| program.settings.period_from);
        let begin = begin.and_then(|year| Quarter::new(year, 1));
        Some(begin.map_or(today, |begin| begin.max(today)))
    }

    /// Lets one measure wait for another as one step.
    pub fn tie(self, after: MeasureId, before: MeasureId) {
        let (Some(waiting), Some(first)) = (self.measure_now(after), self.measure_now(before)) else {
            return;
        };
        if let Some(edit) = schedule::wait_for(&waiting, before) {
            self.workspace.dispatch(edit);
            self.said.set(say::waits(&waiting, &first, self.lang_now()));
        }
    }

    pub fn open(self, id: MeasureId) {
        self.workspace.door.address.go(Route::Timeline(Some(RecordRef::new(Kind::Measure, id.0))));
    }

    /// What the end of an id is for a line: a measure in several groups has several lines, of which
    /// the first has the plain id, by which the measure is found.
    pub fn id_of(self, line: Line) -> String {
        let Line::Row(id, key) = line else { return line.code() };
        let target = RecordRef::new(Kind::Measure, id.0);
        let first = self.places.with_untracked(|places| places.get(&id).and_then(|p| p.first().copied()));
        let first = self.lines.with_untracked(|lines| first.and_then(|place| lines.get(place).copied()));
        if first == Some(line) { target.to_string() } else { format!("{target}-{}", lines::code(key)) }
    }

    // ---- where one looks ----

    /// Real pixels for a hundred pixels at scale 1.
    pub fn hundred(self) -> i32 {
        self.ruler.get_untracked::<HtmlElement>().map_or(100, |ruler| ruler.offset_width()).max(1)
    }

    /// Takes in what is seen.
    pub fn look(self) {
        let Some(scroll) = self.scroll.get_untracked::<HtmlElement>() else { return };
        self.left.set_value(scroll.scroll_left());
        let head = self.head.get_untracked::<HtmlElement>().map_or(0, |head| head.offset_height());
        let row = (ROW * self.hundred() / 100).max(1);
        let top = scroll.scroll_top() / row;
        let bottom = (scroll.scroll_top() + scroll.client_height() - head) / row;
        let place = |number: i32| usize::try_from(number).unwrap_or(0);
        let Some(count) = self.lines.try_with_untracked(|lines| lines.len()) else { return };
        let range = lines::range(place(top), place(bottom.max(top)), count);
        if self.range.try_get_untracked().is_some_and(|before| before != range) {
            self.range.set(range);
        }
    }

    /// Scrolls so that a line is seen.
    pub fn reveal(self, line: Line) {
        let place = self.lines.with_untracked(|lines| lines.iter().position(|known| *known == line));
        let place = place.and_then(|place| i32::try_from(place).ok());
        let (Some(scroll), Some(place)) = (self.scroll.get_untracked::<HtmlElement>(), place) else {
            return;
        };
        let row = ROW * self.hundred() / 100;
        let head = self.head.get_untracked::<HtmlElement>().map_or(0, |head| head.offset_height());
        let seen = scroll.client_height() - head;
        let (top, bottom) = (place * row, (place + 1) * row);
        if top < scroll.scroll_top() {
            scroll.set_scroll_top((top - row).max(0));
        } else if bottom > scroll.scroll_top() + seen {
            scroll.set_scroll_top(bottom - seen + row);
        }
        if let Some(measure) = line.measure().and_then(|id| self.measure_now(id)) {
            self.reveal_time(Bar::of(&measure).first());
        }
        self.look();
    }

    /// Scrolls so that a quarter is seen, if it is not.
    pub fn reveal_time(self, quarter: Option<Quarter>) {
        let (Some(quarter), Some(scale)) = (quarter, self.scale.get_untracked()) else { return };
        let x = scale.x(quarter) * self.hundred() / 100;
        let (Some(scroll), seen) = (self.scroll.get_untracked::<HtmlElement>(), self.seen_width()) else {
            return;
        };
        let left = scroll.scroll_left();
        if x < left || x > left + seen - scale.width * self.hundred() / 100 {
            scroll.set_scroll_left((x - seen / 4).max(0));
        }
    }

    fn seen_width(self) -> i32 {
        let names = self.corner.get_untracked::<HtmlElement>().map_or(0, |corner| corner.offset_width());
        self.scroll.get_untracked::<HtmlElement>().map_or(0, |scroll| scroll.client_width() - names)
    }

    /// Scrolls to today, with a little of what was before.
    pub fn go_to_today(self) {
        let Some(scale) = self.scale.get_untracked() else { return };
        let x = scale.day(self.derived.today.get_untracked()) * self.hundred() / 100;
        if let Some(scroll) = self.scroll.get_untracked::<HtmlElement>() {
            scroll.set_scroll_left((x - self.seen_width() / 6).max(0));
        }
        self.look();
    }

    /// Keeps what is in the middle where it is when the scale changes.
    pub fn keep_middle(self, before: Scale, now: Scale) {
        let half = self.seen_width() / 2;
        let hundred = self.hundred();
        let middle = self.left.get_value() + half;
        let shift = now.x(before.span.first);
        let middle = middle * now.width / before.width.max(1) + shift * hundred / 100;
        page::next_frame(move || {
            if let Some(scroll) = self.scroll.get_untracked::<HtmlElement>() {
                scroll.set_scroll_left((middle - half).max(0));
            }
        });
    }
}

/// So many pixels at scale 1, as a style sheet writes it.
pub fn pixels(number: i32) -> String {
    format!("calc({number}px * var(--scale))")
}
