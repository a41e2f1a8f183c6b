//! A query whose rows are locked: `SELECT .. FOR UPDATE`.

use std::marker::PhantomData;

use super::{Cardinality, Decodes, Fetchable, Spell, Statement};
use crate::backend::{Backend, CodecError, ColumnTypes, SqlText, Values};
use crate::expr::{Existence, SingleColumn, Subquery};
use crate::kernel::Both;
use crate::render::{Dialect, Render, Rope, constant_text, precedence};

/// `query FOR UPDATE ..`
#[derive(Clone, Copy, Debug)]
#[must_use = "a query does nothing until it is fetched"]
pub struct Locked<Query, Clauses> {
    pub(crate) query: Query,
    clauses: PhantomData<Clauses>,
}

impl<Query, Clauses> Locked<Query, Clauses> {
    pub(crate) fn new(query: Query) -> Self {
        Locked { query, clauses: PhantomData }
    }
}

impl<Query: Statement, Clauses> Statement for Locked<Query, Clauses> {
    type Row = Query::Row;
    type Access = Query::Access;
    type Alone = Query::Alone;
    type Grouping = Query::Grouping;
    type Meant = Query::Meant;
    const COLUMNS: &'static ColumnTypes = Query::COLUMNS;
}

impl<Query: Cardinality, Clauses> Cardinality for Locked<Query, Clauses> {
    type AtMostOne = Query::AtMostOne;
}

impl<Query, Clauses> Fetchable for Locked<Query, Clauses> {}

impl<D: Dialect, Query: Render<D>, Clauses: Render<D>> Render<D> for Locked<Query, Clauses> {
    type Support = Both<Clauses::Support, Query::Support>;
    const ROPE: &'static Rope = &Rope::Mixfix {
        precedence: precedence::LOWEST,
        pieces: &[&Rope::Join(&[Query::ROPE, Clauses::ROPE])],
    };
}

impl<B: Backend, Query: Values<B>, Clauses> Values<B> for Locked<Query, Clauses> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.query.values(parameters);
    }
}

impl<D: Dialect, Query, Clauses> Spell<D> for Locked<Query, Clauses>
where
    Self: Render<D>,
{
    type Support = <Self as Render<D>>::Support;

    fn text(&self) -> SqlText {
        SqlText::Constant(constant_text::<Self, D>())
    }
}

impl<B: Backend, Query: Decodes<B>, Clauses> Decodes<B> for Locked<Query, Clauses> {
    fn decode(row: &B::Row) -> Result<Query::Row, CodecError> {
        Query::decode(row)
    }
}

impl<Query: Subquery, Clauses> Subquery for Locked<Query, Clauses> {
    type Outer = Query::Outer;
    type Access = Query::Access;
}

#[diagnostic::do_not_recommend]
impl<Query: SingleColumn, Clauses> SingleColumn for Locked<Query, Clauses> {
    type SqlType = Query::SqlType;
    type Null = Query::Null;
    type OneRow = Query::OneRow;
    type Aggregates = Query::Aggregates;
    crate::expr::single_column!();
}

impl<Query: Existence, Clauses> Existence for Locked<Query, Clauses> {
    type Query = Locked<Query::Query, Clauses>;

    fn existence(self) -> Self::Query {
        Locked::new(self.query.existence())
    }
}
