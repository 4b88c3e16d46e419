//! What a change to many measures does, said before it is made.

use crate::edit::bulk::{BulkChange, Reach};
use crate::model::record::{Kind, RecordRef};
use crate::model::words::{Lang, Words};
use crate::present::catalogue as words;
use crate::present::table::cell::{Form, Names};

/// One sentence for one change: `Ansvarig blir Socialnämnden i 18 åtgärder; 7 är redan så.`
#[must_use]
pub fn sentence(change: BulkChange, reach: Reach, names: &Names, lang: Lang) -> String {
    let say = |words: Words| words.in_lang(lang);
    let none = say(Words::new("ingen", "none"));
    let what = match change {
        BulkChange::Lead(body) => {
            format!(
                "{} {}",
                say(Words::new("Ansvarig blir", "The lead becomes")),
                names.body(body, Form::Full)
            )
        }
        BulkChange::AddPartner(body) => {
            format!(
                "{} {}",
                names.body(body, Form::Full),
                say(Words::new("medverkar också", "takes part too"))
            )
        }
        BulkChange::Shift(quarters) => shift(quarters, lang),
        BulkChange::Priority(priority) => {
            let priority = priority.map_or(none, |priority| say(priority.words()));
            format!("{} {priority}", say(Words::new("Prioritet blir", "The priority becomes")))
        }
        BulkChange::Status(status) => format!(
            "{} {}",
            say(Words::new("Status blir", "The status becomes")),
            say(status.words()).to_lowercase()
        ),
        BulkChange::Tool(tool) => {
            let tool = tool.map_or(say(Words::new("inget", "none")), |tool| say(tool.words()));
            format!("{} {}", say(Words::new("Verktyg blir", "The tool becomes")), tool.to_lowercase())
        }
        BulkChange::AddGoal(goal) => {
            let name = names.name(RecordRef::new(Kind::Goal, goal.0), Form::Short);
            format!("{} {name}", say(Words::new("Knyts också till", "Tied also to")))
        }
    };
    let mut text = format!("{what} {} {}", say(Words::new("i", "in")), words::measures(reach.changed, lang));
    if reach.same > 0 {
        text.push_str(&match lang {
            Lang::Sv => format!("; {} är redan så", reach.same),
            Lang::En => format!("; {} already so", reach.same),
        });
    }
    if reach.inapplicable > 0 {
        let why = match change {
            BulkChange::Shift(_) => {
                Words::new("har ingen start och inget klart att flytta", "have no start and no end to move")
            }
            _ => Words::new("har organet som ansvarig", "have the body as lead"),
        };
        text.push_str(&format!("; {} {}", reach.inapplicable, say(why)));
    }
    text.push('.');
    text
}

fn shift(quarters: i32, lang: Lang) -> String {
    let count = quarters.unsigned_abs();
    match (lang, quarters < 0) {
        (Lang::Sv, later) => {
            let when = if later { "tidigare" } else { "senare" };
            format!("Start och klart flyttas {count} kvartal {when}")
        }
        (Lang::En, earlier) => {
            let when = if earlier { "earlier" } else { "later" };
            let unit = if count == 1 { "quarter" } else { "quarters" };
            format!("Start and end move {count} {unit} {when}")
        }
    }
}
