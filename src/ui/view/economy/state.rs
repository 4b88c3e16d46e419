//! The view Ekonomi: what it shows, how it is set up, what has just been said. Knows no formula.

use crate::ui::derived::Derived;
use crate::ui::dom::ElementRef;
use crate::ui::platform::{clipboard, files, ids, page};
use crate::ui::preferences::lang;
use crate::ui::remembered::{ECONOMY, Remembered};
use crate::ui::route::{EconomyPart, Route};
use crate::ui::view::figure::Room;
use crate::ui::workspace::Workspace;
use genomfor::analysis::assumption::Missing;
use genomfor::analysis::economy::Economy;
use genomfor::edit::Edit;
use genomfor::model::program::AnyRecord;
use genomfor::model::record::{Kind, RecordRef};
use genomfor::model::value::Value;
use genomfor::model::words::{Lang, Words};
use genomfor::present::economy::accounts;
use genomfor::present::economy::ledger::Ledger;
use genomfor::present::economy::setup::{self, Setup};
use genomfor::present::economy::{self as words, Origin};
use genomfor::present::format;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// A chart is so wide at most, and at least; where there is less room it scrolls.
const MOST_WIDTH: f64 = 1000.0;
const LEAST_WIDTH: f64 = 480.0;

/// The view.
#[derive(Clone, Copy)]
pub struct Desk {
    pub workspace: Workspace,
    pub derived: Derived,
    pub setup: Remembered<Setup>,
    /// The three accounts; nothing where the programme has no years.
    pub economy: Memo<Option<Arc<Economy>>>,
    pub part: Memo<EconomyPart>,
    pub said: RwSignal<Option<Words>>,
    municipality: Memo<String>,
    /// How wide the part is.
    room: Room,
}

impl Desk {
    pub fn new(workspace: Workspace, part: Memo<EconomyPart>) -> Desk {
        let setup = Remembered::new(ECONOMY, workspace.door, setup::from_value, setup::to_value);
        let program = workspace.program();
        let weighing = Memo::new(move |_| setup.now().with(Setup::weighing));
        let economy =
            Memo::new(move |_| program.with(|program| Economy::of(program, weighing.get())).map(Arc::new));
        Desk {
            workspace,
            derived: Derived::expect(),
            setup,
            economy,
            part,
            said: RwSignal::new(None),
            municipality: Memo::new(move |_| program.with(|program| program.settings.municipality.clone())),
            room: Room::beginning(MOST_WIDTH),
        }
    }

    /// Gives what stands under a chart, followed.
    pub fn with_origin<T>(self, give: impl FnOnce(Origin<'_>) -> T) -> T {
        let today = self.derived.today.get();
        self.municipality.with(|municipality| give(Origin { municipality, today }))
    }

    /// Where the room for charts is measured.
    pub const fn room(self) -> ElementRef {
        self.room.host
    }

    /// How wide a chart is, followed.
    pub fn chart_width(self) -> f64 {
        self.room.width.get().clamp(LEAST_WIDTH, MOST_WIDTH)
    }

    /// The language, for handlers.
    pub fn lang_now(self) -> Lang {
        self.workspace.door.within(lang)
    }

    /// A table that follows the accounts; empty where there are none.
    pub fn of_accounts(
        self,
        make: fn(&genomfor::model::program::Program, &Economy, Lang) -> Ledger,
    ) -> Memo<Ledger> {
        let program = self.workspace.program();
        Memo::new(move |_| {
            program.with(|program| {
                self.economy.with(|economy| {
                    economy.as_ref().map(|economy| make(program, economy, lang())).unwrap_or_default()
                })
            })
        })
    }

    pub fn copy(self, ledger: &Ledger) {
        let text = ledger.copy(self.lang_now());
        let said = self.said;
        spawn_local(async move {
            let done = clipboard::write(&text).await;
            let text = if done { words::COPIED } else { words::NOT_COPIED };
            let _ = said.try_set(Some(text));
        });
    }

    pub fn csv(self, ledger: &Ledger) {
        let name = format::for_file(&ledger.caption);
        files::download_bytes(&format!("{name}.csv"), ledger.csv(self.lang_now()).as_bytes(), "text/csv");
    }

    /// Opens the assumption that is missing: the blank row that is there for it already, else a new one.
    pub fn supply(self, missing: Missing) {
        let blank = accounts::blank(missing);
        let program = self.workspace.program();
        let known = program.with_untracked(|program| {
            let mut rows = program.assumptions.in_order().into_iter();
            let text =
                |name: &str| blank.iter().find(|(field, _)| *field == name).map(|(_, text)| text.as_str());
            let fits = |one: &genomfor::model::service::Assumption| {
                one.value.is_none()
                    && text("key") == Some(&one.key)
                    && text("dimension") == Some(&one.dimension)
            };
            rows.find(|one| fits(one)).map(|one| RecordRef::new(Kind::Assumption, one.id.0))
        });
        match known {
            Some(target) => self.open(target, "value"),
            None => self.add(Kind::Assumption, blank.into(), "value"),
        }
    }

    /// Adds a record with some texts in it, and opens it at a field.
    pub fn add(self, kind: Kind, fields: Vec<(&'static str, String)>, field: &'static str) {
        let mut record = AnyRecord::blank(RecordRef::new(kind, ids::fresh()));
        record.set_rank(self.workspace.program().with_untracked(|program| program.last_rank(kind)));
        for (name, text) in fields {
            // These fields hold texts.
            let _ = record.set(name, Value::Text(text));
        }
        let target = record.reference();
        self.workspace.dispatch(Edit::Add(record));
        self.open(target, field);
    }

    fn open(self, target: RecordRef, field: &'static str) {
        self.workspace.door.address.go(Route::Economy(self.part.get_untracked(), Some(target)));
        page::focus_later(format!("{target}-{field}"));
    }
}
