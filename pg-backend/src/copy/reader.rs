//! Rows and bytes on their way out.

use std::fmt;
use std::panic::Location;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use relvar::backend::{CodecError, Decoder, Exclusive, Request};
use relvar::check::{
    Accepts, DefinesTables, DialectOf, IsGrouped, LockingOf, MayLock, MayWrite, MeansRows, SelfContained,
    WritingOf,
};
use relvar::kernel::Culprit;
use relvar::render::Supported;
use relvar::stmt::{Fetchable, Statement};
use tokio_postgres::CopyOutStream;
use tracing::Instrument;

use super::binary::Rows;
use super::constants::with_constants;
use super::csv::Csv;
use crate::execute::Handle;
use crate::executor::PgExecutor;
use crate::session::Flight;
use crate::types::Record;
use crate::{Error, Pg, Result, Row, catalog, trace};

/// `COPY (query) TO STDOUT` of whatever gives rows.
///
/// COPY takes no parameters, so the values of the query become constants of its text: the server itself says how each is
/// written, and they are quoted like every other literal.
#[relvar::__brief]
pub trait CopyStatement: Statement + Fetchable {
    /// `COPY (query) TO STDOUT (FORMAT binary)`: the rows as `fetch_stream` gives them, for the price of a COPY. Their
    /// columns' types are compared with the server's before.
    ///
    /// ```no_run
    /// # use relvar::prelude::*;
    /// # relvar::table! { tags { #[primary_key] name -> Text, #[default(0)] uses -> Int4 } }
    /// use futures_util::TryStreamExt;
    /// use relvar_pg::{CopyStatement as _, Pool};
    ///
    /// # fn main() {}
    /// async fn read(db: &Pool) -> Result<(), relvar_pg::Error> {
    ///     let mut rows = tags.filter(tags::uses.gt(10)).copy_out(db);
    ///     while let Some(tag) = rows.try_next().await? {
    ///         println!("{}", tag.name);
    ///     }
    ///     Ok(())
    /// }
    /// ```
    #[track_caller]
    fn copy_out<'c, E>(self, db: E) -> CopyRows<'c, Self::Row>
    where
        E: Accepts<'c, Self> + PgExecutor<'c> + Exclusive,
        Self::Alone: SelfContained<Culprit<Self::Alone>>,
        Self::Grouping: IsGrouped<Culprit<Self::Grouping>>,
        Self::Meant: MeansRows<Culprit<Self::Meant>>,
        E::Support: Supported<Culprit<E::Support>, DialectOf<'c, E>>,
        E::Support: DefinesTables<Culprit<E::Support>>,
        WritingOf<'c, E, Self>: MayWrite<E>,
        LockingOf<'c, E, Self>: MayLock,
    {
        let (request, decode) = (E::request(&self, Location::caller()), E::decoder(&self));
        let source = Source::new(db.into_handle(), request, Ok("FORMAT binary".to_owned()));
        CopyRows { source, rows: Rows::default(), row: Row::nested(Record::default()), decode }
    }

    /// `COPY (query) TO STDOUT (FORMAT csv)`: the bytes of a CSV file, in pieces of no particular size.
    #[track_caller]
    fn copy_out_csv<'c, E>(self, csv: &Csv, db: E) -> CopyBytes<'c>
    where
        E: Accepts<'c, Self> + PgExecutor<'c> + Exclusive,
        Self::Alone: SelfContained<Culprit<Self::Alone>>,
        Self::Grouping: IsGrouped<Culprit<Self::Grouping>>,
        Self::Meant: MeansRows<Culprit<Self::Meant>>,
        E::Support: Supported<Culprit<E::Support>, DialectOf<'c, E>>,
        E::Support: DefinesTables<Culprit<E::Support>>,
        WritingOf<'c, E, Self>: MayWrite<E>,
        LockingOf<'c, E, Self>: MayLock,
    {
        let request = E::request(&self, Location::caller());
        CopyBytes { source: Source::new(db.into_handle(), request, csv.options()) }
    }
}

impl<S: Statement + Fetchable> CopyStatement for S {}

/// The rows of a COPY as they arrive. Dropping it gives the COPY up.
#[must_use = "a COPY runs when its stream is polled"]
pub struct CopyRows<'c, T> {
    source: Source<'c>,
    rows: Rows,
    row: Row,
    decode: Decoder<Pg, T>,
}

impl<T> CopyRows<'_, T> {
    fn read(&mut self) -> Result<Option<T>, CodecError> {
        let Some(fields) = self.rows.next()? else { return Ok(None) };
        if let Some(record) = self.row.record() {
            record.take_fields(&fields)?;
        }
        (self.decode)(&self.row).map(Some)
    }
}

impl<T> Stream for CopyRows<'_, T> {
    type Item = Result<T>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<T>>> {
        let this = &mut *self;
        loop {
            match this.read() {
                Ok(Some(row)) => return Poll::Ready(Some(Ok(row))),
                Ok(None) => {}
                Err(error) => return Poll::Ready(Some(Err(this.source.give_up(Error::codec(error))))),
            }
            match ready!(this.source.poll_next(context)) {
                Some(Ok(chunk)) => this.rows.add(&chunk),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None if this.rows.is_complete() || this.source.is_abandoned() => return Poll::Ready(None),
                None => {
                    let error = Error::codec(CodecError::new("the server's COPY ends too early"));
                    return Poll::Ready(Some(Err(this.source.give_up(error))));
                }
            }
        }
    }
}

impl<T> fmt::Debug for CopyRows<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CopyRows").finish_non_exhaustive()
    }
}

/// The bytes of a COPY as they arrive. Dropping it gives the COPY up.
#[must_use = "a COPY runs when its stream is polled"]
pub struct CopyBytes<'c> {
    source: Source<'c>,
}

impl Stream for CopyBytes<'_> {
    type Item = Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Bytes>>> {
        self.source.poll_next(context)
    }
}

impl fmt::Debug for CopyBytes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CopyBytes").finish_non_exhaustive()
    }
}

/// Where the bytes come from.
struct Source<'c> {
    state: State<'c>,
    /// It ended before the server's end.
    abandoned: bool,
}

enum State<'c> {
    Opening(Pin<Box<dyn Future<Output = Result<Box<Open<'c>>>> + Send + 'c>>),
    Reading(Box<Open<'c>>),
    Done,
}

/// A COPY whose bytes are on their way.
struct Open<'c> {
    bytes: Pin<Box<CopyOutStream>>,
    flight: Flight<'c>,
    handle: Handle<'c>,
    request: Request<Pg>,
}

impl Open<'_> {
    fn at(&self, error: Error) -> Error {
        self.handle.settle(error).at(&self.request.text, self.request.caller)
    }
}

impl<'c> Source<'c> {
    fn new(handle: Handle<'c>, request: Request<Pg>, options: Result<String>) -> Self {
        let abandoned = request.empty;
        let state = match abandoned {
            true => State::Done,
            false => State::Opening(Box::pin(open(handle, request, options))),
        };
        Source { state, abandoned }
    }

    fn is_abandoned(&self) -> bool {
        self.abandoned
    }

    /// Ends it with an error of who reads the bytes.
    fn give_up(&mut self, error: Error) -> Error {
        self.abandoned = true;
        let error = match &self.state {
            State::Reading(open) => open.at(error),
            _ => error,
        };
        self.state = State::Done;
        error
    }

    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes>>> {
        loop {
            match &mut self.state {
                State::Done => return Poll::Ready(None),
                State::Opening(opening) => match ready!(opening.as_mut().poll(context)) {
                    Ok(open) => self.state = State::Reading(open),
                    Err(error) => {
                        self.abandoned = true;
                        self.state = State::Done;
                        return Poll::Ready(Some(Err(error)));
                    }
                },
                State::Reading(open) => {
                    let outcome = match ready!(open.bytes.as_mut().poll_next(context)) {
                        Some(Ok(chunk)) => return Poll::Ready(Some(Ok(chunk))),
                        Some(Err(error)) => Err(open.at(error.into())),
                        None => Ok(()),
                    };
                    open.flight.land(&outcome);
                    self.abandoned = outcome.is_err();
                    self.state = State::Done;
                    return Poll::Ready(outcome.err().map(Err));
                }
            }
        }
    }
}

async fn open(handle: Handle<'_>, request: Request<Pg>, options: Result<String>) -> Result<Box<Open<'_>>> {
    let begin = async {
        let options = options?;
        request.parameters.check()?;
        let flight = Flight::start(handle.lease().await?);
        let span = trace::span(handle.shared(), &request);
        let exchange = async {
            let session = flight.session();
            let types = catalog::parameter_types(session, &request.parameters).await?;
            let statement = session.client.prepare_typed(request.text.as_str(), &types).await?;
            catalog::check(statement.columns(), request.columns)?;
            let query = with_constants(session, &request, &types).await?;
            let text = format!("COPY ({query}) TO STDOUT ({options})");
            Ok::<_, Error>(session.client.copy_out(text.as_str()).await?)
        };
        match exchange.instrument(span).await {
            Ok(bytes) => Ok((flight, bytes)),
            Err(error) => {
                let outcome = Err(error);
                flight.land(&outcome);
                outcome
            }
        }
    };
    match begin.await {
        Ok((flight, bytes)) => Ok(Box::new(Open { bytes: Box::pin(bytes), flight, handle, request })),
        Err(error) => Err(handle.settle(error).at(&request.text, request.caller)),
    }
}
