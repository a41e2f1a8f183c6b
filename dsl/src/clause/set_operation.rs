//! `UNION`, `INTERSECT`, `EXCEPT` (PostgreSQL manual, section 7.4), and the ORDER BY and LIMIT of the whole.

use super::{AnyOrder, Limit, LimitOne, Skip};
use crate::backend::{Backend, Values};
use crate::check::kept::Sorts;
use crate::check::*;
use crate::expr::AccessOf;
use crate::expr::ops::order::{Direction, OrderTerm};
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope, Support, SupportedBy, precedence};
use crate::row::*;
use crate::stmt::{Branch, Compound, Merged, MergedList};

/// A set operation.
pub trait SetOperator: 'static {
    /// How messages call it.
    type Keyword;
    /// What the dialect must have.
    type Feature;
    /// [`Compares`] or [`KeepsAll`].
    type Duplicates;
    /// The uses of a recursive query's own table in the left branch: it cannot be where rows are taken away.
    type LeftUses<Uses: SomeUses>: SomeUses;
    /// In the right branch.
    type RightUses<Uses: SomeUses>: SomeUses;
    /// With its blanks.
    const TEXT: &'static str;
    /// How tightly it binds.
    const PRECEDENCE: u8;
}

/// Equal rows are given once, so rows are compared.
#[derive(Clone, Copy, Debug)]
pub struct Compares;

/// `UNION ALL`: rows are not compared.
#[derive(Clone, Copy, Debug)]
pub struct KeepsAll;

/// Does the operation need `=` of its columns?
pub trait ComparesRows<Equal> {
    /// `Fail` where it does and a type has none.
    type Verdict: Verdict;
}

impl<Equal: Verdict> ComparesRows<Equal> for Compares {
    type Verdict = Equal;
}

impl<Equal> ComparesRows<Equal> for KeepsAll {
    type Verdict = Valid;
}

macro_rules! set_operators {
    (@uses anywhere $keyword:ident) => {
        type LeftUses<Uses: SomeUses> = Uses;
        type RightUses<Uses: SomeUses> = Uses;
    };
    (@uses left $keyword:ident) => {
        type LeftUses<Uses: SomeUses> = Uses;
        type RightUses<Uses: SomeUses> = Uses::Within<$keyword>;
    };
    (@uses nowhere $keyword:ident) => {
        type LeftUses<Uses: SomeUses> = Uses::Within<$keyword>;
        type RightUses<Uses: SomeUses> = Uses::Within<$keyword>;
    };
    ($($(#[$doc:meta])* $name:ident $text:literal $keyword:ident $duplicates:ident $precedence:ident $uses:ident $(needs $feature:ty)?;)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl SetOperator for $name {
            type Keyword = $keyword;
            type Feature = crate::infix!(@or [$($feature)?] crate::render::Everywhere);
            type Duplicates = $duplicates;
            set_operators!(@uses $uses $keyword);
            const TEXT: &'static str = $text;
            const PRECEDENCE: u8 = precedence::$precedence;
        }
    )* };
}

set_operators! {
    /// Rows of either, each once.
    Union " UNION " UNION Compares UNION anywhere;
    /// Rows of both, one after the other.
    UnionAll " UNION ALL " UNION KeepsAll UNION anywhere;
    /// Rows that both have, each once.
    Intersect " INTERSECT " INTERSECT Compares INTERSECT anywhere;
    /// Rows that both have, as often as in the one that has them less often.
    IntersectAll " INTERSECT ALL " INTERSECT Compares INTERSECT nowhere needs crate::render::OnPostgres<Self>;
    /// Rows of the first that the second has not, each once.
    Except " EXCEPT " EXCEPT Compares UNION left;
    /// Rows of the first, less as many as the second has.
    ExceptAll " EXCEPT ALL " EXCEPT Compares UNION nowhere needs crate::render::OnPostgres<Self>;
}

/// Two branches with the operation `Op` between them.
pub type Operation<Op, Left, Right> = Compound<Op, Left, Right, Unset, Unset, Unset>;
/// The verdict on their number.
pub type Arity<Left, Right> = <<Left as Branch>::Outputs as Merge<<Right as Branch>::Outputs>>::Arity;
/// The verdict on their types.
pub type Types<Left, Right> = <<Left as Branch>::Outputs as Merge<<Right as Branch>::Outputs>>::Types;
/// The column without a common type.
type Of<Left, Right> = <Culprit<Types<Left, Right>> as UnmatchedParts>::Column;
/// Its type in the first branch.
type First<Left, Right> = <Culprit<Types<Left, Right>> as UnmatchedParts>::Left;
/// Its type in the second.
type Second<Left, Right> = <Culprit<Types<Left, Right>> as UnmatchedParts>::Right;
/// The verdict on comparing their rows.
pub type RowsCompared<Op, Left, Right> = <<Op as SetOperator>::Duplicates as ComparesRows<
    <<Left as Branch>::Outputs as Merge<<Right as Branch>::Outputs>>::Equal,
>>::Verdict;
/// The verdict on a table's own row.
pub type RowKept<Left, Right> =
    <<Left as Branch>::List as Reshape<<Left as Branch>::Scope, Merged<Left, Right>, Here>>::Kept;
/// The verdict on the fields of a row struct.
pub type RowFit<Left, Right> = FitOf<MergedList<Left, Right>, Nil, NotGrouped>;
type Field<Left, Right> = MisfitName<RowFit<Left, Right>>;
type FieldColumn<Left, Right> = MisfitType<RowFit<Left, Right>>;
type FieldRust<Left, Right> = MisfitRust<RowFit<Left, Right>>;

// An error shows the bounds of the macro below and its invocation, so each is one line.

macro_rules! set_operation {
    ($(#[$doc:meta])* fn $method:ident $operator:ident $keyword:ident) => {
        $(#[$doc])*
        #[relvar_macros::brief]
        fn $method<Other: Branch>(self, other: Other) -> Operation<$operator, Self, Other>
        where
            Self::Outputs: Merge<Other::Outputs>,
            Self::List: Reshape<Self::Scope, Merged<Self, Other>, Here, List: Fits<Nil, NotGrouped>>,
            AccessOf<Self>: BelowTop,
            AccessOf<Other>: BelowTop,
            Arity<Self, Other>: SameArity<$keyword>,
            Culprit<Types<Self, Other>>: UnmatchedParts,
            Types<Self, Other>: TypesMatch<$keyword, Of<Self, Other>, First<Self, Other>, Second<Self, Other>>,
            RowsCompared<$operator, Self, Other>: ComparedBy<$keyword, Culprit<RowsCompared<$operator, Self, Other>>>,
            RowKept<Self, Other>: SameRow<$keyword, Culprit<RowKept<Self, Other>>>,
            Culprit<RowFit<Self, Other>>: MisfitParts,
            RowFit<Self, Other>: FieldsFit<Field<Self, Other>, FieldColumn<Self, Other>, FieldRust<Self, Other>>,
        {
            Compound::new(self, other)
        }
    };
}

/// `UNION`, `INTERSECT` and `EXCEPT` of a query.
///
/// Both queries need as many columns, of types that have a common one; a column of the result is nullable where it is
/// in one of them. Rows are shaped as those of the first query. A branch may have ORDER BY and LIMIT of its own.
/// INTERSECT binds more tightly than UNION and EXCEPT; parentheses are written where they are needed.
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
/// let names = users.select(users::name).union(teams.select(teams::title)).order_by(users::name).limit(5);
/// assert_eq!(
///     names.sql::<Postgres>(),
///     "SELECT users.name FROM users UNION SELECT teams.title FROM teams ORDER BY 1 LIMIT $1",
/// );
/// ```
///
/// A branch may have a WITH clause of its own, which only reads; it is known in that branch alone:
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
/// #[derive(relvar::Row)]
/// struct Grown { name: String }
///
/// let grown = users.filter(users::age.gt(30)).select(row!(Grown { name: users::name })).cte();
/// let names = with(&grown, grown.query().select(grown.name)).union(teams.select(teams::title));
/// assert_eq!(
///     names.sql::<Postgres>(),
///     "(WITH grown (name) AS (SELECT users.name FROM users WHERE users.age > $1) SELECT grown.name FROM grown) \
///      UNION SELECT teams.title FROM teams",
/// );
/// ```
pub trait SetOperations: Branch + Sized {
    set_operation!(#[doc = "`self UNION other`: the rows of either, each once."] fn union Union UNION);
    set_operation!(#[doc = "`self UNION ALL other`: the rows of both."] fn union_all UnionAll UNION);
    set_operation!(#[doc = "`self INTERSECT other`: the rows that both give, each once."] fn intersect Intersect INTERSECT);
    set_operation!(#[doc = "`self INTERSECT ALL other`: a row as often as the one that gives it less often."] fn intersect_all IntersectAll INTERSECT);
    set_operation!(#[doc = "`self EXCEPT other`: the rows that the other does not give, each once."] fn except Except EXCEPT);
    set_operation!(#[doc = "`self EXCEPT ALL other`: each row of the other takes one equal row away."] fn except_all ExceptAll EXCEPT);
}

impl<Query: Branch> SetOperations for Query {}

/// The position of an expression among output columns.
pub trait OrdinalOf<E> {
    /// `Fail` where it is none of them.
    type Verdict: Verdict;
    /// From 1; 0 where it is none of them.
    const NUMBER: usize;
}

impl<E> OrdinalOf<E> for Nil {
    type Verdict = Fail<E>;
    const NUMBER: usize = 0;
}

impl<E: Keyed, Of: Keyed, Type, Null, Tail> OrdinalOf<E> for Cons<OutputColumn<Of, Type, Null>, Tail>
where
    IfSame<KeyOf<Of>, KeyOf<E>, Yes, GoOn<Tail>>: OrdinalStep<E>,
{
    type Verdict = <IfSame<KeyOf<Of>, KeyOf<E>, Yes, GoOn<Tail>> as OrdinalStep<E>>::Verdict;
    const NUMBER: usize = <IfSame<KeyOf<Of>, KeyOf<E>, Yes, GoOn<Tail>> as OrdinalStep<E>>::NUMBER;
}

/// One step of [`OrdinalOf`].
pub trait OrdinalStep<E> {
    /// See [`OrdinalOf::Verdict`].
    type Verdict: Verdict;
    /// See [`OrdinalOf::NUMBER`].
    const NUMBER: usize;
}

impl<E> OrdinalStep<E> for Yes {
    type Verdict = Valid;
    const NUMBER: usize = 1;
}

impl<E, Rest: OrdinalOf<E>> OrdinalStep<E> for GoOn<Rest> {
    type Verdict = Rest::Verdict;
    const NUMBER: usize = match Rest::NUMBER {
        0 => 0,
        number => number + 1,
    };
}

/// Terms of ORDER BY as positions among the output columns `Outputs`.
pub trait OrdinalTerms<Outputs> {
    /// The culprit is a term that is no output column.
    type Verdict: Verdict;
    /// `1 DESC, 3`
    const ROPE: &'static Rope;
}

impl<Outputs> OrdinalTerms<Outputs> for Nil {
    type Verdict = Valid;
    const ROPE: &'static Rope = &Rope::Empty;
}

impl<Outputs, Head: OrdinalTerms<Outputs>, Tail: OrdinalTerms<Outputs>> OrdinalTerms<Outputs>
    for Cons<Head, Tail>
{
    type Verdict = Both<Head::Verdict, Tail::Verdict>;
    const ROPE: &'static Rope = &Rope::List(", ", &[Head::ROPE, Tail::ROPE]);
}

impl<Outputs: OrdinalOf<E>, E: Expression> OrdinalTerms<Outputs> for E {
    type Verdict = Outputs::Verdict;
    const ROPE: &'static Rope = &Rope::Ordinal(Outputs::NUMBER);
}

impl<Outputs: OrdinalOf<E>, Dir: Direction, E> OrdinalTerms<Outputs> for OrderTerm<Dir, E> {
    type Verdict = Outputs::Verdict;
    const ROPE: &'static Rope =
        &Rope::Term { by: &Rope::Ordinal(Outputs::NUMBER), words: Dir::TEXT, descending: Dir::LARGEST_FIRST };
}

/// `ORDER BY 1 DESC, 3` of a set operation: `Terms` are among the columns `Outputs`.
#[derive(Clone, Copy, Debug)]
pub struct OrderByOrdinals<Outputs, Terms>(std::marker::PhantomData<(Outputs, Terms)>);

/// Does the dialect `D` have the directions of these terms?
pub trait DirectionsIn<D> {
    /// The culprit is the feature that it lacks.
    type Support: Verdict;
}

impl<D> DirectionsIn<D> for Nil {
    type Support = Valid;
}

impl<D, Head: DirectionsIn<D>, Tail: DirectionsIn<D>> DirectionsIn<D> for Cons<Head, Tail> {
    type Support = Both<Head::Support, Tail::Support>;
}

impl<D, E: Expression> DirectionsIn<D> for E {
    type Support = Valid;
}

impl<D, Dir: Direction<Feature: SupportedBy<D>>, E> DirectionsIn<D> for OrderTerm<Dir, E> {
    type Support = Support<Dir::Feature, D>;
}

impl<D: Dialect, Outputs, Terms: OrderList<Items: OrdinalTerms<Outputs> + DirectionsIn<D>>> Render<D>
    for OrderByOrdinals<Outputs, Terms>
where
    Sorts<Terms>: SupportedBy<D>,
{
    type Support = Both<<Terms::Items as DirectionsIn<D>>::Support, Support<Sorts<Terms>, D>>;
    const ROPE: &'static Rope =
        &Rope::Clause(" ORDER BY ", &Rope::Terms(<Terms::Items as OrdinalTerms<Outputs>>::ROPE));
}

impl<B: Backend, Outputs, Terms> Values<B> for OrderByOrdinals<Outputs, Terms> {
    fn values(&self, _: &mut B::Parameters) {}
}

impl<Outputs, Terms> OrderGiven for OrderByOrdinals<Outputs, Terms> {
    type Verdict = Valid;
}

/// The output columns of a set operation.
type All<Op, Left, Right> = <Operation<Op, Left, Right> as Branch>::Outputs;

#[relvar_macros::brief]
impl<Op, Left, Right, Order, Limits, Offset> Compound<Op, Left, Right, Order, Limits, Offset> {
    /// `ORDER BY terms` of the whole. Each term is an expression that the first query selects; it is written as its
    /// position.
    pub fn order_by<Terms>(
        self,
        terms: Terms,
    ) -> Compound<Op, Left, Right, OrderByOrdinals<All<Op, Left, Right>, Terms>, Limits, Offset>
    where
        Operation<Op, Left, Right>: Branch,
        Terms: OrderList<Items: OrdinalTerms<All<Op, Left, Right>>>,
        Order: NotOrderedYet,
        <Terms::Items as OrdinalTerms<All<Op, Left, Right>>>::Verdict:
            OutputsOnly<Culprit<<Terms::Items as OrdinalTerms<All<Op, Left, Right>>>::Verdict>>,
    {
        let _ = terms;
        self.map_order(|_| OrderByOrdinals(std::marker::PhantomData))
    }

    /// No ORDER BY, on purpose: LIMIT then takes any rows.
    pub fn any_order(self) -> Compound<Op, Left, Right, AnyOrder, Limits, Offset>
    where
        Order: NotOrderedYet,
    {
        self.map_order(|_| AnyOrder)
    }

    /// `LIMIT rows` of the whole. Without ORDER BY it is refused; `.any_order()` allows it.
    pub fn limit(self, rows: u32) -> Compound<Op, Left, Right, Order, Limit, Offset>
    where
        Order: OrderGiven,
        Limits: NotGivenYet<LIMIT>,
        Order::Verdict: Ordered<LIMIT>,
    {
        self.with_limit(Limit(i64::from(rows)))
    }

    /// `LIMIT 1` of the whole: the first row, so `.fetch_one(..)` and `.fetch_optional(..)` may follow.
    pub fn first(self) -> Compound<Op, Left, Right, Order, LimitOne, Offset>
    where
        Order: OrderGiven,
        Limits: NotGivenYet<LIMIT>,
        Order::Verdict: Ordered<LIMIT>,
    {
        self.with_limit(LimitOne)
    }

    /// `OFFSET rows` of the whole. Without ORDER BY it is refused; `.any_order()` allows it.
    pub fn offset(self, rows: u32) -> Compound<Op, Left, Right, Order, Limits, Skip>
    where
        Order: OrderGiven,
        Offset: NotGivenYet<OFFSET>,
        Order::Verdict: Ordered<OFFSET>,
    {
        self.with_offset(Skip(i64::from(rows)))
    }
}
