//! What a transaction may do and see, as types.

use relvar::check::KeepsTableLocks;
use relvar::kernel::{Fail, Valid, Verdict};

/// May the transaction write?
pub trait Access: 'static {
    /// Verdict on writing statements.
    type Write: Verdict;
    /// Verdict on row locks.
    type Lock: Verdict;
    #[doc(hidden)]
    const SQL: &'static str;
}

/// A transaction that may write.
#[derive(Clone, Copy, Debug)]
pub struct ReadWrite;

/// A transaction that may only read; the server refuses the rest too.
#[derive(Clone, Copy, Debug)]
pub struct ReadOnly;

impl Access for ReadWrite {
    type Write = Valid;
    type Lock = Valid;
    const SQL: &'static str = "";
}

impl Access for ReadOnly {
    type Write = Fail<ReadOnly>;
    type Lock = Fail<ReadOnly>;
    const SQL: &'static str = " READ ONLY";
}

/// The server locks tables for a transaction that only reads, too.
#[diagnostic::do_not_recommend]
impl KeepsTableLocks for ReadOnly {}

/// How much of concurrent transactions is seen.
pub trait Isolation: 'static {
    #[doc(hidden)]
    const SQL: &'static str;
}

/// Declares the isolation levels: `name, SQL`.
macro_rules! isolation {
    ($($(#[$doc:meta])* $name:ident $sql:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl Isolation for $name {
            const SQL: &'static str = $sql;
        }
    )*};
}

isolation! {
    /// The level that the server is configured for, READ COMMITTED unless somebody changed it.
    ServerDefault "";
    /// Each statement sees what was committed before it began.
    ReadCommitted " ISOLATION LEVEL READ COMMITTED";
    /// All statements see what was committed before the first one began.
    RepeatableRead " ISOLATION LEVEL REPEATABLE READ";
    /// As if transactions ran one after the other; run it again after a serialization failure.
    Serializable " ISOLATION LEVEL SERIALIZABLE";
}

/// An isolation level that shows no more of concurrent transactions than `Needed` does: what a function asks for that is
/// wrong under a weaker one.
///
/// ```
/// use relvar_pg::{AtLeast, Serializable, Transaction, ReadWrite};
///
/// async fn transfer<Level: AtLeast<Serializable>>(tx: &Transaction<'_, ReadWrite, Level>) { /* .. */ }
/// ```
///
/// The order is READ COMMITTED, REPEATABLE READ, SERIALIZABLE. What [`ServerDefault`] means is not known here, so it
/// counts as the weakest.
#[diagnostic::on_unimplemented(
    message = "this needs a transaction of isolation level `{Needed}`, and `{Self}` is weaker",
    label = "the transaction is of level `{Self}`",
    note = "begin it with `db.transaction_with().isolation({Needed}).run(async |tx| {{ .. }})`",
    note = "rule X4, see `relvar::docs::rules::X4`"
)]
pub trait AtLeast<Needed>: Isolation {}

/// Declares which levels are at least as strong as others: `name: weaker ones and itself`.
macro_rules! at_least {
    ($($name:ident: $($weaker:ident)*;)*) => {$($(
        #[diagnostic::do_not_recommend]
        impl AtLeast<$weaker> for $name {}
    )*)*};
}

at_least! {
    ServerDefault: ServerDefault ReadCommitted;
    ReadCommitted: ServerDefault ReadCommitted;
    RepeatableRead: ServerDefault ReadCommitted RepeatableRead;
    Serializable: ServerDefault ReadCommitted RepeatableRead Serializable;
}
