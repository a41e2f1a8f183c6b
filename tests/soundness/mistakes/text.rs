//! Mistakes around a query: the row that it is read into, and how it is put together.

use super::super::typing::query_facts;
use super::*;

/// All of them.
pub(super) const MISTAKES: &[Mistake] = &[
    (
        "N3",
        "a value that may be NULL is read as one that may not",
        "incompatible types|mismatched types",
        |broken| {
            let Some(Statement::Query(query)) = &broken.program.statement else { return None };
            let facts = query_facts(&broken.program.sources, query);
            let nullable = facts.iter().position(|facts| facts.null)?;
            let types = facts.iter().enumerate().map(|(at, facts)| {
                if facts.null && at != nullable {
                    format!("Option<{}>", facts.ty.rust())
                } else {
                    facts.ty.rust().to_owned()
                }
            });
            let types = types.collect::<Vec<_>>().join(", ");
            let row = if facts.len() == 1 { types } else { format!("({types})") };
            broken.row(&row)
        },
    ),
    ("R3", "a row is read into a tuple of another width", "incompatible types|mismatched types", |broken| {
        let Some(Statement::Query(_)) = &broken.program.statement else { return None };
        broken.row("(i32, i32, i32, i32, i32, i32, i32, i32, i32)")
    }),
    ("R3", "a value is read as one of another type", "incompatible types|mismatched types", |broken| {
        let Some(Statement::Query(query)) = &broken.program.statement else { return None };
        let facts = query_facts(&broken.program.sources, query);
        let types = facts.iter().map(|_| "std::time::Duration").collect::<Vec<_>>().join(", ");
        let row = match facts.len() {
            0 => return None,
            1 => types,
            _ => format!("({types})"),
        };
        broken.row(&row)
    }),
    (
        "S3",
        "a subquery does not say that it uses a table of the query around it",
        "is not in the FROM clause of this query",
        |broken| broken.without_call(".correlate("),
    ),
    (
        "S3",
        "a subquery does not say that it uses a nullable table of the query around it",
        "is not in the FROM clause of this query",
        |broken| broken.without_call(".correlate_nullable("),
    ),
    ("C1", "LIMIT twice", "this query already has LIMIT", |broken| {
        let alone = broken.program.ctes.is_empty();
        let select = broken.select()?;
        select.limit = None;
        select.ties = false;
        select.offset = None;
        let ordered = !select.order.is_empty();
        broken.before_fetch = ".limit(2).limit(1)".to_owned();
        (alone && ordered).then_some(())
    }),
    ("C1", "a select list twice", "this query already has SELECT", |broken| {
        let alone = broken.program.ctes.is_empty();
        let list = broken.select()?.list.is_some();
        broken.before_fetch = ".select(val::<Int4, _>(1))".to_owned();
        (alone && list).then_some(())
    }),
    ("T10", "UNION with another number of columns", "must have the same number of columns", |broken| {
        let alone = broken.program.ctes.is_empty();
        broken.select()?.list.as_ref()?;
        let many = "marks::id, marks::id, marks::id, marks::id, marks::id, marks::id, marks::id";
        broken.before_fetch = format!(".union(marks.query().select(({many})))");
        alone.then_some(())
    }),
    ("T10", "UNION with a column of another type", "cannot be matched", |broken| {
        let alone = broken.program.ctes.is_empty();
        broken.select()?.list.as_ref()?;
        let Some(Statement::Query(query)) = &broken.program.statement else { return None };
        let facts = query_facts(&broken.program.sources, query);
        let other = if facts.first()?.ty == Ty::Bool { "marks::label" } else { "marks::flag" };
        let columns = vec![other; facts.len()].join(", ");
        let columns = if facts.len() == 1 { columns } else { format!("({columns})") };
        broken.before_fetch = format!(".union(marks.query().select({columns}))");
        alone.then_some(())
    }),
    (
        "R4",
        "one row is wanted of a query that gives many",
        "this query can return more than one row",
        |broken| {
            let alone = broken.program.ctes.is_empty();
            let first = broken.select()?.from.first;
            let table = matches!(broken.program.sources[first].kind, SourceKind::Table(_));
            let select = broken.only(vec![Expr::Column(first, 0)])?;
            select.filters.clear();
            broken.replaced = Some((
                ".fetch_all(db).await?".to_owned(),
                ".fetch_one(db).await.map(|row| vec![row])?".to_owned(),
            ));
            broken.program.as_struct = false;
            (alone && table).then_some(())
        },
    ),
];

impl Broken {
    /// Reads the rows as another type.
    pub(super) fn row(&mut self, row: &str) -> Option<()> {
        if self.program.as_struct {
            return None;
        }
        let text = print::function(0, &self.program);
        let start = text.find("let rows: Vec<")? + "let rows: ".len();
        let end = start + text[start..].find(" = ")?;
        self.replaced = Some((text[start..end].to_owned(), format!("Vec<{row}>")));
        Some(())
    }

    /// Leaves out the first call of this method.
    fn without_call(&mut self, call: &str) -> Option<()> {
        let text = print::function(0, &self.program);
        let start = text.find(call)?;
        let end = start + text[start..].find(')')? + 1;
        self.replaced = Some((text[start..end].to_owned(), String::new()));
        Some(())
    }
}
