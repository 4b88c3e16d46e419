//! What stands in a cell, as marks with numbers, and the same in words. Knows no page.

use super::{DROPPED, HAS_ASSIGNMENT, LEADS, TAKES_PART, TOO_MANY};
use crate::analysis::matrix::axis::Key;
use crate::analysis::matrix::cell::{Cell, OVERLOAD, Role};
use crate::analysis::matrix::{Matrix, MatrixKind};
use crate::model::measure::{Priority, Status};
use crate::model::words::{Lang, Words};
use crate::present::catalogue;

/// What the cells tell of their measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Shows {
    /// Who leads, has the assignment, takes part.
    #[default]
    Roles,
    /// How many of each priority.
    Priority,
    /// How many of each status.
    Status,
}

impl Shows {
    /// Every way, in the order in which they are offered.
    pub const ALL: [Shows; 3] = [Shows::Roles, Shows::Priority, Shows::Status];

    /// How it is named in stored settings.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Shows::Roles => "roles",
            Shows::Priority => "priority",
            Shows::Status => "status",
        }
    }

    /// How it is called.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Shows::Roles => super::SHOW_ROLES,
            Shows::Priority => super::SHOW_PRIORITY,
            Shows::Status => super::SHOW_STATUS,
        }
    }

    /// The way with that code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Shows> {
        Shows::ALL.into_iter().find(|shows| shows.code() == code)
    }
}

/// A shape that stands for something; each differs from the others without its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// What a body has to do.
    Role(Role),
    /// Measures, where no role is asked for.
    Plain,
    /// A priority, or none.
    Priority(Option<Priority>),
    /// A status.
    Status(Status),
    /// Dropped measures, which do not count.
    Dropped,
}

impl Mark {
    /// What it stands for.
    #[must_use]
    pub fn words(self) -> Words {
        match self {
            Mark::Role(Role::Lead) => LEADS,
            Mark::Role(Role::Assigned) => HAS_ASSIGNMENT,
            Mark::Role(Role::Part) => TAKES_PART,
            Mark::Plain => super::USES,
            Mark::Priority(Some(Priority::High)) => super::FIRST_PRIORITY,
            Mark::Priority(Some(Priority::Medium)) => Words::new("prioritet 2", "priority 2"),
            Mark::Priority(Some(Priority::Low)) => Words::new("prioritet 3", "priority 3"),
            Mark::Priority(None) => Words::new("utan prioritet", "without priority"),
            Mark::Status(status) => match status {
                Status::NotStarted => Words::new("ej påbörjad", "not started"),
                Status::OnPlan => Words::new("enligt plan", "on plan"),
                Status::Deviates => Words::new("avviker", "deviates"),
                Status::Completed => Words::new("slutförd", "completed"),
                Status::Dropped => DROPPED,
            },
            Mark::Dropped => DROPPED,
        }
    }

    /// Mark and number in words: `leder 2`.
    fn spoken(self, count: usize, lang: Lang) -> String {
        let words = self.words().in_lang(lang);
        match (self, lang) {
            (Mark::Plain, _) => catalogue::measures(count, lang),
            (Mark::Role(Role::Lead), _) => format!("{words} {count}"),
            (Mark::Role(_), Lang::Sv) => format!("{words} i {count}"),
            (Mark::Role(Role::Part), Lang::En) => format!("{words} in {count}"),
            (Mark::Role(Role::Assigned), Lang::En) => format!("{words} of {count}"),
            (Mark::Priority(_) | Mark::Status(_) | Mark::Dropped, _) => format!("{words}: {count}"),
        }
    }
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Face {
    /// The marks with their numbers; none is nought.
    pub marks: Vec<(Mark, usize)>,
    /// So many measures of the first priority are led in a year that it is too much.
    pub is_overloaded: bool,
}

/// What stands where a row and a column meet.
#[must_use]
pub fn face(matrix: &Matrix, row: Key, column: Key, shows: Shows) -> Face {
    let plain = !matrix.kind.has_roles() || is_without_bodies(row) || is_without_bodies(column);
    let mut face = of_cell(matrix.cell(row, column), plain_or_roles(plain), shows);
    let is_year = matrix.kind == MatrixKind::BodyYear && matches!(column, Key::Year(_));
    if is_year && shows == Shows::Roles {
        let first = matrix.cell(row, column).led_first();
        if first > 0 {
            face.marks.push((Mark::Priority(Some(Priority::High)), first));
        }
        face.is_overloaded = first > OVERLOAD && matches!(row, Key::Body(_));
    }
    face
}

/// What stands at the end of a row or the foot of a column: bodies by role, others as a number.
#[must_use]
pub fn sum_face(cell: &Cell, key: Option<Key>, shows: Shows) -> Face {
    let of_body = matches!(key, Some(Key::Body(_) | Key::Group(_)));
    of_cell(cell, if of_body { Marks::Roles } else { Marks::Plain }, shows)
}

/// Whether cells tell roles apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marks {
    Roles,
    Plain,
}

const fn plain_or_roles(plain: bool) -> Marks {
    if plain { Marks::Plain } else { Marks::Roles }
}

const fn is_without_bodies(key: Key) -> bool {
    matches!(key, Key::Without(crate::analysis::matrix::Side::Bodies))
}

fn of_cell(cell: &Cell, marks: Marks, shows: Shows) -> Face {
    let mut all: Vec<(Mark, usize)> = match (shows, marks) {
        (Shows::Roles, Marks::Plain) => vec![(Mark::Plain, cell.count())],
        (Shows::Roles, Marks::Roles) => {
            Role::ALL.into_iter().map(|role| (Mark::Role(role), cell.of(role).len())).collect()
        }
        (Shows::Priority, _) => PRIORITIES
            .into_iter()
            .map(|priority| (Mark::Priority(priority), cell.with_priority(priority)))
            .collect(),
        (Shows::Status, _) => {
            let counted = Status::ALL.iter().filter(|status| **status != Status::Dropped);
            counted.map(|status| (Mark::Status(*status), cell.with_status(*status))).collect()
        }
    };
    all.push((Mark::Dropped, cell.dropped.len()));
    all.retain(|(_, count)| *count > 0);
    Face { marks: all, is_overloaded: false }
}

/// Every priority, the highest first, and none.
pub const PRIORITIES: [Option<Priority>; 4] =
    [Some(Priority::High), Some(Priority::Medium), Some(Priority::Low), None];

/// What the marks mean that can stand in the cells.
#[must_use]
pub fn legend(kind: MatrixKind, shows: Shows) -> Vec<Mark> {
    match shows {
        Shows::Roles if !kind.has_roles() => vec![Mark::Plain],
        Shows::Roles => {
            let mut marks: Vec<Mark> = Role::ALL.into_iter().map(Mark::Role).collect();
            if kind == MatrixKind::BodyYear {
                marks.push(Mark::Priority(Some(Priority::High)));
            }
            marks
        }
        Shows::Priority => PRIORITIES.into_iter().map(Mark::Priority).collect(),
        Shows::Status => {
            let counted = Status::ALL.iter().filter(|status| **status != Status::Dropped);
            counted.map(|status| Mark::Status(*status)).collect()
        }
    }
}

/// A cell in words, for those who hear it: `M1, Socialnämnden: leder 2, medverkar i 1`.
#[must_use]
pub fn spoken(row: &str, column: &str, face: &Face, lang: Lang) -> String {
    format!("{row}, {column}: {}", marks_spoken(face, lang))
}

/// The marks in words: `leder 2, medverkar i 1`.
#[must_use]
pub fn marks_spoken(face: &Face, lang: Lang) -> String {
    if face.marks.is_empty() {
        return Words::new("inga åtgärder", "no measures").in_lang(lang).to_owned();
    }
    let mut all: Vec<String> = face.marks.iter().map(|(mark, count)| mark.spoken(*count, lang)).collect();
    if face.is_overloaded {
        all.push(TOO_MANY.in_lang(lang).to_owned());
    }
    all.join(", ")
}

/// What a measure is to a body, in a list.
#[must_use]
pub const fn role_words(role: Role) -> Words {
    match role {
        Role::Lead => LEADS,
        Role::Assigned => HAS_ASSIGNMENT,
        Role::Part => TAKES_PART,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_said_as_one_would_say_it() {
        let face = Face {
            marks: vec![(Mark::Role(Role::Lead), 2), (Mark::Role(Role::Part), 1)],
            is_overloaded: false,
        };
        let said = |lang| spoken("M1", "Socialnämnden", &face, lang);
        assert_eq!(said(Lang::Sv), "M1, Socialnämnden: leder 2, medverkar i 1");
        assert_eq!(said(Lang::En), "M1, Socialnämnden: leads 2, takes part in 1");
        assert_eq!(spoken("M1", "SN", &Face::default(), Lang::Sv), "M1, SN: inga åtgärder");
        let many = Face { marks: vec![(Mark::Priority(Some(Priority::High)), 9)], is_overloaded: true };
        assert_eq!(marks_spoken(&many, Lang::Sv), "prioritet 1: 9, för många");
    }
}
