//! Bringing older files up to date, step by step, on the raw tree, before anything is
//! decoded. There is one version so far, hence no step yet.

use super::read_error::ReadError;
use crate::model::value::Value;

/// The version that is written, and the newest that is read.
pub const NEWEST: i64 = 1;

/// Brings a file from one version to the next; the error is the path of what was odd.
type Migration = fn(&mut Value) -> Result<(), String>;

/// `MIGRATIONS[n - 1]` brings version `n` to `n + 1`. Numbered without gaps: a test says so.
pub const MIGRATIONS: &[Migration] = &[];

/// Brings a file up to date.
///
/// # Errors
/// When it is newer than this program, or a step fails.
pub fn to_newest(file: &mut Value, version: i64) -> Result<(), ReadError> {
    if version > NEWEST {
        return Err(ReadError::TooNew { found: version, newest: NEWEST });
    }
    let first = usize::try_from(version)
        .ok()
        .and_then(|version| version.checked_sub(1))
        .ok_or_else(|| ReadError::Shape { path: "version".to_owned() })?;
    for (from, migration) in (version..).zip(MIGRATIONS.iter().skip(first)) {
        migration(file).map_err(|path| ReadError::Migration { from, path })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_a_step_from_every_older_version() {
        assert_eq!(i64::try_from(MIGRATIONS.len()), Ok(NEWEST - 1));
    }
}
