//! Is the order of a query total, so that a page can go on after a row?
//!
//! Rows that are equal by ORDER BY come in no fixed order, and a page that ends between them would lose or repeat some.
//! A unique key of every table in FROM, none of its columns nullable, makes rows differ.

use typenum::{B0, B1};

use super::*;
use crate::expr::{AliasColumn, TableColumn};
use crate::kernel::*;

/// Do these expressions hold a unique key of every table of the FROM clause `Self`?
pub trait OrderedByKey<Expressions> {
    /// `Fail` with a table of which they do not.
    type Verdict: Verdict;
}

impl<Expressions> OrderedByKey<Expressions> for Nil {
    type Verdict = Valid;
}

impl<Expressions, Reference, Null, Rest: OrderedByKey<Expressions>> OrderedByKey<Expressions>
    for Cons<Entry<Reference, Null, B1>, Rest>
{
    type Verdict = Rest::Verdict;
}

impl<Expressions, Reference, Null, Rest> OrderedByKey<Expressions> for Cons<Entry<Reference, Null, B0>, Rest>
where
    Reference: HasKeys<Keys: TotalKey<Expressions>> + TableReference,
    Rest: OrderedByKey<Expressions>,
{
    type Verdict = Both<Blaming<KeyVerdict<Reference, Expressions>, Reference::Shown>, Rest::Verdict>;
}

type KeyVerdict<Reference, Expressions> = <<Reference as HasKeys>::Keys as TotalKey<Expressions>>::Verdict;

/// Is some key of this list of keys wholly among `Expressions`, and without NULL?
pub trait TotalKey<Expressions> {
    /// The culprit is [`ManyRows`].
    type Verdict: Verdict;
}

impl<Expressions> TotalKey<Expressions> for Nil {
    type Verdict = Fail<ManyRows>;
}

impl<Expressions, Key, Rest> TotalKey<Expressions> for Cons<Key, Rest>
where
    Key: AllIn<Expressions> + KeyNeverNull,
    Both<<Key as AllIn<Expressions>>::Verdict, <Key as KeyNeverNull>::Verdict>: OrTotalKey<Rest, Expressions>,
{
    type Verdict =
        <Both<<Key as AllIn<Expressions>>::Verdict, <Key as KeyNeverNull>::Verdict> as OrTotalKey<
            Rest,
            Expressions,
        >>::Out;
}

/// This key, or one of the rest.
pub trait OrTotalKey<Rest, Expressions> {
    /// See [`TotalKey::Verdict`].
    type Out: Verdict;
}

impl<Rest, Expressions> OrTotalKey<Rest, Expressions> for Valid {
    type Out = Valid;
}

impl<C, Rest: TotalKey<Expressions>, Expressions> OrTotalKey<Rest, Expressions> for Fail<C> {
    type Out = Rest::Verdict;
}

/// Are the columns of this key declared NOT NULL? UNIQUE takes rows with NULL as different.
pub trait KeyNeverNull {
    /// The culprit is [`MayBeNull`].
    type Verdict: Verdict;
}

impl KeyNeverNull for Nil {
    type Verdict = Valid;
}

impl<C: Column<Null: Nullability>, Rest: KeyNeverNull> KeyNeverNull for Cons<TableColumn<C>, Rest> {
    type Verdict = Both<<C::Null as Nullability>::NeverNull, Rest::Verdict>;
}

impl<Reference, C: Column<Null: Nullability>, Rest: KeyNeverNull> KeyNeverNull
    for Cons<AliasColumn<Reference, C>, Rest>
{
    type Verdict = Both<<C::Null as Nullability>::NeverNull, Rest::Verdict>;
}

/// A verdict on the ORDER BY of a query that is read in pages.
#[diagnostic::on_unimplemented(
    message = "keyset pagination needs an ORDER BY that ends in a unique key of `{Table}`",
    label = "rows of `{Table}` may be equal in this order",
    note = "add it with `.then_by(..)`: the primary key, or a `unique(..)` key without a nullable column",
    note = "rule C11, see `relvar::docs::rules::C11`"
)]
pub trait TotallyOrdered<Table> {}

#[diagnostic::do_not_recommend]
impl<Table> TotallyOrdered<Table> for Valid {}

/// A verdict on the rows of a query that is read in pages.
#[diagnostic::on_unimplemented(
    message = "keyset pagination is not possible with GROUP BY, HAVING or aggregate functions",
    label = "the rows of this query are groups",
    note = "page through the rows whose key it is, and compute the aggregates in a scalar subquery",
    note = "rule C11, see `relvar::docs::rules::C11`"
)]
pub trait PagesRows {}

#[diagnostic::do_not_recommend]
impl PagesRows for Valid {}

/// Are the rows of a query with this DISTINCT clause those of a page, where the page begins after a row?
pub trait PagedUnderDistinct {
    /// `Fail` for DISTINCT ON: it takes the first row of each group, and a condition before it takes that row away.
    type Verdict: Verdict;
}

impl PagedUnderDistinct for Unset {
    type Verdict = Valid;
}

/// A verdict on the DISTINCT clause of a query that is read in pages.
#[diagnostic::on_unimplemented(
    message = "keyset pagination is not possible with DISTINCT ON: a later page would have other first rows",
    label = "the row that DISTINCT ON takes depends on where the page begins",
    note = "page through the rows whose key it is, and find the first of the others in a `.lateral()` query",
    note = "rule C11, see `relvar::docs::rules::C11`"
)]
pub trait PagesFirstRows {}

#[diagnostic::do_not_recommend]
impl PagesFirstRows for Valid {}

/// Can all of these expressions be written a second time, in the condition on the cursor?
pub trait Restate {
    /// The culprit is one that holds a value.
    type Verdict: Verdict;
}

/// The verdict on a flat list of expressions.
pub type Restated<List> = <List as Restate>::Verdict;

impl Restate for Nil {
    type Verdict = Valid;
}

impl<E, Rest: Restate> Restate for Cons<E, Rest>
where
    E: Keyed<Key<()>: ValueFree>,
{
    type Verdict = Both<Blaming<<KeyOf<E> as ValueFree>::Verdict, E>, Rest::Verdict>;
}

/// A verdict on the expressions of an ORDER BY that a cursor is compared with.
#[diagnostic::on_unimplemented(
    message = "keyset pagination compares each term of ORDER BY once more, and `{Term}` holds a value",
    label = "`{Term}` cannot be compared once more",
    note = "order by columns and what is made of them without values",
    note = "rule C11, see `relvar::docs::rules::C11`"
)]
pub trait WithoutValues<Term> {}

#[diagnostic::do_not_recommend]
impl<Term> WithoutValues<Term> for Valid {}

/// A verdict on the directions of an ORDER BY whose query is read in pages.
#[diagnostic::on_unimplemented(
    message = "keyset pagination needs ASC or DESC, and ORDER BY USING `{Operator}` is neither",
    label = "no cursor follows `{Operator}`",
    note = "rule C11, see `relvar::docs::rules::C11`"
)]
pub trait CursorFollows<Operator> {}

#[diagnostic::do_not_recommend]
impl<Operator> CursorFollows<Operator> for Valid {}
