//! Where the user is: typed addresses behind the hash, so that the page works in any folder
//! of any host.

use super::platform::page;
use genomfor::analysis::matrix::MatrixKind;
use genomfor::model::record::{Kind, RecordRef};
use genomfor::present::interview::Step;
use leptos::prelude::*;

/// A part of the view Underlag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Section {
    Facts,
    Records(Kind),
}

impl Section {
    pub const ALL: [Section; 8] = [
        Section::Facts,
        Section::Records(Kind::Need),
        Section::Records(Kind::OuterGoal),
        Section::Records(Kind::Challenge),
        Section::Records(Kind::Body),
        Section::Records(Kind::Area),
        Section::Records(Kind::Consultation),
        Section::Records(Kind::PolicyLink),
    ];

    pub const fn slug(self) -> &'static str {
        match self {
            Section::Records(Kind::Need) => "behov",
            Section::Records(Kind::OuterGoal) => "omgivningsmal",
            Section::Records(Kind::Challenge) => "utmaningar",
            Section::Records(Kind::Body) => "organ",
            Section::Records(Kind::Area) => "omraden",
            Section::Records(Kind::Consultation) => "samrad",
            Section::Records(Kind::PolicyLink) => "styrdokument",
            Section::Facts | Section::Records(_) => "program",
        }
    }

    fn from_slug(slug: &str) -> Section {
        Section::ALL.into_iter().find(|section| section.slug() == slug).unwrap_or(Section::Facts)
    }

    /// The part that shows records of that kind, if it is one of this view.
    fn of(kind: Kind) -> Option<Section> {
        if kind == Kind::Programme {
            return Some(Section::Facts);
        }
        Section::ALL.into_iter().find(|section| *section == Section::Records(kind))
    }
}

/// A part of the view Dela.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SharePart {
    Files,
    Send,
    Proposals,
    Compare,
    History,
    Versions,
    Trash,
}

impl SharePart {
    pub const ALL: [SharePart; 7] = [
        SharePart::Files,
        SharePart::Send,
        SharePart::Proposals,
        SharePart::Compare,
        SharePart::History,
        SharePart::Versions,
        SharePart::Trash,
    ];

    pub const fn slug(self) -> &'static str {
        match self {
            SharePart::Files => "filer",
            SharePart::Send => "skicka",
            SharePart::Proposals => "forslag",
            SharePart::Compare => "jamfor",
            SharePart::History => "historik",
            SharePart::Versions => "versioner",
            SharePart::Trash => "papperskorg",
        }
    }

    fn from_slug(slug: &str) -> SharePart {
        SharePart::ALL.into_iter().find(|part| part.slug() == slug).unwrap_or(SharePart::Files)
    }
}

/// A part of the view Kontroll.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CheckPart {
    /// The demands of the law, section by section.
    Statute,
    /// In the order in which a county board reviews.
    Review,
    /// Every finding.
    Findings,
    /// What was overruled, and why.
    Overruled,
}

impl CheckPart {
    pub const ALL: [CheckPart; 4] =
        [CheckPart::Statute, CheckPart::Review, CheckPart::Findings, CheckPart::Overruled];

    pub const fn slug(self) -> &'static str {
        match self {
            CheckPart::Statute => "lagkrav",
            CheckPart::Review => "granskning",
            CheckPart::Findings => "brister",
            CheckPart::Overruled => "avsteg",
        }
    }

    fn from_slug(slug: &str) -> CheckPart {
        CheckPart::ALL.into_iter().find(|part| part.slug() == slug).unwrap_or(CheckPart::Statute)
    }
}

/// A part of the view Utbyggnad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExpansionPart {
    /// Projects and years as a grid.
    Plan,
    /// Dwellings against the need.
    Need,
    /// Residents and the places they need in services.
    Services,
    /// Forecasts and how they came true.
    Forecasts,
}

impl ExpansionPart {
    pub const ALL: [ExpansionPart; 4] =
        [ExpansionPart::Plan, ExpansionPart::Need, ExpansionPart::Services, ExpansionPart::Forecasts];

    pub const fn slug(self) -> &'static str {
        match self {
            ExpansionPart::Plan => "plan",
            ExpansionPart::Need => "behov",
            ExpansionPart::Services => "service",
            ExpansionPart::Forecasts => "prognoser",
        }
    }

    fn from_slug(slug: &str) -> ExpansionPart {
        ExpansionPart::ALL.into_iter().find(|part| part.slug() == slug).unwrap_or(ExpansionPart::Plan)
    }
}

/// A part of the view Ekonomi.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EconomyPart {
    /// The three accounts.
    Accounts,
    /// Amounts by body and budget year, and who pays.
    Budget,
    /// What the calculations suppose.
    Assumptions,
    /// What would follow if something turned out otherwise.
    Scenarios,
}

impl EconomyPart {
    pub const ALL: [EconomyPart; 4] =
        [EconomyPart::Accounts, EconomyPart::Budget, EconomyPart::Assumptions, EconomyPart::Scenarios];

    pub const fn slug(self) -> &'static str {
        match self {
            EconomyPart::Accounts => "konton",
            EconomyPart::Budget => "budget",
            EconomyPart::Assumptions => "antaganden",
            EconomyPart::Scenarios => "scenarier",
        }
    }

    fn from_slug(slug: &str) -> EconomyPart {
        EconomyPart::ALL.into_iter().find(|part| part.slug() == slug).unwrap_or(EconomyPart::Accounts)
    }
}

const fn matrix_slug(kind: MatrixKind) -> &'static str {
    match kind {
        MatrixKind::GoalBody => "mal-organ",
        MatrixKind::GoalInstrument => "mal-verktyg",
        MatrixKind::InstrumentBody => "verktyg-organ",
        MatrixKind::BodyYear => "organ-ar",
    }
}

fn matrix_from_slug(slug: &str) -> MatrixKind {
    MatrixKind::ALL.into_iter().find(|kind| matrix_slug(*kind) == slug).unwrap_or(MatrixKind::GoalBody)
}

/// An address of the application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Route {
    Start,
    Basis(Section, Option<RecordRef>),
    Program(Option<RecordRef>),
    Interview(Step),
    Share(SharePart),
    Overview,
    /// Which matrix, and the measure whose panel is open.
    Matrix(MatrixKind, Option<RecordRef>),
    /// With the record whose panel is open.
    Timeline(Option<RecordRef>),
    Checks(CheckPart),
    /// With the record whose panel is open.
    Expansion(ExpansionPart, Option<RecordRef>),
    Economy(EconomyPart, Option<RecordRef>),
}

impl Route {
    pub fn parse(hash: &str) -> Route {
        let mut parts = hash.trim_start_matches('/').split('/');
        match parts.next() {
            Some("underlag") => {
                let section = Section::from_slug(parts.next().unwrap_or_default());
                Route::Basis(section, parts.next().and_then(RecordRef::parse))
            }
            Some("program") => Route::Program(parts.next().and_then(RecordRef::parse)),
            Some("fragor") => Route::Interview(Step::from_slug(parts.next().unwrap_or_default())),
            Some("dela") => Route::Share(SharePart::from_slug(parts.next().unwrap_or_default())),
            Some("oversikt") => Route::Overview,
            Some("matris") => {
                let kind = matrix_from_slug(parts.next().unwrap_or_default());
                Route::Matrix(kind, parts.next().and_then(RecordRef::parse))
            }
            Some("tidslinje") => Route::Timeline(parts.next().and_then(RecordRef::parse)),
            Some("kontroll") => Route::Checks(CheckPart::from_slug(parts.next().unwrap_or_default())),
            Some("utbyggnad") => {
                let part = ExpansionPart::from_slug(parts.next().unwrap_or_default());
                Route::Expansion(part, parts.next().and_then(RecordRef::parse))
            }
            Some("ekonomi") => {
                let part = EconomyPart::from_slug(parts.next().unwrap_or_default());
                Route::Economy(part, parts.next().and_then(RecordRef::parse))
            }
            _ => Route::Start,
        }
    }

    /// The view without what is chosen in it.
    pub fn view(self) -> Route {
        match self {
            Route::Start => Route::Start,
            Route::Basis(..) => Route::Basis(Section::Facts, None),
            Route::Program(_) => Route::Program(None),
            Route::Interview(_) => Route::Interview(Step::Facts),
            Route::Share(_) => Route::Share(SharePart::Files),
            Route::Overview => Route::Overview,
            Route::Matrix(..) => Route::Matrix(MatrixKind::GoalBody, None),
            Route::Timeline(_) => Route::Timeline(None),
            Route::Checks(_) => Route::Checks(CheckPart::Statute),
            Route::Expansion(..) => Route::Expansion(ExpansionPart::Plan, None),
            Route::Economy(..) => Route::Economy(EconomyPart::Accounts, None),
        }
    }

    pub fn hash(self) -> String {
        let with = |path: &str, record: Option<RecordRef>| match record {
            Some(record) => format!("#/{path}/{record}"),
            None => format!("#/{path}"),
        };
        match self {
            Route::Start => "#/start".to_owned(),
            Route::Basis(section, record) => with(&format!("underlag/{}", section.slug()), record),
            Route::Program(record) => with("program", record),
            Route::Interview(step) => format!("#/fragor/{}", step.slug()),
            Route::Share(part) => format!("#/dela/{}", part.slug()),
            Route::Overview => "#/oversikt".to_owned(),
            Route::Matrix(kind, record) => with(&format!("matris/{}", matrix_slug(kind)), record),
            Route::Timeline(record) => with("tidslinje", record),
            Route::Checks(part) => format!("#/kontroll/{}", part.slug()),
            Route::Expansion(part, record) => with(&format!("utbyggnad/{}", part.slug()), record),
            Route::Economy(part, record) => with(&format!("ekonomi/{}", part.slug()), record),
        }
    }

    /// The same place with no record chosen.
    pub const fn without_record(self) -> Route {
        match self {
            Route::Basis(section, _) => Route::Basis(section, None),
            Route::Program(_) => Route::Program(None),
            Route::Matrix(kind, _) => Route::Matrix(kind, None),
            Route::Timeline(_) => Route::Timeline(None),
            Route::Expansion(part, _) => Route::Expansion(part, None),
            Route::Economy(part, _) => Route::Economy(part, None),
            Route::Start | Route::Interview(_) | Route::Share(_) | Route::Overview | Route::Checks(_) => self,
        }
    }

    /// Where a record is shown without leaving this view, if it can show it; else where it belongs.
    pub fn beside(self, record: RecordRef) -> Route {
        let shown = matches!(record.kind, Kind::Measure | Kind::Goal | Kind::Indicator | Kind::Project);
        match self {
            Route::Matrix(kind, _) if shown => Route::Matrix(kind, Some(record)),
            Route::Timeline(_) if shown => Route::Timeline(Some(record)),
            Route::Overview | Route::Checks(_) => self,
            // What is typed beside the places is an assumption; undoing it stays there.
            Route::Expansion(ExpansionPart::Services, _) if record.kind == Kind::Assumption => self,
            // Measures are tied in the panel of a project; undoing it stays there.
            Route::Expansion(_, Some(_)) if record.kind == Kind::Measure => self,
            Route::Expansion(part, _) if record.kind == Kind::Project || record.kind == Kind::Capacity => {
                Route::Expansion(part, Some(record))
            }
            Route::Economy(part, _) if shown || matches!(record.kind, Kind::Assumption | Kind::Scenario) => {
                Route::Economy(part, Some(record))
            }
            _ => Route::to(record),
        }
    }

    /// Where a record is shown.
    pub fn to(record: RecordRef) -> Route {
        match record.kind {
            Kind::Version => return Route::Share(SharePart::Versions),
            Kind::Proposal => return Route::Share(SharePart::Proposals),
            Kind::Project => return Route::Expansion(ExpansionPart::Plan, Some(record)),
            Kind::Capacity => return Route::Expansion(ExpansionPart::Services, Some(record)),
            Kind::Assumption => return Route::Economy(EconomyPart::Assumptions, Some(record)),
            Kind::Scenario => return Route::Economy(EconomyPart::Scenarios, Some(record)),
            _ => {}
        }
        match Section::of(record.kind) {
            Some(Section::Facts) => Route::Basis(Section::Facts, None),
            Some(section) => Route::Basis(section, Some(record)),
            None => Route::Program(Some(record)),
        }
    }
}

/// The current address, as a context.
#[derive(Clone, Copy)]
pub struct Address(RwSignal<Route>);

impl Address {
    /// Follows the hash of the page.
    pub fn provide() -> Address {
        let address = Address(RwSignal::new(Route::parse(&page::hash())));
        let follow = window_event_listener(leptos::ev::hashchange, move |_| {
            address.0.set(Route::parse(&page::hash()));
        });
        on_cleanup(move || follow.remove());
        provide_context(address);
        address
    }

    #[allow(clippy::expect_used, reason = "provided by the root component before any other is made")]
    pub fn expect() -> Address {
        use_context().expect("the address is provided at the root")
    }

    pub fn get(self) -> Route {
        self.0.get()
    }

    pub fn get_untracked(self) -> Route {
        self.0.get_untracked()
    }

    pub fn go(self, route: Route) {
        page::set_hash(&route.hash());
        self.0.set(route);
    }
}
