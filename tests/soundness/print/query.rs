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
        } else if let Some((definition, names)) = self.by_name(query) {
            head = definition;
            let names: Vec<String> = names.iter().map(|name| format!("row.{name}")).collect();
            let show =
                format!("harness::given(&rows.into_iter().map(|row| {}).collect::<Vec<_>>())", list(&names));
            (self.query(query, None), "Out".to_owned(), show)
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
            (self.query(query, None), self.nested_type(query), "harness::given(&rows)".to_owned())
        };
        let text = self.under_with(text + &self.lock());
        let one = matches!(query, Query::Select(select) if !select.find.is_empty() && !select.is_grouped());
        let fetch = match one && self.program.ctes.is_empty() && self.program.lock.is_none() {
            true => ".fetch_optional(db).await?.into_iter().collect()",
            false => ".fetch_all(db).await?",
        };
        format!("{head}    let rows: Vec<{row}> = {text}{fetch};\n    {show}\n")
    }

    /// A statement under the WITH clause, if there is one.
    pub(super) fn under_with(&self, text: String) -> String {
        let names: Vec<String> = (0..self.program.ctes.len()).map(|number| format!("&w{number}")).collect();
        if names.is_empty() { text } else { format!("with({}, {text})", list(&names)) }
    }

    fn lock(&self) -> String {
        let Some(Lock { strength, of, wait }) = &self.program.lock else { return String::new() };
        let of: Vec<String> = of.iter().map(|source| self.name(*source)).collect();
        match &of[..] {
            [] => format!(".{strength}(){wait}"),
            of => format!(".{strength}_of({}){wait}", list(of)),
        }
    }

    /// The Rust type of what stands behind a select list.
    fn extra_type(&self, extra: &Extra) -> String {
        match extra {
            Extra::Whole(source) => self.natural(*source),
            Extra::Many(query) => format!("Vec<{}>", self.nested_type(query)),
            Extra::One(query) => format!("Option<{}>", self.nested_type(query)),
        }
    }

    fn nested_type(&self, query: &Query) -> String {
        let mut types: Vec<String> =
            query_facts(&self.program.sources, query).iter().map(rust_type).collect();
        if let Query::Select(select) = query {
            types.extend(select.extras.iter().map(|extra| self.extra_type(extra)));
        }
        list(&types)
    }

    /// The items of a select list, as they stand in a tuple.
    fn items(&self, select: &Select, exprs: &[Expr]) -> String {
        let mut items: Vec<String> = exprs.iter().map(|expr| self.expr(expr)).collect();
        items.extend(select.extras.iter().map(|extra| match extra {
            Extra::Whole(source) => format!("{}.all()", self.name(*source)),
            Extra::Many(query) => format!("many({})", self.query(query, None)),
            Extra::One(query) => format!("one({})", self.query(query, None)),
        }));
        list(&items)
    }

    /// The struct of a program whose row names the columns.
    fn by_name(&self, query: &Query) -> Option<(String, Vec<String>)> {
        let Query::Select(select) = query else { return None };
        let facts = query_facts(&self.program.sources, query);
        let columns = select.list.as_ref().filter(|_| self.program.by_name)?;
        let fields = columns.iter().zip(facts).map(|(column, Facts { ty, null })| {
            let name = match column {
                Expr::Column(source, at) => self.source(*source).fields[*at].name.clone(),
                _ => String::new(),
            };
            Field { name, ty, null }
        });
        let fields: Vec<Field> = fields.collect();
        Some((row_struct("Out", &fields), fields.into_iter().map(|field| field.name).collect()))
    }

    /// A table reference as an argument: what owns a query is borrowed.
    pub(super) fn reference(&self, source: SourceId) -> String {
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
        for filter in &select.filters[select.find.len()..] {
            text += &format!(".filter({})", self.expr(filter));
        }
        let mut keys: Vec<String> = select.group.iter().map(|key| self.expr(key)).collect();
        if let Some((sets, exprs)) = &select.sets {
            keys.push(match sets {
                Sets::Rollup => format!("rollup({})", self.exprs(exprs)),
                Sets::Cube => format!("cube({})", self.exprs(exprs)),
                Sets::Lists(lists) => {
                    let set = |set: &Vec<usize>| match &set[..] {
                        [] => "EmptySet".to_owned(),
                        places => list(&places.iter().map(|at| self.expr(&exprs[*at])).collect::<Vec<_>>()),
                    };
                    format!("grouping_sets({})", list(&lists.iter().map(set).collect::<Vec<_>>()))
                }
            });
        }
        if !keys.is_empty() {
            text += &format!(".group_by({})", list(&keys));
        }
        if let Some(having) = &select.having {
            text += &format!(".having({})", self.expr(having));
        }
        text += &self.windows(select);
        if let Some(exprs) = &select.list {
            let items = match row {
                Some(row) => {
                    let fields = (0..).zip(exprs).map(|(at, expr)| format!("c{at}: {}", self.expr(expr)));
                    format!("row!({row} {{ {} }})", fields.collect::<Vec<_>>().join(", "))
                }
                None => self.items(select, exprs),
            };
            match self.program.by_name && row.is_none() && self.is_statement(select) {
                true => text += ".select_as::<Out>()",
                false => text += &format!(".select({items})"),
            }
        }
        match &select.distinct {
            Distinct::No => {}
            Distinct::Rows => text += ".distinct()",
            Distinct::On(exprs) => text += &format!(".distinct_on({})", self.exprs(exprs)),
        }
        text += &self.order(select, row);
        match select.limit {
            Some(limit) if select.ties => text += &format!(".limit_with_ties({limit})"),
            Some(1) if select.offset.is_none() => text += ".first()",
            Some(limit) => text += &format!(".limit({limit})"),
            None => {}
        }
        if let Some(offset) = select.offset {
            text += &format!(".offset({offset})");
        }
        text
    }

    /// Is it the query of the program itself?
    fn is_statement(&self, select: &Select) -> bool {
        match &self.program.statement {
            Some(Statement::Query(Query::Select(own))) => std::ptr::eq(&raw const **own, select),
            _ => false,
        }
    }

    /// The named windows of a select list.
    fn windows(&self, select: &Select) -> String {
        let overs = select.list.iter().flatten().filter_map(|expr| match expr {
            Expr::Over(over) if over.named.is_some() => Some(format!(".window({})", self.window(over))),
            _ => None,
        });
        overs.collect()
    }

    fn order(&self, select: &Select, row: Option<&str>) -> String {
        if select.order.is_empty() {
            return String::new();
        }
        let width = select.list.as_ref().map_or(0, Vec::len) + select.extras.len();
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
        let key: Vec<String> = select
            .find
            .iter()
            .zip(&select.filters)
            .map(|(value, condition)| match condition {
                Expr::Compare(_, column, _) => super::rust_value(self.place(true).ty(column), value),
                _ => String::new(),
            })
            .collect();
        let mut text = match &key[..] {
            [] => format!("{}.query()", self.name(from.first)),
            key => format!("{}.find({})", self.name(from.first), list(key)),
        };
        for outer in self.correlated(select) {
            let nullable = if self.source(outer).outer { "_nullable" } else { "" };
            text += &format!(".correlate{nullable}({})", self.reference(outer));
        }
        text + &self.joins(&from.joins)
    }

    /// What is joined to the first table.
    pub(super) fn joins(&self, joins: &[Join]) -> String {
        let mut text = String::new();
        for join in joins {
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
                _ if !join.using.is_empty() => {
                    // The columns are those of the table, whatever its alias.
                    let Source { kind, fields, .. } = self.source(join.source);
                    let SourceKind::Table(table) = kind else { continue };
                    let table = super::super::facts::FACTS[*table].name;
                    let columns = join.using.iter().map(|at| format!("{table}::{}", fields[*at].name));
                    format!("{name}.using({})", list(&columns.collect::<Vec<_>>()))
                }
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
