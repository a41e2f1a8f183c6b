//! The natural row of a query without a select list: the generated row struct of its table; after joins a tuple of
//! them in the order of FROM, an outer-joined one in an `Option`.

use std::marker::PhantomData;

use typenum::{B0, B1};

use super::{ItemLevel, Places, ReadAs, RowIn, SelectList};
use crate::backend::{Backend, CodecError, ColumnTypes, Values};
use crate::check::{Declared, Find, GroupKind, GroupedBy, InScope, ThroughAlias};
use crate::expr::{Affix, AliasColumn, IsThere, TableColumn, WholeRow};
use crate::kernel::{Column, Cons, Entry, Nil, RowLevel, Seen, SqlType, Table, TableReference};
use crate::render::{Dialect, Render, Rope, Support, SupportedBy, WholeRows};
use crate::types::Bool;

/// A row of the table `T` as the driver `B` reads it: the table's generated struct, for which `table!` implements it, or
/// an `Option` of that.
pub trait TableRow<B: Backend, T>: Sized {
    /// Reads the row from the columns from `at` on.
    fn read(row: &B::Row, at: usize) -> Result<Self, CodecError>;
    /// Is there a row at all? Decided by a column that is NOT NULL, never by "all columns are NULL": where every column may
    /// be, [`Whole`] has a further one.
    fn is_present(row: &B::Row, at: usize) -> Result<bool, CodecError>;
}

impl<B: Backend, T, Row: TableRow<B, T>> TableRow<B, T> for Option<Row> {
    fn read(row: &B::Row, at: usize) -> Result<Self, CodecError> {
        if Row::is_present(row, at)? { Row::read(row, at).map(Some) } else { Ok(None) }
    }

    fn is_present(row: &B::Row, at: usize) -> Result<bool, CodecError> {
        Row::is_present(row, at)
    }
}

/// A bit as a row: the table's own, or in an `Option`.
pub trait RowBit<T: Table> {
    /// One row.
    type Row;
}

impl<T: Table> RowBit<T> for B0 {
    type Row = T::Row;
}

impl<T: Table> RowBit<T> for B1 {
    type Row = Option<T::Row>;
}

/// A table reference whose row is a declared table's.
pub trait HasRow: TableReference {
    /// The table.
    type Table: Table;
}

impl<Reference: Declared> HasRow for Reference {
    type Table = Reference::Table;
}

/// Every column of the table reference `Reference`, as an item of a select list.
pub struct Whole<Reference>(PhantomData<Reference>);

impl<Reference> Whole<Reference> {
    pub(crate) const fn new() -> Self {
        Whole(PhantomData)
    }
}

impl<Reference: HasRow> SelectList for Whole<Reference> {
    type Items = Cons<Self, Nil>;
    const WIDTH: usize = <Reference::Table as Table>::WIDTH + SeenOf::<Reference>::ADDED as usize;
    const COLUMNS: &'static ColumnTypes = if SeenOf::<Reference>::ADDED {
        &ColumnTypes::Many(&[<Reference::Table as Table>::TYPES, &ColumnTypes::One(&Bool::NAME)])
    } else {
        <Reference::Table as Table>::TYPES
    };
    const PLACES: &'static Places = &Places::Whole(
        Reference::QUALIFIER,
        <Reference::Table as Table>::SCHEMA.columns,
        SeenOf::<Reference>::ADDED as usize,
    );
}

/// Is there a row of the reference?
type IsSeen<Reference> = Affix<IsThere, AliasColumn<Reference, WholeRow<<Reference as HasRow>::Table>>>;
/// How a missing row of the reference is told from one of NULLs.
type SeenOf<Reference> = <<Reference as HasRow>::Table as Table>::Seen;

impl<Reference: HasRow> ItemLevel for Whole<Reference> {
    type Level = RowLevel;
}

impl<Scope: Find<Reference>, Reference> InScope<Scope> for Whole<Reference> {
    type Verdict = Scope::Found;
}

/// A whole row is grouped where the primary key is; the culprit is the table's first column that is not.
impl<Group, Reference: Declared> GroupedBy<Group> for Whole<Reference>
where
    <Reference::Table as Table>::Columns: ThroughAliasChunks<Reference>,
    Group: GroupKind,
    ChunksOf<Reference>: GroupedBy<Group::Always>,
{
    type Verdict = <ChunksOf<Reference> as GroupedBy<Group::Always>>::Verdict;
}

type ChunksOf<Reference> =
    <<<Reference as Declared>::Table as Table>::Columns as ThroughAliasChunks<Reference>>::Columns;

/// Chunks of columns as the reference `Reference` has them.
pub trait ThroughAliasChunks<Reference> {
    /// The chunks.
    type Columns;
}

impl<Reference> ThroughAliasChunks<Reference> for Nil {
    type Columns = Nil;
}

impl<Reference, Chunk: ThroughAlias<Reference>, Rest: ThroughAliasChunks<Reference>>
    ThroughAliasChunks<Reference> for Cons<Chunk, Rest>
{
    type Columns = Cons<Chunk::Columns, Rest::Columns>;
}

impl<Reference, Scope, Group> RowIn<Scope, Group> for Whole<Reference>
where
    Reference: HasRow,
    Scope: Find<Reference, Null: RowBit<Reference::Table>>,
{
    type Row = <Scope::Null as RowBit<Reference::Table>>::Row;
}

impl<B, Reference, Row> ReadAs<B, Row> for Whole<Reference>
where
    B: Backend,
    Reference: HasRow,
    Row: TableRow<B, Reference::Table>,
{
    fn read(row: &B::Row, at: usize) -> Result<Row, CodecError> {
        Row::read(row, at)
    }
}

impl<D: Dialect, Reference: HasRow> Render<D> for Whole<Reference>
where
    <Reference::Table as Table>::Columns: ColumnsText<Reference>,
    <SeenOf<Reference> as Seen>::Feature: SupportedBy<D>,
    WholeRows: SupportedBy<D>,
{
    type Support = Support<<SeenOf<Reference> as Seen>::Feature, D>;
    const ROPE: &'static Rope = if SeenOf::<Reference>::ADDED {
        &Rope::List(
            ", ",
            &[
                <<Reference::Table as Table>::Columns as ColumnsText<Reference>>::ROPE,
                <IsSeen<Reference> as Render<D>>::ROPE,
            ],
        )
    } else {
        <<Reference::Table as Table>::Columns as ColumnsText<Reference>>::ROPE
    };
}

impl<B: Backend, Reference> Values<B> for Whole<Reference> {
    fn values(&self, _: &mut B::Parameters) {}
}

/// A list of columns, or of chunks of them, as text: `users_b.id, users_b.name`.
pub trait ColumnsText<Reference> {
    /// Separated by commas.
    const ROPE: &'static Rope;
}

impl<Reference> ColumnsText<Reference> for Nil {
    const ROPE: &'static Rope = &Rope::Empty;
}

impl<Reference: TableReference, C: Column, Rest: ColumnsText<Reference>> ColumnsText<Reference>
    for Cons<TableColumn<C>, Rest>
{
    const ROPE: &'static Rope = &Rope::List(
        ", ",
        &[
            &Rope::Join(&[Reference::QUALIFIER, &Rope::Literal("."), &Rope::Name(<C as Column>::NAME)]),
            Rest::ROPE,
        ],
    );
}

impl<Reference, First, Tail, Rest> ColumnsText<Reference> for Cons<Cons<First, Tail>, Rest>
where
    Cons<First, Tail>: ColumnsText<Reference>,
    Rest: ColumnsText<Reference>,
{
    const ROPE: &'static Rope =
        &Rope::List(", ", &[<Cons<First, Tail> as ColumnsText<Reference>>::ROPE, Rest::ROPE]);
}

/// A reference in FROM whose row has a Rust type.
pub trait RowSource: TableReference {
    /// All of its columns as one item.
    type Item: NaturalItem;
}

impl<Reference: Declared> RowSource for Reference {
    type Item = Whole<Reference>;
}

/// All columns of a reference as one item of a select list.
pub trait NaturalItem: SelectList {
    /// It in the value namespace.
    const ITEM: Self;
}

impl<Reference: Declared> NaturalItem for Whole<Reference> {
    const ITEM: Self = Whole(PhantomData);
}

/// The select list of a query that has none, walked from the last table of FROM to its first; `After` is the list of
/// the tables behind.
pub trait NaturalItems<After> {
    /// [`Whole`] or [`WholeShape`](super::WholeShape), or a tuple of them.
    type Item: SelectList;
    /// It in the value namespace.
    const ITEM: Self::Item;
}

impl<After: AsItem> NaturalItems<After> for Nil {
    type Item = After::Item;
    const ITEM: Self::Item = After::ITEM;
}

impl<After, Reference, Null, Tail> NaturalItems<After> for Cons<Entry<Reference, Null, B0>, Tail>
where
    Reference: RowSource,
    Tail: NaturalItems<Cons<Reference::Item, After>>,
{
    type Item = Tail::Item;
    const ITEM: Self::Item = Tail::ITEM;
}

/// A table of an outer query is not part of the row.
impl<After, Reference, Null, Tail> NaturalItems<After> for Cons<Entry<Reference, Null, B1>, Tail>
where
    Tail: NaturalItems<After>,
{
    type Item = Tail::Item;
    const ITEM: Self::Item = Tail::ITEM;
}

impl<Reference: TableReference, List: AsItem + 'static> RowSource for crate::expr::Loose<Reference, List> {
    type Item = List::Item;
}

impl<Reference, Field, Type: crate::kernel::SqlType, Null> NaturalItem
    for crate::expr::DerivedColumn<Reference, Field, Type, Null>
{
    const ITEM: Self = Self::NEW;
}

/// A list of [`NaturalItem`]s as an item of a select list.
pub trait AsItem {
    /// The item.
    type Item: NaturalItem;
    /// It in the value namespace.
    const ITEM: Self::Item;
}

macro_rules! as_item {
    ($([$($item:ident)+])*) => {
        impl<Only: NaturalItem> AsItem for Cons<Only, Nil> {
            type Item = Only;
            const ITEM: Self::Item = Only::ITEM;
        }
        $(
            impl<$($item: NaturalItem),+> AsItem for crate::__list!($($item),+) {
                type Item = ($($item,)+);
                const ITEM: Self::Item = ($($item::ITEM,)+);
            }

            impl<$($item: NaturalItem),+> NaturalItem for ($($item,)+) {
                const ITEM: Self = ($($item::ITEM,)+);
            }
        )*
    };
}

as_item! {
    [A B]
    [A B C]
    [A B C D]
    [A B C D E]
    [A B C D E F]
    [A B C D E F G]
    [A B C D E F G H]
    [A B C D E F G H I]
    [A B C D E F G H I J]
    [A B C D E F G H I J K]
    [A B C D E F G H I J K L]
    [A B C D E F G H I J K L M]
    [A B C D E F G H I J K L M N]
    [A B C D E F G H I J K L M N O]
    [A B C D E F G H I J K L M N O P]
    [A B C D E F G H I J K L M N O P Q]
    [A B C D E F G H I J K L M N O P Q R]
}
