//! What the user likes: language, colours, role. Kept in local storage; not part of any
//! programme.

use super::platform::{page, storage::LocalStore};
use genomfor::exchange::file;
use genomfor::exchange::store::TextStore;
use genomfor::model::record::RecordRef;
use genomfor::model::value::{ObjectBuilder, Value};
use genomfor::model::words::{Lang, Words};
use genomfor::present::catalogue as words;
use leptos::prelude::*;

const KEY: &str = "genomfor/settings";

/// A colour scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    System,
    Light,
    Dark,
    Contrast,
}

impl Theme {
    pub const ALL: [Theme; 4] = [Theme::System, Theme::Light, Theme::Dark, Theme::Contrast];

    pub const fn code(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
            Theme::Contrast => "contrast",
        }
    }

    pub const fn words(self) -> Words {
        match self {
            Theme::System => words::THEME_SYSTEM,
            Theme::Light => words::THEME_LIGHT,
            Theme::Dark => words::THEME_DARK,
            Theme::Contrast => words::THEME_CONTRAST,
        }
    }
}

/// The user's preferences, as a context.
#[derive(Clone, Copy)]
pub struct Preferences {
    pub lang: RwSignal<Lang>,
    pub theme: RwSignal<Theme>,
    /// The role that stands in the change log.
    pub role: RwSignal<String>,
    /// The programme that was open last.
    pub open: RwSignal<Option<RecordRef>>,
}

impl Preferences {
    /// Reads the preferences and keeps page and storage in step with them.
    pub fn provide(store: Option<LocalStore>) -> Preferences {
        let kept = store.as_ref().and_then(|store| store.get(KEY).ok().flatten());
        let kept = kept.and_then(|text| file::parse(&text).ok()).unwrap_or_default();
        let text = |name| kept.get(name).and_then(Value::as_text).unwrap_or_default().to_owned();
        let lang = text("lang");
        let lang = if lang.is_empty() { page::browser_language() } else { lang };
        let theme = Theme::ALL.into_iter().find(|theme| theme.code() == text("theme"));
        let preferences = Preferences {
            lang: RwSignal::new(Lang::from_tag(&lang)),
            theme: RwSignal::new(theme.unwrap_or(Theme::System)),
            role: RwSignal::new(text("role")),
            open: RwSignal::new(RecordRef::parse(&text("open"))),
        };
        provide_context(preferences);
        Effect::new(move |_| page::set_root_attribute("lang", preferences.lang.get().tag()));
        Effect::new(move |_| page::set_root_attribute("data-theme", preferences.theme.get().code()));
        Effect::new(move |_| {
            let settings = ObjectBuilder::new()
                .with("lang", Value::text(preferences.lang.get().tag()))
                .with("theme", Value::text(preferences.theme.get().code()))
                .with("role", Value::text(preferences.role.get()))
                .with("open", Value::text(preferences.open.get().map(|r| r.to_string()).unwrap_or_default()))
                .build();
            if let (Some(store), Ok(text)) = (&store, serde_json::to_string(&settings)) {
                // Preferences that cannot be kept are preferences for this visit.
                let _ = store.set(KEY, &text);
            }
        });
        preferences
    }

    #[allow(clippy::expect_used, reason = "provided by the root component before any other is made")]
    pub fn expect() -> Preferences {
        use_context().expect("preferences are provided at the root")
    }
}

/// The current language, tracked.
pub fn lang() -> Lang {
    Preferences::expect().lang.get()
}

/// Words in the current language, following it.
pub fn t(text: Words) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    let lang = Preferences::expect().lang;
    move || text.in_lang(lang.get())
}
