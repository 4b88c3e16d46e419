//! Closures that follow signals, of few types. Each closure type of its own would bring its
//! own copy of the code that draws it; boxed, they share one.

use leptos::prelude::*;

/// A value that follows signals, for attributes.
pub fn live<T>(value: impl FnMut() -> T + Send + 'static) -> Box<dyn FnMut() -> T + Send> {
    Box::new(value)
}

/// A part of a view that follows signals.
pub fn live_view<V: IntoView + 'static>(
    mut view: impl FnMut() -> V + Send + 'static,
) -> Box<dyn FnMut() -> AnyView + Send> {
    Box::new(move || view().into_any())
}
