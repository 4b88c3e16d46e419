//! The two functions that the worker calls. Everything that goes wrong comes back as a code.

use crate::guard::Limits;
use crate::{read_xlsx, write_xlsx};
use genomfor::exchange::sheet::office_error::OfficeError;
use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

fn code(error: OfficeError) -> JsValue {
    JsValue::from_str(error.code())
}

fn teller(progress: &Function) -> impl FnMut(u32, u32) + '_ {
    move |done, all| {
        // A page that cannot be told goes on waiting for the result.
        let _ = progress.call2(&JsValue::NULL, &JsValue::from(done), &JsValue::from(all));
    }
}

/// The text of a book as the bytes of a workbook.
///
/// # Errors
/// The code of the error.
#[wasm_bindgen]
pub fn write(json: &str, progress: &Function) -> Result<Vec<u8>, JsValue> {
    write_xlsx(json, &mut teller(progress)).map_err(code)
}

/// The bytes of a workbook as the text of a book.
///
/// # Errors
/// The code of the error.
#[wasm_bindgen]
pub fn read(bytes: &[u8], progress: &Function) -> Result<String, JsValue> {
    read_xlsx(bytes, &Limits::default(), &mut teller(progress)).map_err(code)
}
