//! What a transaction may do, as types. Every transaction of SQLite is serializable.

use relvar::kernel::{Fail, Valid, Verdict};

/// May the transaction write?
pub trait Access: 'static {
    /// Verdict on writing statements.
    type Write: Verdict;
    /// Verdict on row locks.
    type Lock: Verdict;
    #[doc(hidden)]
    const WRITES: bool;
}

/// A transaction that may write. It has the lock for writing from its beginning to its end.
#[derive(Clone, Copy, Debug)]
pub struct ReadWrite;

/// A transaction that may only read: what was committed before its first statement, and nothing later.
#[derive(Clone, Copy, Debug)]
pub struct ReadOnly;

impl Access for ReadWrite {
    type Write = Valid;
    type Lock = Valid;
    const WRITES: bool = true;
}

impl Access for ReadOnly {
    type Write = Fail<ReadOnly>;
    type Lock = Fail<ReadOnly>;
    const WRITES: bool = false;
}
