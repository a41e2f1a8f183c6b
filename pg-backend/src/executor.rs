//! The seam's `Executor` for pool, connection and transaction: the row type on top of [`crate::fetch`] and [`crate::stream`].

use relvar::backend::{Decoder, Exclusive, Executor, Gather, Request, RowStream};
use relvar::kernel::{Fail, Valid};

use crate::execute::Handle;
use crate::isolation::{Access, Isolation, ReadOnly};
use crate::stream::Rows;
use crate::{Connection, Fetch, Pg, Pool, Reader, Transaction, trace};

/// The culprit of a row lock outside of a transaction: it would be released as soon as the statement ends.
pub struct NoTransaction;

/// A handle of this driver: what [`Executor`] is, and a way to the connection for what is no statement.
pub trait PgExecutor<'c>: Executor<'c, Backend = Pg> {
    #[doc(hidden)]
    #[allow(private_interfaces, reason = "only this crate implements the trait and calls this")]
    fn into_handle(self) -> Handle<'c>;
}

/// `executor!([generics] &Type, Write, Lock)`: the same two methods for each handle.
macro_rules! executor {
    ([$($generics:tt)*] $handle:ty, $shared:ty, $write:ty, $lock:ty) => {
        impl<'c $($generics)*> PgExecutor<'c> for $handle {
            #[allow(private_interfaces, reason = "see the trait")]
            fn into_handle(self) -> Handle<'c> {
                // A unique borrow is shared for as long.
                <$shared>::handle(self)
            }
        }

        impl<'c $($generics)*> Executor<'c> for $handle {
            type Backend = Pg;
            type Write = $write;
            type Lock = $lock;

            fn fetch<Rows: Gather + 'c>(
                self,
                request: Request<Pg>,
                decode: Decoder<Pg, Rows::Row>,
                rows: Rows,
            ) -> Fetch<'c, Rows> {
                Fetch::new(self.into_handle(), request, decode, rows)
            }

            fn fetch_stream<Row: Send + 'c>(
                self,
                request: Request<Pg>,
                decode: Decoder<Pg, Row>,
            ) -> RowStream<'c, Row, Pg> {
                let handle = self.into_handle();
                let span = trace::span(handle.shared(), &request);
                RowStream::new(Rows::new(handle, request, decode, span))
            }
        }
    };
}

executor!([] &'c Pool, Pool, Valid, Fail<NoTransaction>);
executor!([] &'c Reader, Reader, Fail<ReadOnly>, Fail<NoTransaction>);
executor!([] &'c Connection, Connection, Valid, Fail<NoTransaction>);
executor!([] &'c mut Connection, Connection, Valid, Fail<NoTransaction>);
executor!(
    [, 't, Mode: Access, Level: Isolation] &'c Transaction<'t, Mode, Level>, Transaction<'t, Mode, Level>,
    Mode::Write, Mode::Lock
);
executor!(
    [, 't, Mode: Access, Level: Isolation] &'c mut Transaction<'t, Mode, Level>, Transaction<'t, Mode, Level>,
    Mode::Write, Mode::Lock
);

/// Each takes a connection of its own.
#[diagnostic::do_not_recommend]
impl Exclusive for &Pool {}
#[diagnostic::do_not_recommend]
impl Exclusive for &Reader {}
#[diagnostic::do_not_recommend]
impl Exclusive for &mut Connection {}
#[diagnostic::do_not_recommend]
impl<Mode, Level> Exclusive for &mut Transaction<'_, Mode, Level> {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::isolation::ReadWrite;

    fn writes<'c, E: Executor<'c, Write = Valid>>() {}
    fn locks<'c, E: Executor<'c, Lock = Valid>>() {}
    fn refuses_writes<'c, E: Executor<'c, Write = Fail<ReadOnly>>>() {}
    fn keeps_table_locks<'c, E: Executor<'c, Lock = Fail<ReadOnly>>>() {}
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
        // Each statement on a reader is a transaction of its own.
        refuses_locks::<&Reader>();
        refuses_writes::<&Transaction<'_, ReadOnly>>();
        refuses_writes::<&mut Transaction<'_, ReadOnly>>();
        keeps_table_locks::<&Transaction<'_, ReadOnly>>();
        refuses_writes::<&Reader>();
    }
}
