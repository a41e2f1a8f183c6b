//! Mistakes about clauses that exclude or need each other, and about windows.

use super::super::facts::FACTS;
use super::*;

const LOCK: &str = "a row lock (FOR UPDATE, FOR SHARE) is not allowed with";
const ASCENDING: Direction = Direction { descending: false, nulls_first: false, bare: true };

/// All of them.
pub(super) const MISTAKES: &[Mistake] = &[
    ("W4", "GROUPS without ORDER BY", "a GROUPS frame needs ORDER BY in its window", |broken| {
        let wrong = "count_rows().over(window().groups(current_row(), current_row()))".to_owned();
        broken.only(vec![Expr::Wrong(wrong, Ty::Int8)]).map(drop)
    }),
    (
        "W4",
        "RANGE with an offset to a text",
        "RANGE with an offset is not possible over SQL type",
        |broken| {
            let column = broken.column(|ty| matches!(ty, Ty::Text | Ty::Varchar))?;
            let window = format!("window().order_by({column}).range(preceding(1), current_row())");
            broken.only(vec![Expr::Wrong(format!("count_rows().over({window})"), Ty::Int8)]).map(drop)
        },
    ),
    ("W6", "DISTINCT of a window", "takes no OVER", |broken| {
        let column = broken.column(|_| true)?;
        let wrong = format!("count_distinct({column}).over(window())");
        broken.only(vec![Expr::Wrong(wrong, Ty::Int8)]).map(drop)
    }),
    ("W6", "FILTER of a ranking", "FILTER is for aggregate functions", |broken| {
        let column = broken.column(|_| true)?;
        let wrong = format!("row_number().filter({column}.is_null()).over(window())");
        broken.only(vec![Expr::Wrong(wrong, Ty::Int8)]).map(drop)
    }),
    ("W7", "a named window that is nowhere", "is not defined by the WINDOW clause", |broken| {
        let wrong = "count_rows().over(window().named::<'q'>())".to_owned();
        broken.only(vec![Expr::Wrong(wrong, Ty::Int8)]).map(drop)
    }),
    ("W2", "a window function in GROUP BY", "window functions are not allowed in GROUP BY", |broken| {
        let select = broken.only(vec![count_rows()])?;
        select.group = vec![Expr::Wrong("row_number().over(window())".to_owned(), Ty::Int8)];
        Some(())
    }),
    ("W2", "a window function in ON", "window functions are not allowed in", |broken| {
        broken.joined("row_number().over(window()).eq(1_i64)")
    }),
    ("A2", "an aggregate in ON", "aggregate functions are not allowed in", |broken| {
        broken.joined("count_rows().eq(1_i64)")
    }),
    ("C2", "a lock of groups", LOCK, |broken| {
        broken.only_tables()?;
        broken.select()?;
        let select = broken.only(vec![count_rows()])?;
        select.filters.clear();
        broken.locked(".for_update()")
    }),
    ("C2", "a lock of different rows", LOCK, |broken| {
        broken.only_tables()?;
        let first = broken.select()?.from.first;
        broken.only(vec![Expr::Column(first, 0)])?.distinct = Distinct::Rows;
        broken.locked(".for_share()")
    }),
    ("C2", "a lock of a UNION", LOCK, |broken| match &broken.program.statement {
        Some(Statement::Query(Query::Set(_))) => broken.locked(".for_update()"),
        _ => None,
    }),
    ("C3", "a lock of the nullable side of a join", "is on the nullable side of an outer join", |broken| {
        let sources = broken.sources()?;
        let tables = sources.iter().all(|source| broken.is_table(*source));
        let outer = sources.iter().any(|source| broken.program.sources[*source].outer);
        broken.plain()?;
        broken.locked(".for_update()")?;
        (tables && outer).then_some(())
    }),
    ("C4", "a lock of a table that is not in FROM", "of the row lock is not in the FROM clause", |broken| {
        broken.plain()?;
        broken.locked(".for_update_of(marks.alias::<'z'>())")
    }),
    ("X2", "a lock outside of a transaction", "outside of a read-write transaction", |broken| {
        broken.only_tables()?;
        broken.plain()?;
        broken.locked(".for_update()")?;
        broken.replaced = Some(("db: &Transaction<'_>".to_owned(), "db: &relvar_pg::Pool".to_owned()));
        Some(())
    }),
    ("X1", "a lock in a transaction that reads", "outside of a read-write transaction", |broken| {
        broken.only_tables()?;
        broken.plain()?;
        broken.locked(".for_no_key_update()")?;
        let (writing, reading) = ("Transaction<'_>", "Transaction<'_, relvar_pg::ReadOnly>");
        broken.replaced = Some((writing.to_owned(), reading.to_owned()));
        Some(())
    }),
    (
        "C6",
        "DISTINCT ON in another order",
        "ORDER BY must begin with the DISTINCT ON expressions",
        |broken| {
            let first = broken.select()?.from.first;
            let many = broken.program.sources[first].fields.len() > 1;
            let select = broken.only(vec![Expr::Column(first, 0)])?;
            select.distinct = Distinct::On(vec![Expr::Column(first, 0)]);
            select.order = vec![(OrderBy::Expr(Expr::Column(first, 1)), ASCENDING)];
            many.then_some(())
        },
    ),
    ("C8", "WITH TIES without ORDER BY", "WITH TIES cannot be specified without ORDER BY", |broken| {
        let alone = broken.program.ctes.is_empty();
        let first = broken.select()?.from.first;
        broken.only(vec![Expr::Column(first, 0)])?;
        broken.before_fetch = ".limit_with_ties(3)".to_owned();
        alone.then_some(())
    }),
    ("C9", "a negative LIMIT", "cannot apply unary operator `-` to type `u32`", |broken| {
        let alone = broken.program.ctes.is_empty();
        let first = broken.select()?.from.first;
        let select = broken.only(vec![Expr::Column(first, 0)])?;
        select.order = vec![(OrderBy::Expr(Expr::Column(first, 0)), ASCENDING)];
        broken.before_fetch = ".limit(-1)".to_owned();
        alone.then_some(())
    }),
    ("C10", "LIMIT of a recursive query", "takes no ORDER BY, LIMIT or OFFSET", |broken| {
        broken.recursive()?;
        let text = print::function(0, &broken.program);
        let start = text.find("let w0 = ")?;
        let line = &text[start..start + text[start..].find(";\n")?];
        broken.replaced = Some((line.to_owned(), format!("{line}.limit(1)")));
        Some(())
    }),
    ("C10", "a recursive query uses itself in EXISTS", "within a subquery of an expression", |broken| {
        broken.recursive()?;
        match &mut broken.program.ctes[0].body {
            CteBody::Recursive(_, Query::Select(step), _) => {
                step.filters.push(Expr::Wrong("exists(w0.query())".to_owned(), Ty::Bool));
            }
            _ => return None,
        }
        Some(())
    }),
    ("C13", "ORDER BY of a UNION by a column of one side", "takes output columns only", |broken| {
        let alone = broken.program.ctes.is_empty();
        let Some(Statement::Query(Query::Set(set))) = &mut broken.program.statement else { return None };
        set.order.clear();
        set.limit = None;
        // A column that no side selects.
        broken.before_fetch = ".order_by(marks.alias::<'z'>().id)".to_owned();
        alone.then_some(())
    }),
    ("C15", "a grouped expression with a value is written again", "must appear in GROUP BY", |broken| {
        let column = broken.column(|ty| ty == Ty::Int4)?;
        let key = || Expr::Wrong(format!("{column}.add(1_i32)"), Ty::Int4);
        broken.only(vec![key()])?.group = vec![key()];
        Some(())
    }),
];

impl Broken {
    fn is_table(&self, source: SourceId) -> bool {
        matches!(self.program.sources[source].kind, SourceKind::Table(_))
    }

    /// Is everything in FROM a table, and there in every row?
    fn only_tables(&mut self) -> Option<()> {
        let sources = self.sources()?;
        let all = sources.iter().all(|source| self.is_table(*source) && !self.program.sources[*source].outer);
        all.then_some(())
    }

    /// Does the query have rows of its tables?
    fn plain(&mut self) -> Option<()> {
        let select = self.select()?;
        let windows = select.list.iter().flatten().any(Expr::has_window)
            || select.order.iter().any(|(by, _)| matches!(by, OrderBy::Expr(by) if by.has_window()));
        let plain = !windows && !select.is_grouped() && matches!(select.distinct, Distinct::No);
        plain.then_some(())
    }

    fn locked(&mut self, lock: &str) -> Option<()> {
        self.before_fetch = lock.to_owned();
        self.program.ctes.is_empty().then_some(())
    }

    /// Joins a table on a condition.
    fn joined(&mut self, condition: &str) -> Option<()> {
        let table = self.random.below(FACTS.len());
        let source = self.stranger(table, 'z');
        let condition = Some(Expr::Wrong(condition.to_owned(), Ty::Bool));
        let join = Join { kind: JoinKind::Inner, source, condition, by_key: false, using: Vec::new() };
        self.select()?.from.joins.push(join);
        Some(())
    }

    /// Is the first common table expression recursive?
    fn recursive(&self) -> Option<()> {
        matches!(self.program.ctes.first()?.body, CteBody::Recursive(..)).then_some(())
    }
}
