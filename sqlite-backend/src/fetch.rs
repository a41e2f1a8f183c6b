//! The future of a statement: what becomes of its rows.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use relvar::backend::{CodecError, Decoder, Gather, Request, WrongCount};

use crate::error::Kind;
use crate::handle::Handle;
use crate::run::{Run, each_row};
use crate::session::Part;
use crate::{Error, Lite, Result};

/// The future of a statement: generic over what becomes of its rows, never over the query.
///
/// Dropping it gives the statement up.
#[must_use = "a statement runs when its future is awaited"]
pub struct Fetch<'c, Rows: Gather> {
    rows: Rows,
    decode: Decoder<Lite, Rows::Row>,
    run: Run<'c>,
    /// The first row that could not be read. The rest is read and dropped, so that a statement that writes is through.
    unreadable: Option<CodecError>,
}

impl<'c, Rows: Gather> Fetch<'c, Rows> {
    pub(crate) fn new(
        handle: Handle<'c>,
        request: Request<Lite>,
        decode: Decoder<Lite, Rows::Row>,
        rows: Rows,
    ) -> Self {
        Fetch { rows, decode, run: Run::new(handle, request, Rows::READS), unreadable: None }
    }
}

/// No part of it is pinned by it.
impl<Rows: Gather> Unpin for Fetch<'_, Rows> {}

impl<Rows: Gather> Future for Fetch<'_, Rows> {
    type Output = Result<Rows::Output>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<Rows::Output>> {
        let Fetch { rows, decode, run, unreadable } = self.get_mut();
        loop {
            match ready!(run.poll(context)) {
                Part::Rows(chunk) if unreadable.is_none() => {
                    *unreadable = each_row(chunk, |row| rows.row(|| decode(row))).err();
                }
                Part::Rows(_) => {}
                Part::End(Err(error)) => return Poll::Ready(Err(error)),
                Part::End(Ok(affected)) => {
                    return Poll::Ready(match unreadable.take() {
                        Some(error) => Err(run.at(Error::codec(error))),
                        None => rows.finish(affected).map_err(|wrong| wrong_count(run, wrong)),
                    });
                }
            }
        }
    }
}

#[cold]
fn wrong_count(run: &Run<'_>, wrong: WrongCount) -> Error {
    run.at(Error::new(match wrong {
        WrongCount::None => Kind::NotFound,
        WrongCount::Many => Kind::TooManyRows,
    }))
}
