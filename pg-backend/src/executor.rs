//! The seam's `Executor` for pool, connection and transaction: the row type on top of [`crate::fetch`] and [`crate::stream`].

use relvar::backend::{Decoder, Executor, Gather, Request, RowStream};
use relvar::kernel::{Fail, Valid};

use crate::isolation::{Access, Isolation};
use crate::stream::Rows;
use crate::{Connection, Fetch, Pg, Pool, Transaction, trace};

/// The culprit of a row lock outside of a transaction: it would be released as soon as the statement ends.
pub struct NoTransaction;

/// `executor!([generics] Type, Write, Lock)`: the same two methods for each handle.
macro_rules! executor {
    ([$($generics:tt)*] $handle:ty, $write:ty, $lock:ty) => {
        impl<'c $($generics)*> Executor<'c> for &'c $handle {
            type Backend = Pg;
            type Write = $write;
            type Lock = $lock;

            fn fetch<Rows: Gather + 'c>(
                self,
                request: Request<Pg>,
                decode: Decoder<Pg, Rows::Row>,
                rows: Rows,
            ) -> Fetch<'c, Rows> {
                Fetch::new(self.handle(), request, decode, rows)
            }

            fn fetch_stream<Row: Send + 'c>(
                self,
                request: Request<Pg>,
                decode: Decoder<Pg, Row>,
            ) -> RowStream<'c, Row, Pg> {
                let span = trace::span(self.handle().shared(), &request);
                RowStream::new(Rows::new(self.handle(), request, decode, span))
            }
        }
    };
}

executor!([] Pool, Valid, Fail<NoTransaction>);
executor!([] Connection, Valid, Fail<NoTransaction>);
executor!([, 't, Mode: Access, Level: Isolation] Transaction<'t, Mode, Level>, Mode::Write, Mode::Lock);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::isolation::{ReadOnly, ReadWrite};

    fn writes<'c, E: Executor<'c, Write = Valid>>() {}
    fn locks<'c, E: Executor<'c, Lock = Valid>>() {}
    fn refuses_writes<'c, E: Executor<'c, Write = Fail<ReadOnly>, Lock = Fail<ReadOnly>>>() {}
    fn refuses_locks<'c, E: Executor<'c, Lock = Fail<NoTransaction>>>() {}

    #[test]
    fn handles_say_what_they_may_do() {
        writes::<&Pool>();
        writes::<&Connection>();
        writes::<&Transaction<'_, ReadWrite>>();
        locks::<&Transaction<'_>>();
        refuses_locks::<&Pool>();
        refuses_locks::<&Connection>();
        refuses_writes::<&Transaction<'_, ReadOnly>>();
    }
}
