//! From a request to its answer: which message goes out, what is checked, and how the rows are read.
//!
//! Nothing here is generic over the query or its row; `executor` puts the row type on top.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::time::Duration;

use futures_core::Stream;
use postgres_types::Type;
use relvar::backend::{CodecError, ColumnTypes, Request};
use smallvec::SmallVec;
use tokio_postgres::{RowStream, Statement};

use crate::catalog;
use crate::error::Error;
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

    /// In a transaction, a failed statement cannot be tried again.
    pub(crate) fn may_retry(self) -> bool {
        !matches!(self, Handle::Transaction(_))
    }
}

/// What is done with the answer.
pub(crate) enum Answer<'s> {
    /// Every row is given to a function.
    Rows(&'s mut (dyn FnMut(&Row) -> Result<(), CodecError> + Send)),
    /// Only the number of affected rows counts.
    Count,
}

/// Runs the statement. Gives the number of affected rows where that was asked for, else 0.
pub(crate) async fn run(handle: Handle<'_>, request: Request<Pg>, answer: Answer<'_>) -> Result<u64> {
    if request.empty {
        return Ok(0);
    }
    let observer = Observer::new(handle.shared(), &request);
    let statement = pin!(statement(handle, request, answer));
    match observer {
        None => statement.await,
        Some(observer) => observer.watch(statement).await,
    }
}

async fn statement(handle: Handle<'_>, request: Request<Pg>, answer: Answer<'_>) -> Result<u64> {
    let outcome = async {
        request.parameters.check()?;
        let flight = Flight::start(handle.lease().await?);
        let exchange = exchange(&flight, handle.may_retry(), &request, answer);
        match handle.shared().config.statement_timeout {
            None => exchange.await,
            Some(limit) => limited(limit, flight.session(), exchange).await,
        }
    };
    outcome.await.map_err(|error: Error| error.at(&request.text, request.caller))
}

async fn exchange(
    flight: &Flight<'_>,
    may_retry: bool,
    request: &Request<Pg>,
    answer: Answer<'_>,
) -> Result<u64> {
    let session = flight.session();
    let outcome = async {
        match answer {
            Answer::Count => count(session, may_retry, request).await,
            Answer::Rows(sink) => {
                let Started { rows, mut unchecked } = start(session, may_retry, request).await?;
                let mut rows = pin!(rows);
                while let Some(row) = next(rows.as_mut()).await? {
                    let taken = match unchecked.take() {
                        Some(expected) => catalog::check(row.0.columns(), expected),
                        None => Ok(()),
                    };
                    let taken = taken.and_then(|()| sink(&row).map_err(Error::codec));
                    if taken.is_err() {
                        // The rest is read and dropped, so that the connection is ready for the next statement.
                        while next(rows.as_mut()).await?.is_some() {}
                        return taken.map(|()| 0);
                    }
                }
                Ok(0)
            }
        }
    }
    .await;
    flight.land(&outcome);
    outcome
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
        _ => Err(Error::statement_timeout(limit)),
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
    let values = &request.parameters;
    loop {
        match plan(session, request, Some(request.columns)).await? {
            Plan::Typed(types) => {
                catalog::learn(session, request.columns).await?;
                let rows =
                    session.client.query_typed_raw(request.text.as_str(), values.bound().zip(types)).await?;
                return Ok(Started { rows, unchecked: Some(request.columns) });
            }
            Plan::Prepared(statement) => match session.client.query_raw(&statement, values.bound()).await {
                Ok(rows) => return Ok(Started { rows, unchecked: None }),
                Err(error) => forget_stale(session, request, error, &mut may_retry)?,
            },
        }
    }
}

async fn count(session: &Session, may_retry: bool, request: &Request<Pg>) -> Result<u64> {
    let mut may_retry = may_retry;
    let values = &request.parameters;
    loop {
        match plan(session, request, None).await? {
            Plan::Typed(types) => {
                // Its column types are not looked up, so nothing has to be learned before.
                let bound: SmallVec<[_; 8]> = values.bound().collect();
                let typed: SmallVec<[(&(dyn postgres_types::ToSql + Sync), Type); 8]> =
                    bound.iter().map(|value| value as _).zip(types).collect();
                return Ok(session.client.execute_typed(request.text.as_str(), &typed).await?);
            }
            Plan::Prepared(statement) => match session.client.execute_raw(&statement, values.bound()).await {
                Ok(rows) => return Ok(rows),
                Err(error) => forget_stale(session, request, error, &mut may_retry)?,
            },
        }
    }
}

/// How a statement goes out.
enum Plan {
    /// Unnamed, in one flight with its parameter types.
    Typed(SmallVec<[Type; 8]>),
    /// By name.
    Prepared(Statement),
}

/// The first use of a text is one flight; from the second on it is prepared.
async fn plan(
    session: &Session,
    request: &Request<Pg>,
    expected: Option<&'static ColumnTypes>,
) -> Result<Plan> {
    let Request { text, parameters, .. } = request;
    let known = if session.shared.config.prepared_statements {
        lock(&session.statements).look_up(text, parameters)
    } else {
        Known::New
    };
    match known {
        Known::Prepared(prepared) => {
            let Some(expected) = expected else { return Ok(Plan::Prepared(prepared.statement)) };
            if !prepared.checked.is_some_and(|checked| std::ptr::eq(checked, expected)) {
                catalog::check(prepared.statement.columns(), expected)?;
                let prepared = Prepared { checked: Some(expected), ..prepared.clone() };
                lock(&session.statements).keep(text, parameters, prepared);
            }
            Ok(Plan::Prepared(prepared.statement))
        }
        Known::New => catalog::parameter_types(session, parameters).await.map(Plan::Typed),
        Known::Seen => {
            let types = catalog::parameter_types(session, parameters).await?;
            let statement = session.client.prepare_typed(text.as_str(), &types).await?;
            if let Some(expected) = expected {
                catalog::check(statement.columns(), expected)?;
            }
            let prepared = Prepared { statement: statement.clone(), checked: expected };
            lock(&session.statements).keep(text, parameters, prepared);
            Ok(Plan::Prepared(statement))
        }
    }
}

/// Forgets a prepared statement that the server no longer accepts: a table that it reads was altered, or somebody
/// deallocated it. Nothing of it took effect, so outside of a transaction it is sent once more.
fn forget_stale(
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

/// The next row, or none at the end.
pub(crate) async fn next(mut rows: Pin<&mut RowStream>) -> Result<Option<Row>> {
    match poll_fn(|context| rows.as_mut().poll_next(context)).await {
        Some(Ok(row)) => Ok(Some(Row(row))),
        Some(Err(error)) => Err(error.into()),
        None => Ok(None),
    }
}
