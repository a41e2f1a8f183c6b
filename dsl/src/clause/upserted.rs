//! `RETURNING` of an INSERT that may update: each row with the answer to "was it inserted?".

use super::{DecodeReturned, Returned};
use crate::backend::{Backend, CodecError, ColumnTypes, Values, read};
use crate::check::*;
use crate::clause::ConflictUpdates;
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope};
use crate::row::{Fits, ItemLevel, ReadAs, RowIn, SelectList};
use crate::stmt::{Insert, InsertedRows};
use crate::types::Bool;

/// What became of a row of `INSERT .. ON CONFLICT .. DO UPDATE`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Upserted<Row> {
    /// It was inserted.
    Inserted(Row),
    /// A row with its key was there and was updated.
    Updated(Row),
}

impl<Row> Upserted<Row> {
    /// Was it inserted?
    pub fn is_inserted(&self) -> bool {
        matches!(self, Upserted::Inserted(_))
    }

    /// The row, whatever became of it.
    pub fn into_row(self) -> Row {
        match self {
            Upserted::Inserted(row) | Upserted::Updated(row) => row,
        }
    }
}

/// `RETURNING xmax = 0, list`
#[derive(Clone, Copy, Debug)]
pub struct ReturningUpserted<List>(List);

taken!([List] ReturningUpserted<List>;);

impl<D: Dialect, List: Render<D>> Render<D> for ReturningUpserted<List> {
    type Support = List::Support;
    const ROPE: &'static Rope = &Rope::List(", ", &[&Rope::Literal(" RETURNING xmax = 0"), List::ROPE]);
}

impl<B: Backend, List: Values<B>> Values<B> for ReturningUpserted<List> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.0.values(parameters);
    }
}

impl<Scope, List: RowIn<Scope, NotGrouped>> Returned<Scope> for ReturningUpserted<List> {
    type Row = Upserted<List::Row>;
    const COLUMNS: &'static ColumnTypes =
        &ColumnTypes::Many(&[&ColumnTypes::One(&<Bool as SqlType>::NAME), List::COLUMNS]);
}

impl<B, Scope, List> DecodeReturned<B, Scope> for ReturningUpserted<List>
where
    B: Backend,
    bool: crate::backend::Decode<B, Bool>,
    List: RowIn<Scope, NotGrouped> + ReadAs<B, List::Row>,
{
    fn decode(row: &B::Row) -> Result<Self::Row, CodecError> {
        let inserted = read::<B, Bool, bool>(row, 0)?;
        let row = List::read(row, 1)?;
        Ok(if inserted { Upserted::Inserted(row) } else { Upserted::Updated(row) })
    }
}

#[relvar_macros::brief]
impl<T, List, Source, Conflict, Held> Insert<T, List, Source, Conflict, Held>
where
    T: Table + Declared,
{
    /// `RETURNING list`, and of each row whether it was inserted or updated: an [`Upserted`].
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let upsert = users
    ///     .insert((users::email.set("a@b.c"), users::name.set("Ann")))
    ///     .on_conflict(users::email)
    ///     .do_update(users::name.set(excluded(users::name)))
    ///     .returning_upserted(users::id);
    /// assert!(upsert.sql::<Postgres>().ends_with(" DO UPDATE SET name = excluded.name RETURNING xmax = 0, users.id"));
    /// ```
    ///
    /// The answer is taken from the system column `xmax`, which is 0 in a row that is new, and which an updated row has
    /// from the lock that ON CONFLICT took. The manual does not promise it; it holds for tables in PostgreSQL's own storage.
    pub fn returning_upserted<Item>(
        self,
        list: Item,
    ) -> Insert<T, List, Source, Conflict, ReturningUpserted<Item>>
    where
        Conflict: ConflictUpdates,
        Item: SelectList + InScope<InsertedRows<T>> + ItemLevel,
        Item: Fits<InsertedRows<T>, NotGrouped>,
        Held: NotGivenYet<RETURNING>,
        Conflict::Verdict: UpdatesRows,
        ScopeOf<Item, InsertedRows<T>>: InFrom<Culprit<ScopeOf<Item, InsertedRows<T>>>>,
        <crate::row::LevelOfList<Item> as Level>::NoAggregate: NoAggregate<RETURNING>,
        <crate::row::LevelOfList<Item> as Level>::NoWindow: NoWindow<RETURNING>,
        Culprit<super::ReturnedFit<Item, InsertedRows<T>>>: MisfitParts,
        super::ReturnedFit<Item, InsertedRows<T>>: FieldsFit<
                super::ReturnedName<Item, InsertedRows<T>>,
                super::ReturnedType<Item, InsertedRows<T>>,
                super::ReturnedRust<Item, InsertedRows<T>>,
            >,
    {
        self.map_returning(|_| ReturningUpserted(list))
    }
}
