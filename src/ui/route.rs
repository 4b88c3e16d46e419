//! Where the user is: typed addresses behind the hash, so that the page works in any folder
//! of any host.

use super::platform::page;
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

/// An address of the application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Route {
    Start,
    Basis(Section, Option<RecordRef>),
    Program(Option<RecordRef>),
    Interview(Step),
    Share(SharePart),
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
            _ => Route::Start,
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
        }
    }

    /// Where a record is shown.
    pub fn to(record: RecordRef) -> Route {
        match record.kind {
            Kind::Version => return Route::Share(SharePart::Versions),
            Kind::Proposal => return Route::Share(SharePart::Proposals),
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
