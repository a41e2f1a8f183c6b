//! `LOCK TABLE` (PostgreSQL manual, section 13.3.1, and page LOCK).

use std::marker::PhantomData;
use std::panic::Location;

use super::{SupportOn, command};
use crate::backend::{Done, Executor, Fetch};
use crate::check::{DialectOf, KeepsTableLocks, LOCK_TABLE, WritesTable};
use crate::clause::{CommandWords, TableList, command_words};
use crate::kernel::{Culprit, Unset};
use crate::render::{Dialect, OnPostgres, Render, Rope, Support, Supported, SupportedBy};

command_words! {
    /// `ACCESS SHARE`
    AccessShare " IN ACCESS SHARE MODE";
    /// `ROW SHARE`
    RowShare " IN ROW SHARE MODE";
    /// `ROW EXCLUSIVE`
    RowExclusive " IN ROW EXCLUSIVE MODE";
    /// `SHARE UPDATE EXCLUSIVE`
    ShareUpdateExclusive " IN SHARE UPDATE EXCLUSIVE MODE";
    /// `SHARE`
    Share " IN SHARE MODE";
    /// `SHARE ROW EXCLUSIVE`
    ShareRowExclusive " IN SHARE ROW EXCLUSIVE MODE";
    /// `EXCLUSIVE`
    ExclusiveMode " IN EXCLUSIVE MODE";
    /// `ACCESS EXCLUSIVE`
    AccessExclusive " IN ACCESS EXCLUSIVE MODE";
    /// Is an error (55P03) where another transaction holds a lock that conflicts.
    AtOnce " NOWAIT";
}

/// `LOCK TABLE tables` before its mode is given: see [`lock_table`].
#[derive(Clone, Copy, Debug)]
#[must_use = "the mode of the lock is missing"]
pub struct LockTables<Tables>(PhantomData<Tables>);

/// `LOCK TABLE tables IN mode`: see [`lock_table`].
#[derive(Clone, Copy, Debug)]
#[must_use = "a lock is taken when it is executed"]
pub struct LockTable<Tables, Mode, Wait>(PhantomData<(Tables, Mode, Wait)>);

/// `LOCK TABLE`: a table or a tuple of them. The lock is kept until the transaction ends; outside of one it cannot be taken.
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
/// let sql = lock_table((users, posts)).share_row_exclusive().nowait().sql::<Postgres>();
/// assert_eq!(sql, "LOCK TABLE users, posts IN SHARE ROW EXCLUSIVE MODE NOWAIT");
/// ```
///
/// `.execute(&tx)` takes it. Tables are locked one after another, in the order given: two transactions that take them in
/// different orders can block each other, and the server then ends one of them (40P01).
#[relvar_macros::brief]
pub fn lock_table<Tables>(tables: Tables) -> LockTables<Tables::List>
where
    Tables: TableList,
    Tables::Lock: WritesTable<LOCK_TABLE, Culprit<Tables::Lock>>,
{
    let _ = tables;
    LockTables(PhantomData)
}

macro_rules! modes {
    ($($(#[$doc:meta])* $method:ident $mode:ident;)*) => {
        impl<Tables> LockTables<Tables> {
            $(
                $(#[$doc])*
                pub fn $method(self) -> LockTable<Tables, $mode, Unset> {
                    LockTable(PhantomData)
                }
            )*
        }
    };
}

modes! {
    /// `IN ACCESS SHARE MODE`: against `DROP TABLE` and the like only, as a SELECT does.
    access_share AccessShare;
    /// `IN ROW SHARE MODE`, as `SELECT .. FOR UPDATE` does.
    row_share RowShare;
    /// `IN ROW EXCLUSIVE MODE`, as UPDATE, DELETE and INSERT do.
    row_exclusive RowExclusive;
    /// `IN SHARE UPDATE EXCLUSIVE MODE`: against changes of the schema and VACUUM.
    share_update_exclusive ShareUpdateExclusive;
    /// `IN SHARE MODE`: nobody changes rows.
    share Share;
    /// `IN SHARE ROW EXCLUSIVE MODE`: nobody changes rows, and only one holds it.
    share_row_exclusive ShareRowExclusive;
    /// `IN EXCLUSIVE MODE`: others may only read.
    exclusive ExclusiveMode;
    /// `IN ACCESS EXCLUSIVE MODE`: others may not even read.
    access_exclusive AccessExclusive;
}

impl<Tables, Mode> LockTable<Tables, Mode, Unset> {
    /// `NOWAIT`: an error (55P03) where another transaction holds a lock that conflicts.
    pub fn nowait(self) -> LockTable<Tables, Mode, AtOnce> {
        LockTable(PhantomData)
    }
}

#[relvar_macros::brief]
impl<Tables, Mode, Wait> LockTable<Tables, Mode, Wait> {
    /// Takes the lock.
    #[track_caller]
    pub fn execute<'c, E>(self, db: E) -> Fetch<'c, Done, E::Backend>
    where
        E: Executor<'c>,
        Self: Render<DialectOf<'c, E>>,
        Culprit<E::Lock>: KeepsTableLocks,
        SupportOn<'c, Self, E>: Supported<Culprit<SupportOn<'c, Self, E>>, DialectOf<'c, E>>,
    {
        db.fetch(command::<Self, E::Backend>(Location::caller()), |_| Ok(()), Done)
    }
}

impl<D, Tables, Mode, Wait> Render<D> for LockTable<Tables, Mode, Wait>
where
    D: Dialect,
    Tables: TableList,
    Mode: CommandWords,
    Wait: CommandWords,
    OnPostgres<LOCK_TABLE>: SupportedBy<D>,
{
    type Support = Support<OnPostgres<LOCK_TABLE>, D>;
    const ROPE: &'static Rope = &Rope::Join(&[
        &Rope::Literal("LOCK TABLE "),
        Tables::NAMES,
        &Rope::Literal(Mode::TEXT),
        &Rope::Literal(Wait::TEXT),
    ]);
}
