//! Keyset pagination: the rows after, or before, a place in the order.

use std::marker::PhantomData;

use super::*;
use crate::backend::{Backend, Values};
use crate::check::kept::Sorts;
use crate::check::*;
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope, Support, SupportedBy, constant_text, precedence, short_text};
use crate::row::{LevelOfOrder, ListLevel, NaturalItems, OrderList, SelectList};
use crate::stmt::{ListOf, Paged, Select};
use crate::types::Bool;
use crate::value::{Cursor, order_of};

/// An ORDER BY that was used to seek.
#[derive(Clone, Copy, Debug)]
pub struct Sought<W, Terms, Keys>(PhantomData<(W, Terms, Keys)>);

/// The terms alone, whose text identifies the order.
struct Terms<Keys>(PhantomData<Keys>);

impl<D: Dialect, Keys: SeekKeys<D, Onwards>> Render<D> for Terms<Keys> {
    type Support = Valid;
    const ROPE: &'static Rope = Keys::TERMS;
}

/// Identity of the order: a constant, because each row of a page has it.
pub(super) fn order<B: Backend, Keys: SeekKeys<B::Dialect, Onwards>>() -> u64 {
    match const { identity::<Terms<Keys>, B::Dialect>() } {
        Some(order) => order,
        None => order_of(constant_text::<Terms<Keys>, B::Dialect>()),
    }
}

const fn identity<Terms: Render<D>, D: Dialect>() -> Option<u64> {
    match short_text::<Terms, D>() {
        Some(text) => Some(order_of(text)),
        None => None,
    }
}

/// The condition "comes after the cursor in the direction `W`".
#[derive(Clone, Debug)]
pub struct Seek<W, Keys> {
    cursor: Cursor,
    keys: PhantomData<(W, Keys)>,
}

#[diagnostic::do_not_recommend]
impl<W, Keys> Expression for Seek<W, Keys> {
    type SqlType = Bool;
    type Level = RowLevel;
}

impl<W, Keys> Pins for Seek<W, Keys> {
    type Pinned = Nil;
}

impl<D: Dialect, W, Keys: SeekKeys<D, W>> Render<D> for Seek<W, Keys> {
    type Support = Keys::Support;
    const ROPE: &'static Rope = match Keys::UNIFORM {
        _ if Keys::COUNT == 1 => Keys::AFTER,
        None => Keys::AFTER,
        Some(true) => &Rope::Mixfix {
            precedence: precedence::COMPARISON,
            pieces: &[
                &Rope::Literal("("),
                &Rope::Join(&[Keys::LIST]),
                &Rope::Literal(") < ("),
                &Rope::Join(&[Keys::PARAMETERS]),
                &Rope::Literal(")"),
            ],
        },
        Some(false) => &Rope::Mixfix {
            precedence: precedence::COMPARISON,
            pieces: &[
                &Rope::Literal("("),
                &Rope::Join(&[Keys::LIST]),
                &Rope::Literal(") > ("),
                &Rope::Join(&[Keys::PARAMETERS]),
                &Rope::Literal(")"),
            ],
        },
    };
}

impl<B: Backend, W, Keys> Values<B> for Seek<W, Keys>
where
    Keys: SeekKeys<B::Dialect, W> + SeekKeys<B::Dialect, Onwards> + KeyValues<B>,
{
    fn values(&self, parameters: &mut B::Parameters) {
        let once = <Keys as SeekKeys<B::Dialect, W>>::UNIFORM.is_some();
        Keys::send(&self.cursor, order::<B, Keys>(), 0, once, parameters);
    }
}

impl<D: Dialect, W, Terms, Keys: SeekKeys<D, W>> Render<D> for Sought<W, Terms, Keys>
where
    Sorts<Terms>: SupportedBy<D>,
{
    type Support = Both<Keys::Support, Support<Sorts<Terms>, D>>;
    const ROPE: &'static Rope = &Rope::Clause(" ORDER BY ", &Rope::Terms(Keys::TERMS));
}

impl<B: Backend, W, Terms, Keys> Values<B> for Sought<W, Terms, Keys> {
    fn values(&self, _: &mut B::Parameters) {}
}

impl<W, Terms, Keys> OrderGiven for Sought<W, Terms, Keys> {
    type Verdict = Valid;
}

impl<W, Terms, Keys> TiesBy for Sought<W, Terms, Keys> {
    type Verdict = Valid;
}

impl<W, Terms: OrderList, Keys> OrderItems for Sought<W, Terms, Keys> {
    type Items = Terms::Items;
}

impl<On, W, Terms, Keys> LedBy<On> for Sought<W, Terms, Keys>
where
    OrderBy<Terms>: LedBy<On>,
{
    type Verdict = <OrderBy<Terms> as LedBy<On>>::Verdict;
}

/// The ORDER BY of a query that is read in pages.
pub trait PageOrder<Scope> {
    /// Its terms as a flat list of expressions.
    type Expressions;
    /// Their level.
    type Level;
    /// Its keys.
    type Keys;
    /// `Fail` with a direction that no cursor can follow.
    type Seeks: Verdict;
    /// Was a cursor given?
    const SOUGHT: bool;
    /// Does it run backwards?
    const BACKWARDS: bool;
}

/// The terms as a flat list of expressions.
type Flat<Terms> = <<Terms as OrderList>::Items as Expressions>::Before<Nil>;

impl<Scope, Terms: OrderList<Items: KeysOfOrder<Scope> + Expressions + ListLevel>> PageOrder<Scope>
    for OrderBy<Terms>
{
    type Expressions = Flat<Terms>;
    type Level = LevelOfOrder<Terms>;
    type Keys = Keys<Terms, Scope>;
    type Seeks = Seeks<Terms, Scope>;
    const SOUGHT: bool = false;
    const BACKWARDS: bool = false;
}

impl<Scope, W: Way, Terms: OrderList<Items: Expressions>, Keys> PageOrder<Scope> for Sought<W, Terms, Keys> {
    type Expressions = Flat<Terms>;
    type Level = ConstantLevel;
    type Keys = Keys;
    type Seeks = Valid;
    const SOUGHT: bool = true;
    const BACKWARDS: bool = W::BACKWARDS;
}

/// The select list of a query, taken out.
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait TakeList<Scope>: Listed<Scope> {
    /// Takes it out.
    fn take(self) -> Self::List;
}

impl<Scope: NaturalItems<Nil>> TakeList<Scope> for Natural {
    fn take(self) -> Self::List {
        Scope::ITEM
    }
}

impl<Scope, List: SelectList> TakeList<Scope> for Chosen<List> {
    fn take(self) -> List {
        self.0
    }
}

/// The verdict on the directions of `Terms`.
type Seeks<Terms, Scope> = <<Terms as OrderList>::Items as KeysOfOrder<Scope>>::Seeks;
/// The same of an ORDER BY.
type SeeksOf<Order, Scope> = Both<Valid, <Order as PageOrder<Scope>>::Seeks>;
type Total<Scope, Terms> = <Scope as OrderedByKey<Flat<Terms>>>::Verdict;
type TotalOf<Scope, Order> = <Scope as OrderedByKey<<Order as PageOrder<Scope>>::Expressions>>::Verdict;
/// The condition on the keys of `Terms`.
type SeekOf<W, Terms, Scope> = Seek<W, Keys<Terms, Scope>>;
impl PagedUnderDistinct for DistinctRows {
    type Verdict = Valid;
}

impl<On> PagedUnderDistinct for DistinctOn<On> {
    type Verdict = Fail<On>;
}

/// The ORDER BY after a search.
type SoughtBy<W, Terms, Scope> = Sought<W, Terms, Keys<Terms, Scope>>;

macro_rules! seek {
    ($(#[$doc:meta])* fn $method:ident $way:ident) => {
        $(#[$doc])*
        #[relvar_macros::brief]
        pub fn $method(
            self,
            cursor: &Cursor,
        ) -> Select<Scope, Distinct, Columns, From, Filter::And, Group, Having, SoughtBy<$way, Terms, Scope>, Limit, Offset>
        where
            Terms: OrderList<Items: KeysOfOrder<Scope> + Expressions + ListLevel>,
            Flat<Terms>: Restate,
            Filter: AddCondition<SeekOf<$way, Terms, Scope>>,
            Scope: OrderedByKey<Flat<Terms>>,
            Group: LockUnderGroup<Verdict: PagesRows>,
            Distinct: PagedUnderDistinct<Verdict: PagesFirstRows>,
            <LevelOfOrder<Terms> as Level>::NoWindow: NoWindow<WHERE>,
            Restated<Flat<Terms>>: WithoutValues<Culprit<Restated<Flat<Terms>>>>,
            Seeks<Terms, Scope>: CursorFollows<Culprit<Seeks<Terms, Scope>>>,
            Total<Scope, Terms>: TotallyOrdered<Culprit<Total<Scope, Terms>>>,
        {
            let seek = Seek { cursor: cursor.clone(), keys: PhantomData };
            self.map_filter::<Scope, _>(|filter| filter.and(seek)).map_order(|_| Sought(PhantomData))
        }
    };
}

impl<Scope, Distinct, Columns, From, Filter, Group, Having, Terms, Limit, Offset>
    Select<Scope, Distinct, Columns, From, Filter, Group, Having, OrderBy<Terms>, Limit, Offset>
{
    seek!(
        /// The rows after the one that the cursor is of. The cursor comes from [`page`](Self::page) on the same ORDER BY,
        /// which must hold a unique key. It comes after the joins.
        ///
        /// ```
        /// # relvar::doc_schema!();
        /// use relvar::prelude::*;
        /// # fn page(cursor: relvar::value::Cursor) {
        /// let next = users.order_by((users::age.desc(), users::id)).seek_after(&cursor).select(users::name);
        /// assert_eq!(
        ///     next.sql::<Postgres>(),
        ///     "SELECT users.name FROM users WHERE users.age < $1 OR users.age IS NOT NULL AND $2 IS NULL \
        ///      OR users.age IS NOT DISTINCT FROM $3 AND users.id > $4 ORDER BY users.age DESC, users.id",
        /// );
        /// # }
        /// ```
        fn seek_after Onwards
    );

    seek!(
        /// The rows before the one that the cursor is of, **the nearest first**: the order is turned around, so that
        /// LIMIT takes the nearest. [`page`](Self::page) turns the rows back.
        fn seek_before Backwards
    );
}

/// The select list with what makes a cursor.
type WithCursor<Columns, Scope, Order> = Chosen<(
    ListOf<Columns, Scope>,
    CursorColumns<ListOf<Columns, Scope>, <Order as PageOrder<Scope>>::Keys>,
)>;

#[relvar_macros::brief]
impl<Scope, Distinct, Columns, From, Filter, Group, Having, Order>
    Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Unset, Unset>
{
    /// At most so many rows, with the cursors of the pages beside them: `.page(20).fetch_page(&db)`.
    ///
    /// It reads one row more than asked for, to know whether there is another page, and the terms of ORDER BY for the
    /// cursors. A term that is a selected column is not selected again.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let page = users.order_by((users::name, users::id)).select((users::id, users::age)).page(20);
    /// assert_eq!(
    ///     page.sql::<Postgres>(),
    ///     "SELECT users.id, users.age, users.name FROM users ORDER BY users.name, users.id LIMIT $1",
    /// );
    /// ```
    pub fn page(
        self,
        rows: u32,
    ) -> Paged<
        Select<
            Scope,
            Distinct,
            WithCursor<Columns, Scope, Order>,
            From,
            Filter,
            Group,
            Having,
            Order,
            Limit,
            Unset,
        >,
    >
    where
        Order: PageOrder<Scope, Expressions: Restate>,
        Columns: TakeList<Scope>,
        Scope: OrderedByKey<Order::Expressions>,
        Group: LockUnderGroup<Verdict: PagesRows>,
        Distinct: PagedUnderDistinct<Verdict: PagesFirstRows>,
        Order::Level: Level<NoWindow: NoWindow<WHERE>>,
        Restated<Order::Expressions>: WithoutValues<Culprit<Restated<Order::Expressions>>>,
        SeeksOf<Order, Scope>: CursorFollows<Culprit<SeeksOf<Order, Scope>>>,
        TotalOf<Scope, Order>: TotallyOrdered<Culprit<TotalOf<Scope, Order>>>,
    {
        let query = self
            .map_columns::<Scope, _>(|columns| Chosen((columns.take(), CursorColumns::new())))
            .map_limit(|_| Limit(i64::from(rows) + 1));
        Paged { query, rows, sought: Order::SOUGHT, backwards: Order::BACKWARDS }
    }
}
