//! Queries.

use super::*;

impl Printer<'_> {
    /// Runs the query of a program, with the row type that the generator says it has.
    pub(super) fn run_query(&self, query: &Query) -> String {
        let sources = &self.program.sources;
        let facts = query_facts(sources, query);
        let natural = matches!(query, Query::Select(select) if select.list.is_none());
        let mut head = String::new();
        let (text, row, show) = if natural {
            let Query::Select(select) = query else { return head };
            let rows: Vec<String> = select.from.sources().map(|source| self.natural(source)).collect();
            (self.query(query, None), list(&rows), "harness::given(&rows)".to_owned())
        } else if self.program.as_struct {
            let fields = (0..).zip(&facts).map(|(at, Facts { ty, null })| Field {
                name: format!("c{at}"),
                ty: *ty,
                null: *null,
            });
            head = row_struct("Out", &fields.collect::<Vec<_>>());
            let names: Vec<String> = (0..facts.len()).map(|at| format!("row.c{at}")).collect();
            let show =
                format!("harness::given(&rows.into_iter().map(|row| {}).collect::<Vec<_>>())", list(&names));
            (self.query(query, Some("Out")), "Out".to_owned(), show)
        } else {
            (self.query(query, None), self.row_type(&facts), "harness::given(&rows)".to_owned())
        };
        let text = if self.program.ctes.is_empty() {
            text
        } else {
            let names: Vec<String> =
                (0..self.program.ctes.len()).map(|number| format!("&w{number}")).collect();
            format!("with({}, {text})", list(&names))
        };
        format!("{head}    let rows: Vec<{row}> = {text}.fetch_all(db).await?;\n    {show}\n")
    }

    /// A table reference as an argument: what owns a query is borrowed.
    fn reference(&self, source: SourceId) -> String {
        let Source { kind, letter, .. } = self.source(source);
        let owns = match kind {
            SourceKind::Table(_) => false,
            SourceKind::Cte(_) => letter.is_none(),
            _ => true,
        };
        format!("{}{}", if owns { "&" } else { "" }, self.name(source))
    }

    /// The natural row of a table reference.
    fn natural(&self, source: SourceId) -> String {
        let Source { kind, outer, .. } = self.source(source);
        let row = match kind {
            SourceKind::Table(table) => format!("{}::Row", crate::soundness::facts::FACTS[*table].name),
            SourceKind::Cte(number) => format!("W{number}"),
            _ => format!("S{source}"),
        };
        if *outer { format!("Option<{row}>") } else { row }
    }

    /// A query; with a struct that its row is made of, if one is wanted.
    pub(super) fn query(&self, query: &Query, row: Option<&str>) -> String {
        match query {
            Query::Select(select) => self.select(select, row),
            Query::Set(set) => self.set(set, row),
        }
    }

    fn set(&self, set: &SetQuery, row: Option<&str>) -> String {
        let (left, right) = (self.query(&set.left, row), self.query(&set.right, None));
        let method = match set.operation {
            SetOperation::Union => "union",
            SetOperation::Intersect => "intersect",
            SetOperation::Except => "except",
        };
        let all = if set.all { "_all" } else { "" };
        let mut text = format!("{left}.{method}{all}({right})");
        if !set.order.is_empty() {
            let width = query_facts(&self.program.sources, &set.left).len();
            let terms = set.order.iter().map(|(at, direction)| self.output(*at, width, row, *direction));
            text += &format!(".order_by_output(|row| {})", list(&terms.collect::<Vec<_>>()));
        }
        if let Some(limit) = set.limit {
            text += &format!(".limit({limit})");
        }
        text
    }

    fn output(&self, at: usize, width: usize, row: Option<&str>, direction: Direction) -> String {
        let column = match (width, row) {
            (_, Some(_)) => format!("row.c{at}"),
            (1, None) => "row".to_owned(),
            _ => format!("row.{at}"),
        };
        format!("{column}{}", directed(direction))
    }

    fn select(&self, select: &Select, row: Option<&str>) -> String {
        let mut text = self.from(select);
        for filter in &select.filters {
            text += &format!(".filter({})", self.expr(filter));
        }
        if !select.group.is_empty() {
            text += &format!(".group_by({})", self.exprs(&select.group));
        }
        if let Some(having) = &select.having {
            text += &format!(".having({})", self.expr(having));
        }
        if let Some(exprs) = &select.list {
            let items = match row {
                Some(row) => {
                    let fields = (0..).zip(exprs).map(|(at, expr)| format!("c{at}: {}", self.expr(expr)));
                    format!("row!({row} {{ {} }})", fields.collect::<Vec<_>>().join(", "))
                }
                None => self.exprs(exprs),
            };
            text += &format!(".select({items})");
        }
        match &select.distinct {
            Distinct::No => {}
            Distinct::Rows => text += ".distinct()",
            Distinct::On(exprs) => text += &format!(".distinct_on({})", self.exprs(exprs)),
        }
        text += &self.order(select, row);
        if let Some(limit) = select.limit {
            text += &format!(".limit({limit})");
        }
        if let Some(offset) = select.offset {
            text += &format!(".offset({offset})");
        }
        text
    }

    fn order(&self, select: &Select, row: Option<&str>) -> String {
        if select.order.is_empty() {
            return String::new();
        }
        let width = select.list.as_ref().map_or(0, Vec::len);
        let mut outputs = false;
        let terms = select.order.iter().map(|(by, direction)| match by {
            OrderBy::Expr(by) => format!("{}{}", self.expr(by), directed(*direction)),
            OrderBy::Output(at) => {
                outputs = true;
                self.output(*at, width, row, *direction)
            }
        });
        let terms = list(&terms.collect::<Vec<_>>());
        if outputs { format!(".order_by_output(|row| {terms})") } else { format!(".order_by({terms})") }
    }

    fn from(&self, select: &Select) -> String {
        let from = &select.from;
        let mut text = format!("{}.query()", self.name(from.first));
        for outer in self.correlated(select) {
            let nullable = if self.source(outer).outer { "_nullable" } else { "" };
            text += &format!(".correlate{nullable}({})", self.reference(outer));
        }
        for join in &from.joins {
            let method = match join.kind {
                JoinKind::Inner => "inner_join",
                JoinKind::Left => "left_join",
                JoinKind::Right => "right_join",
                JoinKind::Full => "full_join",
                JoinKind::Cross => "cross_join",
            };
            let name = self.name(join.source);
            let item = match &join.condition {
                _ if join.by_key => name,
                Some(condition) => format!("{name}.on({})", self.expr(condition)),
                None if join.kind == JoinKind::Cross => self.reference(join.source),
                None => format!("{name}.on_true()"),
            };
            text += &format!(".{method}({item})");
        }
        text
    }
}

/// `.desc()`
pub(super) fn directed(direction: Direction) -> &'static str {
    match direction {
        Direction { bare: true, .. } => "",
        Direction { descending: false, nulls_first: false, .. } => ".asc()",
        Direction { descending: false, nulls_first: true, .. } => ".asc_nulls_first()",
        Direction { descending: true, nulls_first: true, .. } => ".desc()",
        Direction { descending: true, nulls_first: false, .. } => ".desc_nulls_last()",
    }
}
