//! `RETURNING` (PostgreSQL manual, section 6.4): the rows that INSERT, UPDATE and DELETE touched.

use crate::backend::{Backend, Values};
use crate::check::taken;
use crate::render::{Dialect, Render, Rope};

/// `RETURNING list`
#[derive(Clone, Copy, Debug)]
pub struct Returning<List>(pub(crate) List);

taken!([List] Returning<List>;);

impl<D: Dialect, List: Render<D>> Render<D> for Returning<List> {
    type Support = List::Support;
    const ROPE: &'static Rope = &Rope::Clause(" RETURNING ", List::ROPE);
}

impl<B: Backend, List: Values<B>> Values<B> for Returning<List> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.0.values(parameters);
    }
}

/// The verdict on the fields of what RETURNING gives back.
pub type ReturnedFit<Item, T> = crate::row::FitOf<Item, crate::check::OnlyTable<T>, crate::check::NotGrouped>;

/// The field of a misfit.
pub type ReturnedName<Item, T> = crate::check::MisfitName<ReturnedFit<Item, T>>;
/// The SQL type of a misfit.
pub type ReturnedType<Item, T> = crate::check::MisfitType<ReturnedFit<Item, T>>;
/// The Rust type of a misfit.
pub type ReturnedRust<Item, T> = crate::check::MisfitRust<ReturnedFit<Item, T>>;

// The macro below names the rules in short: an error shows its bounds, and each must be one line.

/// `.returning(list)` and `.returning_all()` of a writing statement, whose slot for it is its last parameter.
macro_rules! returning {
    ($statement:ident<$($fixed:ident),*>) => {
        impl<$($fixed,)* Held> $statement<$($fixed,)* Held>
        where
            T: $crate::kernel::Table + $crate::check::Declared,
        {
            /// `RETURNING list`: an expression, a tuple or `row!(..)`, of the columns of the table.
            pub fn returning<Item>(self, list: Item) -> $statement<$($fixed,)* $crate::clause::Returning<Item>>
            where
                Held: Slot<RETURNING>,
                Item: $crate::row::SelectList<Items: InScope<OnlyTable<T>> + $crate::row::ListLevel>,
                Item: $crate::row::Fits<OnlyTable<T>, NotGrouped>,
                Free<Held, RETURNING>: NotGivenYet<RETURNING>,
                ScopeOf<Item::Items, OnlyTable<T>>: InFrom<Culprit<ScopeOf<Item::Items, OnlyTable<T>>>>,
                <$crate::row::LevelOfList<Item> as Level>::NoAggregate: NoAggregate<RETURNING>,
                <$crate::row::LevelOfList<Item> as Level>::NoWindow: NoWindow<RETURNING>,
                Culprit<ReturnedFit<Item, T>>: MisfitParts,
                ReturnedFit<Item, T>: FieldsFit<ReturnedName<Item, T>, ReturnedType<Item, T>, ReturnedRust<Item, T>>,
            {
                self.map_returning(|_| $crate::clause::Returning(list))
            }

            /// `RETURNING` every column: the generated row struct.
            pub fn returning_all(self) -> $statement<$($fixed,)* $crate::clause::Returning<$crate::row::Whole<T>>>
            where
                Held: Slot<RETURNING>,
                Free<Held, RETURNING>: NotGivenYet<RETURNING>,
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

impl<B: Backend, Scope, List: crate::row::DecodeIn<B, Scope, crate::check::NotGrouped>>
    DecodeReturned<B, Scope> for Returning<List>
{
    fn decode(row: &B::Row) -> Result<Self::Row, crate::backend::CodecError> {
        List::decode(row, 0)
    }
}
