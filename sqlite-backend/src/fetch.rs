//! The future of a statement.

use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use relvar::backend::{Decoder, Gather, Request};

use crate::{Error, Lite, Result};

/// The future of a statement: generic over what becomes of its rows, never over the query.
#[must_use = "a statement runs when its future is awaited"]
pub struct Fetch<'c, Rows: Gather> {
    #[expect(dead_code, reason = "until the connection's thread reads it")]
    decode: Decoder<Lite, Rows::Row>,
    #[expect(dead_code, reason = "until the connection's thread reads it")]
    request: Request<Lite>,
    handle: PhantomData<&'c ()>,
}

impl<Rows: Gather> Future for Fetch<'_, Rows> {
    type Output = Result<Rows::Output>;

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<Rows::Output>> {
        Poll::Ready(Err(Error::config("no connection")))
    }
}
