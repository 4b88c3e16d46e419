//! The timeline as a picture: for a file, and page by page for paper. Title, municipality, date
//! and source stand in the picture. Black on white; status by shape and word. Knows no page.

use super::lane::{Laid, lanes, name as lane_name};
use super::lines::{Line, Places, lines, places, ties};
use super::scale::{Scale, Tick, axis, terms};
use super::shape::{Edge, Shape, elbow, point};
use super::svg::Drawn;
use super::{TERM_LANE, TIMELINE, TODAY, say};
use crate::analysis::index::Index;
use crate::analysis::milestone::{Milestone, milestones};
use crate::analysis::timeline::clash::{Clashes, clashes};
use crate::analysis::timeline::{Bar, Span, Timeline};
use crate::model::measure::{Measure, Status};
use crate::model::period::Day;
use crate::model::program::Program;
use crate::model::record::{Kind, MeasureId};
use crate::model::words::{Lang, Words};
use crate::present::catalogue as words;
use crate::present::paper::is_internal;
use crate::present::paper::widths::breadth;
use crate::present::table::cell::Names;
use crate::present::timeline::setup::Setup;

/// What a picture is made of: only what others may read.
pub struct Scene<'a> {
    program: &'a Program,
    index: &'a Index,
    timeline: Timeline,
    lines: Vec<Line>,
    places: Places,
    clashes: Clashes,
    milestones: Vec<Milestone>,
    names: Names,
    span: Span,
    today: Day,
    left_out: usize,
    lang: Lang,
}

/// How the parts of a picture are measured.
struct Size {
    /// The width of the names.
    names: i32,
    /// The height of a line.
    row: i32,
    /// The size of the letters.
    letters: i32,
    /// What is left free around it; paper has margins of its own.
    margin: i32,
}

/// A part of the lines and of the time that stands in one picture.
struct Part {
    lines: std::ops::Range<usize>,
    from: i32,
    width: i32,
}

const FONT: &str = "'Segoe UI', 'Open Sans', 'Helvetica Neue', Arial, sans-serif";
const INK: &str = "#1b2420";
const FAINT: &str = "#56605a";
const LINE: &str = "#d5d1c7";
const RED: &str = "#9b2c1f";

/// A page of A4 lying, without its margins, in the units of its picture.
const PAGE: (i32, i32) = (1000, 656);
/// A quarter is not narrower than this on paper; then the time goes on on further pages.
const NARROWEST: i32 = 10;

impl<'a> Scene<'a> {
    /// What a programme and a set-up of the timeline show to others. Nothing where no time is known.
    #[must_use]
    pub fn of(
        program: &'a Program,
        index: &'a Index,
        setup: &Setup,
        today: Day,
        lang: Lang,
    ) -> Option<Scene<'a>> {
        let fits = |measure: &Measure| setup.view.filters.iter().all(|filter| filter.lets_through(measure));
        let timeline = Timeline::of(program, index, setup.grouping, |m| !is_internal(m) && fits(m));
        let span = Span::of(program, index, today)?;
        let lines = lines(&timeline, &setup.view.folded);
        let internal = |id: MeasureId| program.measures.get(id).is_some_and(|measure| is_internal(measure));
        let milestones = milestones(program, span.first.year(), span.last.year()).into_iter().filter(|m| {
            m.about.is_none_or(|about| about.kind != Kind::Measure || !internal(MeasureId(about.id)))
        });
        Some(Scene {
            places: places(&lines),
            lines,
            timeline,
            clashes: clashes(program, index),
            milestones: milestones.collect(),
            names: Names::of(program, &[]),
            span,
            today,
            left_out: index.measures.iter().filter(|measure| is_internal(measure)).count(),
            program,
            index,
            lang,
        })
    }

    /// Everything in one picture, as near as one looks.
    #[must_use]
    pub fn whole(&self, width: i32) -> Drawn {
        let scale = Scale { span: self.span, width };
        let size = Size { names: 320, row: 24, letters: 12, margin: 24 };
        let part = Part { lines: 0..self.lines.len(), from: 0, width: scale.total() };
        self.draw(scale, &size, &part, "")
    }

    /// Everything on pages, with names, axis and lanes on each of them.
    #[must_use]
    pub fn pages(&self) -> Vec<Drawn> {
        let size = Size { names: 270, row: 18, letters: 10, margin: 0 };
        let room = PAGE.0 - size.names;
        let quarters = Scale { span: self.span, width: 1 }.quarters();
        let width = (room / quarters.max(1)).max(NARROWEST);
        let scale = Scale { span: self.span, width };
        let across = room / width * width;
        let head = self.head_height(scale, &size);
        let down = usize::try_from((PAGE.1 - head - size.row) / size.row).unwrap_or(1).max(4);
        let mut parts = Vec::new();
        let mut top = 0;
        while top < self.lines.len().max(1) {
            let bottom = (top + down).min(self.lines.len());
            let mut from = 0;
            while from < scale.total() {
                parts.push(Part { lines: top..bottom, from, width: across.min(scale.total() - from) });
                from += across;
            }
            top += down;
        }
        let count = parts.len();
        let page = |(number, part): (usize, &Part)| {
            self.draw(scale, &size, part, &format!("{} / {count}", number + 1))
        };
        parts.iter().enumerate().map(page).collect()
    }

    /// What the picture is called.
    #[must_use]
    pub fn title(&self) -> String {
        let title = self.program.settings.title.trim();
        let own = if title.is_empty() { words::UNTITLED.in_lang(self.lang) } else { title };
        format!("{} – {own}", TIMELINE.in_lang(self.lang))
    }

    fn below_title(&self) -> String {
        let settings = &self.program.settings;
        let stage = settings.stage.words().in_lang(self.lang).to_lowercase();
        let parts = [settings.municipality.clone(), stage, self.today.to_string()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    /// Where the figures come from, and what is left out.
    fn source(&self) -> String {
        let settings = &self.program.settings;
        let document = settings.document_type.words().in_lang(self.lang);
        let of = Words::new("Källa: åtgärderna i", "Source: the measures of the");
        let made = Words::new("Gjord med Genomför.", "Made with Genomför.");
        let mut text = format!("{} {}. ", of.in_lang(self.lang), document.to_lowercase());
        if settings.fictional {
            let fictional = Words::new("Påhittad kommun. ", "Invented municipality. ");
            text.push_str(fictional.in_lang(self.lang));
        }
        if self.left_out > 0 {
            let out = Words::new("Interna åtgärder visas inte. ", "Internal measures are not shown. ");
            text.push_str(out.in_lang(self.lang));
        }
        text.push_str(made.in_lang(self.lang));
        text
    }

    fn head_height(&self, scale: Scale, size: &Size) -> i32 {
        let lanes = lanes(self.program, &self.milestones, scale, self.lang).len();
        let rows = i32::try_from(lanes).unwrap_or(0) + 3;
        size.letters * 4 + rows * size.row
    }

    fn draw(&self, scale: Scale, size: &Size, part: &Part, page: &str) -> Drawn {
        let title = size.letters * 4;
        let lanes = lanes(self.program, &self.milestones, scale, self.lang);
        let head = self.head_height(scale, size);
        let count = i32::try_from(part.lines.len()).unwrap_or(0);
        let (width, body) = (size.names + part.width, head + count * size.row);
        let height = body + size.row * 3 / 2;
        let margin = size.margin;
        let mut children = vec![
            Drawn::new("title").saying(self.title()),
            Drawn::new("rect")
                .with("x", -margin)
                .with("y", -margin)
                .with("width", width + 2 * margin)
                .with("height", height + 2 * margin)
                .with("fill", "#ffffff"),
            bold(0, size.letters * 3 / 2, size.letters * 3 / 2, self.title()),
            text(0, size.letters * 3, size.letters, FAINT, self.below_title()),
        ];
        children.extend(self.head_names(&lanes, size, title));
        children.extend(self.names_of_lines(size, part, head));
        let mut inner = self.head_of_time(&lanes, scale, size, title, body);
        inner.extend(self.bars(scale, size, part, head));
        // Lines to other pages end at the edge of the rows.
        inner.push(
            Drawn::new("svg")
                .with("x", part.from)
                .with("y", head)
                .with("width", part.width)
                .with("height", (body - head).max(1))
                .with("viewBox", format!("{} {head} {} {}", part.from, part.width, (body - head).max(1)))
                .holding(self.lines_between(scale, size, part, head)),
        );
        children.push(
            Drawn::new("svg")
                .with("x", size.names)
                .with("y", 0)
                .with("width", part.width)
                .with("height", body)
                .with("viewBox", format!("{} 0 {} {body}", part.from, part.width))
                .holding(inner),
        );
        let foot = height - size.row / 2;
        children.push(text(0, foot, size.letters - 1, FAINT, self.source()));
        children.push(text(width, foot, size.letters - 1, FAINT, page.to_owned()).with("text-anchor", "end"));
        Drawn::new("svg")
            .with("xmlns", "http://www.w3.org/2000/svg")
            .with("viewBox", format!("{0} {0} {1} {2}", -margin, width + 2 * margin, height + 2 * margin))
            .with("width", width + 2 * margin)
            .with("height", height + 2 * margin)
            .with("font-family", FONT)
            .with("role", "img")
            .with("aria-label", self.title())
            .holding(children)
    }

    fn head_names(&self, lanes: &[Laid], size: &Size, top: i32) -> Vec<Drawn> {
        let names = std::iter::once(TERM_LANE).chain(lanes.iter().map(|lane| lane_name(lane.lane)));
        let y = |place: usize| top + (i32::try_from(place).unwrap_or(0) + 3) * size.row - size.row / 3;
        names
            .enumerate()
            .map(|(place, name)| text(0, y(place), size.letters, FAINT, name.in_lang(self.lang).to_owned()))
            .collect()
    }

    fn names_of_lines(&self, size: &Size, part: &Part, head: i32) -> Vec<Drawn> {
        let mut all = Vec::new();
        let room = size.names - size.letters;
        for (place, line) in self.lines.iter().enumerate().take(part.lines.end).skip(part.lines.start) {
            let y = head + i32::try_from(place - part.lines.start).unwrap_or(0) * size.row;
            let under = y + size.row - size.row / 3;
            match line {
                Line::Head(key) => {
                    let group = self.timeline.group(*key);
                    let done =
                        group.map(|g| words::done_of(g.progress.done(), g.progress.counted(), self.lang));
                    let done = done.unwrap_or_default();
                    let taken = wide(&done, size.letters - 1) + size.letters;
                    let name = cut(&say::group(self.program, *key, self.lang), room - taken, size.letters);
                    all.push(bold(0, under, size.letters, name));
                    all.push(
                        text(size.names - size.letters, under, size.letters - 1, FAINT, done)
                            .with("text-anchor", "end"),
                    );
                }
                Line::Row(id, _) => {
                    let name = self.program.measures.get(*id).map(|m| say::name(m, self.lang));
                    let name = cut(&name.unwrap_or_default(), room - size.letters, size.letters);
                    all.push(text(size.letters, under, size.letters, INK, name));
                }
            }
            all.push(line_at(0, size.names, y + size.row));
        }
        all
    }

    /// Axis, terms, lanes and the line of today.
    fn head_of_time(&self, lanes: &[Laid], scale: Scale, size: &Size, top: i32, bottom: i32) -> Vec<Drawn> {
        let mut all = Vec::new();
        let row = size.row;
        let axis = axis(scale, self.lang);
        let mut ticks = |ticks: &[Tick], y: i32, to: i32| {
            for tick in ticks {
                all.push(
                    Drawn::new("line")
                        .with("x1", tick.x)
                        .with("x2", tick.x)
                        .with("y1", y)
                        .with("y2", to)
                        .with("stroke", LINE),
                );
                let name = cut(&tick.text, tick.width - 4, size.letters);
                all.push(text(tick.x + 4, y + row - row / 3, size.letters, FAINT, name));
            }
        };
        ticks(&axis.upper, top, bottom);
        ticks(&axis.lower, top + row, top + row * 2);
        ticks(&terms(scale, self.lang), top + row * 2, bottom);
        for (place, lane) in lanes.iter().enumerate() {
            let y = top + row * (i32::try_from(place).unwrap_or(0) + 3);
            all.push(line_at(0, scale.total(), y));
            for mark in &lane.marks {
                let (x, middle) = (mark.x, y + row / 2);
                let diamond = format!("M{x} {}l5 5-5 5-5-5Z", middle - 5);
                all.push(Drawn::new("path").with("d", diamond).with("fill", "#24598f"));
                let name = cut(&mark.short, mark.room - 16, size.letters - 1);
                all.push(text(x + 8, middle + row / 5, size.letters - 1, INK, name));
            }
        }
        let x = scale.day(self.today);
        if x > 0 && x < scale.total() {
            all.push(
                Drawn::new("line")
                    .with("x1", x)
                    .with("x2", x)
                    .with("y1", top)
                    .with("y2", bottom)
                    .with("stroke", RED)
                    .with("stroke-width", 1.5),
            );
            let word =
                text(x - 4, top + row - row / 3, size.letters - 1, RED, TODAY.in_lang(self.lang).to_owned());
            all.push(word.with("text-anchor", "end").with("font-weight", 600));
        }
        all
    }

    fn bars(&self, scale: Scale, size: &Size, part: &Part, head: i32) -> Vec<Drawn> {
        let mut all = Vec::new();
        for (place, line) in self.lines.iter().enumerate().take(part.lines.end).skip(part.lines.start) {
            let y = head + i32::try_from(place - part.lines.start).unwrap_or(0) * size.row;
            all.push(line_at(0, scale.total(), y + size.row));
            let measure = line.measure().and_then(|id| self.program.measures.get(id));
            let Some(measure) = measure else { continue };
            let clash = self.clashes.contains_key(&measure.id);
            let mark = if clash { "! " } else { "" };
            let label = format!("{mark}{}", say::beside(&self.names, measure, self.lang));
            let under = y + size.row - size.row / 3;
            let ink = if clash { RED } else { INK };
            let Some(shape) = Shape::of(Bar::of(measure), scale) else {
                let nothing = say::time(measure, self.lang);
                all.push(text(part.from + 6, under, size.letters - 1, FAINT, nothing));
                continue;
            };
            all.extend(bar(&shape, measure.status, y, size.row));
            let inside = shape.end == Edge::Open && shape.marks.is_empty() && shape.width > scale.width;
            let x = if inside { shape.x.max(part.from) + 8 } else { shape.right() + 12 };
            all.push(text(x, under, size.letters - 1, ink, label));
        }
        all
    }

    fn lines_between(&self, scale: Scale, size: &Size, part: &Part, head: i32) -> Vec<Drawn> {
        let before_of = |id: MeasureId| {
            let measure = self.program.measures.get(id);
            measure.map(|m| m.depends_on.iter().copied().collect()).unwrap_or_default()
        };
        let after_of = |id: MeasureId| {
            let all = self.index.waiting_for.get(&id).map(Vec::as_slice).unwrap_or_default();
            all.iter().map(|measure| measure.id).collect()
        };
        let range = (part.lines.start, part.lines.end);
        let edges = |id: MeasureId| {
            let measure = self.program.measures.get(id)?;
            Shape::of(Bar::of(measure), scale)
        };
        let y = |place: usize| {
            let place = i32::try_from(place).unwrap_or(0) - i32::try_from(part.lines.start).unwrap_or(0);
            head + place * size.row + size.row / 2
        };
        let mut all = Vec::new();
        for tie in ties(&self.lines, &self.places, range, before_of, after_of) {
            let (Some(from), Some(to)) = (edges(tie.before.0), edges(tie.after.0)) else { continue };
            let clash = self.clashes.get(&tie.after.0);
            let clash = clash.is_some_and(|all| all.iter().any(|clash| clash.is_about(tie.before.0)));
            let ink = if clash { RED } else { FAINT };
            let end = (to.x, y(tie.after.1));
            let path = elbow((from.right(), y(tie.before.1)), end, size.row);
            all.push(Drawn::new("path").with("d", path).with("fill", "none").with("stroke", ink));
            all.push(Drawn::new("path").with("d", point(end)).with("fill", ink));
        }
        all
    }
}

/// How a status looks: fill, outline, dashes.
const fn look(status: Status) -> (&'static str, &'static str, &'static str) {
    match status {
        Status::NotStarted => ("#ffffff", "#7f8681", ""),
        Status::OnPlan => ("#d4e6df", "#1e5b4b", ""),
        Status::Deviates => ("#f6eedd", "#8a5f00", "4 2"),
        Status::Completed => ("#41702a", "#41702a", ""),
        Status::Dropped => ("#f3f1eb", "#7f8681", "1 2"),
    }
}

fn bar(shape: &Shape, status: Status, y: i32, row: i32) -> Vec<Drawn> {
    let (fill, stroke, dash) = look(status);
    let (top, height) = (y + row / 5, row - 2 * (row / 5));
    let painted = |drawn: Drawn| {
        let drawn = drawn.with("fill", fill).with("stroke", stroke);
        if dash.is_empty() { drawn } else { drawn.with("stroke-dasharray", dash) }
    };
    let rectangle = |x: i32, width: i32| {
        let drawn = Drawn::new("rect").with("x", x).with("y", top).with("width", width.max(2));
        painted(drawn.with("height", height).with("rx", 2))
    };
    if !shape.marks.is_empty() {
        return shape.marks.iter().map(|(x, width)| rectangle(shape.x + x + 1, width - 2)).collect();
    }
    let (left, right, middle) = (shape.x + 1, shape.right() - 1, top + height / 2);
    let start = if shape.start == Edge::Open { format!("L{} {middle}", left + 6) } else { String::new() };
    let mut all = vec![match shape.end {
        Edge::Closed if shape.start == Edge::Closed => rectangle(left, right - left),
        Edge::Closed => painted(
            Drawn::new("path").with("d", format!("M{left} {top}H{right}V{}H{left}{start}Z", top + height)),
        ),
        Edge::Open => painted(Drawn::new("path").with(
            "d",
            format!(
                "M{left} {top}H{}L{right} {middle}L{} {}H{left}{start}Z",
                right - 6,
                right - 6,
                top + height
            ),
        )),
    }];
    if status == Status::Dropped {
        let line = Drawn::new("line").with("x1", left).with("x2", right);
        all.push(line.with("y1", middle).with("y2", middle).with("stroke", stroke));
    }
    all
}

fn text(x: i32, y: i32, size: i32, ink: &'static str, words: String) -> Drawn {
    Drawn::new("text").with("x", x).with("y", y).with("font-size", size).with("fill", ink).saying(words)
}

fn bold(x: i32, y: i32, size: i32, words: String) -> Drawn {
    text(x, y, size, INK, words).with("font-weight", 600)
}

fn line_at(from: i32, to: i32, y: i32) -> Drawn {
    let line = Drawn::new("line").with("x1", from).with("x2", to).with("y1", y).with("y2", y);
    line.with("stroke", LINE).with("stroke-width", 0.5)
}

/// How wide a text is, about.
fn wide(words: &str, size: i32) -> i32 {
    i32::try_from(breadth(words)).unwrap_or(i32::MAX / 64) / 1000 * size + size
}

/// As much of a text as there is room for.
fn cut(words: &str, room: i32, size: i32) -> String {
    let thousandths = |text: &str| i64::from(breadth(text)) * i64::from(size);
    if thousandths(words) <= i64::from(room) * 1000 {
        return words.to_owned();
    }
    let mut kept = String::new();
    for letter in words.chars() {
        kept.push(letter);
        if thousandths(&kept) + i64::from(size) * 800 > i64::from(room) * 1000 {
            kept.pop();
            let kept = kept.trim_end();
            return if kept.chars().count() < 2 { String::new() } else { format!("{kept}…") };
        }
    }
    kept
}
