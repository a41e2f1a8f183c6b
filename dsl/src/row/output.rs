//! The output columns of a query: its select list once the query is closed, as a UNION, its ORDER BY and a cursor see it.

use std::marker::PhantomData;

use typenum::{Bit, Or};

use super::{Fits, ReadAs, RowBit, RowIn, SelectList, TableRow, Whole, WholeShape};
use crate::backend::{Backend, CodecError, ColumnTypes, Values};
use crate::check::{Declared, Find, Here, Next, NoColumn, NullIn};
use crate::expr::{AliasColumn, TableColumn};
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope};
use crate::types::Bool;

/// An output column: the expression that it came from (which messages name), its type, its nullability, and its
/// position once that is known. In ORDER BY it prints its position.
pub struct OutputColumn<E, Type, Null, At = ()>(PhantomData<(E, Type, Null, At)>);

impl<E, Type, Null, At> Clone for OutputColumn<E, Type, Null, At> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E, Type, Null, At> Copy for OutputColumn<E, Type, Null, At> {}

#[diagnostic::do_not_recommend]
impl<E, Type: SqlType, Null, At> Expression for OutputColumn<E, Type, Null, At> {
    type SqlType = Type;
    type Level = ConstantLevel;
}

impl<Scope, Group, E, Type, Null: Bit, At> NullIn<Scope, Group> for OutputColumn<E, Type, Null, At> {
    type Null = Null;
}

impl<D: Dialect, E, Type, Null, At: Position> Render<D> for OutputColumn<E, Type, Null, At> {
    type Support = Valid;
    const ROPE: &'static Rope = &Rope::Ordinal(At::NUMBER);
}

impl<B: Backend, E, Type, Null, At> Values<B> for OutputColumn<E, Type, Null, At> {
    fn values(&self, _: &mut B::Parameters) {}
}

/// A position, counted by [`Here`] and [`Next`].
pub trait Position {
    /// From 1.
    const NUMBER: usize;
}

impl Position for Here {
    const NUMBER: usize = 1;
}

impl<Before: Position> Position for Next<Before> {
    const NUMBER: usize = Before::NUMBER + 1;
}

/// The columns of an item of a select list, in a query with the FROM clause `Scope` and the grouping `Group`.
pub trait Outputs<Scope, Group> {
    /// One [`OutputColumn`] per column, before `Rest`.
    type Before<Rest>;
}

/// The output columns of a select list.
pub type OutputsOf<List, Scope, Group> = <List as Outputs<Scope, Group>>::Before<Nil>;

impl<Scope, Group, E: Expression + NullIn<Scope, Group>> Outputs<Scope, Group> for E {
    type Before<Rest> = Cons<OutputColumn<E, E::SqlType, E::Null>, Rest>;
}

impl<Scope, Group> Outputs<Scope, Group> for Nil {
    type Before<Rest> = Rest;
}

impl<Scope, Group, Head, Tail> Outputs<Scope, Group> for Cons<Head, Tail>
where
    Head: Outputs<Scope, Group>,
    Tail: Outputs<Scope, Group>,
{
    type Before<Rest> = Head::Before<Tail::Before<Rest>>;
}

impl<Scope, Group, Reference> Outputs<Scope, Group> for Whole<Reference>
where
    Reference: Declared,
    Scope: Find<Reference>,
    <Reference::Table as Table>::Columns: TableOutputs<Reference, Scope::Null>,
    <Reference::Table as Table>::Seen: SeenOutputs,
{
    type Before<Rest> = TableOutputsOf<Reference, Scope::Null, Rest>;
}

/// The columns of a table and, where it needs one, that which says that the row is there.
type TableOutputsOf<Reference, Null, Rest> =
    <<<Reference as Declared>::Table as Table>::Columns as TableOutputs<Reference, Null>>::Before<
        <<<Reference as Declared>::Table as Table>::Seen as SeenOutputs>::Before<Null, Rest>,
    >;

/// The column that says that a row is there.
pub trait SeenOutputs {
    /// It, where it is needed, before `Rest`.
    type Before<Null, Rest>;
}

impl SeenOutputs for ByColumn {
    type Before<Null, Rest> = Rest;
}

impl SeenOutputs for ByRow {
    type Before<Null, Rest> = Cons<OutputColumn<ByRow, Bool, Null>, Rest>;
}

/// A column that was not found has its own error.
impl<Scope, Group> Outputs<Scope, Group> for NoColumn {
    type Before<Rest> = Rest;
}

/// A derived table's columns are those of its row struct.
impl<Scope, Group, Reference, Columns> Outputs<Scope, Group> for WholeShape<Reference, Columns>
where
    Columns: Outputs<Scope, Group>,
{
    type Before<Rest> = Columns::Before<Rest>;
}

impl<Scope, Columns, At, Reference, Own> Reshape<Scope, Columns, At> for WholeShape<Reference, Own>
where
    Own: Reshape<Scope, Columns, At>,
{
    type List = Own::List;
    type Rest = Own::Rest;
    type Next = Own::Next;
    type Kept = Own::Kept;
}

/// The columns of a table, in chunks or one by one; `Null` is `B1` where an outer join made them nullable.
pub trait TableOutputs<Reference, Null> {
    /// See [`Outputs::Before`].
    type Before<Rest>;
}

impl<Reference, Null> TableOutputs<Reference, Null> for Nil {
    type Before<Rest> = Rest;
}

impl<Reference, Null, First, Rest, Tail> TableOutputs<Reference, Null> for Cons<Cons<First, Rest>, Tail>
where
    Cons<First, Rest>: TableOutputs<Reference, Null>,
    Tail: TableOutputs<Reference, Null>,
{
    type Before<After> = <Cons<First, Rest> as TableOutputs<Reference, Null>>::Before<Tail::Before<After>>;
}

impl<Reference, Null, C, Tail> TableOutputs<Reference, Null> for Cons<TableColumn<C>, Tail>
where
    Reference: TableReference,
    C: Column<Null: std::ops::BitOr<Null>>,
    Tail: TableOutputs<Reference, Null>,
{
    type Before<After> =
        Cons<OutputColumn<ColumnOf<Reference, C>, C::SqlType, Or<C::Null, Null>>, Tail::Before<After>>;
}

/// The column `C` of a table reference: of the table itself, or through an alias.
type ColumnOf<Reference, C> = IfSame<
    <Reference as TableReference>::Id,
    <<C as Column>::Table as TableReference>::Id,
    TableColumn<C>,
    AliasColumn<Reference, C>,
>;

/// An item of a select list around other columns: the tuple or struct stays, each expression takes the next of
/// `Columns`, and with it the position `At`.
pub trait Reshape<Scope, Columns, At> {
    /// The item.
    type List: Blank;
    /// The columns that are left.
    type Rest;
    /// Their first position.
    type Next;
    /// `Fail` where a table's own row cannot hold its columns. The culprit is one of them.
    type Kept: Verdict;
}

/// A select list around the columns `Columns`.
pub type Reshaped<List, Scope, Columns> = <List as Reshape<Scope, Columns, Here>>::List;

/// Something that is known by its type alone.
pub trait Blank {
    /// It in the value namespace.
    const BLANK: Self;
}

impl<E, Type, Null, At> Blank for OutputColumn<E, Type, Null, At> {
    const BLANK: Self = OutputColumn(PhantomData);
}

impl<Scope, Of, Type, Null, Rest, At, E: Expression>
    Reshape<Scope, Cons<OutputColumn<Of, Type, Null>, Rest>, At> for E
{
    type List = OutputColumn<Of, Type, Null, At>;
    type Rest = Rest;
    type Next = Next<At>;
    type Kept = Valid;
}

/// Every item of a list in turn.
pub trait ReshapeAll<Scope, Columns, At> {
    /// The items.
    type Items;
    /// See [`Reshape::Rest`].
    type Rest;
    /// See [`Reshape::Next`].
    type Next;
    /// See [`Reshape::Kept`].
    type Kept: Verdict;
}

impl<Scope, Columns, At> ReshapeAll<Scope, Columns, At> for Nil {
    type Items = Nil;
    type Rest = Columns;
    type Next = At;
    type Kept = Valid;
}

impl<Scope, Columns, At, Head, Tail> ReshapeAll<Scope, Columns, At> for Cons<Head, Tail>
where
    Head: Reshape<Scope, Columns, At>,
    Tail: ReshapeAll<Scope, Head::Rest, Head::Next>,
{
    type Items = Cons<Head::List, Tail::Items>;
    type Rest = Tail::Rest;
    type Next = Tail::Next;
    type Kept = Both<Head::Kept, Tail::Kept>;
}

/// Every column of a table, whose row is the table's own; nullable as a whole where `Null` is `B1`.
pub struct SameWhole<Reference, Null>(PhantomData<(Reference, Null)>);

impl<Reference, Null> Blank for SameWhole<Reference, Null> {
    const BLANK: Self = SameWhole(PhantomData);
}

impl<Reference: Declared, Null> SelectList for SameWhole<Reference, Null> {
    type Items = Cons<Self, Nil>;
    const WIDTH: usize = Whole::<Reference>::WIDTH;
    const COLUMNS: &'static ColumnTypes = Whole::<Reference>::COLUMNS;
}

impl<Reference: Declared, Null: RowBit<Reference::Table>, Scope, Group> RowIn<Scope, Group>
    for SameWhole<Reference, Null>
{
    type Row = Null::Row;
}

impl<B, Reference, Null, Row> ReadAs<B, Row> for SameWhole<Reference, Null>
where
    B: Backend,
    Reference: Declared,
    Row: TableRow<B, Reference::Table>,
{
    fn read(row: &B::Row, at: usize) -> Result<Row, CodecError> {
        Row::read(row, at)
    }
}

impl<Reference, Null, Scope, Group> Fits<Scope, Group> for SameWhole<Reference, Null> {
    type Verdict = Valid;
}

impl<Scope, Group, Reference, Null> Outputs<Scope, Group> for SameWhole<Reference, Null>
where
    Reference: Declared,
    <Reference::Table as Table>::Columns: TableOutputs<Reference, Null>,
    <Reference::Table as Table>::Seen: SeenOutputs,
{
    type Before<Rest> = TableOutputsOf<Reference, Null, Rest>;
}

impl<Scope, Columns, At, Reference> Reshape<Scope, Columns, At> for Whole<Reference>
where
    Reference: Declared,
    Scope: Find<Reference>,
    SameWhole<Reference, Scope::Null>: Reshape<Scope, Columns, At>,
{
    type List = <SameWhole<Reference, Scope::Null> as Reshape<Scope, Columns, At>>::List;
    type Rest = <SameWhole<Reference, Scope::Null> as Reshape<Scope, Columns, At>>::Rest;
    type Next = <SameWhole<Reference, Scope::Null> as Reshape<Scope, Columns, At>>::Next;
    type Kept = <SameWhole<Reference, Scope::Null> as Reshape<Scope, Columns, At>>::Kept;
}

impl<Scope, Columns, At, Reference, Null> Reshape<Scope, Columns, At> for SameWhole<Reference, Null>
where
    Reference: Declared,
    <Reference::Table as Table>::Columns: TableOutputs<Reference, Null>,
    <Reference::Table as Table>::Seen: SeenOutputs,
    OwnColumns<Reference, Null>: KeptBy<Columns, At>,
{
    type List = Self;
    type Rest = <OwnColumns<Reference, Null> as KeptBy<Columns, At>>::Rest;
    type Next = <OwnColumns<Reference, Null> as KeptBy<Columns, At>>::Next;
    type Kept = <OwnColumns<Reference, Null> as KeptBy<Columns, At>>::Kept;
}

type OwnColumns<Reference, Null> = TableOutputsOf<Reference, Null, Nil>;

/// Are these columns still the same in `Columns`, in type and nullability?
pub trait KeptBy<Columns, At> {
    /// See [`Reshape::Rest`].
    type Rest;
    /// See [`Reshape::Next`].
    type Next;
    /// See [`Reshape::Kept`].
    type Kept: Verdict;
}

impl<Columns, At> KeptBy<Columns, At> for Nil {
    type Rest = Columns;
    type Next = At;
    type Kept = Valid;
}

impl<E, Type, Null, Tail, Of, NewType, NewNull, Rest, At>
    KeptBy<Cons<OutputColumn<Of, NewType, NewNull>, Rest>, At> for Cons<OutputColumn<E, Type, Null>, Tail>
where
    Type: SqlType,
    NewType: SqlType,
    Null: SameBit<NewNull, E>,
    Tail: KeptBy<Rest, Next<At>>,
    IfSame<Type::Id, NewType::Id, Valid, Fail<E>>: Verdict,
{
    type Rest = Tail::Rest;
    type Next = Tail::Next;
    type Kept = Both<IfSame<Type::Id, NewType::Id, Valid, Fail<E>>, Both<Null::Kept, Tail::Kept>>;
}

/// Two bits are equal, or `Fail<E>`.
pub trait SameBit<Other, E> {
    /// The verdict.
    type Kept: Verdict;
}

macro_rules! same_bits {
    ($($left:ident $right:ident $verdict:ty;)*) => { $(
        impl<E> SameBit<typenum::$right, E> for typenum::$left {
            type Kept = $verdict;
        }
    )* };
}

same_bits! {
    B0 B0 Valid;
    B1 B1 Valid;
    B0 B1 Fail<E>;
    B1 B0 Fail<E>;
}
