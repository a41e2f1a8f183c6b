//! One statement for many rows: it is run once for each, and all is done or nothing.

use rusqlite::{Connection, Statement};

use super::worker::{Packer, run_once};
use crate::Parameters;
use crate::error::Failure;

/// Runs the statement `count` times. Rows and affected rows are those of all runs.
pub(super) fn run(
    connection: &Connection,
    statement: &mut Statement<'_>,
    parameters: &Parameters,
    count: usize,
    rows: &mut Packer<'_>,
) -> Result<u64, Failure> {
    let [begin, commit, undo] = match connection.is_autocommit() {
        true => ["BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"],
        false => [
            "SAVEPOINT relvar_batch",
            "RELEASE relvar_batch",
            "ROLLBACK TO relvar_batch; RELEASE relvar_batch",
        ],
    };
    connection.execute_batch(begin).map_err(Failure::new)?;
    let outcome = each(connection, statement, parameters, count, rows)
        .and_then(|affected| connection.execute_batch(commit).map(|()| affected).map_err(Failure::new));
    // SQLite may have undone the whole transaction itself.
    if outcome.is_err() && !connection.is_autocommit() {
        connection.execute_batch(undo).map_err(Failure::new)?;
    }
    outcome
}

fn each(
    connection: &Connection,
    statement: &mut Statement<'_>,
    parameters: &Parameters,
    count: usize,
    rows: &mut Packer<'_>,
) -> Result<u64, Failure> {
    let mut affected = 0;
    for row in 0..count {
        if rows.is_unwanted() {
            return Err(Failure::interrupted());
        }
        let outcome = run_once(connection, statement, parameters, row, rows);
        affected += outcome.map_err(|failure| failure.of_row(row))?;
    }
    Ok(affected)
}
