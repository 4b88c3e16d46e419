//! Puts a view on the page and keeps it in step with the signals that it reads.

use super::{Element, Node, Row, Trait};
use crate::ui::platform::page;
use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element as DomElement, Event, Node as DomNode};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Puts a view at the end of the page's body, for good.
pub fn mount(view: impl FnOnce() -> Node + 'static) {
    let Some(body) = document().body() else { return };
    // The framework brings executor and owner; what it is given to draw is nothing.
    let place = body.clone();
    let draw = move || {
        let shown = render(view());
        shown.place(&place, None);
        std::mem::forget(shown);
    };
    leptos::mount::mount_to(body, draw).forget();
}

/// A view at the end of the body that is no part of the application. Leaves the page when it
/// is dropped.
pub struct Apart {
    shown: Option<Shown>,
    owner: Owner,
}

/// Puts a view at the end of the page's body, until it is dropped.
pub fn apart(view: impl FnOnce() -> Node) -> Option<Apart> {
    let body = document().body()?;
    let owner = Owner::new();
    let shown = untrack(|| owner.with(|| render(view())));
    shown.place(&body, None);
    Some(Apart { shown: Some(shown), owner })
}

impl Drop for Apart {
    fn drop(&mut self) {
        if let Some(shown) = self.shown.take() {
            shown.remove();
            shown.stop();
        }
        self.owner.cleanup();
    }
}

#[allow(clippy::expect_used, reason = "a page without a document runs no program")]
fn document() -> Document {
    page::window().document().expect("a page has a document")
}

/// A part of a view that is on the page. Dropping it stops it from following signals.
enum Shown {
    Nothing,
    Text(web_sys::Text),
    Element(DomElement, Keep),
    Several(Vec<Shown>),
    /// What it shows now, then the mark before which it stands.
    Live(Rc<RefCell<Shown>>, web_sys::Text, RenderEffect<()>),
    Keyed(Rc<RefCell<Vec<ShownRow>>>, web_sys::Text, RenderEffect<()>),
}

/// The name of an event and what hears of it.
type Listener = (&'static str, Closure<dyn FnMut(Event)>);

/// What has to live as long as an element.
#[derive(Default)]
struct Keep {
    children: Vec<Shown>,
    effects: Vec<RenderEffect<()>>,
    listeners: Vec<Listener>,
}

/// A row of a list with its key. Signals made for the row live as long as it.
struct ShownRow {
    key: String,
    shown: Shown,
    owner: Owner,
}

impl ShownRow {
    fn stop(self) {
        self.shown.stop();
        self.owner.cleanup();
    }
}

/// An effect of the one type that views need.
fn follow(mut act: Box<dyn FnMut()>) -> RenderEffect<()> {
    RenderEffect::new(move |_: Option<()>| act())
}

fn render(node: Node) -> Shown {
    match node {
        Node::Nothing => Shown::Nothing,
        Node::Text(text) => Shown::Text(document().create_text_node(&text)),
        Node::Element(element) => render_element(element),
        Node::Several(nodes) => Shown::Several(nodes.into_iter().map(render).collect()),
        Node::Live(read) => render_live(read),
        Node::Keyed(read) => render_keyed(read),
    }
}

fn render_element(element: Element) -> Shown {
    let element = *element.0;
    let made = if element.drawing {
        document().create_element_ns(Some(SVG), element.tag)
    } else {
        document().create_element(element.tag)
    };
    // Fails only for a tag that is no name.
    let Ok(dom) = made else { return Shown::Nothing };
    let mut keep = Keep::default();
    for child in element.children {
        let shown = render(child);
        shown.place(&dom, None);
        keep.children.push(shown);
    }
    // A choice can only be taken once the options are there.
    for part in element.traits {
        attach(part, &dom, &mut keep);
    }
    Shown::Element(dom, keep)
}

fn attach(part: Trait, dom: &DomElement, keep: &mut Keep) {
    match part {
        // Setting an attribute fails only for a name that is none; a class likewise.
        Trait::Fixed(name, text) => drop(dom.set_attribute(name, &text)),
        Trait::Live(name, mut read) => {
            let dom = dom.clone();
            let mut before = None;
            keep.effects.push(follow(Box::new(move || {
                let now = read();
                if now != before {
                    let _ = match &now {
                        Some(text) => dom.set_attribute(name, text),
                        None => dom.remove_attribute(name),
                    };
                    before = now;
                }
            })));
        }
        Trait::Class(name, mut is) => {
            let classes = dom.class_list();
            keep.effects.push(follow(Box::new(move || {
                let _ = classes.toggle_with_force(name, is());
            })));
        }
        Trait::Property(name, mut read) => {
            let dom = dom.clone();
            keep.effects.push(follow(Box::new(move || {
                let (name, now) = (name.into(), read());
                // Writing what is there already would move the cursor of a field.
                if js_sys::Reflect::get(&dom, &name).ok().as_ref() != Some(&now) {
                    let _ = js_sys::Reflect::set(&dom, &name, &now);
                }
            })));
        }
        Trait::Style(name, mut read) => {
            let Some(style) = dom.dyn_ref::<web_sys::HtmlElement>().map(web_sys::HtmlElement::style) else {
                return;
            };
            keep.effects.push(follow(Box::new(move || {
                let _ = match read() {
                    Some(text) => style.set_property(name, &text),
                    None => style.remove_property(name).map(drop),
                };
            })));
        }
        Trait::Listener(event, mut act) => {
            // What is asked of the context in a listener is answered as in the view.
            let owner = Owner::current();
            let listener: Closure<dyn FnMut(Event)> = Closure::new(move |event| match &owner {
                Some(owner) => owner.with(|| act(event)),
                None => act(event),
            });
            let _ = dom.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
            keep.listeners.push((event, listener));
        }
        Trait::Reference(reference) => reference.0.set(Some(dom.clone())),
    }
}

fn render_live(mut read: Box<dyn FnMut() -> Node>) -> Shown {
    let mark = document().create_text_node("");
    let now = Rc::new(RefCell::new(Shown::Nothing));
    let effect = follow(Box::new({
        let (now, mark) = (now.clone(), mark.clone());
        move || {
            let node = read();
            if let (Shown::Text(shown), Node::Text(text)) = (&*now.borrow(), &node) {
                return shown.set_data(text);
            }
            let next = render(node);
            let before = now.replace(next);
            before.remove();
            before.stop();
            if let Some(parent) = mark.parent_node() {
                now.borrow().place(&parent, Some(&mark));
            }
        }
    }));
    Shown::Live(now, mark, effect)
}

fn render_keyed(mut read: Box<dyn FnMut() -> Vec<(String, Row)>>) -> Shown {
    let mark = document().create_text_node("");
    let now = Rc::new(RefCell::new(Vec::<ShownRow>::new()));
    // A row outlives the run of the effect that made it.
    let around = Owner::current();
    let effect = follow(Box::new({
        let (now, mark) = (now.clone(), mark.clone());
        move || {
            let wanted = read();
            if wanted.iter().map(|(key, _)| key).eq(now.borrow().iter().map(|row| &row.key)) {
                return;
            }
            let mut before: BTreeMap<String, (usize, ShownRow)> = BTreeMap::new();
            for (place, row) in now.take().into_iter().enumerate() {
                before.insert(row.key.clone(), (place, row));
            }
            let mut rows = Vec::with_capacity(wanted.len());
            let mut places = Vec::with_capacity(wanted.len());
            for (key, make) in wanted {
                if let Some((place, row)) = before.remove(&key) {
                    rows.push(row);
                    places.push(Some(place));
                } else {
                    let owner = around.as_ref().map_or_else(Owner::new, Owner::child);
                    let shown = untrack(|| owner.with(|| render(make())));
                    rows.push(ShownRow { key, shown, owner });
                    places.push(None);
                }
            }
            for (_, row) in before.into_values() {
                row.shown.remove();
                row.stop();
            }
            if let Some(parent) = mark.parent_node() {
                arrange(&rows, &places, &parent, &mark);
            }
            *now.borrow_mut() = rows;
        }
    }));
    Shown::Keyed(now, mark, effect)
}

/// Brings rows into order, moving as few as possible: what is not moved keeps its focus.
fn arrange(rows: &[ShownRow], places: &[Option<usize>], parent: &DomNode, mark: &DomNode) {
    let stay = longest_rising(places);
    let mut next = mark.clone();
    for (row, stays) in rows.iter().zip(stay).rev() {
        if !stays {
            row.shown.place(parent, Some(&next));
        }
        if let Some(first) = row.shown.first() {
            next = first;
        }
    }
}

/// Marks a longest subsequence of rising places.
fn longest_rising(places: &[Option<usize>]) -> Vec<bool> {
    // For each length the index at which the lowest run of that length ends.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous = vec![None; places.len()];
    let at = |index: usize| places.get(index).copied().flatten();
    for (index, place) in places.iter().enumerate().filter_map(|(i, place)| Some((i, (*place)?))) {
        let length = ends.partition_point(|end| at(*end) < Some(place));
        if let (Some(slot), Some(before)) = (previous.get_mut(index), length.checked_sub(1)) {
            *slot = ends.get(before).copied();
        }
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut marks = vec![false; places.len()];
    let mut index = ends.last().copied();
    while let Some(here) = index {
        if let Some(mark) = marks.get_mut(here) {
            *mark = true;
        }
        index = previous.get(here).copied().flatten();
    }
    marks
}

impl Shown {
    /// Puts the nodes into the parent, before another or at the end.
    fn place(&self, parent: &DomNode, before: Option<&DomNode>) {
        // Fails only where the page has been changed by others.
        let put = |node: &DomNode| drop(parent.insert_before(node, before));
        match self {
            Shown::Nothing => {}
            Shown::Text(node) => put(node),
            Shown::Element(node, _) => put(node),
            Shown::Several(parts) => parts.iter().for_each(|part| part.place(parent, before)),
            Shown::Live(now, mark, _) => {
                now.borrow().place(parent, before);
                put(mark);
            }
            Shown::Keyed(rows, mark, _) => {
                rows.borrow().iter().for_each(|row| row.shown.place(parent, before));
                put(mark);
            }
        }
    }

    /// Takes the nodes off the page.
    fn remove(&self) {
        let take = |node: &DomNode| {
            if let Some(parent) = node.parent_node() {
                let _ = parent.remove_child(node);
            }
        };
        match self {
            Shown::Nothing => {}
            Shown::Text(node) => take(node),
            Shown::Element(node, _) => take(node),
            Shown::Several(parts) => parts.iter().for_each(Shown::remove),
            Shown::Live(now, mark, _) => {
                now.borrow().remove();
                take(mark);
            }
            Shown::Keyed(rows, mark, _) => {
                rows.borrow().iter().for_each(|row| row.shown.remove());
                take(mark);
            }
        }
    }

    /// Stops it from following signals, and all that is in it. Dropping alone would not do:
    /// an effect that is told to run already holds what it has drawn, with the effects in
    /// it, and these would read what their owner has let go of.
    fn stop(self) {
        match self {
            Shown::Nothing | Shown::Text(_) => {}
            Shown::Element(dom, Keep { children, effects, listeners }) => {
                drop(effects);
                // An event may still be on its way to an element that has left the page.
                for (event, listener) in &listeners {
                    let function = listener.as_ref().unchecked_ref();
                    let _ = dom.remove_event_listener_with_callback(event, function);
                }
                children.into_iter().for_each(Shown::stop);
            }
            Shown::Several(parts) => parts.into_iter().for_each(Shown::stop),
            Shown::Live(now, _, effect) => {
                drop(effect);
                now.replace(Shown::Nothing).stop();
            }
            Shown::Keyed(rows, _, effect) => {
                drop(effect);
                rows.take().into_iter().for_each(ShownRow::stop);
            }
        }
    }

    /// The first node on the page.
    fn first(&self) -> Option<DomNode> {
        match self {
            Shown::Nothing => None,
            Shown::Text(node) => Some(node.clone().into()),
            Shown::Element(node, _) => Some(node.clone().into()),
            Shown::Several(parts) => parts.iter().find_map(Shown::first),
            Shown::Live(now, mark, _) => now.borrow().first().or_else(|| Some(mark.clone().into())),
            Shown::Keyed(rows, mark, _) => {
                rows.borrow().iter().find_map(|row| row.shown.first()).or_else(|| Some(mark.clone().into()))
            }
        }
    }
}
