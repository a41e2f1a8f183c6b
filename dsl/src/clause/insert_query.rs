//! The rows of INSERT from a query (PostgreSQL manual, page INSERT).

use super::values::{names_of, overriding_of};
use super::{BatchText, RowsText, SourceRows};
use crate::backend::{Backend, Values};
use crate::render::{Dialect, Render, Rope};
use crate::stmt::Cardinality;

/// The rows that a query gives.
#[derive(Clone, Copy, Debug)]
pub struct FromQuery<Query>(pub(crate) Query);

impl<List: BatchText, D: Dialect, Query: Render<D>> RowsText<List, D> for FromQuery<Query> {
    type Support = Query::Support;
    const NAMES: &'static Rope = names_of::<List>();
    const OVERRIDING: &'static Rope = overriding_of::<List, D>();
    const ROWS: &'static Rope = &Rope::Join(&[&Rope::Literal(" "), Query::ROPE]);
    const ROWS_IN_CONFLICT: &'static Rope = match D::CONFLICT_AFTER_QUERY {
        true => <Self as RowsText<List, D>>::ROWS,
        false => {
            &Rope::Join(&[&Rope::Literal(" SELECT * FROM ("), Query::ROPE, &Rope::Literal(") WHERE TRUE")])
        }
    };
}

impl<B: Backend, Query: Values<B>> Values<B> for FromQuery<Query> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.0.values(parameters);
    }
}

impl<Query: Cardinality> SourceRows for FromQuery<Query> {
    type AtMostOne = Query::AtMostOne;
}
