//! The tables beside the target of a statement that writes: `FROM` of UPDATE, `USING` of DELETE and MERGE (PostgreSQL manual,
//! pages UPDATE, DELETE and MERGE).

use std::marker::PhantomData;

use typenum::B0;

use super::{Enters, From, Natural};
use crate::backend::{Backend, Values};
use crate::check::{InScope, NotGrouped, OnlyTable, ScopeOf};
use crate::kernel::*;
use crate::render::{DELETE_USING, Dialect, Render, Rope, Support, SupportedBy};
use crate::stmt::Select;

/// What stands beside the target: a table, an alias, a derived table, a common table expression, or tables that are joined
/// and nothing else. The target is not in sight of their join conditions.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand beside the table that a statement writes",
    label = "expected a table, an alias, a derived table, or tables joined",
    note = "a query with clauses of its own becomes a table by `.derived()`, which borrowed stands here: `&recent`",
    note = "rule S9, see `relvar::docs::rules::S9`"
)]
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait Sources {
    /// The tables, as the rules see them.
    type Scope;
    /// The tables, as the statement keeps them.
    type Tables;
    /// `Fail` with a table that an item uses and that is not there.
    type Sees: Verdict;
    /// Takes them.
    fn tables(self) -> Self::Tables;
}

impl<Item: Enters<Nil, B0, Sees: InScope<Nil>>> Sources for Item {
    type Scope = Item::After;
    type Tables = From<Item::Source>;
    type Sees = ScopeOf<Item::Sees, Nil>;

    fn tables(self) -> Self::Tables {
        From(self.source())
    }
}

impl<Scope, Tables> Sources
    for Select<Scope, Unset, Natural, Tables, Unset, NotGrouped, Unset, Unset, Unset, Unset>
{
    type Scope = Scope;
    type Tables = Tables;
    type Sees = Valid;

    fn tables(self) -> Tables {
        self.from
    }
}

/// The tables beside the target.
#[derive(Debug)]
pub struct Besides<Scope, Tables> {
    tables: Tables,
    scope: PhantomData<Scope>,
}

impl<Scope, Tables> Besides<Scope, Tables> {
    pub(crate) fn new(tables: Tables) -> Self {
        Besides { tables, scope: PhantomData }
    }
}

impl<Scope, Tables: Clone> Clone for Besides<Scope, Tables> {
    fn clone(&self) -> Self {
        Besides::new(self.tables.clone())
    }
}

impl<Scope, Tables: Copy> Copy for Besides<Scope, Tables> {}

/// The tables in USING of DELETE, which not every dialect has; UPDATE has its FROM everywhere.
pub trait BesideText<D: Dialect>: Render<D> {
    /// Does the dialect have it?
    type Using: Verdict;
}

impl<D: Dialect> BesideText<D> for Unset {
    type Using = Valid;
}

impl<D: Dialect, Scope, Tables: Render<D>> BesideText<D> for Besides<Scope, Tables>
where
    DELETE_USING: SupportedBy<D>,
{
    type Using = Support<DELETE_USING, D>;
}

impl<D: Dialect, Scope, Tables: Render<D>> Render<D> for Besides<Scope, Tables> {
    type Support = Tables::Support;
    const ROPE: &'static Rope = Tables::ROPE;
}

impl<B: Backend, Scope, Tables: Values<B>> Values<B> for Besides<Scope, Tables> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.tables.values(parameters);
    }
}

/// The scope of a statement that writes the table `T`: the target, and the tables beside it.
pub trait BesideTarget<T> {
    /// As one scope.
    type Scope;
    /// The tables beside it alone.
    type Others;
    /// The same with the rows before and after the change, which RETURNING can name.
    type Returning<OldNull, NewNull>;
}

/// The scope of SET and WHERE.
pub type WriteScope<T, Beside> = <Beside as BesideTarget<T>>::Scope;

impl<T> BesideTarget<T> for Unset {
    type Scope = OnlyTable<T>;
    type Others = Nil;
    type Returning<OldNull, NewNull> = WithVersions<T, OldNull, NewNull, Nil>;
}

impl<T, Scope, Tables> BesideTarget<T> for Besides<Scope, Tables> {
    type Scope = Cons<Entry<T, B0, B0>, Scope>;
    type Others = Scope;
    type Returning<OldNull, NewNull> = WithVersions<T, OldNull, NewNull, Scope>;
}

/// The target, its row before and after the change, and the tables beside it.
pub type WithVersions<T, OldNull, NewNull, Scope> = Cons<
    Entry<T, B0, B0>,
    Cons<Entry<crate::expr::OldRow<T>, OldNull, B0>, Cons<Entry<crate::expr::NewRow<T>, NewNull, B0>, Scope>>,
>;
