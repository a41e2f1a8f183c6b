//! Rows as they arrive, one at a time.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use relvar::backend::{ColumnTypes, Decoder, Request};
use tokio_postgres::RowStream;
use tracing::Span;

use crate::execute::{Handle, Started, limited, start, take_off};
use crate::session::Flight;
use crate::{Error, Pg, Result, Row, catalog};

/// The rows of one statement. Dropping it early gives the statement up.
pub(crate) struct Rows<'c, T> {
    state: State<'c>,
    decode: Decoder<Pg, T>,
    span: Span,
}

enum State<'c> {
    Opening(Pin<Box<dyn Future<Output = Result<Box<Open<'c>>>> + Send + 'c>>),
    Reading(Box<Open<'c>>),
    Done,
}

/// A statement whose rows are on their way.
struct Open<'c> {
    flight: Flight<'c>,
    rows: Pin<Box<RowStream>>,
    unchecked: Option<&'static ColumnTypes>,
    request: Request<Pg>,
    handle: Handle<'c>,
}

impl<'c, T> Rows<'c, T> {
    pub(crate) fn new(handle: Handle<'c>, request: Request<Pg>, decode: Decoder<Pg, T>, span: Span) -> Self {
        let state = if request.empty { State::Done } else { State::Opening(Box::pin(open(handle, request))) };
        Rows { state, decode, span }
    }
}

async fn open(handle: Handle<'_>, request: Request<Pg>) -> Result<Box<Open<'_>>> {
    let outcome = async {
        let flight = take_off(handle, &request).await?;
        let start = start(flight.session(), handle.may_retry(), &request);
        let started = match handle.shared().config.statement_timeout {
            None => start.await,
            Some(limit) => limited(limit, flight.session(), start).await,
        };
        match started {
            Ok(started) => Ok((flight, started)),
            Err(error) => {
                let outcome = Err(error);
                flight.land(&outcome);
                outcome
            }
        }
    };
    match outcome.await {
        Ok((flight, Started { rows, unchecked })) => {
            Ok(Box::new(Open { flight, rows: Box::pin(rows), unchecked, request, handle }))
        }
        Err(error) => Err(handle.settle(error).at(&request.text, request.caller)),
    }
}

impl Open<'_> {
    fn read<T>(&mut self, row: &Row, decode: Decoder<Pg, T>) -> Result<T> {
        if let Some(expected) = self.unchecked.take() {
            catalog::check(row.columns(), expected)?;
        }
        decode(row).map_err(Error::codec)
    }
}

impl<T> Stream for Rows<'_, T> {
    type Item = Result<T>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<T>>> {
        let this = &mut *self;
        let _entered = this.span.enter();
        loop {
            let outcome = match &mut this.state {
                State::Done => return Poll::Ready(None),
                State::Opening(opening) => match ready!(opening.as_mut().poll(context)) {
                    Ok(open) => {
                        this.state = State::Reading(open);
                        continue;
                    }
                    Err(error) => Err(error),
                },
                State::Reading(open) => match ready!(open.rows.as_mut().poll_next(context)) {
                    Some(Ok(row)) => match open.read(&Row::sent(row), this.decode) {
                        Ok(value) => return Poll::Ready(Some(Ok(value))),
                        // The rest is given up with the flight.
                        Err(error) => Err(error.at(&open.request.text, open.request.caller)),
                    },
                    Some(Err(error)) => {
                        let error = open.handle.settle(error.into());
                        let outcome = Err(error.at(&open.request.text, open.request.caller));
                        open.flight.land(&outcome);
                        outcome
                    }
                    None => {
                        open.flight.land(&Ok(()));
                        Ok(())
                    }
                },
            };
            this.state = State::Done;
            return Poll::Ready(outcome.err().map(Err));
        }
    }
}
