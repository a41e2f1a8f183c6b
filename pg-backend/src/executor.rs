//! The seam's `Executor` for pool, connection and transaction: the row type on top of [`crate::execute`].

use relvar::backend::{Decoder, Executor, Fetch, Request, RowStream};
use relvar::kernel::{Fail, Valid};

use crate::execute::{Answer, Handle, run};
use crate::isolation::{Access, Isolation};
use crate::stream::Rows;
use crate::{Connection, Error, Pg, Pool, Transaction, trace};

/// The culprit of a row lock outside of a transaction: it would be released as soon as the statement ends.
pub struct NoTransaction;

fn fetch_all<'c, Row: Send + 'c>(
    handle: Handle<'c>,
    request: Request<Pg>,
    decode: Decoder<Pg, Row>,
) -> Fetch<'c, Vec<Row>, Pg> {
    Fetch::new(async move {
        let mut rows = Vec::new();
        let mut sink = |row: &crate::Row| decode(row).map(|row| rows.push(row));
        run(handle, &request, Answer::Rows(&mut sink)).await?;
        Ok(rows)
    })
}

fn fetch_optional<'c, Row: Send + 'c>(
    handle: Handle<'c>,
    request: Request<Pg>,
    decode: Decoder<Pg, Row>,
) -> Fetch<'c, Option<Row>, Pg> {
    Fetch::new(async move {
        let mut first = None;
        let mut sink = |row: &crate::Row| {
            if first.is_none() {
                first = Some(decode(row)?);
            }
            Ok(())
        };
        run(handle, &request, Answer::Rows(&mut sink)).await?;
        Ok(first)
    })
}

fn fetch_one<'c, Row: Send + 'c>(
    handle: Handle<'c>,
    request: Request<Pg>,
    decode: Decoder<Pg, Row>,
    only: bool,
) -> Fetch<'c, Row, Pg> {
    Fetch::new(async move {
        let mut first = None;
        let mut count = 0_usize;
        let mut sink = |row: &crate::Row| {
            count += 1;
            if count == 1 {
                first = Some(decode(row)?);
            }
            Ok(())
        };
        run(handle, &request, Answer::Rows(&mut sink)).await?;
        match first {
            Some(_) if only && count > 1 => Err(Error::too_many_rows().at(&request.text, request.caller)),
            Some(row) => Ok(row),
            None => Err(Error::not_found().at(&request.text, request.caller)),
        }
    })
}

fn fetch_stream<'c, Row: Send + 'c>(
    handle: Handle<'c>,
    request: Request<Pg>,
    decode: Decoder<Pg, Row>,
) -> RowStream<'c, Row, Pg> {
    let span = trace::span(handle.shared(), &request);
    RowStream::new(Rows::new(handle, request, decode, span))
}

fn execute<'c>(handle: Handle<'c>, request: Request<Pg>) -> Fetch<'c, u64, Pg> {
    Fetch::new(async move { run(handle, &request, Answer::Count).await })
}

/// `executor!([generics] Type, Write, Lock)`: the same five methods for each handle.
macro_rules! executor {
    ([$($generics:tt)*] $handle:ty, $write:ty, $lock:ty) => {
        impl<'c $($generics)*> Executor<'c> for &'c $handle {
            type Backend = Pg;
            type Write = $write;
            type Lock = $lock;

            fn fetch_all<Row: Send + 'c>(
                self,
                request: Request<Pg>,
                decode: Decoder<Pg, Row>,
            ) -> Fetch<'c, Vec<Row>, Pg> {
                fetch_all(self.handle(), request, decode)
            }

            fn fetch_optional<Row: Send + 'c>(
                self,
                request: Request<Pg>,
                decode: Decoder<Pg, Row>,
            ) -> Fetch<'c, Option<Row>, Pg> {
                fetch_optional(self.handle(), request, decode)
            }

            fn fetch_one<Row: Send + 'c>(
                self,
                request: Request<Pg>,
                decode: Decoder<Pg, Row>,
                only: bool,
            ) -> Fetch<'c, Row, Pg> {
                fetch_one(self.handle(), request, decode, only)
            }

            fn fetch_stream<Row: Send + 'c>(
                self,
                request: Request<Pg>,
                decode: Decoder<Pg, Row>,
            ) -> RowStream<'c, Row, Pg> {
                fetch_stream(self.handle(), request, decode)
            }

            fn execute(self, request: Request<Pg>) -> Fetch<'c, u64, Pg> {
                execute(self.handle(), request)
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
