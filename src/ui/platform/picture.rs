//! A drawing as pixels: an SVG is drawn on a canvas that is never shown, and read as PNG. Knows
//! not what is drawn.

use super::page::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// A picture is drawn so many times larger than it is, where the browser has room for it.
const LARGER: f64 = 2.0;
/// No side is longer than this: browsers give up on larger ones.
const LONGEST: f64 = 16_000.0;

/// The PNG of an SVG of a given size; nothing where the browser cannot make it.
pub async fn png(svg: &str, width: u32, height: u32) -> Option<Vec<u8>> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type("image/svg+xml");
    let parts = js_sys::Array::of1(&svg.into());
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let url = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
    let drawn = drawn(&url, width, height).await;
    let _ = web_sys::Url::revoke_object_url(&url);
    drawn
}

async fn drawn(url: &str, width: u32, height: u32) -> Option<Vec<u8>> {
    let image = web_sys::HtmlImageElement::new().ok()?;
    image.set_src(url);
    JsFuture::from(image.decode()).await.ok()?;
    let (wide, high) = (f64::from(width), f64::from(height));
    let times = LARGER.min(LONGEST / wide.max(high).max(1.0));
    let canvas: web_sys::HtmlCanvasElement =
        window().document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "limited just above")]
    let pixels = |side: f64| (side * times).max(1.0) as u32;
    canvas.set_width(pixels(wide));
    canvas.set_height(pixels(high));
    let context: web_sys::CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let sides = (f64::from(canvas.width()), f64::from(canvas.height()));
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, sides.0, sides.1).ok()?;
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        // Fails only where the canvas holds something of another host.
        let _ = canvas.to_blob(&resolve);
    });
    let blob: web_sys::Blob = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
    let buffer = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}
