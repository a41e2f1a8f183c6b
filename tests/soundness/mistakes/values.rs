//! Mistakes about types and NULL.

use super::*;

const OTHER_ROW: &str = "incompatible types|mismatched types";

/// All of them.
pub(super) const MISTAKES: &[Mistake] = &[
    ("T7", "a label is compared with a text", "cannot be compared with SQL type", |broken| {
        let column = broken.column(|ty| ty == Ty::Genre)?;
        broken.filter(format!("{column}.eq(\"novel\")"))
    }),
    ("T11", "a member of a text, as if it were JSON", "SQL has no operator `Get`", |broken| {
        let column = broken.column(|ty| ty == Ty::Text)?;
        broken.filter(format!("{column}.get(\"a\").is_null()"))
    }),
    ("T13", "rows of different lengths are compared", "cannot be compared with SQL type", |broken| {
        let (one, other) = (broken.column(|ty| ty == Ty::Int4)?, broken.column(|ty| ty == Ty::Int4)?);
        broken.filter(format!("row_of(({one}, {other})).eq((1_i32, 2_i32, 3_i32))"))
    }),
    ("T14", "a key of another type", "is not a value of the PRIMARY KEY", |broken| {
        let find = *broken.random.pick(&["marks.find(\"a\")", "shops.find(1_i32)", "books.find(true)"]);
        broken.filter(format!("exists({find})"))
    }),
    ("T14", "a part of a key", "is not a value of the PRIMARY KEY", |broken| {
        broken.filter("exists(stocks.find(\"a\"))".to_owned())
    }),
    (
        "N2",
        "a column that an outer join made nullable is read as one that is never NULL",
        OTHER_ROW,
        |broken| {
            let sources = broken.sources()?;
            let columns: Vec<(SourceId, usize)> = sources
                .into_iter()
                .filter(|source| broken.program.sources[*source].outer)
                .flat_map(|source| {
                    let fields = broken.program.sources[source].fields.iter().enumerate();
                    fields.filter(|(_, field)| !field.null).map(move |(at, _)| (source, at))
                })
                .collect();
            let (source, at) = *broken.random.try_pick(&columns)?;
            let row = broken.program.sources[source].fields[at].ty.rust();
            broken.only(vec![Expr::Column(source, at)])?;
            broken.program.as_struct = false;
            broken.row(row)
        },
    ),
    ("N6", "what ROLLUP leaves out is read as one that is never NULL", OTHER_ROW, |broken| {
        let source = broken.select()?.from.first;
        let Source { outer, fields, .. } = &broken.program.sources[source];
        let at = fields.iter().position(|field| !field.null && !outer)?;
        let (key, row) = (Expr::Column(source, at), fields[at].ty.rust());
        let select = broken.only(vec![key.clone()])?;
        select.sets = Some((Sets::Rollup, vec![key]));
        broken.program.as_struct = false;
        broken.row(row)
    }),
    ("N7", "the row of an outer-joined table is read as one that is there", OTHER_ROW, |broken| {
        let natural = broken.select()?.list.is_none();
        let text = print::function(0, &broken.program);
        let start = text.find("let rows: ")? + text[text.find("let rows: ")?..].find("Option<")?;
        let end = start + text[start..].find("::Row>")? + "::Row>".len();
        let row = text[start..end].to_owned();
        let inner = row.strip_prefix("Option<")?.strip_suffix('>')?.to_owned();
        broken.replaced = Some((row, inner));
        natural.then_some(())
    }),
    ("R1", "a field of another type", "cannot be read into Rust type", |broken| {
        let as_struct = broken.program.as_struct;
        let list = broken.select()?.list.clone()?;
        let Expr::Column(source, at) = list.first()? else { return None };
        let ty = broken.program.sources[*source].fields[*at].ty;
        let other = if ty == Ty::Bool { "i32" } else { "bool" };
        let text = print::function(0, &broken.program);
        let start = text.find("struct Out { c0: ")?;
        let end = start + text[start..].find([',', '}'])?;
        broken.replaced = Some((text[start..end].to_owned(), format!("struct Out {{ c0: Option<{other}>")));
        as_struct.then_some(())
    }),
    (
        "A7",
        "DISTINCT aggregate in the order of something else",
        "ORDER BY takes only its arguments",
        |broken| {
            let column = broken.column(|ty| ty == Ty::Text)?;
            let wrong =
                format!("string_agg(relvar::fns::lower({column}), \",\").distinct().order_by({column})");
            broken.only(vec![Expr::Wrong(wrong, Ty::Text)]).map(drop)
        },
    ),
    ("A8", "an aggregate of outer columns alone", "takes nothing but columns of an outer query", |broken| {
        let first = broken.select()?.from.first;
        let Source { kind: SourceKind::Table(_), outer: false, .. } = broken.program.sources[first] else {
            return None;
        };
        let (table, column) = (print::name(&broken.program, first), print::column(&broken.program, first, 0));
        let inner = format!("marks.alias::<'z'>().query().correlate({table}).select(count({column}))");
        broken.filter(format!("scalar({inner}).gt(0_i64)"))
    }),
    ("A9", "a function of many rows in WHERE", "is not an SQL value expression", |broken| {
        broken.filter("string_to_table(\"a,b\", \",\")".to_owned())
    }),
    ("J1", "SQL text that is put together at run time", "the text of `sql!` is a string literal", |broken| {
        broken.filter("relvar::sql!(Bool, String::from(\"true\"))".to_owned())
    }),
    ("J2", "a text that orders", "is not an SQL value expression", |broken| {
        let ascending = Direction { descending: false, nulls_first: false, bare: true };
        let select = broken.select()?;
        select.distinct = Distinct::No;
        select.order = vec![(OrderBy::Expr(Expr::Wrong("\"name DESC\"".to_owned(), Ty::Text)), ascending)];
        Some(())
    }),
    ("J3", "SQL text with a column of another table", "is not in the FROM clause of this query", |broken| {
        broken.filter("relvar::sql!(Int4, \"{} + 1\", marks.alias::<'z'>().id).eq(1_i32)".to_owned())
    }),
];
