//! What a view is made of: elements, texts and parts that follow signals, as plain data, and
//! the one function that puts them on the page.
//!
//! The framework's own view types make a copy of the drawing code for every shape of view.
//! Here there is one shape, which keeps the page small; signals, effects and owners are the
//! framework's. ARCHITECTURE.md gives the figures.

mod render;

pub use render::{Apart, apart, mount};

use leptos::prelude::*;
use std::borrow::Cow;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element as DomElement, Event, KeyboardEvent};

/// A text that is often a constant.
pub type Text = Cow<'static, str>;

/// A part of a view.
pub enum Node {
    Nothing,
    Text(Text),
    Element(Element),
    Several(Vec<Node>),
    /// Follows the signals that the function reads.
    Live(Box<dyn FnMut() -> Node>),
    /// A list whose rows stay on the page as long as their key is in it.
    Keyed(Box<dyn FnMut() -> Vec<(String, Row)>>),
}

/// Makes a row when its key is new.
pub type Row = Box<dyn FnOnce() -> Node>;

/// What an element has beside its children.
pub enum Trait {
    Fixed(&'static str, Text),
    Live(&'static str, Box<dyn FnMut() -> Option<Text>>),
    /// A class that is there as long as the function says so.
    Class(&'static str, Box<dyn FnMut() -> bool>),
    /// A property of the element in the page, such as the text of a field.
    Property(&'static str, Box<dyn FnMut() -> JsValue>),
    /// A style of the element in the page, such as its height; `None` takes it away.
    Style(&'static str, Box<dyn FnMut() -> Option<Text>>),
    Listener(&'static str, Box<dyn FnMut(Event)>),
    Reference(ElementRef),
}

/// An element under construction.
pub struct Element(Box<Parts>);

struct Parts {
    tag: &'static str,
    drawing: bool,
    traits: Vec<Trait>,
    children: Vec<Node>,
}

/// An element of HTML.
#[inline(never)]
pub fn el(tag: &'static str) -> Element {
    Element(Box::new(Parts { tag, drawing: false, traits: Vec::new(), children: Vec::new() }))
}

/// A button that sends no form.
#[inline(never)]
pub fn button(class: &'static str) -> Element {
    el("button").attr("type", "button").class(class)
}

/// An element of SVG.
pub fn svg(tag: &'static str) -> Element {
    Element(Box::new(Parts { tag, drawing: true, traits: Vec::new(), children: Vec::new() }))
}

// The methods that are called in a thousand places are kept out of line: that alone makes
// the page a tenth smaller.
impl Element {
    #[inline(never)]
    fn with(mut self, part: Trait) -> Element {
        self.0.traits.push(part);
        self
    }

    #[inline(never)]
    fn with_fixed(self, name: &'static str, text: &'static str) -> Element {
        self.with(Trait::Fixed(name, Cow::Borrowed(text)))
    }

    #[inline(never)]
    fn with_live(self, name: &'static str, read: Box<dyn FnMut() -> Option<Text>>) -> Element {
        self.with(Trait::Live(name, read))
    }

    #[inline(never)]
    fn with_listener(self, event: &'static str, act: Box<dyn FnMut(Event)>) -> Element {
        self.with(Trait::Listener(event, act))
    }

    #[inline(never)]
    fn with_child(mut self, node: Node) -> Element {
        self.0.children.push(node);
        self
    }

    #[inline(never)]
    fn with_element(self, child: Element) -> Element {
        self.with_child(Node::Element(child))
    }

    #[inline(never)]
    fn with_text(self, text: &'static str) -> Element {
        self.with_child(Node::Text(Cow::Borrowed(text)))
    }

    #[inline(never)]
    fn with_live_child(self, read: Box<dyn FnMut() -> Node>) -> Element {
        self.with_child(Node::Live(read))
    }

    /// An attribute, fixed or following signals; `None` leaves it out.
    pub fn attr<M>(self, name: &'static str, value: impl IntoAttribute<M>) -> Element {
        value.attach(name, self)
    }

    pub fn class<M>(self, value: impl IntoAttribute<M>) -> Element {
        self.attr("class", value)
    }

    pub fn id<M>(self, value: impl IntoAttribute<M>) -> Element {
        self.attr("id", value)
    }

    /// A class that is there as long as the function says so.
    pub fn class_if(self, name: &'static str, is: impl FnMut() -> bool + 'static) -> Element {
        self.with(Trait::Class(name, Box::new(is)))
    }

    /// A property of the element in the page, following signals.
    pub fn prop<T: Into<JsValue>>(
        self,
        name: &'static str,
        mut value: impl FnMut() -> T + 'static,
    ) -> Element {
        self.with(Trait::Property(name, Box::new(move || value().into())))
    }

    /// A style of the element in the page, following signals. Set one by one, styles need no
    /// exception in the content security policy.
    pub fn style<M, T: Momentary<M>>(
        self,
        name: &'static str,
        mut value: impl FnMut() -> T + 'static,
    ) -> Element {
        self.with(Trait::Style(name, Box::new(move || value().now())))
    }

    pub fn on(self, event: &'static str, act: impl FnMut(Event) + 'static) -> Element {
        self.with_listener(event, Box::new(act))
    }

    pub fn on_click(self, mut act: impl FnMut() + 'static) -> Element {
        self.on("click", move |_| act())
    }

    pub fn on_key(self, mut act: impl FnMut(&KeyboardEvent) + 'static) -> Element {
        self.on("keydown", move |event| act(event.unchecked_ref()))
    }

    /// Hands over the text of a field each time the event happens.
    pub fn on_text(self, event: &'static str, mut act: impl FnMut(String) + 'static) -> Element {
        self.on(event, move |event| act(text_of(&event)))
    }

    /// Hands over whether a box is ticked, each time it changes.
    pub fn on_tick(self, mut act: impl FnMut(bool) + 'static) -> Element {
        self.on("change", move |event| {
            let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
            act(input.is_some_and(|input| input.checked()));
        })
    }

    /// Fills the reference when the element is on the page.
    pub fn refer(self, reference: ElementRef) -> Element {
        self.with(Trait::Reference(reference))
    }

    pub fn child<M>(self, child: impl IntoNode<M>) -> Element {
        child.add_to(self)
    }
}

/// The text of the field that an event is about.
fn text_of(event: &Event) -> String {
    let Some(target) = event.target() else { return String::new() };
    if let Some(field) = target.dyn_ref::<web_sys::HtmlInputElement>() {
        field.value()
    } else if let Some(field) = target.dyn_ref::<web_sys::HtmlSelectElement>() {
        field.value()
    } else if let Some(field) = target.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        field.value()
    } else {
        String::new()
    }
}

/// Gives access to an element once it is on the page.
#[derive(Clone, Copy)]
pub struct ElementRef(RwSignal<Option<DomElement>, LocalStorage>);

impl ElementRef {
    pub fn new() -> ElementRef {
        ElementRef(RwSignal::new_local(None))
    }

    /// The element as the type that it is known to be, tracked.
    pub fn get<T: JsCast>(self) -> Option<T> {
        self.0.get()?.dyn_into().ok()
    }

    /// The element as the type that it is known to be.
    pub fn get_untracked<T: JsCast>(self) -> Option<T> {
        self.0.try_get_untracked()??.dyn_into().ok()
    }
}

/// A list whose rows stay on the page, with what is typed in them, as long as their key is
/// in it.
pub fn keyed<T: 'static, M: 'static, N: IntoNode<M> + 'static>(
    mut each: impl FnMut() -> Vec<T> + 'static,
    key: impl Fn(&T) -> String + 'static,
    row: impl Fn(T) -> N + Clone + 'static,
) -> Node {
    Node::Keyed(Box::new(move || {
        let rows = each().into_iter().map(|item| {
            let row = row.clone();
            (key(&item), Box::new(move || row(item).into_node()) as Row)
        });
        rows.collect()
    }))
}

/// What can stand as text.
pub trait Piece {
    fn piece(self) -> Text;
}

impl Piece for &'static str {
    fn piece(self) -> Text {
        Cow::Borrowed(self)
    }
}

impl Piece for String {
    fn piece(self) -> Text {
        Cow::Owned(self)
    }
}

impl Piece for usize {
    fn piece(self) -> Text {
        Cow::Owned(self.to_string())
    }
}

impl Piece for u64 {
    fn piece(self) -> Text {
        Cow::Owned(self.to_string())
    }
}

/// Tells the kinds of values apart, so that each has its own conversion.
pub mod kinds {
    pub struct Plain;
    pub struct Maybe<M>(M);
    pub struct Each<M>(M);
    pub struct Following<T, M>(T, M);
}
use kinds::{Each, Following, Maybe, Plain};

/// What can be the value of an attribute at a moment.
pub trait Momentary<M> {
    fn now(self) -> Option<Text>;
}

impl<P: Piece> Momentary<Plain> for P {
    fn now(self) -> Option<Text> {
        Some(self.piece())
    }
}

impl<P: Piece> Momentary<Maybe<Plain>> for Option<P> {
    fn now(self) -> Option<Text> {
        self.map(Piece::piece)
    }
}

/// What can be the value of an attribute: a text, perhaps none, or a function of signals.
pub trait IntoAttribute<M> {
    fn attach(self, name: &'static str, element: Element) -> Element;
}

impl IntoAttribute<Plain> for &'static str {
    fn attach(self, name: &'static str, element: Element) -> Element {
        element.with_fixed(name, self)
    }
}

impl IntoAttribute<Plain> for String {
    fn attach(self, name: &'static str, element: Element) -> Element {
        element.with(Trait::Fixed(name, Cow::Owned(self)))
    }
}

impl IntoAttribute<Plain> for usize {
    fn attach(self, name: &'static str, element: Element) -> Element {
        self.to_string().attach(name, element)
    }
}

impl<F, T, M> IntoAttribute<Following<T, M>> for F
where
    F: FnMut() -> T + 'static,
    T: Momentary<M>,
{
    fn attach(mut self, name: &'static str, element: Element) -> Element {
        element.with_live(name, Box::new(move || self().now()))
    }
}

/// What can be a part of a view: a text, an element, several, perhaps none, or a function of
/// signals.
pub trait IntoNode<M>: Sized {
    fn into_node(self) -> Node;

    /// Makes it the next child of an element.
    fn add_to(self, parent: Element) -> Element {
        parent.with_child(self.into_node())
    }
}

impl<P: Piece> IntoNode<Plain> for P {
    fn into_node(self) -> Node {
        Node::Text(self.piece())
    }

    fn add_to(self, parent: Element) -> Element {
        match self.piece() {
            Cow::Borrowed(text) => parent.with_text(text),
            text => parent.with_child(Node::Text(text)),
        }
    }
}

impl IntoNode<Node> for Node {
    fn into_node(self) -> Node {
        self
    }
}

impl IntoNode<Node> for Element {
    fn into_node(self) -> Node {
        Node::Element(self)
    }

    fn add_to(self, parent: Element) -> Element {
        parent.with_element(self)
    }
}

impl<T: IntoNode<M>, M> IntoNode<Maybe<M>> for Option<T> {
    fn into_node(self) -> Node {
        self.map_or(Node::Nothing, IntoNode::into_node)
    }

    fn add_to(self, parent: Element) -> Element {
        match self {
            Some(part) => part.add_to(parent),
            None => parent,
        }
    }
}

impl<T: IntoNode<M>, M> IntoNode<Each<M>> for Vec<T> {
    fn into_node(self) -> Node {
        let mut nodes = Vec::with_capacity(self.len());
        for part in self {
            nodes.push(part.into_node());
        }
        Node::Several(nodes)
    }
}

/// Several parts without an element around them.
macro_rules! parts {
    ($($part:ident $marker:ident),*) => {
        impl<$($part: IntoNode<$marker>, $marker),*> IntoNode<($($marker,)*)> for ($($part,)*) {
            #[allow(non_snake_case, reason = "a variable for each type")]
            fn into_node(self) -> Node {
                let ($($part,)*) = self;
                Node::Several(vec![$($part.into_node()),*])
            }
        }
    };
}
parts!(A MA, B MB);
parts!(A MA, B MB, C MC);
parts!(A MA, B MB, C MC, D MD);
parts!(A MA, B MB, C MC, D MD, E ME);
parts!(A MA, B MB, C MC, D MD, E ME, F MF);
parts!(A MA, B MB, C MC, D MD, E ME, F MF, G MG);

impl<F, T, M> IntoNode<Following<T, M>> for F
where
    F: FnMut() -> T + 'static,
    T: IntoNode<M>,
{
    fn into_node(mut self) -> Node {
        Node::Live(Box::new(move || self().into_node()))
    }

    fn add_to(mut self, parent: Element) -> Element {
        parent.with_live_child(Box::new(move || self().into_node()))
    }
}
