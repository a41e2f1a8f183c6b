//! Rows as they arrive, one at a time.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use relvar::backend::{Decoder, Request};

use crate::handle::Handle;
use crate::run::Run;
use crate::session::Part;
use crate::{Error, Lite, Result, Row};

/// The rows of one statement. Dropping it early gives the statement up. A slow reader makes the statement wait: at most two
/// chunks of rows are ready before they are asked for.
pub(crate) struct Rows<'c, T> {
    run: Run<'c>,
    decode: Decoder<Lite, T>,
    /// The next row, while there are some at hand.
    row: Option<Row>,
    ended: bool,
}

impl<'c, T> Rows<'c, T> {
    pub(crate) fn new(handle: Handle<'c>, request: Request<Lite>, decode: Decoder<Lite, T>) -> Self {
        Rows { run: Run::new(handle, request, true), decode, row: None, ended: false }
    }

    fn end(&mut self) {
        self.ended = true;
        self.row = None;
        self.run.give_up();
    }
}

impl<T> Stream for Rows<'_, T> {
    type Item = Result<T>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<T>>> {
        let this = &mut *self;
        loop {
            if this.ended {
                return Poll::Ready(None);
            }
            if let Some(row) = this.row.as_mut().filter(|row| row.exists()) {
                let value = (this.decode)(row);
                row.advance();
                return Poll::Ready(Some(value.map_err(|error| {
                    this.end();
                    this.run.at(Error::codec(error))
                })));
            }
            match ready!(this.run.poll(context)) {
                Part::Rows(rows) => this.row = Some(Row::first_of(rows)),
                Part::End(outcome) => {
                    this.end();
                    return Poll::Ready(outcome.err().map(Err));
                }
            }
        }
    }
}
