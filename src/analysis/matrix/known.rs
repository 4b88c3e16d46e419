//! A matrix that is made anew only when something that it reads has changed.

use super::setup::Setup;
use super::{Matrix, MatrixKind};
use crate::analysis::index::Index;
use crate::model::program::Program;
use crate::model::record::Kind;
use std::sync::Arc;

/// The matrix as it was, to be brought up to date.
#[derive(Debug, Default)]
pub struct KnownMatrix {
    program: Program,
    known: Option<(MatrixKind, Setup, Arc<Matrix>)>,
}

impl KnownMatrix {
    /// The lists that a matrix is made from.
    pub const READS: [Kind; 4] = [Kind::Programme, Kind::Goal, Kind::Measure, Kind::Body];

    /// The matrix of a programme; the same as before where nothing in it can be another.
    pub fn update(
        &mut self,
        program: &Program,
        index: &Index,
        kind: MatrixKind,
        setup: &Setup,
    ) -> Arc<Matrix> {
        let same = KnownMatrix::READS.iter().all(|kind| program.is_same(&self.program, *kind));
        let before = self.known.take().filter(|known| same && known.0 == kind && known.1 == *setup);
        let matrix = match before {
            Some((.., matrix)) => matrix,
            None => Arc::new(Matrix::of(program, index, kind, setup)),
        };
        self.program = program.clone();
        self.known = Some((kind, setup.clone(), Arc::clone(&matrix)));
        matrix
    }
}
