//! What a transaction may do and see, as types.

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
