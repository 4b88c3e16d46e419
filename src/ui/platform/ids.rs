//! Random ids. `getRandomValues` exists on plain http too, unlike `randomUUID`.

use genomfor::model::record::Id;

/// A new id.
pub fn fresh() -> Id {
    let mut bytes = [0u8; 8];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let filled = crypto.is_some_and(|c| c.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        for byte in &mut bytes {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255")]
            let random = (js_sys::Math::random() * 256.0) as u8;
            *byte = random;
        }
    }
    Id(u64::from_le_bytes(bytes))
}
