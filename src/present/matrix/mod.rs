//! The matrix in words. Knows no page.

use crate::analysis::matrix::MatrixKind;
use crate::model::words::Words;
use crate::present::catalogue::words;

words! {
    MATRIX: "Matris" / "Matrix";
    GO_TO_MATRIX: "Gå till Matris" / "Go to Matrix";
    GOAL_BODY: "Mål × organ" / "Goals × bodies";
    GOAL_INSTRUMENT: "Mål × verktyg" / "Goals × tools";
    INSTRUMENT_BODY: "Verktyg × organ" / "Tools × bodies";
    BODY_YEAR: "Organ × år" / "Bodies × years";
}

/// What a kind of matrix is called.
#[must_use]
pub const fn kind(kind: MatrixKind) -> Words {
    match kind {
        MatrixKind::GoalBody => GOAL_BODY,
        MatrixKind::GoalInstrument => GOAL_INSTRUMENT,
        MatrixKind::InstrumentBody => INSTRUMENT_BODY,
        MatrixKind::BodyYear => BODY_YEAR,
    }
}
