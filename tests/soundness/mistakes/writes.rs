//! Mistakes in a statement that writes.

use super::super::facts::FACTS;
use super::super::value::Value;
use super::*;

/// All of them.
pub(super) const MISTAKES: &[Mistake] = &[
    ("U1", "UPDATE does not say which rows it means", "this UPDATE has no WHERE clause", |broken| {
        broken.update()?.filter = None;
        broken.replaced = Some((".all_rows()".to_owned(), String::new()));
        Some(())
    }),
    ("U2", "DELETE does not say which rows it means", "this DELETE has no WHERE clause", |broken| {
        broken.delete()?.filter = None;
        broken.replaced = Some((".all_rows()".to_owned(), String::new()));
        Some(())
    }),
    ("U3", "UPDATE sets a column twice", "is assigned twice", |broken| match broken.write()? {
        Write::Update(update) => {
            let first = update.assignments.first()?.clone();
            update.assignments.push(first);
            Some(())
        }
        _ => None,
    }),
    ("U4", "UPDATE sets a column of another table", "does not belong to table", |broken| {
        let source = broken.update()?.source;
        let SourceKind::Table(table) = broken.program.sources[source].kind else { return None };
        let other = FACTS[(table + 1) % FACTS.len()];
        let own = print::column(&broken.program, source, 0);
        let column = other.columns.last()?;
        let value = super::super::generate::value_of(&mut broken.random, column.ty);
        let value = print::rust_value(column.ty, &value);
        broken.update()?.assignments = vec![(0, Expr::Wrong(value, column.ty))];
        broken.replaced = Some((format!("{own}.set("), format!("{}::{}.set(", other.name, column.name)));
        Some(())
    }),
    ("N4", "UPDATE sets a column to NULL that is never NULL", "cannot be stored in column", |broken| {
        let source = broken.update()?.source;
        let fields = broken.program.sources[source].fields.clone();
        let at = fields.iter().rposition(|field| !field.null)?;
        let wrong = Expr::Wrong(format!("None::<{}>", fields[at].ty.rust()), fields[at].ty);
        broken.update()?.assignments = vec![(at, wrong)];
        Some(())
    }),
    (
        "N4",
        "UPDATE sets a column that is never NULL to an expression that may be",
        "a nullable expression cannot be stored in the NOT NULL column",
        |broken| {
            let source = broken.update()?.source;
            let fields = broken.program.sources[source].fields.clone();
            let pairs: Vec<(usize, usize)> = (0..fields.len())
                .flat_map(|to| (0..fields.len()).map(move |from| (to, from)))
                .filter(|(to, from)| {
                    !fields[*to].null && fields[*from].null && fields[*to].ty == fields[*from].ty
                })
                .collect();
            let (to, from) = *broken.random.try_pick(&pairs)?;
            let value = Expr::Column(source, from);
            let nullable = broken.is_null(&value);
            broken.update()?.assignments = vec![(to, value)];
            nullable.then_some(())
        },
    ),
    ("I1", "INSERT without a required column", "INSERT does not set the required column", |broken| {
        let source = broken.insert()?.source;
        let SourceKind::Table(table) = broken.program.sources[source].kind else { return None };
        let Insert { columns, rows: Rows::Values(rows), .. } = broken.insert()? else { return None };
        let facts = &FACTS[table];
        let required =
            columns.iter().position(|at| !facts.columns[*at].null && !facts.defaults.contains(at))?;
        columns.remove(required);
        rows.iter_mut().for_each(|row| drop(row.remove(required)));
        (!columns.is_empty()).then_some(())
    }),
    ("I2", "INSERT sets a column twice", "is assigned twice", |broken| {
        let Insert { columns, rows: Rows::Values(rows), .. } = broken.insert()? else { return None };
        columns.push(*columns.first()?);
        rows.iter_mut().for_each(|row| row.push(row[0].clone()));
        Some(())
    }),
    ("N4", "INSERT of NULL into a column that is never NULL", "cannot be stored in column", |broken| {
        let source = broken.insert()?.source;
        let fields = broken.program.sources[source].fields.clone();
        let Insert { columns, rows: Rows::Values(rows), .. } = broken.insert()? else { return None };
        let place = columns.iter().rposition(|at| !fields[*at].null)?;
        let ty = fields[columns[place]].ty;
        rows.iter_mut().for_each(|row| row[place] = Expr::Value(ty, Value::Null));
        Some(())
    }),
    ("A2", "an aggregate in RETURNING", "aggregate functions are not allowed in RETURNING", |broken| {
        broken.returning(Expr::Wrong("count_rows()".to_owned(), Ty::Int8))
    }),
    ("W2", "a window function in RETURNING", "window functions are not allowed in RETURNING", |broken| {
        broken.returning(Expr::Wrong("row_number().over(window())".to_owned(), Ty::Int8))
    }),
    (
        "S1",
        "RETURNING names a table that is not in the statement",
        "is not in the FROM clause of this query",
        |broken| broken.returning(Expr::Wrong("marks.alias::<'z'>().id".to_owned(), Ty::Int4)),
    ),
    ("X1", "a statement that writes in a transaction that reads", "is read-only", |broken| {
        broken.write()?;
        let (writing, reading) = ("Transaction<'_>", "Transaction<'_, relvar_pg::ReadOnly>");
        broken.replaced = Some((writing.to_owned(), reading.to_owned()));
        Some(())
    }),
];

impl Broken {
    pub(super) fn returning(&mut self, wrong: Expr) -> Option<()> {
        *self.write()?.returning_mut()? = vec![wrong];
        Some(())
    }

    pub(super) fn insert(&mut self) -> Option<&mut Insert> {
        match self.write()? {
            Write::Insert(insert) => Some(insert),
            _ => None,
        }
    }

    fn delete(&mut self) -> Option<&mut Delete> {
        match self.write()? {
            Write::Delete(delete) => Some(delete),
            _ => None,
        }
    }

    pub(super) fn update(&mut self) -> Option<&mut Update> {
        match self.write()? {
            Write::Update(update) => Some(update),
            _ => None,
        }
    }
}
