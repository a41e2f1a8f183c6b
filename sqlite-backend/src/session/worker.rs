//! What a connection's thread does with a job.

use std::sync::mpsc::{Receiver, TryRecvError};
use std::thread;
use std::time::{Duration, Instant};

use relvar::backend::Request;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, Statement};

use super::exchange::Answering;
use super::statements::Statements;
use super::{Control, Job, Shared, Signs, Work, batch, control, foreign_key, violated, watch};
use crate::error::{Failure, Kind};
use crate::row::{Chunk, Column};
use crate::{Error, Lite, Parameters, Result};

/// A first chunk is small, so that who waits for the first row has it soon.
const FIRST_ROWS: usize = 32;
/// How many rows a further one has.
const ROWS: usize = 256;
/// A chunk whose texts and blobs have more bytes than this is sent at once.
const BYTES: usize = 64 * 1024;
/// How long a thread looks for a job before it sleeps.
const AWAKE: Duration = Duration::from_micros(20);

/// Takes jobs until nobody has the connection any more.
pub(super) fn serve(connection: Connection, jobs: &Receiver<Job>, shared: &Shared, signs: &Signs) {
    let closing = {
        let mut worker = Worker {
            connection: &connection,
            statements: Statements::new(&connection, shared.config.statement_cache),
            shared,
            signs,
        };
        worker.run(jobs)
    };
    let closed = connection.close().map_err(|(_, error)| Error::new(Kind::Sqlite(Failure::new(error))));
    if let Some(answering) = closing {
        answering.end(None, closed.map(|()| 0));
    }
}

/// A connection's thread.
pub(super) struct Worker<'c> {
    pub(super) connection: &'c Connection,
    pub(super) statements: Statements<'c>,
    shared: &'c Shared,
    pub(super) signs: &'c Signs,
}

impl Worker<'_> {
    /// Gives what is to be told when the connection is closed.
    fn run(&mut self, jobs: &Receiver<Job>) -> Option<Answering> {
        while let Some(Job { work, answering }) = next(jobs) {
            // Dropped before `answering`: who hears of a panic does not use the connection again.
            let _lost = LostByPanic(self.signs);
            match work {
                Work::Statement { request, reads, within, may_write } => {
                    if answering.is_unwanted() {
                        continue;
                    }
                    let mut rows = Packer::new(&answering, reads);
                    watch::begin(Some(answering.interest()), self.shared.config.statement_timeout);
                    let outcome = self.statement(&request, within, may_write, &mut rows);
                    let outcome = self.settle(watch::end(), outcome);
                    let last = rows.last();
                    answering.end(last, outcome);
                }
                Work::Control(control) => {
                    let interest = (control == Control::Begin).then(|| answering.interest());
                    watch::begin(interest, None);
                    let outcome = self.control(control);
                    watch::end();
                    answering.end(None, outcome.map(|()| 0));
                }
                Work::Script { sql, within } => {
                    if answering.is_unwanted() {
                        continue;
                    }
                    watch::begin(Some(answering.interest()), self.shared.config.statement_timeout);
                    let outcome = control::script(self, &sql, within);
                    let outcome = self.settle(watch::end(), outcome.map(|()| 0));
                    answering.end(None, outcome);
                }
                Work::Task(task) => {
                    if answering.is_unwanted() {
                        continue;
                    }
                    watch::begin(Some(answering.interest()), None);
                    task(self.connection);
                    watch::begin(None, None);
                    let outcome = match self.connection.is_autocommit() {
                        true => Ok(()),
                        false => self.control(Control::Rollback),
                    };
                    watch::end();
                    answering.end(None, outcome.map(|()| 0));
                }
                Work::Close => return Some(answering),
            }
        }
        None
    }

    fn settle(&self, late: bool, outcome: Result<u64>) -> Result<u64> {
        match (outcome, self.shared.config.statement_timeout) {
            (Err(error), Some(limit)) if late && (error.is_interrupted() || error.is_busy()) => {
                Err(Error::new(Kind::StatementTimeout { limit }))
            }
            (outcome, _) => outcome,
        }
    }

    fn statement(
        &mut self,
        request: &Request<Lite>,
        within: bool,
        may_write: bool,
        rows: &mut Packer<'_>,
    ) -> Result<u64> {
        let connection = self.connection;
        if within && connection.is_autocommit() {
            return Err(Error::new(Kind::Aborted));
        }
        let prepared = self.statements.prepared(&request.text);
        let (statement, is_new) = prepared.map_err(|error| Error::new(Kind::Sqlite(Failure::new(error))))?;
        if is_new && let Some(tell) = &self.shared.config.first_use {
            tell(request);
        }
        if !may_write && !statement.readonly() {
            return Err(Error::new(Kind::ReadOnly));
        }
        let outcome = match request.parameters.rows() {
            Some(count) if count != 1 => batch::run(connection, statement, &request.parameters, count, rows),
            _ => run_once(connection, statement, &request.parameters, 0, rows),
        };
        let mut failure = match outcome {
            Ok(affected) => return Ok(affected),
            Err(failure) => failure,
        };
        let text = request.text.as_str();
        if foreign_key::is_about(&failure) {
            let mut no_rows = Packer::new(rows.answering, false);
            let failed = failure.row.unwrap_or_default();
            let mut run = |row| run_once(connection, statement, &request.parameters, row, &mut no_rows);
            let found = foreign_key::find(connection, text, || (0..=failed).map(&mut run).sum());
            failure.violated = found.map(Box::new);
        }
        Err(self.explain(failure, text))
    }

    /// The error with what it is about.
    pub(super) fn explain(&self, mut failure: Failure, statement: &str) -> Error {
        if failure.is_busy() {
            self.signs.mark_conflict(true);
            failure.waited = Some(self.shared.config.busy_timeout);
        }
        if failure.violated.is_none() {
            let found = violated::find(self.connection, failure.code, &failure.message, statement);
            failure.violated = found.map(Box::new);
        }
        Error::new(Kind::Sqlite(failure))
    }
}

/// Runs the statement with the values of the row `row`, and gives the number of affected rows.
pub(super) fn run_once(
    connection: &Connection,
    statement: &mut Statement<'_>,
    parameters: &Parameters,
    row: usize,
    rows: &mut Packer<'_>,
) -> Result<u64, Failure> {
    for place in 0..parameters.len() {
        if row > 0 && parameters.is_same_in_each_row(place) {
            continue;
        }
        let value = match parameters.value(place, row) {
            None => ValueRef::Null,
            Some(Column::Integer(value)) => ValueRef::Integer(value),
            Some(Column::Real(value)) => ValueRef::Real(value),
            Some(Column::Text(value)) => ValueRef::Text(value.as_bytes()),
            Some(Column::Blob(value)) => ValueRef::Blob(value),
        };
        statement.raw_bind_parameter(place + 1, ToSqlOutput::Borrowed(value)).map_err(Failure::new)?;
    }
    let columns = statement.column_count();
    let mut result = statement.raw_query();
    let mut count = 0;
    while let Some(row) = result.next().map_err(Failure::new)? {
        count += 1;
        if !rows.take(row, columns).map_err(Failure::new)? {
            break;
        }
    }
    drop(result);
    // What gives rows affects as many as it gives.
    Ok(if columns == 0 { connection.changes() } else { count })
}

/// The next job. A thread that sleeps is woken by a call of the system, and later than it is wanted; so it looks for about
/// as long as that takes before it sleeps, and who goes on at once after an answer finds it awake.
fn next(jobs: &Receiver<Job>) -> Option<Job> {
    let begun = Instant::now();
    while begun.elapsed() < AWAKE {
        match jobs.try_recv() {
            Ok(job) => return Some(job),
            Err(TryRecvError::Disconnected) => return None,
            Err(TryRecvError::Empty) => thread::yield_now(),
        }
    }
    jobs.recv().ok()
}

/// Says, where a panic ends the thread, that it is gone.
struct LostByPanic<'s>(&'s Signs);

impl Drop for LostByPanic<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.mark_lost();
        }
    }
}

/// Puts rows into chunks.
pub(super) struct Packer<'a> {
    answering: &'a Answering,
    reads: bool,
    chunk: Chunk,
    limit: usize,
}

impl<'a> Packer<'a> {
    fn new(answering: &'a Answering, reads: bool) -> Self {
        Packer { answering, reads, chunk: Chunk::default(), limit: FIRST_ROWS }
    }

    /// `false` where nobody wants more.
    fn take(&mut self, row: &rusqlite::Row<'_>, columns: usize) -> rusqlite::Result<bool> {
        if !self.reads {
            return Ok(true);
        }
        if self.chunk.rows() == 0 {
            let rows = if self.limit == FIRST_ROWS { 1 } else { self.limit };
            self.chunk = Chunk::new(columns, rows);
        }
        for index in 0..columns {
            match row.get_ref(index)? {
                ValueRef::Null => self.chunk.push_null(),
                ValueRef::Integer(value) => self.chunk.push_integer(value),
                ValueRef::Real(value) => self.chunk.push_real(value),
                ValueRef::Text(value) => self.chunk.push_text(value),
                ValueRef::Blob(value) => self.chunk.push_blob(value),
            }
        }
        if self.chunk.rows() < self.limit && self.chunk.bytes() < BYTES {
            return Ok(true);
        }
        self.limit = ROWS;
        Ok(self.answering.send(std::mem::take(&mut self.chunk)))
    }

    /// Has the future been dropped?
    pub(super) fn is_unwanted(&self) -> bool {
        self.answering.is_unwanted()
    }

    fn last(self) -> Option<Chunk> {
        (self.chunk.rows() > 0).then_some(self.chunk)
    }
}
