//! The measures as a workbook or as CSV for a department, and the table that it sends back.

use crate::ui::dom::{Element, IntoNode, Node, button, el};
use crate::ui::platform::files::{self, Chosen};
use crate::ui::platform::{clock, office};
use crate::ui::preferences::{Preferences, lang, t};
use crate::ui::workspace::Workspace;
use genomfor::exchange::file;
use genomfor::exchange::sheet::book::Book;
use genomfor::exchange::sheet::csv::{csv_book, csv_grid, csv_text};
use genomfor::exchange::sheet::measure_book;
use genomfor::exchange::sheet::office_error::{JobFault, SheetError};
use genomfor::model::words::{Lang, Words};
use genomfor::present::catalogue::CANCEL;
use genomfor::present::sheet as words;
use leptos::prelude::*;
use leptos::task::spawn_local;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const CSV: &str = "text/csv;charset=utf-8";

/// How the work on a file goes.
#[derive(Clone, Copy, PartialEq)]
enum Stage {
    Idle,
    /// What is done, and how much of it, of 1000.
    Working(Words, u32),
    Done,
    Failed(JobFault),
}

/// The work on files of Excel's, as a context.
#[derive(Clone, Copy)]
pub struct Excel {
    stage: RwSignal<Stage>,
}

impl Excel {
    pub fn provide() -> Excel {
        let excel = Excel { stage: RwSignal::new(Stage::Idle) };
        provide_context(excel);
        excel
    }

    #[allow(clippy::expect_used, reason = "provided together with the workspace")]
    pub fn expect() -> Excel {
        use_context().expect("the work on workbooks is provided with the workspace")
    }

    fn progress(self, doing: Words) -> office::Progress {
        self.stage.set(Stage::Working(doing, 0));
        Box::new(move |done, all| {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of 1000")]
            let share = (done / all.max(1.0) * 1000.0).clamp(0.0, 1000.0) as u32;
            self.stage.set(Stage::Working(doing, share));
        })
    }

    /// Whether a file is being made or read.
    pub fn is_working(self) -> bool {
        matches!(self.stage.get(), Stage::Working(..))
    }

    /// Writes a book and hands it to the downloads, unless the worker is busy already.
    pub fn save(self, book: Book, name: String) {
        if !matches!(self.stage.get_untracked(), Stage::Working(..)) {
            spawn_local(self.download(book, name));
        }
    }

    /// Writes a book and hands it to the downloads.
    async fn download(self, book: Book, name: String) {
        let written = office::write(&book, self.progress(words::WRITING)).await;
        self.stage.set(match written {
            Ok(bytes) => {
                files::download_bytes(&name, &bytes, XLSX);
                Stage::Done
            }
            Err(fault) => Stage::Failed(fault),
        });
    }

    /// Reads a file that came back as a book: a workbook in the worker, a text file here.
    pub async fn read_returned(self, chosen: &Chosen) -> Result<Book, SheetError> {
        let bytes = chosen.content.as_ref().map_err(|error| SheetError::File(error.clone()))?;
        if is_text(bytes) {
            let grid = csv_grid(bytes).map_err(SheetError::File)?;
            return if grid.cut { Err(SheetError::TooMany) } else { Ok(csv_book(&grid, &chosen.name)) };
        }
        let read = office::read(bytes, self.progress(words::READING)).await;
        self.stage.set(Stage::Idle);
        read.map_err(SheetError::Workbook)
    }
}

/// Whether a file is neither a workbook nor another file of an office program.
fn is_text(bytes: &[u8]) -> bool {
    !bytes.starts_with(b"PK") && !bytes.starts_with(b"\xD0\xCF\x11\xE0")
}

/// Whether a file is a table by its name: then it is read as one, and not as a programme.
pub fn is_table(chosen: &Chosen) -> bool {
    let name = chosen.name.to_lowercase();
    [".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt"].iter().any(|end| name.ends_with(end))
}

/// The section of the view Dela. The mark ties the file to the revision that it is made from.
pub fn excel_section(mark: impl Fn() -> String + Copy + 'static) -> Node {
    let excel = Excel::expect();
    let workspace = Workspace::expect();
    // Taken here: when a button is pressed, no context is at hand.
    let preferred = Preferences::expect().lang;
    let book = move || {
        let lang = preferred.get_untracked();
        let book = workspace.program().with_untracked(|program| measure_book(program, &mark(), lang));
        let name = workspace.program().with_untracked(|program| file::file_name(program, &clock::today()));
        (book, name, lang)
    };
    let working = move || excel.is_working().then_some("true");
    let xlsx = move || {
        if matches!(excel.stage.get_untracked(), Stage::Working(..)) {
            return;
        }
        let (book, name, lang) = book();
        excel.save(book, words::file_name(&name, "xlsx", lang));
    };
    let csv = move || {
        let (book, name, lang) = book();
        let name = words::file_name(&name, "csv", lang);
        files::download_bytes(&name, csv_text(&book).as_bytes(), CSV);
    };
    el("section")
        .class("share-part")
        .attr("aria-labelledby", "excel-heading")
        .child(el("h2").id("excel-heading").class("section-heading").child(t(words::HEADING)))
        .child(el("p").child(t(words::TEXT)))
        .child(
            el("div")
                .class("share-buttons")
                .child(
                    button("tool primary")
                        .attr("data-test", "excel-download")
                        .attr("aria-disabled", working)
                        .on_click(xlsx)
                        .child(t(words::DOWNLOAD_XLSX)),
                )
                .child(
                    button("tool")
                        .attr("data-test", "csv-download")
                        .attr("aria-describedby", "csv-hint")
                        .on_click(csv)
                        .child(t(words::DOWNLOAD_CSV)),
                ),
        )
        .child(el("p").id("csv-hint").class("field-note").child(t(words::CSV_HINT)))
        .child(el("p").class("field-note").child(t(words::RETURN_HINT)))
        .child(excel_progress(excel))
        .into_node()
}

/// How the work goes, with a button that ends it. Stands wherever a file is read or written.
pub fn excel_progress(excel: Excel) -> Element {
    let status = move || -> Node {
        let lang: Lang = lang();
        match excel.stage.get() {
            Stage::Idle => Node::Nothing,
            Stage::Working(doing, share) => (
                el("span").child(doing.in_lang(lang)),
                el("progress")
                    .attr("max", "1000")
                    .attr("value", share.to_string())
                    .attr("aria-label", doing.in_lang(lang)),
                button("tool")
                    .attr("data-test", "excel-cancel")
                    .on_click(office::cancel)
                    .child(CANCEL.in_lang(lang)),
            )
                .into_node(),
            Stage::Done => words::DONE.in_lang(lang).into_node(),
            Stage::Failed(fault) => {
                el("span").class("field-error").child(words::job_fault(fault).in_lang(lang)).into_node()
            }
        }
    };
    el("div").class("share-progress").attr("role", "status").attr("data-test", "excel-status").child(status)
}
