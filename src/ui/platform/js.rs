//! Calling what web-sys keeps behind its unstable flag, by name.

use wasm_bindgen::{JsCast, JsValue};

/// A property of an object, if it is there.
pub fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = js_sys::Reflect::get(object, &JsValue::from_str(name)).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// Whether an object has a method.
pub fn has_method(object: &JsValue, name: &str) -> bool {
    property(object, name).is_some_and(|value| value.is_function())
}

/// Calls a method with one argument.
pub fn call(object: &JsValue, name: &str, argument: &JsValue) -> Result<JsValue, JsValue> {
    let method = property(object, name).ok_or(JsValue::UNDEFINED)?;
    let method: js_sys::Function = method.dyn_into()?;
    method.call1(object, argument)
}

/// Calls a method with one argument and waits for the promise that it returns.
pub async fn call_async(object: &JsValue, name: &str, argument: &JsValue) -> Result<JsValue, JsValue> {
    let promise: js_sys::Promise = call(object, name, argument)?.dyn_into()?;
    wasm_bindgen_futures::JsFuture::from(promise).await
}

/// An object with the given properties.
pub fn object(properties: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in properties {
        // Setting a property on a fresh plain object cannot fail.
        let _ = js_sys::Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}
