//! Files of the user's: opening, writing the same one again where the browser can, and
//! downloading elsewhere.

use super::js;
use super::page::window;
use genomfor::exchange::encoding::SIZE_LIMIT;
use genomfor::exchange::read_error::ReadError;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A file that the browser lets us write again.
pub type Handle = JsValue;

/// A file that was chosen or dropped, with its content.
#[derive(Clone, Debug)]
pub struct Chosen {
    pub name: String,
    pub content: Result<Vec<u8>, ReadError>,
    pub handle: Option<Handle>,
}

/// How writing a file ended.
pub enum Written {
    /// The file with that name was written and can be written again.
    ToHandle(Handle, String),
    /// The file was handed to the browser's downloads.
    Downloaded(String),
    /// The user changed her mind.
    Cancelled,
}

/// Whether the browser can write the same file again.
fn can_write() -> bool {
    js::has_method(&window(), "showSaveFilePicker")
}

/// Reads a file unless it is larger than any programme.
pub async fn read(file: web_sys::File) -> Chosen {
    let name = file.name();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes of files are whole")]
    let bytes = file.size() as u64;
    if bytes > SIZE_LIMIT {
        return Chosen { name, content: Err(ReadError::TooLarge { bytes, limit: SIZE_LIMIT }), handle: None };
    }
    let buffer = js::property(&file, "arrayBuffer").is_some();
    let content = if buffer { JsFuture::from(file.array_buffer()).await } else { Err(JsValue::UNDEFINED) };
    let content =
        content.map(|buffer| js_sys::Uint8Array::new(&buffer).to_vec()).map_err(|_| ReadError::NotText);
    Chosen { name, content, handle: None }
}

fn file_types() -> JsValue {
    let accept = js::object(&[("application/json", js_sys::Array::of1(&".json".into()).into())]);
    let kind = js::object(&[("description", "Genomför".into()), ("accept", accept)]);
    js_sys::Array::of1(&kind).into()
}

async fn write_to(handle: &Handle, text: &str) -> Result<(), JsValue> {
    let stream = js::call_async(handle, "createWritable", &JsValue::UNDEFINED).await?;
    js::call_async(&stream, "write", &text.into()).await?;
    js::call_async(&stream, "close", &JsValue::UNDEFINED).await?;
    Ok(())
}

/// When a file was last written, and how large it is: enough to notice that somebody else wrote it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FileStamp {
    modified: f64,
    size: f64,
}

async fn file_of(handle: &Handle) -> Option<web_sys::File> {
    js::call_async(handle, "getFile", &JsValue::UNDEFINED).await.ok()?.dyn_into().ok()
}

/// The stamp of a file that can be written again; nothing when it cannot be reached now.
pub async fn stamp(handle: &Handle) -> Option<FileStamp> {
    let file = file_of(handle).await?;
    Some(FileStamp { modified: file.last_modified(), size: file.size() })
}

/// Reads a file again.
pub async fn read_again(handle: &Handle) -> Option<Chosen> {
    let mut chosen = read(file_of(handle).await?).await;
    chosen.handle = Some(handle.clone());
    Some(chosen)
}

fn handle_name(handle: &Handle) -> String {
    js::property(handle, "name").and_then(|name| name.as_string()).unwrap_or_default()
}

/// Writes a file: the known one again, else one that the user picks, else as a download.
pub async fn save(handle: Option<Handle>, name: &str, text: &str) -> Written {
    if let Some(handle) = handle
        && write_to(&handle, text).await.is_ok()
    {
        let name = handle_name(&handle);
        return Written::ToHandle(handle, name);
    }
    if can_write() {
        let options = js::object(&[("suggestedName", name.into()), ("types", file_types())]);
        match js::call_async(&window(), "showSaveFilePicker", &options).await {
            Ok(handle) => {
                if write_to(&handle, text).await.is_ok() {
                    let name = handle_name(&handle);
                    return Written::ToHandle(handle, name);
                }
            }
            Err(error) if is_abort(&error) => return Written::Cancelled,
            Err(_) => {}
        }
    }
    download(name, text);
    Written::Downloaded(name.to_owned())
}

fn is_abort(error: &JsValue) -> bool {
    error.dyn_ref::<web_sys::DomException>().is_some_and(|exception| exception.name() == "AbortError")
}

/// Hands a text to the browser's downloads.
pub fn download(name: &str, text: &str) {
    hand_over(name, &text.into(), "application/json");
}

/// Hands bytes of some kind to the browser's downloads.
pub fn download_bytes(name: &str, bytes: &[u8], kind: &str) {
    hand_over(name, &js_sys::Uint8Array::from(bytes).into(), kind);
}

fn hand_over(name: &str, content: &JsValue, kind: &str) {
    let parts = js_sys::Array::of1(content);
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let Ok(blob) = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options) else { return };
    let Ok(url) = web_sys::Url::create_object_url_with_blob(&blob) else { return };
    let document = window().document();
    let anchor = document.and_then(|d| d.create_element("a").ok());
    if let Some(anchor) = anchor.and_then(|a| a.dyn_into::<web_sys::HtmlAnchorElement>().ok()) {
        anchor.set_href(&url);
        anchor.set_download(name);
        anchor.click();
    }
    // The download has its own hold on the content once it was clicked.
    leptos::prelude::set_timeout(
        move || {
            let _ = web_sys::Url::revoke_object_url(&url);
        },
        std::time::Duration::from_secs(60),
    );
}

/// The files of a drop or an input.
pub fn listed(list: Option<web_sys::FileList>) -> Vec<web_sys::File> {
    list.map(|list| (0..list.length()).filter_map(|place| list.get(place)).collect()).unwrap_or_default()
}

/// Lets the user choose a file that can be written again. Nothing where the browser has no
/// such dialog; then an ordinary file input serves.
pub async fn choose_with_handle() -> Option<Option<Chosen>> {
    if !js::has_method(&window(), "showOpenFilePicker") {
        return None;
    }
    let options = js::object(&[("types", file_types())]);
    let handles = match js::call_async(&window(), "showOpenFilePicker", &options).await {
        Ok(handles) => js_sys::Array::from(&handles),
        Err(error) if is_abort(&error) => return Some(None),
        Err(_) => return None,
    };
    read_again(&handles.get(0)).await.map(Some)
}

/// The text of a file of this site, such as a sample.
pub async fn fetch(path: &str) -> Option<Vec<u8>> {
    let response = JsFuture::from(window().fetch_with_str(path)).await.ok()?;
    let response: web_sys::Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}
