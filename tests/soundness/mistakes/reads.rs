//! Mistakes in a query.

use super::super::facts::FACTS;
use super::*;

/// All of them.
pub(super) const MISTAKES: &[Mistake] = &[
    ("S1", "WHERE names a table that is not in FROM", "is not in the FROM clause of this query", |broken| {
        let table = broken.random.below(FACTS.len());
        let (name, column) = (FACTS[table].name, broken.random.pick(FACTS[table].columns).name);
        broken.filter(format!("{name}.alias::<'z'>().{column}.is_null()"))
    }),
    (
        "S1",
        "the select list names a table that is not in FROM",
        "is not in the FROM clause of this query",
        |broken| {
            let table = broken.random.below(FACTS.len());
            let column = broken.random.pick(FACTS[table].columns);
            let wrong = format!("{}.alias::<'z'>().{}", FACTS[table].name, column.name);
            broken.only(vec![Expr::Wrong(wrong, column.ty)]).map(drop)
        },
    ),
    (
        "S1",
        "ORDER BY names a table that is not in FROM",
        "is not in the FROM clause of this query",
        |broken| {
            let wrong = OrderBy::Expr(Expr::Wrong("marks.alias::<'z'>().id".to_owned(), Ty::Int4));
            let ascending = Direction { descending: false, nulls_first: false, bare: true };
            let select = broken.select()?;
            let plain =
                matches!(select.distinct, Distinct::No) && select.group.is_empty() && select.having.is_none();
            select.order = vec![(wrong, ascending)];
            plain.then_some(())
        },
    ),
    ("S2", "ON names a table that is not yet joined", "is not in the FROM clause of this query", |broken| {
        let (joined, other) = (broken.stranger(5, 'z'), broken.stranger(5, 'y'));
        let condition = Expr::Wrong(format!("s{joined}.id.eq(s{other}.id)"), Ty::Bool);
        let select = broken.select()?;
        select.from.joins.push(Join {
            kind: JoinKind::Inner,
            source: joined,
            condition: Some(condition),
            by_key: false,
            using: Vec::new(),
        });
        Some(())
    }),
    ("S4", "a table stands in FROM twice", "is already in the FROM clause", |broken| {
        let select = broken.select()?;
        let source = select.from.first;
        select.from.joins.push(Join {
            kind: JoinKind::Cross,
            source,
            condition: None,
            by_key: false,
            using: Vec::new(),
        });
        matches!(broken.program.sources[source].kind, SourceKind::Table(_)).then_some(())
    }),
    ("S6", "a join without ON between tables that no foreign key links", "no foreign key links", |broken| {
        let source = broken.stranger(5, 'z');
        let select = broken.select()?;
        select.from.joins.push(Join {
            kind: JoinKind::Left,
            source,
            condition: None,
            by_key: true,
            using: Vec::new(),
        });
        Some(())
    }),
    ("S10", "FULL JOIN on a condition without an equality", "FULL JOIN of", |broken| {
        let left = broken.column(Ty::is_integer)?;
        let source = broken.stranger(5, 'z');
        let condition = Some(Expr::Wrong(format!("{left}.gt(s{source}.id)"), Ty::Bool));
        let select = broken.select()?;
        select.from.joins.push(Join {
            kind: JoinKind::Full,
            source,
            condition,
            by_key: false,
            using: Vec::new(),
        });
        Some(())
    }),
    ("T1", "a text is compared with a number", "cannot be compared with SQL type", |broken| {
        let column = broken.column(|ty| matches!(ty, Ty::Text | Ty::Varchar))?;
        broken.filter(format!("{column}.eq(3_i32)"))
    }),
    ("T1", "a number is compared with a text", "cannot be compared with SQL type", |broken| {
        let column = broken.column(Ty::is_integer)?;
        broken.filter(format!("{column}.lt(\"a\")"))
    }),
    (
        "T1",
        "two columns are compared that have no common type",
        "cannot be compared with SQL type",
        |broken| {
            let left = broken.column(|ty| matches!(ty, Ty::Date | Ty::Genre | Ty::Texts | Ty::Bool))?;
            let right = broken.column(|ty| ty.is_number() || ty == Ty::Int4s)?;
            broken.filter(format!("{left}.ne({right})"))
        },
    ),
    ("T2", "a condition that is not boolean", "argument of WHERE must be a condition", |broken| {
        let column = broken.column(|ty| ty != Ty::Bool)?;
        broken.filter(column)
    }),
    ("T3", "LIKE on a number", "is not a character string", |broken| {
        let column = broken.column(Ty::is_number)?;
        broken.filter(format!("{column}.like(\"a%\")"))
    }),
    ("T3", "arithmetic on a text", "has no arithmetic", |broken| {
        let column = broken.column(|ty| ty == Ty::Text)?;
        broken.filter(format!("{column}.add(1_i32).is_null()"))
    }),
    ("T3", "the sum of a text", "there is no `sum` of", |broken| {
        let column = broken.column(|ty| ty == Ty::Text)?;
        broken.only(vec![Expr::Wrong(format!("sum({column})"), Ty::Int8)]).map(drop)
    }),
    ("T4", "the greatest truth value", "there is no `min` or `max` of", |broken| {
        let column = broken.column(|ty| ty == Ty::Bool)?;
        broken.only(vec![Expr::Wrong(format!("max({column})"), Ty::Bool)]).map(drop)
    }),
    ("T5", "a function with an argument of another type", "cannot be an argument of SQL type", |broken| {
        let column = broken.column(|ty| ty.is_number() || ty == Ty::Date)?;
        broken.filter(format!("relvar::fns::lower({column}).is_null()"))
    }),
    ("T6", "an array beside an element of another type", "cannot stand right of an operator", |broken| {
        let column = broken.column(|ty| ty == Ty::Texts)?;
        broken.filter(format!("{column}.includes(vec![1_i32])"))
    }),
    ("T8", "IN with a query of two columns", "must SELECT exactly one column", |broken| {
        let column = broken.column(Ty::is_integer)?;
        broken.filter(format!("{column}.is_in(marks.query().select((marks::id, marks::small)))"))
    }),
    ("T8", "IN with a query of another type", "IN cannot compare", |broken| {
        let column = broken.column(Ty::is_integer)?;
        broken.filter(format!("{column}.is_in(marks.query().select(marks::label))"))
    }),
    ("T9", "CASE with values of different types", "has no common type with", |broken| {
        let column = broken.column(|ty| ty == Ty::Text)?;
        broken.filter(format!("case({column}.is_null(), {column}).otherwise(1_i32).is_null()"))
    }),
    ("T9", "COALESCE of different types", "has no common type with", |broken| {
        let column = broken.column(|ty| ty == Ty::Date || ty == Ty::Genre)?;
        broken.filter(format!("coalesce({column}, \"a\").is_null()"))
    }),
    ("T12", "a cast that does not exist", "SQL has no cast from", |broken| {
        let column = broken.column(|ty| ty == Ty::Date || ty == Ty::Timestamptz)?;
        broken.filter(format!("{column}.cast::<Int4>().is_null()"))
    }),
    ("N1", "a comparison with NULL", "cannot be compared with SQL type", |broken| {
        let column = broken.column(|ty| ty == Ty::Int4)?;
        broken.filter(format!("{column}.eq(None::<i32>)"))
    }),
    (
        "N5",
        "NOT IN with a query that may give NULL",
        "NOT IN is never true once its subquery gives a NULL",
        |broken| {
            let column = broken.column(Ty::is_integer)?;
            broken.filter(format!("{column}.is_not_in(marks.query().select(marks::large))"))
        },
    ),
    ("A1", "an aggregate in WHERE", "aggregate functions are not allowed in WHERE", |broken| {
        let column = broken.column(|_| true)?;
        broken.filter(format!("count({column}).gt(0_i64)"))
    }),
    ("A2", "an aggregate in GROUP BY", "aggregate functions are not allowed in GROUP BY", |broken| {
        let select = broken.only(vec![count_rows()])?;
        select.group = vec![Expr::Wrong("count_rows()".to_owned(), Ty::Int8)];
        Some(())
    }),
    (
        "A3",
        "an aggregate of an aggregate",
        "aggregate function calls cannot be nested without OVER",
        |broken| {
            let column = broken.column(Ty::is_integer)?;
            broken.only(vec![Expr::Wrong(format!("max(max({column}))"), Ty::Int8)]).map(drop)
        },
    ),
    (
        "A4",
        "a column beside an aggregate",
        "must appear in GROUP BY or be used in an aggregate function",
        |broken| {
            let column = broken.column(|ty| ty == Ty::Text || ty == Ty::Int4)?;
            let list = vec![Expr::Wrong(column, Ty::Text), count_rows()];
            broken.only(list).map(drop)
        },
    ),
    (
        "A5",
        "a column that is not grouped",
        "must appear in GROUP BY or be used in an aggregate function",
        |broken| {
            let source = broken.select()?.from.first;
            let SourceKind::Table(table) = broken.program.sources[source].kind else { return None };
            let free: Vec<usize> =
                (0..FACTS[table].columns.len()).filter(|at| !FACTS[table].key.contains(at)).collect();
            let (grouped, other) = (*broken.random.pick(&free), *broken.random.pick(&free));
            let select = broken.only(vec![Expr::Column(source, other)])?;
            select.group = vec![Expr::Column(source, grouped)];
            (grouped != other).then_some(())
        },
    ),
    (
        "A5",
        "HAVING names a column that is not grouped",
        "must appear in GROUP BY or be used in an aggregate function",
        |broken| {
            let column = broken.column(|_| true)?;
            let select = broken.only(vec![count_rows()])?;
            select.having = Some(Expr::Wrong(format!("{column}.is_null()"), Ty::Bool));
            Some(())
        },
    ),
    ("A6", "FILTER of a function that is no aggregate", "FILTER is for aggregate functions", |broken| {
        let column = broken.column(|ty| ty == Ty::Text)?;
        let wrong = format!("relvar::fns::lower({column}).filter({column}.is_null())");
        broken.only(vec![Expr::Wrong(wrong, Ty::Text)]).map(drop)
    }),
    ("W1", "a window function in WHERE", "window functions are not allowed in WHERE", |broken| {
        let column = broken.column(|_| true)?;
        broken.filter(format!("row_number().over(window().order_by({column})).gt(1_i64)"))
    }),
    ("W2", "a window function in HAVING", "window functions are not allowed in HAVING", |broken| {
        let select = broken.only(vec![count_rows()])?;
        let wrong = "rank().over(window().order_by(count_rows())).gt(1_i64)".to_owned();
        select.having = Some(Expr::Wrong(wrong, Ty::Bool));
        Some(())
    }),
    (
        "W2",
        "a window function in an aggregate",
        "aggregate function calls cannot contain window function calls",
        |broken| {
            let column = broken.column(|_| true)?;
            let wrong = format!("max(rank().over(window().order_by({column})))");
            broken.only(vec![Expr::Wrong(wrong, Ty::Int8)]).map(drop)
        },
    ),
    ("W3", "a ranking without OVER", "needs OVER", |broken| {
        broken.only(vec![Expr::Wrong("row_number()".to_owned(), Ty::Int8)]).map(drop)
    }),
    ("W5", "a frame that ends before it starts", "a window frame cannot run from", |broken| {
        let column = broken.column(|_| true)?;
        let wrong =
            format!("count_rows().over(window().order_by({column}).rows(following(1), preceding(1)))");
        broken.only(vec![Expr::Wrong(wrong, Ty::Int8)]).map(drop)
    }),
    (
        "C5",
        "DISTINCT ordered by what is not selected",
        "for SELECT DISTINCT, ORDER BY expressions must appear in the select list",
        |broken| {
            let source = broken.select()?.from.first;
            let ascending = Direction { descending: false, nulls_first: false, bare: true };
            let select = broken.only(vec![Expr::Column(source, 0)])?;
            select.distinct = Distinct::Rows;
            select.order = vec![(OrderBy::Expr(Expr::Column(source, 1)), ascending)];
            (broken.program.sources[source].fields.len() > 1).then_some(())
        },
    ),
    ("C7", "LIMIT without ORDER BY", "LIMIT without ORDER BY takes rows in no fixed order", |broken| {
        let select = broken.select()?;
        select.order.clear();
        select.distinct = Distinct::No;
        select.limit = Some(3);
        select.ties = false;
        Some(())
    }),
    ("C12", "ORDER BY a value that means a place", "ORDER BY a value orders nothing", |broken| {
        let select = broken.select()?;
        let ascending = Direction { descending: false, nulls_first: false, bare: true };
        select.distinct = Distinct::No;
        let value = Expr::Wrong("val::<Int4, _>(1)".to_owned(), Ty::Int4);
        select.order = vec![(OrderBy::Expr(value), ascending)];
        Some(())
    }),
    (
        "R4",
        "a subquery as a value that gives more than one row",
        "a subquery used as a value can return more than one row",
        |broken| broken.filter("scalar(marks.query().select(marks::label)).is_null()".to_owned()),
    ),
];
