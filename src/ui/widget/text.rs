//! A field for text. What is typed is handed over several times a second and on leaving; what
//! cannot be taken stays in the field, with the reason beside it.

use crate::ui::dom::{IntoNode, Node, el};
use crate::ui::preferences::lang;
use genomfor::edit::document::TypingSession;
use genomfor::model::words::Words;
use leptos::prelude::*;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// What is typed is handed over so long after it began.
const PAUSE: Duration = Duration::from_millis(200);

static SESSIONS: AtomicU64 = AtomicU64::new(1);

/// What is being typed and not yet handed over, as a context.
#[derive(Clone, Copy)]
pub struct Drafts {
    commit: StoredValue<Option<Callback<()>>>,
    is_step: StoredValue<Option<Callback<TypingSession, bool>>>,
    /// Counts how often what stands in the fields gave way to what the programme says.
    given_way: RwSignal<u32>,
}

impl Drafts {
    pub fn provide() {
        provide_context(Drafts {
            commit: StoredValue::new(None),
            is_step: StoredValue::new(None),
            given_way: RwSignal::new(0),
        });
    }

    #[allow(clippy::expect_used, reason = "provided by the root component before any other is made")]
    pub fn expect() -> Drafts {
        use_context().expect("the drafts are provided at the root")
    }

    /// Registers what a field still has to hand over.
    pub fn set(self, commit: Option<Callback<()>>) {
        self.commit.set_value(commit);
    }

    /// Has it handed over now.
    pub fn flush(self) {
        if let Some(commit) = self.commit.try_update_value(Option::take).flatten() {
            commit.run(());
        }
    }

    /// Has every field show what the programme says, after what is typed was handed over:
    /// somebody else changed it.
    pub fn give_way(self) {
        self.given_way.update(|count| *count += 1);
    }

    /// Tells fields how to find out whether their visit is the last step that was made.
    pub fn of_step(self, is_step: Callback<TypingSession, bool>) {
        self.is_step.set_value(Some(is_step));
    }

    fn is_step(self, session: TypingSession) -> bool {
        self.is_step.get_value().is_some_and(|is_step| is_step.run(session))
    }
}

/// One line or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    One,
    /// One line of text, shown on as many as it takes.
    Wrapped,
    Several,
}

/// A field for text.
pub struct TextField {
    /// Id of the control, for its label.
    pub id: String,
    /// The value as it is to stand in the field.
    pub shown: Signal<String>,
    /// Takes the text of a visit to the field; returns why it cannot be taken.
    pub commit: Callback<(String, TypingSession), Option<Words>>,
    /// One line or several.
    pub lines: Lines,
    /// A class for the control.
    pub class: &'static str,
    /// Name for screen readers where no label stands beside it.
    pub name: Option<Signal<String>>,
}

impl TextField {
    /// A field of one line with a label of its own.
    pub fn new(
        id: String,
        shown: Signal<String>,
        commit: Callback<(String, TypingSession), Option<Words>>,
    ) -> TextField {
        TextField { id, shown, commit, lines: Lines::One, class: "field", name: None }
    }

    /// The field on the page.
    pub fn view(self) -> Node {
        text_field(self)
    }
}

fn text_field(field: TextField) -> Node {
    let TextField { id, shown, commit, lines, class, name } = field;
    let drafts = Drafts::expect();
    let kept = RwSignal::new(None::<(u32, String)>);
    // What was typed before the programme's own text was put into the field is no draft any more.
    let draft = move || {
        let now = drafts.given_way.try_get_untracked().unwrap_or_default();
        kept.try_get_untracked().flatten().filter(|(at, _)| *at == now).map(|(_, text)| text)
    };
    let problem = RwSignal::new(None::<Words>);
    let session = StoredValue::new(TypingSession(0));
    // What was handed over last: the same is not handed over again, least of all when the
    // field leaves the page together with what it was about.
    let handed = StoredValue::new(None::<String>);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop_timer = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    let hand_over = move || {
        stop_timer();
        drafts.set(None);
        // A field that is being taken off the page may still hear that it is left.
        if let (Some(text), Some(session)) = (draft(), session.try_get_value())
            && handed.try_get_value().flatten().as_ref() != Some(&text)
        {
            handed.set_value(Some(text.clone()));
            if let Some(outcome) = commit.try_run((text, session)) {
                problem.set(outcome);
            }
        }
    };
    on_cleanup(stop_timer);
    let on_focus = move || {
        session.set_value(TypingSession(SESSIONS.fetch_add(1, Ordering::Relaxed)));
        handed.set_value(None);
    };
    let on_input = move |text: String| {
        // A line break that was pasted is a space in a text of one line.
        let text = if lines == Lines::Wrapped { text.replace(['\r', '\n'], " ") } else { text };
        if draft().is_none() {
            handed.set_value(None);
        }
        kept.set(Some((drafts.given_way.get_untracked(), text)));
        // Steady typing is handed over again and again, not only when it pauses.
        if timer.with_value(Option::is_none) {
            drafts.set(Some(Callback::new(move |()| hand_over())));
            timer.set_value(set_timeout_with_handle(hand_over, PAUSE).ok());
        }
    };
    let on_leave = move || {
        hand_over();
        if problem.try_get_untracked() == Some(None) {
            kept.set(None);
        }
    };
    // Undo belongs to the text as long as nothing else was done since, else to the programme.
    let on_key = move |event: &web_sys::KeyboardEvent| {
        let undo = (event.ctrl_key() || event.meta_key()) && matches!(event.key().as_str(), "z" | "y" | "Z");
        if undo && draft().is_some() {
            hand_over();
            if problem.get_untracked().is_some() || drafts.is_step(session.get_value()) {
                event.stop_propagation();
            } else {
                kept.set(None);
            }
        }
        if event.key() == "Enter" && lines == Lines::Wrapped {
            event.prevent_default();
        }
        if event.key() == "Escape" && draft().is_some() && problem.get_untracked().is_some() {
            event.stop_propagation();
            kept.set(None);
            problem.set(None);
        }
    };
    let value = move || {
        let now = drafts.given_way.get();
        let typed = kept.get().filter(|(at, _)| *at == now).map(|(_, text)| text);
        typed.unwrap_or_else(|| shown.get())
    };
    let error_id = format!("{id}-error");
    let described = {
        let error_id = error_id.clone();
        move || problem.get().map(|_| error_id.clone())
    };
    let invalid = move || problem.get().map(|_| "true");
    let name = move || name.map(|name| name.get());
    let control = match lines {
        Lines::One => el("input").attr("type", "text").attr("autocomplete", "off"),
        Lines::Wrapped => el("textarea").attr("rows", "1").attr("autocomplete", "off"),
        Lines::Several => el("textarea").attr("rows", "2"),
    };
    let control = control
        .id(id)
        .class(class)
        .prop("value", value)
        .attr("aria-invalid", invalid)
        .attr("aria-describedby", described)
        .attr("aria-label", name)
        .on("focus", move |_| on_focus())
        .on_text("input", on_input)
        .on("change", move |_| hand_over())
        .on("blur", move |_| on_leave())
        .on_key(on_key);
    let reason = move || {
        let error = el("p").class("field-error").attr("role", "alert").id(error_id.clone());
        problem.get().map(|words| error.child(words.in_lang(lang())))
    };
    (control, reason).into_node()
}
