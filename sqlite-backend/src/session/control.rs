//! What begins and ends transactions and savepoints, and text that is run as it is.

use std::borrow::Cow;

use relvar::backend::SqlText;
use rusqlite::Connection;

use super::foreign_key;
use super::worker::Worker;
use crate::error::{Failure, Kind};
use crate::{Error, Result};

/// What begins or ends a transaction, or a savepoint at a depth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Control {
    /// Of a transaction that writes: takes the lock for writing at once, so that it never has to be taken later, in vain.
    Begin,
    /// Of one that only reads.
    BeginReading,
    Commit,
    Rollback,
    Savepoint(u32),
    Release(u32),
    RollbackTo(u32),
}

impl Control {
    pub(crate) fn sql(self) -> Cow<'static, str> {
        match self {
            Control::Begin => "BEGIN IMMEDIATE".into(),
            Control::BeginReading => "BEGIN".into(),
            Control::Commit => "COMMIT".into(),
            Control::Rollback => "ROLLBACK".into(),
            Control::Savepoint(depth) => format!("SAVEPOINT relvar_{depth}").into(),
            Control::Release(depth) => format!("RELEASE relvar_{depth}").into(),
            Control::RollbackTo(depth) => {
                format!("ROLLBACK TO relvar_{depth}; RELEASE relvar_{depth}").into()
            }
        }
    }
}

impl Worker<'_> {
    pub(super) fn control(&mut self, control: Control) -> Result<()> {
        let is_open = !self.connection.is_autocommit();
        match control {
            Control::Begin | Control::BeginReading => {
                self.signs.mark_conflict(false);
                self.run_control(control)
            }
            // SQLite undid it already.
            Control::Rollback | Control::RollbackTo(_) if !is_open => Ok(()),
            Control::Rollback | Control::RollbackTo(_) => self.run_control(control),
            _ if !is_open => Err(Error::new(Kind::Aborted)),
            Control::Savepoint(_) | Control::Release(_) => self.run_control(control),
            Control::Commit => self.commit(),
        }
    }

    /// A COMMIT that fails for a lock leaves the transaction open: then it is rolled back, so that the error means that
    /// nothing was kept.
    fn commit(&mut self) -> Result<()> {
        let Err(failure) = self.try_control(Control::Commit) else { return Ok(()) };
        let is_key = failure.code == rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY;
        let violated = if is_key { foreign_key::at_commit(self.connection) } else { None };
        if !self.connection.is_autocommit() {
            self.try_control(Control::Rollback).map_err(|failure| self.explain(failure, "ROLLBACK"))?;
        }
        let error = self.explain(failure, "COMMIT");
        Err(match violated {
            Some(violated) => error.about(violated),
            None => error,
        })
    }

    fn run_control(&mut self, control: Control) -> Result<()> {
        self.try_control(control).map_err(|failure| self.explain(failure, ""))
    }

    fn try_control(&mut self, control: Control) -> Result<(), Failure> {
        match control.sql() {
            Cow::Borrowed(sql) => {
                let (statement, _) =
                    self.statements.prepared(&SqlText::Constant(sql)).map_err(Failure::new)?;
                statement.raw_execute().map(|_| ()).map_err(Failure::new)
            }
            Cow::Owned(sql) => self.connection.execute_batch(&sql).map_err(Failure::new),
        }
    }
}

/// Text whose first word is one of these is run as it is; all other is done whole or not at all.
const BARE: [&str; 5] = ["PRAGMA", "VACUUM", "BEGIN", "ATTACH", "DETACH"];

/// Runs several statements. Outside of a transaction, a failure undoes all of them.
pub(super) fn script(worker: &Worker<'_>, sql: &str, within: bool) -> Result<()> {
    let connection = worker.connection;
    if within && connection.is_autocommit() {
        return Err(Error::new(Kind::Aborted));
    }
    let first = sql.trim_start().split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    let is_bare = BARE.iter().any(|word| first.eq_ignore_ascii_case(word));
    let outcome = match (within, is_bare) {
        (true, _) => inside(connection, sql),
        (false, true) => connection.execute_batch(sql),
        (false, false) => whole(connection, sql),
    };
    let outcome = outcome.map_err(|error| worker.explain(Failure::new(error), ""));
    if !within && !connection.is_autocommit() {
        connection.execute_batch("ROLLBACK").map_err(|error| worker.explain(Failure::new(error), ""))?;
        outcome?;
        return Err(Error::config("the SQL text left a transaction open, so it was rolled back"));
    }
    outcome
}

fn whole(connection: &Connection, sql: &str) -> rusqlite::Result<()> {
    connection.execute_batch("BEGIN IMMEDIATE")?;
    connection.execute_batch(sql)?;
    connection.execute_batch("COMMIT")
}

fn inside(connection: &Connection, sql: &str) -> rusqlite::Result<()> {
    connection.execute_batch("SAVEPOINT relvar_script")?;
    let outcome = connection.execute_batch(sql);
    if !connection.is_autocommit() {
        let undo = if outcome.is_err() { "ROLLBACK TO relvar_script; " } else { "" };
        connection.execute_batch(&format!("{undo}RELEASE relvar_script"))?;
    }
    outcome
}
