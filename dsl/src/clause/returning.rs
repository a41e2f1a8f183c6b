//! `RETURNING` (PostgreSQL manual, section 6.4): the rows that INSERT, UPDATE and DELETE touched.

use super::BesideTarget;
use crate::backend::{Backend, Values};
use crate::check::{InScope, OnlyTable, ScopeOf, taken};
use crate::kernel::{Blaming, Fail, Unset, Valid};
use crate::render::{Dialect, Render, Rope, Sqlite, SupportedBy, on_postgres};

/// `RETURNING list`
#[derive(Clone, Copy, Debug)]
pub struct Returning<List>(pub(crate) List);

taken!([List] Returning<List>;);

impl<D: Dialect, List: Render<D>> Render<D> for Returning<List> {
    type Support = List::Support;
    const ROPE: &'static Rope = &Rope::Clause(" RETURNING ", List::ROPE);
}

/// RETURNING of the row that is written alone, `Held` being the clause: SQLite knows no other there.
pub struct ReturnsWritten<T, Held>(std::marker::PhantomData<(T, Held)>);

/// How messages call RETURNING with columns of a table beside the one that is written, or of `old` or `new`.
#[allow(non_camel_case_types, reason = "a message spells SQL")]
#[derive(Clone, Copy, Debug)]
pub struct RETURNING_OF_ANOTHER_ROW;

impl<T> SupportedBy<Sqlite> for ReturnsWritten<T, Unset> {
    type Verdict = Valid;
}

impl<T, List: InScope<OnlyTable<T>>> SupportedBy<Sqlite> for ReturnsWritten<T, Returning<List>> {
    type Verdict = Blaming<ScopeOf<List, OnlyTable<T>>, RETURNING_OF_ANOTHER_ROW>;
}

/// How messages call RETURNING that tells inserted rows from updated ones: by `xmax`, a column of PostgreSQL's own.
#[allow(non_camel_case_types, reason = "a message spells SQL")]
#[derive(Clone, Copy, Debug)]
pub struct RETURNING_UPSERTED;

impl<T, List> SupportedBy<Sqlite> for ReturnsWritten<T, super::ReturningUpserted<List>> {
    type Verdict = Fail<RETURNING_UPSERTED>;
}

on_postgres!(ReturnsWritten<T, Held>);

impl<B: Backend, List: Values<B>> Values<B> for Returning<List> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.0.values(parameters);
    }
}

/// The scope of RETURNING: that of the statement, and the rows before and after the change.
pub type ReturningScope<T, Beside, OldNull, NewNull> =
    <Beside as BesideTarget<T>>::Returning<OldNull, NewNull>;

/// The verdict on the fields of what RETURNING gives back.
pub type ReturnedFit<Item, Scope> = crate::row::FitOf<Item, Scope, crate::check::NotGrouped>;

/// The field of a misfit.
pub type ReturnedName<Item, Scope> = crate::check::MisfitName<ReturnedFit<Item, Scope>>;
/// The SQL type of a misfit.
pub type ReturnedType<Item, Scope> = crate::check::MisfitType<ReturnedFit<Item, Scope>>;
/// The Rust type of a misfit.
pub type ReturnedRust<Item, Scope> = crate::check::MisfitRust<ReturnedFit<Item, Scope>>;

// The macro below names the rules in short.

/// `.returning(list)`, `.returning_as::<Row>()` and `.returning_all()` of a writing statement, whose slot for it is its last
/// parameter.
macro_rules! returning {
    // returning!(Insert<T, List>): no tables beside the target, no row before the change
    ($statement:ident<$($fixed:ident),*>) => {
        $crate::clause::returning!($statement<$($fixed),*> [Unset] [$crate::stmt::InsertedRows<T>]);
    };
    // returning!(Delete<T, Beside, Filter> [the tables beside the target] [the scope of RETURNING])
    ($statement:ident<$($fixed:ident),*> [$beside:ty] [$scope:ty]) => {
        $crate::clause::returning!($statement<$($fixed),*> [$beside] [$scope] { $beside: $crate::clause::BesideTarget<T>, } []);
    };
    // .. {what the statement's parts are} [what each of the methods asks]
    ($statement:ident<$($fixed:ident),*> [$beside:ty] [$scope:ty] {$($bounds:tt)*} [$($checks:tt)*]) => {
        impl<$($fixed,)* Held> $statement<$($fixed,)* Held>
        where
            T: $crate::kernel::Table + $crate::check::Declared,
            $($bounds)*
        {
            /// `RETURNING list`: an expression, a tuple or `row!(..)`, of the columns of the table and of those beside it.
            #[relvar_macros::brief($statement)]
            pub fn returning<Item>(self, list: Item) -> $statement<$($fixed,)* $crate::clause::Returning<Item>>
            where
                $($checks)*
                Item: $crate::row::SelectList + InScope<$scope> + $crate::row::ItemLevel,
                Item: $crate::row::Fits<$scope, NotGrouped>,
                Held: NotGivenYet<RETURNING>,
                ScopeOf<Item, $scope>: InFrom<Culprit<ScopeOf<Item, $scope>>>,
                <$crate::row::LevelOfList<Item> as Level>::NoAggregate: NoAggregate<RETURNING>,
                <$crate::row::LevelOfList<Item> as Level>::NoWindow: NoWindow<RETURNING>,
                Culprit<ReturnedFit<Item, $scope>>: MisfitParts,
                ReturnedFit<Item, $scope>: FieldsFit<ReturnedName<Item, $scope>, ReturnedType<Item, $scope>, ReturnedRust<Item, $scope>>,
            {
                self.map_returning(|_| $crate::clause::Returning(list))
            }

            /// `RETURNING` the columns that the fields of `Row` name; `Row` derives [`Row`](crate::Row).
            #[relvar_macros::brief($statement)]
            pub fn returning_as<Row>(self) -> $statement<$($fixed,)* $crate::clause::Returning<Row::Columns>>
            where
                $($checks)*
                Row: $crate::row::ByName<$crate::clause::WriteScope<T, $beside>>,
                Row::Columns: $crate::row::SelectList + $crate::row::Fits<$scope, NotGrouped>,
                Held: NotGivenYet<RETURNING>,
                Row::Exists: FieldExists<Culprit<Row::Exists>>,
                Culprit<Row::Unambiguous>: TwoParts,
                Row::Unambiguous: FieldUnambiguous<Row, <Culprit<Row::Unambiguous> as TwoParts>::First, <Culprit<Row::Unambiguous> as TwoParts>::Second>,
                Culprit<ReturnedFit<Row::Columns, $scope>>: MisfitParts,
                ReturnedFit<Row::Columns, $scope>: FieldsFit<ReturnedName<Row::Columns, $scope>, ReturnedType<Row::Columns, $scope>, ReturnedRust<Row::Columns, $scope>>,
            {
                self.map_returning(|_| $crate::clause::Returning(Row::COLUMNS))
            }

            /// `RETURNING` every column: the generated row struct.
            #[relvar_macros::brief($statement)]
            pub fn returning_all(self) -> $statement<$($fixed,)* $crate::clause::Returning<$crate::row::Whole<T>>>
            where
                $($checks)*
                Held: NotGivenYet<RETURNING>,
            {
                self.map_returning(|_| $crate::clause::Returning($crate::row::Whole::new()))
            }
        }
    };
}
pub(crate) use returning;

/// What a statement gives back: nothing, or the rows of its RETURNING clause.
pub trait Returned<Scope> {
    /// One row.
    type Row;
    /// What the columns must be.
    const COLUMNS: &'static crate::backend::ColumnTypes;
}

impl<Scope> Returned<Scope> for crate::kernel::Unset {
    type Row = ();
    const COLUMNS: &'static crate::backend::ColumnTypes = &crate::backend::ColumnTypes::None;
}

impl<Scope, List: crate::row::RowIn<Scope, crate::check::NotGrouped>> Returned<Scope> for Returning<List> {
    type Row = List::Row;
    const COLUMNS: &'static crate::backend::ColumnTypes = List::COLUMNS;
}

/// How the driver `B` reads what a statement gives back.
pub trait DecodeReturned<B: Backend, Scope>: Returned<Scope> {
    /// Reads one row.
    fn decode(row: &B::Row) -> Result<Self::Row, crate::backend::CodecError>;
}

impl<B: Backend, Scope> DecodeReturned<B, Scope> for crate::kernel::Unset {
    fn decode(_: &B::Row) -> Result<(), crate::backend::CodecError> {
        Ok(())
    }
}

impl<B, Scope, List> DecodeReturned<B, Scope> for Returning<List>
where
    B: Backend,
    List: crate::row::RowIn<Scope, crate::check::NotGrouped> + crate::row::ReadAs<B, List::Row>,
{
    fn decode(row: &B::Row) -> Result<Self::Row, crate::backend::CodecError> {
        List::read(row, 0)
    }
}
