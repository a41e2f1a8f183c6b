//! Mistakes about which tables a query sees.

use super::super::facts::FACTS;
use super::*;

const NOT_IN_FROM: &str = "is not in the FROM clause of this query";

/// All of them.
pub(super) const MISTAKES: &[Mistake] = &[
    ("S1", "GROUP BY names a table that is not in FROM", NOT_IN_FROM, |broken| {
        let select = broken.only(vec![count_rows()])?;
        select.group = vec![Expr::Wrong("marks.alias::<'z'>().label".to_owned(), Ty::Text)];
        Some(())
    }),
    ("S1", "HAVING names a table that is not in FROM", NOT_IN_FROM, |broken| {
        let select = broken.only(vec![count_rows()])?;
        select.having = Some(Expr::Wrong("max(marks.alias::<'z'>().id).gt(1_i32)".to_owned(), Ty::Bool));
        Some(())
    }),
    ("S1", "DISTINCT ON names a table that is not in FROM", NOT_IN_FROM, |broken| {
        let first = broken.select()?.from.first;
        let select = broken.only(vec![Expr::Column(first, 0)])?;
        select.distinct = Distinct::On(vec![Expr::Wrong("marks.alias::<'z'>().id".to_owned(), Ty::Int4)]);
        Some(())
    }),
    ("S1", "a window names a table that is not in FROM", NOT_IN_FROM, |broken| {
        let wrong = "count_rows().over(window().partition_by(marks.alias::<'z'>().id))".to_owned();
        broken.only(vec![Expr::Wrong(wrong, Ty::Int8)]).map(drop)
    }),
    ("S5", "a column of a table of which only an alias is in FROM", NOT_IN_FROM, |broken| {
        let sources = broken.sources()?;
        let table = |broken: &Broken, source: SourceId, aliased: bool| match broken.program.sources[source] {
            Source { kind: SourceKind::Table(table), letter, .. } if letter.is_some() == aliased => {
                Some(table)
            }
            _ => None,
        };
        let bare: Vec<usize> = sources.iter().filter_map(|source| table(broken, *source, false)).collect();
        let aliased = sources.iter().filter_map(|source| table(broken, *source, true));
        let only: Vec<usize> = aliased.filter(|table| !bare.contains(table)).collect();
        let table = *only.first()?;
        broken.filter(format!("{}::{}.is_null()", FACTS[table].name, FACTS[table].columns[0].name))
    }),
    ("S7", "a derived table uses a table beside it without LATERAL", "without LATERAL", |broken| {
        let sources = broken.sources()?;
        let lateral = sources.into_iter().find(|source| match &broken.program.sources[*source].kind {
            SourceKind::Lateral(query) => print::is_correlated(&broken.program, query),
            _ => false,
        })?;
        let text = print::function(0, &broken.program);
        let start = text.find(&format!("let s{lateral} = "))?;
        let line = &text[start..start + text[start..].find(";\n")?];
        let derived = format!("{}.derived()", line.strip_suffix(".lateral()")?);
        broken.replaced = Some((line.to_owned(), derived));
        Some(())
    }),
    (
        "S8",
        "a common table expression that is not in WITH",
        "is used, but it is not in the WITH clause",
        |broken| {
            broken.uses_its_table()?;
            broken.replaced = Some(("with(&w0, ".to_owned(), "(".to_owned()));
            Some(())
        },
    ),
    (
        "S8",
        "a common table expression stands in WITH twice",
        "is declared twice in this WITH clause",
        |broken| {
            broken.uses_its_table()?;
            broken.replaced = Some(("with(&w0, ".to_owned(), "with((&w0, &w0), ".to_owned()));
            Some(())
        },
    ),
    (
        "S9",
        "UPDATE FROM sets a column to one of another table",
        "is not in the FROM clause of this UPDATE",
        |broken| {
            let source = broken.update()?.source;
            broken.update()?.beside.as_ref()?;
            let at = broken.program.sources[source].fields.iter().rposition(|field| field.ty == Ty::Int4)?;
            let wrong = Expr::Wrong("marks.alias::<'z'>().id".to_owned(), Ty::Int4);
            broken.update()?.assignments = vec![(at, wrong)];
            Some(())
        },
    ),
    ("S9", "MERGE inserts a column of its target", "WHEN NOT MATCHED cannot use target table", |broken| {
        let Write::Merge(merge) = broken.write()? else { return None };
        let source = merge.source;
        let columns = merge.whens.iter_mut().find_map(|when| match &mut when.action {
            Action::Insert(assignments) => Some(assignments),
            _ => None,
        })?;
        let (at, value) = columns.last_mut()?;
        *value = Expr::Column(source, *at);
        Some(())
    }),
    ("R5", "a whole row of a table that is not in FROM", NOT_IN_FROM, |broken| {
        broken.program.as_struct = false;
        broken.only(vec![Expr::Wrong("marks.alias::<'z'>().all()".to_owned(), Ty::Int4)]).map(drop)
    }),
    ("R6", "a field that two tables have a column for", "could be read from column", |broken| {
        let sources = broken.sources()?;
        let ids: Vec<(SourceId, usize)> = sources
            .into_iter()
            .filter_map(|source| {
                let source_of = &broken.program.sources[source];
                let named = source_of.fields.iter().position(|field| field.name == "id" && !source_of.outer);
                Some((source, named?))
            })
            .collect();
        let [first, _, ..] = ids[..] else { return None };
        broken.only(vec![Expr::Column(first.0, first.1)])?;
        broken.program.as_struct = false;
        broken.program.by_name = true;
        Some(())
    }),
    ("C14", "a statement that writes in WITH of a subquery", "at the top level of the statement", |broken| {
        let [Cte { body: CteBody::Write(_), .. }] = broken.program.ctes[..] else { return None };
        let used = broken.sources()?.into_iter().any(|source| broken.is_cte(source));
        broken.filter("exists(with(&w0, w0.query()))".to_owned())?;
        broken.replaced = Some(("with(&w0, ".to_owned(), "(".to_owned()));
        let elsewhere = broken.program.sources.iter().any(|source| matches!(source.kind, SourceKind::Cte(_)));
        (!used && !elsewhere).then_some(())
    }),
];

impl Broken {
    fn is_cte(&self, source: SourceId) -> bool {
        matches!(self.program.sources[source].kind, SourceKind::Cte(_))
    }

    /// Does the query have one common table expression in FROM, and no other?
    fn uses_its_table(&mut self) -> Option<()> {
        let sources = self.sources()?;
        let used = sources.into_iter().any(|source| self.is_cte(source));
        (used && self.program.ctes.len() == 1).then_some(())
    }
}
