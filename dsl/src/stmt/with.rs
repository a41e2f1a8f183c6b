//! A query under WITH is a statement like the query itself.

use super::{Branch, Cardinality, Decodes, Executable, Fetchable, Spell, Statement};
use crate::backend::{Backend, CodecError, ColumnTypes, SqlText};
use crate::check::*;
use crate::clause::{Definitions, Refers, ShapedQuery, TableQuery, With};
use crate::expr::{Existence, SingleColumn, Subquery};
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope, ServerNeed, constant_text};

impl<Defs, Query: Statement> Statement for With<Defs, Query>
where
    Defs: Definitions<Outer: OuterReferences, Access: AndAccess<Query::Access>>,
{
    type Row = Query::Row;
    type Access = <Defs::Access as AndAccess<Query::Access>>::Access;
    type Alone = Both<<Defs::Outer as OuterReferences>::Alone, Query::Alone>;
    type Grouping = Query::Grouping;
    type Meant = Query::Meant;
    const COLUMNS: &'static ColumnTypes = Query::COLUMNS;

    fn is_empty(&self) -> bool {
        self.query.is_empty()
    }
}

impl<Defs, Query: Cardinality> Cardinality for With<Defs, Query> {
    type AtMostOne = Query::AtMostOne;
}

impl<Defs, Query: Fetchable> Fetchable for With<Defs, Query> {}

impl<Defs, Query: Executable> Executable for With<Defs, Query> where Self: Statement<Row = ()> {}

impl<D: Dialect, Defs, Query> Spell<D> for With<Defs, Query>
where
    Self: Render<D>,
{
    type Support = <Self as Render<D>>::Support;
    const NEED: Option<&'static ServerNeed> = Self::ROPE.need();

    fn text(&self) -> SqlText {
        SqlText::Constant(constant_text::<Self, D>())
    }
}

impl<B: Backend, Defs, Query: Decodes<B>> Decodes<B> for With<Defs, Query>
where
    Self: Statement<Row = Query::Row>,
{
    fn decode(row: &B::Row) -> Result<Self::Row, CodecError> {
        Query::decode(row)
    }
}

impl<Defs, Query: Subquery> Subquery for With<Defs, Query>
where
    Defs: Definitions<Outer: Append<Query::Outer>>,
{
    type Outer = <Defs::Outer as Append<Query::Outer>>::List;
    type Access = Defs::Access;
}

#[diagnostic::do_not_recommend]
impl<Defs, Query: Branch> Branch for With<Defs, Query>
where
    Self: Subquery,
    Defs: Definitions<Outer: OuterReferences>,
{
    type Scope = Query::Scope;
    type List = Query::List;
    type Outputs = Query::Outputs;
    type Alone = Both<<Defs::Outer as OuterReferences>::Alone, Query::Alone>;
    type Grouping = Query::Grouping;
}

#[diagnostic::do_not_recommend]
impl<Defs, Query: SingleColumn> SingleColumn for With<Defs, Query>
where
    Self: Subquery,
{
    type SqlType = Query::SqlType;
    type Null = Query::Null;
    type OneRow = Query::OneRow;
    type Aggregates = Query::Aggregates;
    crate::expr::single_column!();
}

impl<Defs, Query: Existence> Existence for With<Defs, Query>
where
    With<Defs, Query::Query>: Subquery,
{
    type Query = With<Defs, Query::Query>;

    fn existence(self) -> Self::Query {
        With { definitions: self.definitions, query: self.query.existence() }
    }
}

impl<Defs, Query: Refers> Refers for With<Defs, Query>
where
    Defs: Definitions<Outer: Append<Query::Outer>>,
    Defs::Uses: AddUses<Query::Uses, typenum::B0>,
{
    type Outer = <Defs::Outer as Append<Query::Outer>>::List;
    type Uses = <Defs::Uses as AddUses<Query::Uses, typenum::B0>>::Out;
}

impl<Defs, Query: ShapedQuery> ShapedQuery for With<Defs, Query>
where
    Self: Refers,
{
    type Shape = Query::Shape;
    const NAMES: &'static Rope = Query::NAMES;
}

impl<Reference, Defs, Query: TableQuery<Reference>> TableQuery<Reference> for With<Defs, Query>
where
    Self: ShapedQuery,
{
    type Columns = Query::Columns;
    const COLUMNS: &'static Query::Columns = Query::COLUMNS;
}
