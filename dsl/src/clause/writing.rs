//! Statements that write as tables of a WITH clause (PostgreSQL manual, section 7.8.4).

use typenum::{B0, B1};

use super::*;
use crate::check::*;
use crate::expr::{ShapeLabel, Unlabelled};
use crate::kernel::*;
use crate::render::{Dialect, InWith, Render, Rope, Support, SupportedBy, WritingWith};
use crate::row::{Computed, Shaped, ShapedColumns};
use crate::stmt::{Delete, Insert, InsertedRows, MergeInto, MergeRows, Statement, Update};

impl<List: Shaped> HasNames for Returning<List> {}

// The macro below names the rules in short.

/// Says that a statement is a table of a WITH clause once it has RETURNING with a row struct.
macro_rules! writes {
    // writes!([generics] Update<..> [the scope of RETURNING] [the scope of its tables] {what they ask for})
    ([$($generic:ident)*] $statement:ty, [$scope:ty] [$tables:ty] {$($bounds:tt)*}) => {
        impl<$($generic,)* Listed> Refers for $statement
        where
            $($bounds)*
        {
            type Outer = <$tables as OuterReferences>::Entries;
            type Uses = NoUse;
        }

        impl<$($generic,)* Listed: Shaped> ShapedQuery for $statement
        where
            Self: Refers,
        {
            type Shape = Listed::Shape;
            const NAMES: &'static Rope = Listed::NAMES;
        }

        impl<Reference, $($generic,)* Listed> TableQuery<Reference> for $statement
        where
            Self: ShapedQuery,
            Listed: ShapedColumns<Reference, $scope, NotGrouped, Computed>,
            $($bounds)*
        {
            type Columns = Listed::Columns;
            const COLUMNS: &'static Listed::Columns = Listed::COLUMNS;
        }

        impl<$($generic,)* Listed> CteQuery for $statement
        where
            Self: ShapedQuery,
        {
            type Columns = Self;
            type Access = Writes;
            type Plain = Valid;
            const RECURSIVE: bool = false;
        }

        impl<Dial, Named, Defined, $($generic,)* Listed> CteText<Dial, Named, Defined> for $statement
        where
            Self: Render<InWith<Dial, Defined>>,
            Dial: Dialect,
            Defined: 'static,
            WritingWith: SupportedBy<Dial>,
        {
            type Support = Both<Support<WritingWith, Dial>, <Self as Render<InWith<Dial, Defined>>>::Support>;
            const ROPE: &'static Rope = <Self as Render<InWith<Dial, Defined>>>::ROPE;
            const AFTER: &'static Rope = &Rope::Empty;
        }

        impl<$($generic,)* Listed> $statement {
            /// The rows of RETURNING, a row struct, as a table under the struct's name, for [`with`] at the top level of a
            /// statement. The statement runs once and to its end, whether its rows are read or not; what it changes is not
            /// seen by the other parts.
            #[relvar_macros::brief($statement)]
            pub fn cte(self) -> Cte<Self, Unset, Unlabelled>
            where
                Self: Statement,
                Returning<Listed>: HasNames,
                Meaning<Self>: MeansRows<Culprit<Meaning<Self>>>,
            {
                Cte::new(self)
            }

            /// Like [`cte`](Self::cte), for a second one of the same row struct: `gone_b`.
            #[relvar_macros::brief($statement)]
            pub fn cte_as<const LETTER: char>(self) -> Cte<Self, Unset, Label<LETTER>>
            where
                Self: Statement,
                Returning<Listed>: HasNames,
                Label<LETTER>: LabelDigit + ShapeLabel,
                Meaning<Self>: MeansRows<Culprit<Meaning<Self>>>,
            {
                Cte::new(self)
            }

            /// Refused: a statement that writes cannot stand in FROM.
            #[relvar_macros::brief($statement)]
            pub fn derived(self) -> Self
            where
                Self: StandsInFrom,
            {
                self
            }
        }
    };
}

/// The verdict on the rows that a statement means.
pub type Meaning<S> = <S as Statement>::Meant;

#[rustfmt::skip]
writes!([T List Source Beside Filter] Update<T, List, Source, Beside, Filter, Returning<Listed>>, [ReturningScope<T, Beside, B0, B0>] [WriteScope<T, Beside>] { T: Table, Beside: BesideTarget<T, Scope: OuterReferences>, });

#[rustfmt::skip]
writes!([T Beside Filter] Delete<T, Beside, Filter, Returning<Listed>>, [ReturningScope<T, Beside, B0, B1>] [WriteScope<T, Beside>] { T: Table, Beside: BesideTarget<T, Scope: OuterReferences>, });

#[rustfmt::skip]
writes!([T List Source Conflict] Insert<T, List, Source, Conflict, Returning<Listed>>, [InsertedRows<T>] [OnlyTable<T>] { T: Table, });

#[rustfmt::skip]
writes!([T Beside On Whens State] MergeInto<T, Beside, On, Whens, State, Returning<Listed>>, [MergeRows<T, Beside, State>] [WriteScope<T, Beside>] { T: Table, Beside: BesideTarget<T, Scope: OuterReferences, Others: AllNullable>, State: MergeState, });
