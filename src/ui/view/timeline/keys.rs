//! The keys on a bar: arrows move the measure or its ends by quarters, or go from line to line.

use super::state::Chart;
use crate::ui::platform::page;
use genomfor::edit::schedule::Grip;
use genomfor::present::timeline::lines::Line;
use genomfor::present::timeline::scale::Zoom;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

/// Which way from one line to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
    First,
    Last,
}

pub fn on_bar(chart: Chart, line: Line, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() {
        return;
    }
    let grip = match (event.shift_key(), event.alt_key()) {
        (true, false) => Grip::End,
        (false, true) => Grip::Start,
        _ => Grip::Whole,
    };
    let shift = |quarters: i32| {
        if let Some(id) = line.measure() {
            chart.shift(id, grip, quarters);
        }
    };
    let zoom = |step: fn(Zoom) -> Option<Zoom>| chart.zoom(step(chart.setup.get_untracked().zoom));
    match event.key().as_str() {
        "ArrowLeft" => shift(-1),
        "ArrowRight" => shift(1),
        "ArrowUp" => go(chart, line, Way::Up),
        "ArrowDown" => go(chart, line, Way::Down),
        "Home" => go(chart, line, Way::First),
        "End" => go(chart, line, Way::Last),
        "+" => zoom(Zoom::nearer),
        "-" => zoom(Zoom::farther),
        _ => return,
    }
    event.prevent_default();
    event.stop_propagation();
}

fn go(chart: Chart, from: Line, way: Way) {
    let to = chart.lines.with_untracked(|lines| {
        let is_measure = |line: &&Line| line.measure().is_some();
        let here = lines.iter().position(|line| *line == from)?;
        let before = lines.get(..here).unwrap_or_default();
        let after = lines.get(here + 1..).unwrap_or_default();
        match way {
            Way::Up => before.iter().rev().find(is_measure),
            Way::Down => after.iter().find(is_measure),
            Way::First => lines.iter().find(is_measure),
            Way::Last => lines.iter().rev().find(is_measure),
        }
        .copied()
    });
    if let Some(to) = to {
        go_to(chart, to);
    }
}

/// Moves the focus to the bar of a line.
pub fn go_to(chart: Chart, line: Line) {
    chart.at.set(Some(line));
    chart.reveal(line);
    page::focus_later(format!("title-{}", chart.id_of(line)));
}
