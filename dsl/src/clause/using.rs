//! `JOIN .. USING` (PostgreSQL manual, section 7.2.1.1).

use std::marker::PhantomData;

use typenum::Bit;

use super::{FromItem, JoinCondition, JoinItem, SourceText, SourceValues};
use crate::backend::Backend;
use crate::check::*;
use crate::expr::{AliasColumn, DerivedColumn, TableColumn};
use crate::kernel::*;
use crate::render::{Dialect, Rope};
use crate::row::SelectList;

/// `table USING (columns)`, the argument of a join.
#[derive(Clone, Copy, Debug)]
pub struct Using<Reference, Columns>(PhantomData<(Reference, Columns)>);

/// `using` on a table or an alias.
pub trait UsingMethod: Declared {
    /// `table USING (column, ..)`, the argument of a join: rows whose columns of these names are equal. The names are given
    /// as columns of this table; exactly one table on the left has each of them.
    ///
    /// Both columns keep their names and tables. What SQL calls the merged column is, in INNER JOIN and LEFT JOIN, the left
    /// one, in RIGHT JOIN the right one, and in FULL JOIN `coalesce(left, right)`, as for the server itself.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let b = users.alias::<'b'>();
    /// let sql = users.inner_join(b.using((users::team_id, users::age))).select((users::name, b.name, users::team_id));
    /// assert_eq!(
    ///     sql.sql::<Postgres>(),
    ///     "SELECT users.name, users_b.name, users.team_id FROM users INNER JOIN users AS users_b USING (team_id, age)",
    /// );
    /// ```
    ///
    /// There is no NATURAL JOIN: it would change its meaning with every column that is added to a table.
    fn using<Columns: SelectList>(self, columns: Columns) -> Using<Self, Columns::Items> {
        let _ = columns;
        Using(PhantomData)
    }
}

impl<Reference: Declared> UsingMethod for Reference {}

impl<Reference: Declared, Columns> JoinItem for Using<Reference, Columns> {
    type Item = Reference;
    type Reference = Reference;
    type Source = Self;
}

impl<Scope, After, Reference, Columns> JoinCondition<Scope, After> for Using<Reference, Columns>
where
    Reference: Declared + FromItem,
    Scope: OuterReferences,
    // The server looks at the tables on the left alone, not at those of a query around.
    Columns: UsingNames<Scope::Own, Reference>,
{
    type Condition = Unset;
    type InScope = Valid;
    type Unambiguous = Valid;
    type Names = Columns::Verdict;

    fn parts(self) -> (Self, Unset) {
        (self, Unset)
    }
}

impl<D: Dialect, Reference: TableReference, Columns: UsingText> SourceText<D> for Using<Reference, Columns> {
    type Support = Valid;
    const FROM: &'static Rope =
        &Rope::Join(&[Reference::FROM, &Rope::Literal(" USING ("), Columns::ROPE, &Rope::Literal(")")]);
}

impl<B: Backend, Reference, Columns> SourceValues<B> for Using<Reference, Columns> {
    fn values(&self, _: &mut B::Parameters) {}
}

/// Names of columns as text.
pub trait UsingText {
    /// `team_id, age`
    const ROPE: &'static Rope;
}

impl UsingText for Nil {
    const ROPE: &'static Rope = &Rope::Empty;
}

impl<C: Column, Rest: UsingText> UsingText for Cons<TableColumn<C>, Rest> {
    const ROPE: &'static Rope = &Rope::List(", ", &[&Rope::Name(<C as Column>::NAME), Rest::ROPE]);
}

/// The name of the column `C`, to look it up.
pub struct NameOf<C>(PhantomData<C>);

impl<C: Column<Null: Bit + 'static>> FieldName for NameOf<C> {
    type Id = C::FieldName;
    type Index<Rest: crate::kernel::Identity> = C::Index<Rest>;
    type Null = C::Null;
    const NAME: Name = C::NAME;
}

/// Does each of these columns of `Reference` have one of its name and type in the FROM clause `Scope`?
#[diagnostic::on_unimplemented(
    message = "USING takes columns of the joined table",
    label = "expected a column of the joined table, or a tuple of them",
    note = "rule S6, see `relvar::docs::rules::S6`"
)]
pub trait UsingNames<Scope, Reference> {
    /// The culprit is a column.
    type Verdict: Verdict;
}

impl<Scope, Reference> UsingNames<Scope, Reference> for Nil {
    type Verdict = Valid;
}

impl<Scope, Reference, C, Rest> UsingNames<Scope, Reference> for Cons<TableColumn<C>, Rest>
where
    Reference: Declared,
    C: Column<Null: 'static>,
    Scope: NameIn<NameOf<C>>,
    ColumnFor<NameOf<C>, Scope>: UsedWith<C>,
    Owned<Reference, C>: Verdict,
    Rest: UsingNames<Scope, Reference>,
{
    type Verdict =
        Both<Owned<Reference, C>, Both<<ColumnFor<NameOf<C>, Scope> as UsedWith<C>>::Verdict, Rest::Verdict>>;
}

/// Is `C` a column of the reference?
type Owned<Reference, C> = IfSame<
    <<Reference as Declared>::Table as TableReference>::Id,
    <<C as Column>::Table as TableReference>::Id,
    Valid,
    Fail<C>,
>;

/// Have two types a common one, and that an `=`?
type Matched<Left, Right> = Both<<Left as CommonType<Right>>::Verdict, <Left as SqlType>::Equal>;

/// Is a column on the left equal to the column `C` in some rows?
pub trait UsedWith<C> {
    /// `Fail` with `C` where their types have no common one, or no `=`.
    type Verdict: Verdict;
}

impl<C> UsedWith<C> for NoColumn {
    type Verdict = Fail<C>;
}

impl<C, Left: Column<SqlType: CommonType<C::SqlType>>, Reference> UsedWith<C> for AliasColumn<Reference, Left>
where
    C: Column,
{
    type Verdict = Blaming<Matched<Left::SqlType, C::SqlType>, C>;
}

impl<C: Column, Reference, Field, Type, Null> UsedWith<C> for DerivedColumn<Reference, Field, Type, Null>
where
    Type: CommonType<C::SqlType> + SqlType,
{
    type Verdict = Blaming<Matched<Type, C::SqlType>, C>;
}

/// A verdict on the columns of USING.
#[diagnostic::on_unimplemented(
    message = "USING needs exactly one column like `{Column}` on the left: of its name, and of a type that `=` compares with its own",
    label = "none or several of the tables on the left have a column that goes with `{Column}`",
    note = "say which columns are equal: `.inner_join(table.on(left.eq(right)))`",
    note = "rules S6, T1, see `relvar::docs::rules`"
)]
pub trait UsesOne<Column> {}

#[diagnostic::do_not_recommend]
impl<Column> UsesOne<Column> for Valid {}
