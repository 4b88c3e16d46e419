//! The application: mounts the interface and hands panics to the rescue page.

mod ui;

fn main() {
    ui::platform::rescue::on_panic();
    ui::app::mount();
}
