//! Which tables of queries around it a query uses.

use std::collections::BTreeSet;

use super::*;

impl Printer<'_> {
    /// The tables that a query uses and that do not stand in its own FROM.
    pub(super) fn free(&self, query: &Query) -> BTreeSet<SourceId> {
        match query {
            Query::Select(select) => self.free_of_select(select),
            Query::Set(set) => &self.free(&set.left) | &self.free(&set.right),
        }
    }

    /// See [`Printer::free`].
    pub(super) fn free_of_select(&self, select: &Select) -> BTreeSet<SourceId> {
        let mut used = BTreeSet::new();
        let order = select.order.iter().filter_map(|(by, _)| match by {
            OrderBy::Expr(by) => Some(by),
            OrderBy::Output(_) => None,
        });
        let on = select.from.joins.iter().filter_map(|join| join.condition.as_ref());
        let distinct = if let Distinct::On(exprs) = &select.distinct { &exprs[..] } else { &[] };
        let sets = select.sets.iter().flat_map(|(_, keys)| keys);
        let extras = select.extras.iter();
        for query in extras.filter_map(|extra| match extra {
            Extra::Whole(_) => None,
            Extra::Many(query) | Extra::One(query) => Some(query),
        }) {
            used.append(&mut self.free(query));
        }
        let exprs = select.filters.iter().chain(&select.group).chain(sets).chain(&select.having);
        for expr in exprs.chain(select.list.iter().flatten()).chain(order).chain(on).chain(distinct) {
            self.used(expr, &mut used);
        }
        used.append(&mut self.brought(select));
        used.retain(|source| select.from.sources().all(|own| own != *source));
        used
    }

    /// The tables of queries around that derived tables of this query use: they bring them along.
    fn brought(&self, select: &Select) -> BTreeSet<SourceId> {
        let mut brought = BTreeSet::new();
        for source in select.from.sources() {
            if let SourceKind::Derived(query) | SourceKind::Lateral(query) = &self.source(source).kind {
                brought.append(&mut self.free(query));
            }
        }
        brought
    }

    /// The tables of queries around that a query has to name.
    pub(super) fn correlated(&self, select: &Select) -> BTreeSet<SourceId> {
        &self.free_of_select(select) - &self.brought(select)
    }

    fn used(&self, expr: &Expr, used: &mut BTreeSet<SourceId>) {
        match expr {
            Expr::Column(source, _) => {
                used.insert(*source);
            }
            Expr::Exists(query)
            | Expr::Scalar(query)
            | Expr::InQuery(_, _, query)
            | Expr::Quantified(_, _, _, query) => used.append(&mut self.free(&query.0)),
            _ => {}
        }
        for part in expr.parts() {
            self.used(part, used);
        }
    }
}
