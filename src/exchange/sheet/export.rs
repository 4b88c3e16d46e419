//! The measures of a programme as a book to be filled in. Knows no file format.

use super::book::{Book, Cell, Column, Holds, Role, Sheet};
use super::cell::{printable, shown};
use super::column::{Layout, Place, value_at};
use super::guide;
use super::names::Names;
use crate::model::field::{FieldInfo, Shape};
use crate::model::program::{AnyRecord, Program};
use crate::model::record::Kind;
use crate::model::value::Value;
use crate::model::words::Lang;

/// How the text begins that ties a file to the programme it was made from, with the version
/// of this form.
pub(super) const TIE: &str = "genomfor:1:";

/// The measures of a programme as a book. The mark is whatever the caller needs to find the
/// programme and its revision again; it comes back as it was.
#[must_use]
pub fn measure_book(program: &Program, mark: &str, lang: Lang) -> Book {
    let names = Names::of(program);
    let lists = Lists::of(program, &names, lang);
    let measures = table(
        &Layout::measures(),
        guide::MEASURES.in_lang(lang),
        measure_rows(program, &names, lang),
        &lists,
        lang,
    );
    let costs =
        table(&Layout::costs(), guide::COSTS.in_lang(lang), cost_rows(program, &names, lang), &lists, lang);
    Book { sheets: vec![measures, costs, guide_sheet(program, mark, lang), lists.sheet(lang)] }
}

fn table(layout: &Layout, name: &str, rows: Vec<Vec<Cell>>, lists: &Lists, lang: Lang) -> Sheet {
    let column = |place: &Place| {
        let (width, holds, hint) = match place {
            Place::Id => (12, Holds::Fixed, guide::LEAVE_ALONE.in_lang(lang)),
            Place::Line | Place::Tie => (6, Holds::Fixed, guide::LEAVE_ALONE.in_lang(lang)),
            Place::Shown(info) => (width(info), Holds::Fixed, ""),
            Place::Field(info) | Place::Inner(_, info) => {
                (width(info), lists.holds(info, lang), guide::hint(info, lang))
            }
        };
        Column { width, holds, hint: hint.to_owned() }
    };
    let heads = layout.0.iter().map(|place| Cell::text(place.heading(lang))).collect();
    Sheet {
        name: name.to_owned(),
        role: Role::Table,
        still: layout.0.iter().position(is_title).map_or(0, |title| title + 1),
        top: 0,
        columns: layout.0.iter().map(column).collect(),
        rows: [heads].into_iter().chain(rows).collect(),
    }
}

/// Whether a column holds the title of the measure: it and those before it name the row.
fn is_title(place: &Place) -> bool {
    place.info().is_some_and(|info| info.name == "title")
}

fn width(info: &FieldInfo) -> u16 {
    match info.name {
        "number" => return 9,
        "title" => return 36,
        _ => {}
    }
    match info.shape {
        Shape::Text => 24,
        Shape::Prose => 44,
        Shape::YesNo | Shape::Whole { .. } | Shape::Quarter => 12,
        Shape::Year => 10,
        Shape::Choice(_) | Shape::Links(_) => 22,
        _ => 16,
    }
}

/// The cells of a measure, in the order of the columns.
pub(super) fn measure_cells(measure: &AnyRecord, names: &Names, lang: Lang) -> Vec<Cell> {
    let cell = |place: &Place| match place {
        Place::Id => Cell::text(measure.reference().to_string()),
        place => {
            let value = value_at(*place, &|name| measure.get(name));
            place.info().map(|info| shown(&info.shape, &value, names, lang)).unwrap_or_default()
        }
    };
    Layout::measures().0.iter().map(cell).collect()
}

/// The cells of an amount, in the order of the columns.
pub(super) fn cost_cells(
    measure: &AnyRecord,
    line: usize,
    item: &Value,
    names: &Names,
    lang: Lang,
) -> Vec<Cell> {
    let cell = |place: &Place| match place {
        Place::Id => Cell::text(measure.reference().to_string()),
        #[allow(clippy::cast_precision_loss, reason = "no measure has as many amounts")]
        Place::Line => Cell::Number((line + 1) as f64),
        Place::Shown(info) => shown(&info.shape, &measure.get(info.name), names, lang),
        Place::Field(info) => shown(&info.shape, &cost_value(item, info), names, lang),
        Place::Inner(..) | Place::Tie => Cell::Empty,
    };
    Layout::costs().0.iter().map(cell).collect()
}

/// A value of an amount. In a file the first choice is left out where nothing else is said.
pub(super) fn cost_value(item: &Value, info: &FieldInfo) -> Value {
    match (item.get(info.name), info.shape) {
        (Some(value), _) => value.clone(),
        (None, Shape::Choice(items)) => items.first().map(|item| Value::text(item.code)).unwrap_or_default(),
        (None, _) => Value::Null,
    }
}

fn measure_rows(program: &Program, names: &Names, lang: Lang) -> Vec<Vec<Cell>> {
    program.records(Kind::Measure).iter().map(|measure| measure_cells(measure, names, lang)).collect()
}

fn cost_rows(program: &Program, names: &Names, lang: Lang) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    for measure in program.records(Kind::Measure) {
        for (line, item) in measure.get("costs").as_list().iter().enumerate() {
            rows.push(cost_cells(&measure, line, item, names, lang));
        }
    }
    rows
}

/// The values of the drop-down lists, a column for each.
struct Lists(Vec<List>);

struct List {
    heading: String,
    values: Vec<String>,
    for_shape: For,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum For {
    Choice(&'static str),
    YesNo,
    Records(Kind),
    /// Stands beside the list before it and is only read.
    Reading,
}

impl Lists {
    fn of(program: &Program, names: &Names, lang: Lang) -> Lists {
        let mut lists = Lists(Vec::new());
        for kind in [Kind::Goal, Kind::Body] {
            lists.add_records(kind, program, names, lang);
        }
        for layout in [Layout::measures(), Layout::costs()] {
            for info in layout.0.iter().filter_map(|place| place.info()) {
                lists.add_choice(info, lang);
            }
        }
        lists.0.push(List {
            heading: guide::YES_NO_LIST.in_lang(lang).to_owned(),
            values: guide::yes_no(lang),
            for_shape: For::YesNo,
        });
        lists
    }

    fn add_choice(&mut self, info: &'static FieldInfo, lang: Lang) {
        if let Shape::Choice(items) = info.shape {
            self.0.push(List {
                heading: info.label.in_lang(lang).to_owned(),
                values: items.iter().map(|item| item.words.in_lang(lang).to_owned()).collect(),
                for_shape: For::Choice(info.name),
            });
        }
    }

    fn add_records(&mut self, kind: Kind, program: &Program, names: &Names, lang: Lang) {
        let name = guide::capital(kind.words().in_lang(lang));
        let full = if kind == Kind::Body { "name" } else { "title" };
        let records = program.records(kind);
        let written = |record: &AnyRecord| names.written(record.reference());
        let title = |record: &AnyRecord| printable(record.get(full).as_text().unwrap_or_default());
        self.0.push(List {
            heading: name.clone(),
            values: records.iter().map(written).collect(),
            for_shape: For::Records(kind),
        });
        self.0.push(List {
            heading: format!("{}: {}", name, guide::FULL_NAME.in_lang(lang).to_lowercase()),
            values: records.iter().map(title).collect(),
            for_shape: For::Reading,
        });
    }

    /// What the column of a field takes.
    fn holds(&self, info: &'static FieldInfo, lang: Lang) -> Holds {
        let (wanted, only) = match info.shape {
            Shape::Prose => return Holds::Prose,
            Shape::Whole { min, max } => return Holds::Whole { min, max },
            Shape::Year => return Holds::Whole { min: 1900, max: 2200 },
            Shape::Money => {
                let limit = crate::model::number::Money::LIMIT;
                return Holds::Whole { min: -limit, max: limit };
            }
            Shape::Choice(_) => (For::Choice(info.name), true),
            Shape::YesNo => (For::YesNo, true),
            // Another body is told when the file comes back: it is not made from a cell.
            Shape::Link(kind) => (For::Records(kind), true),
            // Several may be written, so nothing is refused.
            Shape::Links(kind) => (For::Records(kind), false),
            _ => return Holds::Text,
        };
        let Some(column) = self.0.iter().position(|list| list.for_shape == wanted) else {
            return Holds::Text;
        };
        let values = self.0.get(column).map_or(0, |list| list.values.len());
        if values == 0 {
            return Holds::Text;
        }
        Holds::OneOf { sheet: guide::LISTS.in_lang(lang).to_owned(), column, values, only }
    }

    fn sheet(&self, lang: Lang) -> Sheet {
        let height = self.0.iter().map(|list| list.values.len()).max().unwrap_or_default();
        let heads = self.0.iter().map(|list| Cell::text(&list.heading)).collect();
        let row = |place: usize| {
            self.0.iter().map(|list| Cell::text(list.values.get(place).map_or("", String::as_str))).collect()
        };
        let width = |list: &List| match list.for_shape {
            For::Reading => 44,
            For::Choice(_) | For::YesNo | For::Records(_) => 24,
        };
        let column = |list: &List| Column { width: width(list), holds: Holds::Fixed, hint: String::new() };
        Sheet {
            name: guide::LISTS.in_lang(lang).to_owned(),
            role: Role::Lists,
            still: 0,
            top: 0,
            columns: self.0.iter().map(column).collect(),
            rows: [heads].into_iter().chain((0..height).map(row)).collect(),
        }
    }
}

fn guide_sheet(program: &Program, mark: &str, lang: Lang) -> Sheet {
    let lines = guide::lines(lang).map(|(heading, text)| {
        // A heading stands in the first column, text beside it.
        if heading { vec![Cell::text(text)] } else { vec![Cell::Empty, Cell::text(text)] }
    });
    let last = [
        Vec::new(),
        vec![Cell::text(printable(&program.settings.title))],
        vec![Cell::Empty, Cell::text(guide::TIE.in_lang(lang))],
        vec![Cell::Empty, Cell::text(format!("{TIE}{mark}"))],
    ];
    let column = |width| Column { width, holds: Holds::Fixed, hint: String::new() };
    Sheet {
        name: guide::GUIDE.in_lang(lang).to_owned(),
        role: Role::Note,
        still: 0,
        top: 0,
        columns: vec![column(4), column(100)],
        rows: lines.chain(last).collect(),
    }
}

/// The mark that ties a book to the programme it was made from; nothing when it is lost.
#[must_use]
pub fn mark_of(book: &Book) -> Option<String> {
    let cells = book.sheets.iter().flat_map(|sheet| sheet.rows.iter().flatten());
    cells.into_iter().find_map(|cell| match cell {
        Cell::Text(text) => text.trim().strip_prefix(TIE).map(str::to_owned),
        Cell::Empty
        | Cell::Number(_)
        | Cell::YesNo(_)
        | Cell::Heading(_)
        | Cell::Input(..)
        | Cell::Formula(_) => None,
    })
}
