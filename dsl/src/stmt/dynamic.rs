//! A query whose clauses are put together at run time: boxed, with its FROM clause, grouping and row type kept.

use std::marker::PhantomData;

use super::{Cardinality, Decodes, Fetchable, Spell, Statement};
use crate::backend::{Backend, CodecError, ColumnTypes, Decoder, SqlText, Values};
use crate::check::{OuterReferences, Reads, RowCount};
use crate::clause::EVERY_ROW;
use crate::expr::{BoxedValues, Node};
use crate::kernel::*;
use crate::render::{Dialect, Rope, Writer, precedence};

/// A query that a program changes while it runs; see [`dynamic`](crate::clause::TableMethods::dynamic).
///
/// `Scope` is its FROM clause, `Group` its grouping, `Row` what a row of it is. `Ordered` says whether it has an ORDER BY,
/// and `Limit` is [`LimitOne`](crate::clause::LimitOne) after `.first()`.
#[must_use = "a query does nothing until it is fetched"]
pub struct Dynamic<'v, B: Backend, Scope, Group, Row, Ordered = Fail<crate::check::NoOrder>, Limit = Unset> {
    /// SELECT and FROM.
    pub(crate) head: Part<'v, B>,
    pub(crate) filter: Vec<Node<'v, B>>,
    /// GROUP BY and HAVING.
    pub(crate) group: Part<'v, B>,
    pub(crate) order: Vec<Part<'v, B>>,
    pub(crate) limit: Option<Part<'v, B>>,
    pub(crate) offset: Option<Part<'v, B>>,
    pub(crate) columns: &'static ColumnTypes,
    pub(crate) decode: Decoder<B, Row>,
    pub(crate) fixed: PhantomData<fn() -> (Scope, Group, Ordered, Limit)>,
}

/// Ropes one after another, and their values.
pub(crate) struct Part<'v, B: Backend> {
    pub(crate) ropes: [&'static Rope; 2],
    pub(crate) values: BoxedValues<'v, B>,
}

impl<B: Backend> Part<'_, B> {
    fn write(&self, writer: &mut Writer<B::Dialect>) {
        self.ropes.iter().for_each(|rope| writer.push(rope));
    }
}

impl<B: Backend, Scope, Group, Row, Ordered, Limit> Dynamic<'_, B, Scope, Group, Row, Ordered, Limit> {
    /// The text as it is now.
    pub fn sql(&self) -> String {
        let mut writer = Writer::default();
        writer.push_str("SELECT ");
        self.head.write(&mut writer);
        for (index, node) in self.filter.iter().enumerate() {
            writer.push_str(if index == 0 { " WHERE " } else { " AND " });
            let around = if self.filter.len() > 1 { precedence::AND } else { precedence::LOWEST };
            node.write(&mut writer, around);
        }
        self.group.write(&mut writer);
        for (index, terms) in self.order.iter().enumerate() {
            writer.push_str(if index == 0 { " ORDER BY " } else { ", " });
            terms.write(&mut writer);
        }
        if self.limit.is_none() && self.offset.is_some() && !B::Dialect::OFFSET_ALONE {
            writer.push_str(EVERY_ROW);
        }
        self.limit.iter().chain(&self.offset).for_each(|part| part.write(&mut writer));
        writer.finish()
    }
}

/// Shows the text, never a value.
impl<B: Backend, Scope, Group, Row, Ordered, Limit> std::fmt::Debug
    for Dynamic<'_, B, Scope, Group, Row, Ordered, Limit>
{
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.sql())
    }
}

impl<B: Backend, Scope, Group, Row, Ordered, Limit> Statement
    for Dynamic<'_, B, Scope, Group, Row, Ordered, Limit>
where
    Scope: OuterReferences,
{
    type Row = Row;
    type Access = Reads;
    type Alone = Scope::Alone;
    type Grouping = Valid;
    type Meant = Valid;
    /// They depend on what was boxed: see [`Statement::columns`].
    const COLUMNS: &'static ColumnTypes = &ColumnTypes::None;

    fn columns(&self) -> &'static ColumnTypes {
        self.columns
    }
}

impl<B: Backend, Scope, Group, Row, Ordered, Limit> Cardinality
    for Dynamic<'_, B, Scope, Group, Row, Ordered, Limit>
where
    Scope: OuterReferences,
    Group: RowCount<Scope, Unset, Limit>,
{
    type AtMostOne = Group::AtMostOne;
}

impl<B: Backend, Scope, Group, Row, Ordered, Limit> Fetchable
    for Dynamic<'_, B, Scope, Group, Row, Ordered, Limit>
{
}

/// The dialect was asked when the query was boxed.
impl<B: Backend<Dialect = D>, D: Dialect, Scope, Group, Row, Ordered, Limit> Spell<D>
    for Dynamic<'_, B, Scope, Group, Row, Ordered, Limit>
{
    type Support = Valid;

    fn text(&self) -> SqlText {
        SqlText::Rendered(self.sql().into())
    }
}

impl<B: Backend, Scope, Group, Row, Ordered, Limit> Values<B>
    for Dynamic<'_, B, Scope, Group, Row, Ordered, Limit>
{
    fn values(&self, parameters: &mut B::Parameters) {
        self.head.values.values(parameters);
        self.filter.iter().for_each(|node| node.values(parameters));
        self.group.values.values(parameters);
        let tail = self.order.iter().chain(&self.limit).chain(&self.offset);
        tail.for_each(|part| part.values.values(parameters));
    }
}

impl<B: Backend, Scope, Group, Row, Ordered, Limit> Decodes<B>
    for Dynamic<'_, B, Scope, Group, Row, Ordered, Limit>
where
    Self: Statement<Row = Row>,
{
    /// Never asked: how a row is read depends on what was boxed.
    fn decode(_: &B::Row) -> Result<Row, CodecError> {
        Err(CodecError::new("a dynamic query has no decoder of its own"))
    }

    fn decoder(&self) -> Decoder<B, Row> {
        self.decode
    }
}
