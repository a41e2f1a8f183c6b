//! May this handle run this statement?
//!
//! Everything that depends on statement *and* handle hangs on the handle: while the handle's type is still open, the
//! compiler registers one obligation and does not walk the statement.

use std::panic::Location;

use crate::backend::{Backend, Decoder, Executor, Request, Values};
use crate::kernel::{Both, Fail, Locking, LockingWriting, Missing, Valid, Verdict, Writing};
use crate::stmt::{Decodes, Spell, Statement};

/// A handle that can run the statement `S`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot run this statement",
    label = "expected `&Pool`, `&Connection` or `&Transaction`"
)]
pub trait Accepts<'c, S: Statement>: Spells<'c, S> {
    /// Text and parameters.
    fn request(statement: &S, caller: &'static Location<'static>) -> Request<Self::Backend>;
    /// How a row is read.
    fn decoder(statement: &S) -> Decoder<Self::Backend, S::Row>;
}

#[diagnostic::do_not_recommend]
impl<'c, S, E> Accepts<'c, S> for E
where
    E: Executor<'c>,
    S: Statement + Spell<<E::Backend as Backend>::Dialect> + Values<E::Backend> + Decodes<E::Backend>,
{
    fn request(statement: &S, caller: &'static Location<'static>) -> Request<E::Backend> {
        let mut parameters = <E::Backend as Backend>::Parameters::default();
        statement.values(&mut parameters);
        Request {
            text: statement.text(),
            parameters,
            columns: statement.columns(),
            need: <S as Spell<<E::Backend as Backend>::Dialect>>::NEED,
            caller,
            empty: statement.is_empty(),
        }
    }

    fn decoder(statement: &S) -> Decoder<E::Backend, S::Row> {
        statement.decoder()
    }
}

/// A handle whose dialect can spell the statement `S`.
///
/// Apart from [`Accepts`], because the compiler proves the whole of a trait once more for each type that it projects from
/// it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot run this statement",
    label = "expected `&Pool`, `&Connection` or `&Transaction`"
)]
pub trait Spells<'c, S>: Executor<'c> {
    /// Does the dialect have all that the statement uses?
    type Support: Verdict;
}

#[diagnostic::do_not_recommend]
impl<'c, S, E> Spells<'c, S> for E
where
    E: Executor<'c>,
    S: Spell<DialectOf<'c, E>>,
{
    type Support = <S as Spell<DialectOf<'c, E>>>::Support;
}

// What depends on the handle alone, or on the statement alone, is asked of it alone.

/// The dialect of the handle `E`.
pub type DialectOf<'c, E> = <<E as Executor<'c>>::Backend as Backend>::Dialect;
/// What the handle `E` says of writing where the statement `S` writes, else `Valid`.
pub type WritingOf<'c, E, S> = Both<
    <<S as Statement>::Access as Access>::Write<<E as Executor<'c>>::Write>,
    <<E as Spells<'c, S>>::Support as Verdict>::WrittenOn<<E as Executor<'c>>::Write>,
>;
/// What the handle `E` says of row locks where the statement `S` locks rows, else `Valid`.
pub type LockingOf<'c, E, S> = <<E as Spells<'c, S>>::Support as Verdict>::IfLocking<
    <<S as Statement>::Access as Access>::Lock<<E as Executor<'c>>::Lock>,
>;

/// A verdict on the handle of a statement that writes.
#[diagnostic::on_unimplemented(
    message = "this statement writes, and `{Handle}` is read-only",
    label = "a read-only handle",
    note = "use a read-write transaction, a connection or the pool",
    note = "rule X1, see `relvar::docs::rules::X1`"
)]
pub trait MayWrite<Handle> {}

#[diagnostic::do_not_recommend]
impl<Handle> MayWrite<Handle> for Valid {}

/// A verdict on what is boxed: whether it writes would be forgotten with its type.
#[diagnostic::on_unimplemented(
    message = "`{Function}` writes, and a boxed query does not say so: a read-only handle would run it",
    label = "calls `{Function}`",
    note = "call it in a statement that is not boxed",
    note = "rule X1, see `relvar::docs::rules::X1`"
)]
pub trait BoxedReads<Function> {}

#[diagnostic::do_not_recommend]
impl<Function> BoxedReads<Function> for Valid {}

/// What the dialect lacks is said by another bound.
#[diagnostic::do_not_recommend]
impl<Function, Feature> BoxedReads<Function> for Fail<Feature> {}

/// What no WITH defines is said by another bound.
#[diagnostic::do_not_recommend]
impl<Function, Table> BoxedReads<Function> for Missing<Table> {}

/// What locks rows is said by another bound.
#[diagnostic::do_not_recommend]
impl<Function> BoxedReads<Function> for Locking {}

/// The culprit of a handle on which a table lock is kept: `()` in a read-write transaction, and what the driver says of a
/// read-only one.
#[diagnostic::on_unimplemented(
    message = "LOCK TABLE outside of a transaction is refused: the lock would be released at once",
    label = "not a transaction",
    note = "run it in `db.transaction(async |tx| {{ .. }})`, on `&tx`",
    note = "rule X2, see `relvar::docs::rules::X2`"
)]
pub trait KeepsTableLocks {}

#[diagnostic::do_not_recommend]
impl KeepsTableLocks for () {}

/// A verdict on the handle of a statement that locks rows.
#[diagnostic::on_unimplemented(
    message = "a row lock (FOR UPDATE, FOR SHARE) outside of a read-write transaction is released at once, or refused",
    label = "not a read-write transaction",
    note = "run it in `db.transaction(async |tx| {{ .. }})`, on `&tx`",
    note = "rules X1, X2, see `relvar::docs::rules`"
)]
pub trait MayLock {}

#[diagnostic::do_not_recommend]
impl MayLock for Valid {}

/// What a statement asks of its handle: [`Reads`] or [`Writes`].
pub trait Access {
    /// `Handle`, the verdict of a handle on writing, where the statement writes, else `Valid`.
    type Write<Handle: Verdict>: Verdict;
    /// `Handle`, the verdict of a handle on locking, which is asked where the statement locks rows somewhere; `Valid` where
    /// it writes as well, and so needs no longer lock than it runs.
    type Lock<Handle: Verdict>: Verdict;
}

/// The statement only reads.
#[derive(Clone, Copy, Debug)]
pub struct Reads;

/// The statement writes.
#[derive(Clone, Copy, Debug)]
pub struct Writes;

impl Access for Reads {
    type Write<Handle: Verdict> = Valid;
    type Lock<Handle: Verdict> = Handle;
}

impl Access for Writes {
    type Write<Handle: Verdict> = Handle;
    type Lock<Handle: Verdict> = Valid;
}

/// A verdict on something that is boxed: its handle is not known, so it cannot lock rows.
#[diagnostic::on_unimplemented(
    message = "what is put together at run time cannot hold a row lock (FOR UPDATE, FOR SHARE)",
    label = "locks rows",
    note = "lock the rows in a query of their own first",
    note = "rule X2, see `relvar::docs::rules::X2`"
)]
pub trait LocksNothing {}

#[diagnostic::do_not_recommend]
impl LocksNothing for Valid {}

#[diagnostic::do_not_recommend]
impl<Feature> LocksNothing for Fail<Feature> {}

#[diagnostic::do_not_recommend]
impl<Table> LocksNothing for Missing<Table> {}

/// What writes is said by another bound.
#[diagnostic::do_not_recommend]
impl<Function> LocksNothing for Writing<Function> {}

/// What writes is said by another bound.
#[diagnostic::do_not_recommend]
impl<Function> LocksNothing for LockingWriting<Function> {}

/// What two parts of a statement ask of its handle together.
pub trait AndAccess<Other>: Access {
    /// [`Reads`] or [`Writes`].
    type Access: Access;
}

impl<Other: Access> AndAccess<Other> for Reads {
    type Access = Other;
}

impl<Other: Access> AndAccess<Other> for Writes {
    type Access = Writes;
}

/// What a part of a statement does, or the definitions of its WITH clause do.
#[diagnostic::on_unimplemented(
    message = "what writes must stand in a WITH clause at the top level of the statement",
    label = "writes, and here it is a part of another statement",
    note = "name it in the WITH clause of the whole statement: `let gone = users.delete()...cte(); with(&gone, ..)`",
    note = "rule C14, see `relvar::docs::rules::C14`"
)]
pub trait BelowTop {}

#[diagnostic::do_not_recommend]
impl BelowTop for Reads {}

/// A statement that writes as a table in FROM: there is none.
#[diagnostic::on_unimplemented(
    message = "a statement that writes cannot stand in FROM",
    label = "only a WITH clause at the top level holds a statement that writes",
    note = "`.cte()` names its rows: `let gone = users.delete()...cte(); with(&gone, gone.query())`",
    note = "rule C14, see `relvar::docs::rules::C14`"
)]
pub trait StandsInFrom {}
