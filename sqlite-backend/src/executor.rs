//! The seam's `Executor` for pool, connection and transaction: the row type on top of [`crate::run`].

use relvar::backend::{Decoder, Exclusive, Executor, Gather, Request, RowStream};
use relvar::kernel::{Fail, Valid};

use crate::access::{Access, ReadOnly};
use crate::handle::Handle;
use crate::stream::Rows;
use crate::{Connection, Fetch, Lite, Pool, Reader, Transaction};

/// The culprit of a row lock outside of a transaction.
pub struct NoTransaction;

/// `executor!([generics] type, handle, verdict on writing, verdict on locking)`
macro_rules! executor {
    ([$($generics:tt)*] $handle:ty, $into:expr, $write:ty, $lock:ty) => {
        impl<'c $($generics)*> Executor<'c> for $handle {
            type Backend = Lite;
            type Write = $write;
            type Lock = $lock;

            fn fetch<Rows: Gather + 'c>(
                self,
                request: Request<Lite>,
                decode: Decoder<Lite, Rows::Row>,
                rows: Rows,
            ) -> Fetch<'c, Rows> {
                let into: fn(Self) -> Handle<'c> = $into;
                Fetch::new(into(self), request, decode, rows)
            }

            fn fetch_stream<Row: Send + 'c>(
                self,
                request: Request<Lite>,
                decode: Decoder<Lite, Row>,
            ) -> RowStream<'c, Row, Lite> {
                let into: fn(Self) -> Handle<'c> = $into;
                RowStream::new(Rows::new(into(self), request, decode))
            }
        }
    };
}

executor!([] &'c Pool, |pool| Handle::Pool(pool), Valid, Fail<NoTransaction>);
executor!([] &'c Reader, |reader| Handle::Reader(reader.pool()), Fail<ReadOnly>, Fail<NoTransaction>);
executor!([] &'c Connection, |connection| connection.handle(), Valid, Fail<NoTransaction>);
executor!([] &'c mut Connection, |connection| connection.handle(), Valid, Fail<NoTransaction>);
executor!([, 't, Mode: Access] &'c Transaction<'t, Mode>, |tx| tx.handle(), Mode::Write, Mode::Lock);
executor!([, 't, Mode: Access] &'c mut Transaction<'t, Mode>, |tx| tx.handle(), Mode::Write, Mode::Lock);

/// Each takes a connection of its own.
#[diagnostic::do_not_recommend]
impl Exclusive for &Pool {}
#[diagnostic::do_not_recommend]
impl Exclusive for &Reader {}
#[diagnostic::do_not_recommend]
impl Exclusive for &mut Connection {}
#[diagnostic::do_not_recommend]
impl<Mode> Exclusive for &mut Transaction<'_, Mode> {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::ReadWrite;

    fn writes<'c, E: Executor<'c, Write = Valid>>() {}
    fn locks<'c, E: Executor<'c, Lock = Valid>>() {}
    fn refuses_writes<'c, E: Executor<'c, Write = Fail<ReadOnly>>>() {}
    fn refuses_locks<'c, E: Executor<'c, Lock = Fail<NoTransaction>>>() {}

    #[test]
    fn handles_say_what_they_may_do() {
        writes::<&Pool>();
        writes::<&Connection>();
        writes::<&Transaction<'_, ReadWrite>>();
        locks::<&Transaction<'_>>();
        writes::<&mut Connection>();
        refuses_locks::<&Pool>();
        refuses_locks::<&Connection>();
        refuses_locks::<&Reader>();
        refuses_writes::<&Transaction<'_, ReadOnly>>();
        refuses_writes::<&mut Transaction<'_, ReadOnly>>();
        refuses_writes::<&Reader>();
    }
}
