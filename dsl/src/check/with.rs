//! Is every common table expression that a statement uses in its WITH clause, and is a recursive one well-formed?
//!
//! PostgreSQL manual, section 7.8. The first question is answered where the statement is spelled: the dialect that a
//! query under WITH is spelled in knows what the clause defines, so it reaches every subquery.

use std::marker::PhantomData;

use typenum::{B0, B1};

use super::GoOn;
use crate::expr::DerivedColumn;
use crate::kernel::*;
use crate::render::{Nested, Probe, Top};
use crate::row::SelectList;

/// A table that a WITH clause defines, or that a FROM clause asks for: the reference, and its columns.
pub struct Defined<Reference, Columns>(PhantomData<(Reference, Columns)>);

/// The recursive term's own table, asked for by its FROM clause.
pub struct Itself<Reference, Columns>(PhantomData<(Reference, Columns)>);

/// Is the table `Wanted` defined by this list of [`Defined`]s?
pub trait HasTable<Wanted> {
    /// `Missing` where it is not.
    type Verdict: Verdict;
}

impl<Reference: TableReference, Columns> HasTable<Defined<Reference, Columns>> for Nil {
    type Verdict = Missing<Reference::Shown>;
}

impl<Reference, Columns, Wanted, WantedColumns, Rest> HasTable<Defined<Wanted, WantedColumns>>
    for Cons<Defined<Reference, Columns>, Rest>
where
    Reference: TableReference,
    Wanted: TableReference,
    IfSame<Reference::Id, Wanted::Id, Compare<Columns>, GoOn<Rest>>: TableStep<Wanted, WantedColumns>,
{
    type Verdict = <IfSame<Reference::Id, Wanted::Id, Compare<Columns>, GoOn<Rest>> as TableStep<
        Wanted,
        WantedColumns,
    >>::Verdict;
}

impl<Reference: TableReference, Columns> HasTable<Itself<Reference, Columns>> for Nil {
    type Verdict = Missing<Reference::Shown>;
}

impl<Reference, Columns, Head, Rest> HasTable<Itself<Reference, Columns>> for Cons<Head, Rest>
where
    Self: HasTable<Defined<Reference, Columns>>,
{
    type Verdict = <Self as HasTable<Defined<Reference, Columns>>>::Verdict;
}

/// A recursive term is probed for its own table only.
impl<Within, Reference, Columns> HasTable<Defined<Reference, Columns>> for Probe<Within> {
    type Verdict = Valid;
}

impl<Reference, Columns> HasTable<Itself<Reference, Columns>> for Probe<Top> {
    type Verdict = Valid;
}

impl<Reference: TableReference, Columns> HasTable<Itself<Reference, Columns>> for Probe<Nested> {
    type Verdict = Missing<Reference::Shown>;
}

/// The name is the one: so must be the columns.
pub struct Compare<Columns>(PhantomData<Columns>);

/// One step of [`HasTable`].
pub trait TableStep<Wanted, Columns> {
    /// See [`HasTable::Verdict`].
    type Verdict: Verdict;
}

impl<Wanted, Columns, Rest: HasTable<Defined<Wanted, Columns>>> TableStep<Wanted, Columns> for GoOn<Rest> {
    type Verdict = Rest::Verdict;
}

impl<Wanted: TableReference, Columns: SelectList, Found: SelectList> TableStep<Wanted, Columns>
    for Compare<Found>
where
    Found::Items: SameColumns<Columns::Items>,
    <Found::Items as SameColumns<Columns::Items>>::Answer: OrMissing<Wanted::Shown>,
{
    type Verdict =
        <<Found::Items as SameColumns<Columns::Items>>::Answer as OrMissing<Wanted::Shown>>::Verdict;
}

/// From an answer to a verdict.
pub trait OrMissing<Shown> {
    /// `Missing` for [`No`].
    type Verdict: Verdict;
}

impl<Shown> OrMissing<Shown> for Yes {
    type Verdict = Valid;
}

impl<Shown> OrMissing<Shown> for No {
    type Verdict = Missing<Shown>;
}

/// Do two lists of columns have the same types and the same nullability?
pub trait SameColumns<Other> {
    /// [`Yes`] or [`No`].
    type Answer;
}

impl SameColumns<Nil> for Nil {
    type Answer = Yes;
}

impl<R, F, Type, Null, Tail, R2, F2, Type2, Null2, Tail2>
    SameColumns<Cons<DerivedColumn<R2, F2, Type2, Null2>, Tail2>>
    for Cons<DerivedColumn<R, F, Type, Null>, Tail>
where
    Type: SqlType,
    Type2: SqlType,
    Tail: SameColumns<Tail2>,
    (Null, Null2): SameBit<Tail::Answer>,
{
    type Answer = IfSame<Type::Id, Type2::Id, <(Null, Null2) as SameBit<Tail::Answer>>::Answer, No>;
}

/// `Then` where two bits are equal, else [`No`].
pub trait SameBit<Then> {
    /// The answer.
    type Answer;
}

macro_rules! same_bit {
    ($($left:ident $right:ident: $answer:ident;)*) => { $(
        impl<Then> SameBit<Then> for ($left, $right) {
            type Answer = $answer;
        }
    )* };
}

same_bit! {
    B0 B0: Then;
    B0 B1: No;
    B1 B0: No;
    B1 B1: Then;
}

/// A verdict on the common table expressions of a statement.
#[diagnostic::on_unimplemented(
    message = "common table expression `{Table}` is used, but it is not in the WITH clause of this statement",
    label = "uses `{Table}`, which no WITH around it defines with these columns",
    note = "put it there: `with(&table, query)`, before every one that uses it",
    note = "rules S8, C10, see `relvar::docs::rules`"
)]
pub trait DefinesTables<Table> {}

#[diagnostic::do_not_recommend]
impl<Table> DefinesTables<Table> for Valid {}

/// What a lock asks of its handle is said by another bound.
#[diagnostic::do_not_recommend]
impl<Table> DefinesTables<Table> for Locking {}

/// What the dialect lacks is said by another bound.
#[diagnostic::do_not_recommend]
impl<Table, Feature> DefinesTables<Table> for Fail<Feature> {}

/// What writes is said by another bound.
#[diagnostic::do_not_recommend]
impl<Table, Function> DefinesTables<Table> for Writing<Function> {}
#[diagnostic::do_not_recommend]
impl<Table, Function> DefinesTables<Table> for LockingWriting<Function> {}

/// Does a WITH clause define every name once? `Self` is the list of the references.
pub trait DistinctTables {
    /// The culprit is the first that stands there twice.
    type Verdict: Verdict;
}

impl DistinctTables for Nil {
    type Verdict = Valid;
}

impl<Reference: TableReference, Rest: DistinctTables + NotAmong<Reference>> DistinctTables
    for Cons<Reference, Rest>
{
    type Verdict = Both<<Rest as NotAmong<Reference>>::Verdict, <Rest as DistinctTables>::Verdict>;
}

/// Is the reference not in this list?
pub trait NotAmong<Reference> {
    /// The culprit is the reference.
    type Verdict: Verdict;
}

impl<Reference> NotAmong<Reference> for Nil {
    type Verdict = Valid;
}

impl<Reference: TableReference, Head: TableReference, Tail: NotAmong<Reference>> NotAmong<Reference>
    for Cons<Head, Tail>
where
    IfSame<Head::Id, Reference::Id, Fail<Reference::Shown>, Tail::Verdict>: Verdict,
{
    type Verdict = IfSame<Head::Id, Reference::Id, Fail<Reference::Shown>, Tail::Verdict>;
}

/// A verdict on the names in a WITH clause.
#[diagnostic::on_unimplemented(
    message = "common table expression `{Table}` is declared twice in this WITH clause",
    label = "`{Table}` is declared a second time",
    note = "give the second one a name of its own: `.cte_as::<'b'>()`",
    note = "rule S8, see `relvar::docs::rules::S8`"
)]
pub trait DeclaredOnce<Table> {}

#[diagnostic::do_not_recommend]
impl<Table> DeclaredOnce<Table> for Valid {}

/// A verdict on the recursion in a WITH clause.
#[diagnostic::on_unimplemented(
    message = "MERGE cannot stand under WITH RECURSIVE, and common table expression `{Table}` is recursive",
    label = "`{Table}` is recursive, and PostgreSQL takes no WITH RECURSIVE before MERGE",
    note = "use it as the source: `with(&table, table.query()..).derived()`",
    note = "rule C10, see `relvar::docs::rules::C10`"
)]
pub trait TakesRecursion<Table> {}

#[diagnostic::do_not_recommend]
impl<Table> TakesRecursion<Table> for Valid {}
