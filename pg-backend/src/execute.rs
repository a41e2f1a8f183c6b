//! From a request to its answer: which message goes out, what is checked, and how the rows are read.
//!
//! Nothing here is generic over the query or its row; `executor` puts the row type on top.

use std::future::poll_fn;
use std::pin::pin;
use std::ptr;
use std::task::{Poll, ready};
use std::time::Duration;

use futures_core::Stream;
use postgres_types::{ToSql, Type};
use relvar::backend::{ColumnTypes, Request};
use tokio_postgres::{RowStream, Statement};

use crate::catalog;
use crate::error::{Error, Kind};
use crate::pool::Pool;
use crate::session::{Flight, Lease, Session, Shared, lock};
use crate::statement::{Known, Prepared};
use crate::trace::Observer;
use crate::{Pg, Result, Row};

/// How long to wait for the end of a statement that the server was asked to cancel.
const CANCEL_GRACE: Duration = Duration::from_secs(2);

/// Where a statement runs.
#[derive(Clone, Copy)]
pub(crate) enum Handle<'c> {
    Pool(&'c Pool),
    Connection(&'c Session),
    Transaction(&'c Session),
}

impl<'c> Handle<'c> {
    pub(crate) fn shared(self) -> &'c Shared {
        match self {
            Handle::Pool(pool) => pool.shared(),
            Handle::Connection(session) | Handle::Transaction(session) => &session.shared,
        }
    }

    pub(crate) async fn lease(self) -> Result<Lease<'c>> {
        match self {
            Handle::Pool(pool) => pool.acquire().await.map(Lease::Pooled),
            Handle::Connection(session) | Handle::Transaction(session) => Ok(Lease::Lent(session)),
        }
    }

    /// Is a statement a transaction of its own?
    pub(crate) fn commits(self) -> bool {
        !matches!(self, Handle::Transaction(_))
    }

    /// The error of a statement here: where the connection broke, or no answer came, a statement that is a transaction of
    /// its own may have been committed.
    #[cold]
    pub(crate) fn settle(self, error: Error) -> Error {
        if self.commits() && error.is_unanswered() { error.unsettled() } else { error }
    }

    /// In a transaction, a failed statement cannot be tried again.
    pub(crate) fn may_retry(self) -> bool {
        !matches!(self, Handle::Transaction(_))
    }
}

/// Rows that are taken at once, before who reads them has a turn.
const ROWS_AT_ONCE: usize = 1000;

/// What takes a row.
pub(crate) type Sink<'s> = &'s mut (dyn FnMut(Row) + Send);

/// What is done with the answer.
pub(crate) enum Answer<'s> {
    /// Every row is given to a function.
    Rows(Sink<'s>),
    /// Only the number of affected rows counts.
    Count,
}

/// Runs the statement, on the connection of `flight` where it has one already. Gives the number of affected rows where
/// that was asked for, else 0.
///
/// What not all of these statements need is boxed, here and below: a future is moved as a whole, and a small one is cheap.
pub(crate) async fn run(
    handle: Handle<'_>,
    flight: Option<Flight<'_>>,
    may_retry: bool,
    request: &Request<Pg>,
    answer: Answer<'_>,
) -> Result<u64> {
    let statement = async {
        let flight = match flight {
            Some(flight) => flight,
            None => take_off(handle, request).await?,
        };
        let exchange = exchange(&flight, may_retry, request, answer);
        match handle.shared().config.statement_timeout {
            None => exchange.await,
            Some(limit) => Box::pin(limited(limit, flight.session(), exchange)).await,
        }
    };
    match Observer::new(handle.shared(), request) {
        None => statement.await,
        Some(observer) => Box::pin(observer.watch(statement)).await,
    }
}

/// Checks the values, and takes a connection for them.
pub(crate) async fn take_off<'c>(handle: Handle<'c>, request: &Request<Pg>) -> Result<Flight<'c>> {
    request.parameters.check()?;
    Ok(Flight::start(handle.lease().await?))
}

async fn exchange(
    flight: &Flight<'_>,
    may_retry: bool,
    request: &Request<Pg>,
    answer: Answer<'_>,
) -> Result<u64> {
    let outcome = match answer {
        Answer::Count => count(flight.session(), may_retry, request).await,
        Answer::Rows(sink) => rows(flight.session(), may_retry, request, sink).await,
    };
    flight.land(&outcome);
    outcome
}

async fn rows(session: &Session, may_retry: bool, request: &Request<Pg>, sink: Sink<'_>) -> Result<u64> {
    let Started { rows, mut unchecked } = start(session, may_retry, request).await?;
    let mut rows = pin!(rows);
    let mut checked = Ok(());
    // One wait for all rows: nothing is kept or tested anew for each of them.
    poll_fn(|context| {
        for _ in 0..ROWS_AT_ONCE {
            let Some(row) = ready!(rows.as_mut().poll_next(context)) else {
                return Poll::Ready(Result::<()>::Ok(()));
            };
            let row = Row::sent(row.map_err(Error::from)?);
            if let Some(expected) = unchecked.take() {
                checked = catalog::check(row.columns(), expected);
            }
            // Otherwise the rest is read and dropped, so that the connection is ready for the next statement.
            if checked.is_ok() {
                sink(row);
            }
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await?;
    checked.map(|()| 0)
}

/// Waits for `exchange`; after `limit` the server is asked to cancel the statement.
pub(crate) async fn limited<T>(
    limit: Duration,
    session: &Session,
    exchange: impl Future<Output = Result<T>>,
) -> Result<T> {
    let mut exchange = pin!(exchange);
    if let Ok(outcome) = tokio::time::timeout(limit, exchange.as_mut()).await {
        return outcome;
    }
    session.shared.connector.cancel(session.client.cancel_token()).await;
    // Waiting for the answer makes sure that the cancellation cannot hit the next statement.
    match tokio::time::timeout(CANCEL_GRACE, exchange).await {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) if error.sqlstate() != Some("57014") => Err(error),
        cancelled => Err(Error::new(Kind::StatementTimeout { limit, answered: cancelled.is_ok() })),
    }
}

/// A statement whose rows are on their way.
pub(crate) struct Started {
    pub(crate) rows: RowStream,
    /// The expectation that the first row has yet to show.
    pub(crate) unchecked: Option<&'static ColumnTypes>,
}

/// Sends the statement.
pub(crate) async fn start(session: &Session, may_retry: bool, request: &Request<Pg>) -> Result<Started> {
    let mut may_retry = may_retry;
    loop {
        let statement = match cached(session, request, Some(request.columns))? {
            Cached::Prepared(statement) => statement,
            Cached::Seen => Box::pin(prepare(session, request, Some(request.columns))).await?,
            Cached::New => return Box::pin(start_typed(session, request)).await,
        };
        // Boxed for the paths in it that prepare a text.
        let sent = Box::pin(session.client.query_raw(&statement, request.parameters.bound()));
        match sent.await {
            Ok(rows) => return Ok(Started { rows, unchecked: None }),
            Err(error) => forget_stale(session, request, error, &mut may_retry)?,
        }
    }
}

async fn count(session: &Session, may_retry: bool, request: &Request<Pg>) -> Result<u64> {
    let mut may_retry = may_retry;
    loop {
        let statement = match cached(session, request, None)? {
            Cached::Prepared(statement) => statement,
            Cached::Seen => Box::pin(prepare(session, request, None)).await?,
            Cached::New => return Box::pin(count_typed(session, request)).await,
        };
        let sent = Box::pin(session.client.execute_raw(&statement, request.parameters.bound()));
        match sent.await {
            Ok(rows) => return Ok(rows),
            Err(error) => forget_stale(session, request, error, &mut may_retry)?,
        }
    }
}

/// Who wants to know is told of a statement that is new here.
fn tell(session: &Session, request: &Request<Pg>) {
    if let Some(tell) = &session.shared.config.first_use {
        tell(request);
    }
}

/// Sends the statement unnamed, in one flight with its parameter types.
async fn start_typed(session: &Session, request: &Request<Pg>) -> Result<Started> {
    tell(session, request);
    let types = catalog::parameter_types(session, &request.parameters).await?;
    catalog::learn(session, request.columns).await?;
    let values = request.parameters.bound().into_iter().zip(types);
    let rows = session.client.query_typed_raw(request.text.as_str(), values).await?;
    Ok(Started { rows, unchecked: Some(request.columns) })
}

async fn count_typed(session: &Session, request: &Request<Pg>) -> Result<u64> {
    tell(session, request);
    // Column types are not looked up for a count, so nothing has to be learned before.
    let types = catalog::parameter_types(session, &request.parameters).await?;
    let values: Vec<_> = request.parameters.bound().into_iter().collect();
    let values: Vec<(&(dyn ToSql + Sync), Type)> = values.iter().map(|value| value as _).zip(types).collect();
    Ok(session.client.execute_typed(request.text.as_str(), &values).await?)
}

/// What the connection knows of a statement.
enum Cached {
    /// It is prepared, and its columns are the expected ones.
    Prepared(Statement),
    /// Its second use: it is worth preparing.
    Seen,
    /// Its first use, or statements are not prepared at all.
    New,
}

fn cached(
    session: &Session,
    request: &Request<Pg>,
    expected: Option<&'static ColumnTypes>,
) -> Result<Cached> {
    if !session.shared.config.prepared_statements {
        return Ok(Cached::New);
    }
    let known = lock(&session.statements).look_up(&request.text, &request.parameters);
    let Prepared { statement, checked } = match known {
        Known::New => return Ok(Cached::New),
        Known::Seen => return Ok(Cached::Seen),
        Known::Prepared(prepared) => prepared,
    };
    if let Some(expected) = expected
        && !checked.is_some_and(|checked| ptr::eq(checked, expected))
    {
        catalog::check(statement.columns(), expected)?;
        let prepared = Prepared { statement: statement.clone(), checked: Some(expected) };
        lock(&session.statements).keep(&request.text, &request.parameters, prepared);
    }
    Ok(Cached::Prepared(statement))
}

async fn prepare(
    session: &Session,
    request: &Request<Pg>,
    expected: Option<&'static ColumnTypes>,
) -> Result<Statement> {
    let types = catalog::parameter_types(session, &request.parameters).await?;
    let statement = session.client.prepare_typed(request.text.as_str(), &types).await?;
    if let Some(expected) = expected {
        catalog::check(statement.columns(), expected)?;
    }
    let prepared = Prepared { statement: statement.clone(), checked: expected };
    lock(&session.statements).keep(&request.text, &request.parameters, prepared);
    Ok(statement)
}

/// Forgets a prepared statement that the server no longer accepts: a table that it reads was altered, or somebody
/// deallocated it. Nothing of it took effect, so outside of a transaction it is sent once more.
pub(crate) fn forget_stale(
    session: &Session,
    request: &Request<Pg>,
    error: tokio_postgres::Error,
    may_retry: &mut bool,
) -> Result<()> {
    // Feature not supported ("cached plan must not change result type"), invalid statement name.
    if error.code().is_some_and(|state| matches!(state.code(), "0A000" | "26000")) {
        lock(&session.statements).forget(&request.text, &request.parameters);
        if std::mem::take(may_retry) {
            return Ok(());
        }
    }
    Err(error.into())
}
