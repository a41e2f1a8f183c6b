//! What stands in FROM: its text, its values, and what it does to the scope.

use crate::backend::Backend;
use crate::check::Placed;
use crate::kernel::*;
use crate::render::{Dialect, LATERAL, Rope};

/// The text of something in FROM: a table's name, a query in parentheses.
pub trait SourceText<D: Dialect> {
    /// Does the dialect have all that it uses?
    type Support: Verdict;
    /// `users`, `users AS users_b`, `(SELECT ..) AS team_size (team, members)`
    const FROM: &'static Rope;
}

impl<D: Dialect, Reference: TableReference> SourceText<D> for Reference {
    type Support = Valid;
    const FROM: &'static Rope = Reference::FROM;
}

/// The values of something in FROM.
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait SourceValues<B: Backend> {
    /// Appends them.
    fn values(&self, parameters: &mut B::Parameters);
}

impl<B: Backend, Reference: TableReference> SourceValues<B> for Reference {
    fn values(&self, _: &mut B::Parameters) {}
}

/// Something that can stand in FROM: a table, an alias, a derived table.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand in FROM",
    label = "expected a table, an alias or a derived table"
)]
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait FromItem: Sized {
    /// The reference by which its columns name it.
    type Reference: TableReference;
    /// What FROM holds of it.
    type Source;
    /// The expressions in it that may use the tables on its left.
    type Sees;
    /// Takes that out.
    fn source(self) -> Self::Source;
}

impl<Reference: TableReference> FromItem for Reference {
    type Reference = Reference;
    type Source = Reference;
    type Sees = Nil;

    fn source(self) -> Reference {
        self
    }
}

/// What an item does to the FROM clause `Scope` when it is added, nullable where `Null` is `B1`.
pub trait Enters<Scope, Null>: FromItem {
    /// The FROM clause afterwards.
    type After;
    /// `Fail` with a table of this FROM to which it refers without LATERAL.
    type NeedsLateral: Verdict;
    /// `Fail` with a table of this FROM to which it refers by LATERAL.
    type RefersLeft: Verdict;
    /// `Fail` with a table to which it refers as if every row had one, but an outer join made it nullable.
    type MayMiss: Verdict;
}

impl<Scope, Null, Reference: TableReference> Enters<Scope, Null> for Reference {
    type After = Cons<Entry<Reference, Null, typenum::B0>, Scope>;
    type NeedsLateral = Valid;
    type RefersLeft = Valid;
    type MayMiss = Valid;
}

/// A query on `Item` alone.
pub type Start<Item> = <Item as Enters<Nil, typenum::B0>>::After;

/// Does an item see the tables on its left?
pub trait Sight: 'static {
    /// What the dialect must have.
    type Feature;
    /// Before the query: nothing, or `LATERAL `.
    const TEXT: &'static str;
    /// See [`Enters::NeedsLateral`].
    type NeedsLateral<Outer: Placed<Scope>, Scope>: Verdict;
    /// See [`Enters::RefersLeft`].
    type RefersLeft<Outer: Placed<Scope>, Scope>: Verdict;
    /// See [`Enters::MayMiss`].
    type MayMiss<Outer: Placed<Scope>, Scope>: Verdict;
}

/// It does not: a query on its own.
#[derive(Clone, Copy, Debug)]
pub struct Plain;

impl Sight for Plain {
    type Feature = crate::render::Everywhere;
    const TEXT: &'static str = "";
    type NeedsLateral<Outer: Placed<Scope>, Scope> = Outer::Beside;
    type RefersLeft<Outer: Placed<Scope>, Scope> = Valid;
    type MayMiss<Outer: Placed<Scope>, Scope> = Valid;
}

/// `LATERAL`: it does. The feature stands for it, so that SQL's word is one name in all messages.
impl Sight for LATERAL {
    type Feature = LATERAL;
    const TEXT: &'static str = "LATERAL ";
    type NeedsLateral<Outer: Placed<Scope>, Scope> = Valid;
    type RefersLeft<Outer: Placed<Scope>, Scope> = Outer::Beside;
    type MayMiss<Outer: Placed<Scope>, Scope> = Outer::MayMiss;
}
