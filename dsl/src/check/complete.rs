//! Does an INSERT or UPDATE set the right columns, each once?
//!
//! PostgreSQL manual, pages INSERT and UPDATE. A table's columns are bits in chunks of sixteen; an assignment sets one.

use std::marker::PhantomData;

use typenum::{B0, B1, Bit};

use super::{InScope, NotGrouped, NullIn, NullOf};
use crate::expr::{Assignment, TableColumn};
use crate::kernel::*;

/// The FROM clause of a statement on one table.
pub type OnlyTable<T> = Cons<Entry<T, B0, B0>, Nil>;

/// Sixteen columns: which of them are assigned?
pub struct Chunk<B0, B1, B2, B3, B4, B5, B6, B7, B8, B9, B10, B11, B12, B13, B14, B15>(
    PhantomData<(B0, B1, B2, B3, B4, B5, B6, B7)>,
    PhantomData<(B8, B9, B10, B11, B12, B13, B14, B15)>,
);

/// No column of sixteen.
pub type EmptyChunk = Chunk<B0, B0, B0, B0, B0, B0, B0, B0, B0, B0, B0, B0, B0, B0, B0, B0>;

/// A column's place: chunk `Chunk` (counted by [`Here`] and [`Next`]), bit `Bit` (a digit).
pub struct Place<Chunk, Bit>(PhantomData<(Chunk, Bit)>);

/// The first chunk.
pub struct Here;

/// The chunk after `Before`.
pub struct Next<Before>(PhantomData<Before>);

/// The bit at a place.
pub trait BitAt<At> {
    /// Is it set?
    type Value: Bit;
    /// All the bits, with this one set.
    type Set;
}

impl<First: BitAt<Digit>, Rest, Digit> BitAt<Place<Here, Digit>> for Cons<First, Rest> {
    type Value = First::Value;
    type Set = Cons<First::Set, Rest>;
}

impl<First, Rest: BitAt<Place<Before, Digit>>, Before, Digit> BitAt<Place<Next<Before>, Digit>>
    for Cons<First, Rest>
{
    type Value = Rest::Value;
    type Set = Cons<First, Rest::Set>;
}

macro_rules! bits {
    // bits!(D0 [] A [B C], ..): the digit, what stands before the bit, the bit, what follows
    ($($digit:ident [$($before:ident)*] $bit:ident [$($after:ident)*],)*) => { $(
        impl<$($before,)* $bit $(, $after)*> BitAt<$digit<()>> for Chunk<$($before,)* $bit $(, $after)*>
        where
            $bit: Bit,
        {
            type Value = $bit;
            type Set = Chunk<$($before,)* B1 $(, $after)*>;
        }
    )* };
}

bits! {
    D0 [] A [B C D E F G H I J K L M N O P],
    D1 [A] B [C D E F G H I J K L M N O P],
    D2 [A B] C [D E F G H I J K L M N O P],
    D3 [A B C] D [E F G H I J K L M N O P],
    D4 [A B C D] E [F G H I J K L M N O P],
    D5 [A B C D E] F [G H I J K L M N O P],
    D6 [A B C D E F] G [H I J K L M N O P],
    D7 [A B C D E F G] H [I J K L M N O P],
    D8 [A B C D E F G H] I [J K L M N O P],
    D9 [A B C D E F G H I] J [K L M N O P],
    D10 [A B C D E F G H I J] K [L M N O P],
    D11 [A B C D E F G H I J K] L [M N O P],
    D12 [A B C D E F G H I J K L] M [N O P],
    D13 [A B C D E F G H I J K L M] N [O P],
    D14 [A B C D E F G H I J K L M N] O [P],
    D15 [A B C D E F G H I J K L M N O] P [],
}

/// What is known after some assignments: the bits that are set, whether every column belongs to the table, whether each
/// was assigned once.
pub struct Known<Bits, Own, Once>(PhantomData<(Bits, Own, Once)>);

/// The parts of [`Known`].
pub trait Knowledge {
    /// Which columns are assigned.
    type Bits;
    /// Does every column belong to the table? The culprit is a column.
    type Own: Verdict;
    /// Is every column assigned once? The culprit is a column.
    type Once: Verdict;
}

impl<Bits, Own: Verdict, Once: Verdict> Knowledge for Known<Bits, Own, Once> {
    type Bits = Bits;
    type Own = Own;
    type Once = Once;
}

/// Makes a list of assignments to the table `T`, one after another.
///
/// The state goes forwards and the answer comes back as it is: a fold whose every level looked into the answer of the
/// next would double the compiler's work with each column.
pub trait AssignAll<T, State> {
    /// What is known at the end.
    type After: Knowledge;
}

impl<T, State: Knowledge> AssignAll<T, State> for Nil {
    type After = State;
}

impl<T, State, C, Value, Rest> AssignAll<T, State> for Cons<Assignment<C, Value>, Rest>
where
    State: AssignOne<C, T>,
    Rest: AssignAll<T, State::After>,
{
    type After = Rest::After;
}

/// One step of [`AssignAll`].
pub trait AssignOne<C, T> {
    /// What is known after it.
    type After;
}

impl<C, T, Bits, Own, Once> AssignOne<C, T> for Known<Bits, Own, Once>
where
    T: TableReference,
    C: Column,
    BelongsTo<C, T>: AssignStep<C, Bits, Own, Once>,
{
    type After = <BelongsTo<C, T> as AssignStep<C, Bits, Own, Once>>::After;
}

/// `Yes` where the column `C` belongs to the table `T`.
pub type BelongsTo<C, T> =
    IfSame<<<C as Column>::Table as TableReference>::Id, <T as TableReference>::Id, Yes, No>;

/// [`AssignOne`], knowing whether the column is one of the table.
pub trait AssignStep<C, Bits, Own, Once> {
    /// See [`AssignOne::After`].
    type After;
}

impl<C, Bits, Own: Verdict, Once> AssignStep<C, Bits, Own, Once> for No {
    type After = Known<Bits, Both<Own, Fail<C>>, Once>;
}

impl<C, Bits, Own, Once> AssignStep<C, Bits, Own, Once> for Yes
where
    C: Column,
    Bits: BitAt<C::Place>,
    Bits::Value: OnceOnly<C>,
    Once: Verdict,
{
    type After = Known<Bits::Set, Own, Both<Once, <Bits::Value as OnceOnly<C>>::Verdict>>;
}

/// A bit that is about to be set.
pub trait OnceOnly<C> {
    /// `Fail<C>` where it is set already.
    type Verdict: Verdict;
}

impl<C> OnceOnly<C> for B0 {
    type Verdict = Valid;
}

impl<C> OnceOnly<C> for B1 {
    type Verdict = Fail<C>;
}

/// Are all columns of this list assigned? `Before` is the verdict on the columns before.
pub trait AllAssigned<Bits, Before = Valid> {
    /// The culprit is the first column that is not.
    type Verdict: Verdict;
}

impl<Bits, Before: Verdict> AllAssigned<Bits, Before> for Nil {
    type Verdict = Before;
}

impl<Bits, Before, C, Rest> AllAssigned<Bits, Before> for Cons<TableColumn<C>, Rest>
where
    C: Column,
    Bits: BitAt<C::Place>,
    Bits::Value: Needed<C>,
    Before: Verdict,
    Rest: AllAssigned<Bits, Both<Before, <Bits::Value as Needed<C>>::Verdict>>,
{
    type Verdict = Rest::Verdict;
}

/// Are the required columns assigned? Only asked of assignments without another mistake.
pub trait RequiredIn<Required> {
    /// The culprit is the first column that is not.
    type Verdict: Verdict;
}

impl<Bits, Required: AllAssigned<Bits>> RequiredIn<Required> for Known<Bits, Valid, Valid> {
    type Verdict = Required::Verdict;
}

impl<Bits, C, Required> RequiredIn<Required> for Known<Bits, Valid, Fail<C>> {
    type Verdict = Valid;
}

impl<Bits, C, Once, Required> RequiredIn<Required> for Known<Bits, Fail<C>, Once> {
    type Verdict = Valid;
}

/// A bit that must be set.
pub trait Needed<C> {
    /// `Fail<C>` where it is not.
    type Verdict: Verdict;
}

impl<C> Needed<C> for B1 {
    type Verdict = Valid;
}

impl<C> Needed<C> for B0 {
    type Verdict = Fail<C>;
}

/// A verdict on the columns of an INSERT or UPDATE.
#[diagnostic::on_unimplemented(
    message = "column `{Column}` does not belong to table `{Table}`",
    label = "assigns `{Column}`, a column of another table",
    note = "rules I4, U4, see `relvar::docs::rules`"
)]
pub trait Belongs<Column, Table> {}

#[diagnostic::do_not_recommend]
impl<Column, Table> Belongs<Column, Table> for Valid {}

/// A verdict on the columns of an INSERT or UPDATE.
#[diagnostic::on_unimplemented(
    message = "column `{Column}` is assigned twice",
    label = "`{Column}` is assigned twice in this list",
    note = "rules I2, U3, see `relvar::docs::rules`"
)]
pub trait AssignedOnce<Column> {}

#[diagnostic::do_not_recommend]
impl<Column> AssignedOnce<Column> for Valid {}

/// A verdict on the columns of an INSERT.
#[diagnostic::on_unimplemented(
    message = "INSERT does not set the required column `{Column}`",
    label = "`{Column}` is NOT NULL without a default and must be set",
    note = "add `{Column}.set(value)`, or give the column a `#[default(..)]` in `table!`",
    note = "rule I1, see `relvar::docs::rules::I1`"
)]
pub trait SetsRequired<Column> {}

#[diagnostic::do_not_recommend]
impl<Column> SetsRequired<Column> for Valid {}

/// A verdict on the columns of a COPY.
#[diagnostic::on_unimplemented(
    message = "COPY does not fill the required column `{Column}`",
    label = "`{Column}` is NOT NULL without a default and must be filled",
    note = "rule I1, see `relvar::docs::rules::I1`"
)]
pub trait CopiesRequired<Column> {}

#[diagnostic::do_not_recommend]
impl<Column> CopiesRequired<Column> for Valid {}

/// A verdict on the values of an INSERT, which has no row to take a column from.
#[diagnostic::on_unimplemented(
    message = "a value of INSERT cannot use a column: there is no row of `{Table}` yet",
    label = "uses a column of `{Table}`",
    note = "to copy rows of a table, insert from a query",
    note = "rule I4, see `relvar::docs::rules::I4`"
)]
pub trait NoColumns<Table> {}

#[diagnostic::do_not_recommend]
impl<Table> NoColumns<Table> for Valid {}

/// A verdict on a column that is about to be set.
#[diagnostic::on_unimplemented(
    message = "column `{Column}` is generated by the server and cannot be set",
    label = "`{Column}` is GENERATED ALWAYS",
    note = "rules I3, U4, see `relvar::docs::rules`"
)]
pub trait NotGenerated<Column> {}

#[diagnostic::do_not_recommend]
impl<Column> NotGenerated<Column> for Valid {}

/// The value's nullability in a statement on the column's own table.
pub trait StoresNull<C>: NullIn<OnlyTable<C::Table>, NotGrouped>
where
    C: Column,
{
    /// `Fail<C>` where a nullable value meets a NOT NULL column.
    type Verdict: Verdict;
}

impl<C: Column, Value: NullIn<OnlyTable<C::Table>, NotGrouped>> StoresNull<C> for Value
where
    C::Null: Takes<NullOf<Value, OnlyTable<C::Table>, NotGrouped>, C>,
{
    type Verdict = <C::Null as Takes<NullOf<Value, OnlyTable<C::Table>, NotGrouped>, C>>::Verdict;
}

/// The verdict of storing `Value` in `C`.
pub type NullStored<Value, C> = <Value as StoresNull<C>>::Verdict;

/// A column's bit against a value's.
pub trait Takes<ValueNull, C> {
    /// `Fail<C>` where the value may be NULL and the column may not.
    type Verdict: Verdict;
}

impl<ValueNull, C> Takes<ValueNull, C> for B1 {
    type Verdict = Valid;
}

impl<C> Takes<B0, C> for B0 {
    type Verdict = Valid;
}

impl<C> Takes<B1, C> for B0 {
    type Verdict = Fail<C>;
}

/// A verdict on an expression that is stored.
#[diagnostic::on_unimplemented(
    message = "a nullable expression cannot be stored in the NOT NULL column `{Column}`",
    label = "may be NULL, and `{Column}` is NOT NULL",
    note = "`coalesce(value, default)` gives a value that is never NULL",
    note = "rules N4, I5, see `relvar::docs::rules`"
)]
pub trait NotNullStored<Column> {}

#[diagnostic::do_not_recommend]
impl<Column> NotNullStored<Column> for Valid {}

/// The values of a list of assignments, as one list.
impl<Scope, C, Value: InScope<Scope>> InScope<Scope> for Assignment<C, Value> {
    type Verdict = Value::Verdict;
}

/// UPDATE.
pub struct UPDATE;

/// DELETE.
pub struct DELETE;

/// A verdict on the WHERE clause of UPDATE and DELETE.
#[diagnostic::on_unimplemented(
    message = "this {Statement} has no WHERE clause and would affect every row",
    label = "no `.filter(..)` before this call",
    note = "add `.filter(..)`, or `.all_rows()` when every row is meant",
    note = "rules U1, U2, see `relvar::docs::rules`"
)]
pub trait MeansRows<Statement> {}

#[diagnostic::do_not_recommend]
impl<Statement> MeansRows<Statement> for Valid {}

/// A WHERE clause of UPDATE or DELETE.
pub trait SaysWhichRows<Statement> {
    /// `Fail<Statement>` where it says nothing.
    type Verdict: Verdict;
}

impl<Statement> SaysWhichRows<Statement> for Unset {
    type Verdict = Fail<Statement>;
}

impl<Statement, Condition> SaysWhichRows<Statement> for crate::clause::Where<Condition> {
    type Verdict = Valid;
}

impl<Statement> SaysWhichRows<Statement> for crate::clause::AllRows {
    type Verdict = Valid;
}
