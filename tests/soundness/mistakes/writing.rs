//! More mistakes in a statement that writes: INSERT, its conflicts, MERGE.

use super::super::facts::FACTS;
use super::super::value::Value;
use super::*;

/// All of them.
pub(super) const MISTAKES: &[Mistake] = &[
    ("I4", "a column as a value of INSERT", "a value of INSERT cannot use a column", |broken| {
        let source = broken.insert()?.source;
        let Insert { columns, rows: Rows::Values(rows), .. } = broken.insert()? else { return None };
        let [row] = &mut rows[..] else { return None };
        let at = *columns.last()?;
        *row.last_mut()? = Expr::Column(source, at);
        Some(())
    }),
    (
        "I5",
        "a query with fewer columns than INSERT names",
        "another number of columns than its query",
        |broken| {
            let list = broken.inserted_list()?;
            list.pop();
            (!list.is_empty()).then_some(())
        },
    ),
    ("I5", "a query with a column of another type", "cannot be stored in column", |broken| {
        let list = broken.inserted_list()?;
        *list.last_mut()? = Expr::Wrong("val::<Array<Int4>, _>(vec![1_i32])".to_owned(), Ty::Int4s);
        Some(())
    }),
    ("I5", "a query with a nullable column", "a nullable expression cannot be stored", |broken| {
        let source = broken.insert()?.source;
        let fields = broken.program.sources[source].fields.clone();
        let columns = broken.insert()?.columns.clone();
        let place = columns.iter().rposition(|at| !fields[*at].null)?;
        let ty = fields[columns[place]].ty;
        let value = super::super::generate::value_of(&mut broken.random, ty);
        let value = print::rust_value(ty, &value);
        let wrong = format!("case(val::<Bool, _>(true), val::<{}, _>({value})).end()", ty.marker());
        *broken.inserted_list()?.get_mut(place)? = Expr::Wrong(wrong, Ty::Int4);
        Some(())
    }),
    ("I6", "ON CONFLICT names columns that are no key", "is no unique key of table", |broken| {
        let source = broken.insert()?.source;
        let SourceKind::Table(table) = broken.program.sources[source].kind else { return None };
        let facts = &FACTS[table];
        let free = (0..facts.columns.len())
            .filter(|at| !facts.key.contains(at) && facts.columns[*at].name != "handle");
        let at = *broken.random.try_pick(&free.collect::<Vec<_>>())?;
        broken.insert()?.conflict.as_mut()?.key = vec![at];
        Some(())
    }),
    ("I6", "ON CONFLICT names a part of a key", "is no unique key of table", |broken| {
        let source = broken.insert()?.source;
        let SourceKind::Table(table) = broken.program.sources[source].kind else { return None };
        let [first, _] = FACTS[table].key else { return None };
        broken.insert()?.conflict.as_mut()?.key = vec![*first];
        Some(())
    }),
    ("I7", "excluded outside of DO UPDATE", "table `EXCLUDED` is not in the FROM clause", |broken| {
        let source = broken.insert()?.source;
        let column = print::column(&broken.program, source, 0);
        broken.returning(Expr::Wrong(format!("excluded({column})"), Ty::Int4))
    }),
    ("I7", "DO UPDATE without a key", "DO UPDATE needs to know which conflict it is about", |broken| {
        let conflict = broken.insert()?.conflict.as_mut()?;
        conflict.key.clear();
        conflict.update.is_some().then_some(())
    }),
    ("I8", "WHEN NOT MATCHED that updates", "WHEN NOT MATCHED cannot UPDATE", |broken| {
        let update = broken.harmless()?;
        broken.whens()?.insert(0, When { matched: false, condition: None, action: update });
        Some(())
    }),
    ("I8", "WHEN MATCHED that inserts", "INSERT is for WHEN NOT MATCHED alone", |broken| {
        let Action::Update(columns) = broken.harmless()? else { return None };
        let insert = Action::Insert(columns);
        broken.whens()?.insert(0, When { matched: true, condition: None, action: insert });
        Some(())
    }),
    ("I8", "a WHEN that is never reached", "is never reached", |broken| {
        let nothing = || When { matched: true, condition: None, action: Action::Nothing };
        *broken.whens()? = vec![nothing(), nothing()];
        Some(())
    }),
    ("U5", "a filter behind all rows", "was said to mean all rows, so it takes no filter", |broken| {
        let (Write::Update(_) | Write::Delete(_)) = broken.write()? else { return None };
        let all = ".all_rows()";
        broken.replaced = Some((all.to_owned(), format!("{all}.filter(val::<Bool, _>(true))")));
        Some(())
    }),
    ("X1", "a statement that writes in WITH, in a transaction that reads", "is read-only", |broken| {
        broken.select()?;
        let writes = broken.program.ctes.iter().any(|cte| matches!(cte.body, CteBody::Write(_)));
        let (writing, reading) = ("Transaction<'_>", "Transaction<'_, relvar_pg::ReadOnly>");
        broken.replaced = Some((writing.to_owned(), reading.to_owned()));
        writes.then_some(())
    }),
    ("A2", "an aggregate in SET", "aggregate functions are not allowed in", |broken| {
        let source = broken.update()?.source;
        let at = broken.program.sources[source].fields.iter().rposition(|field| field.ty == Ty::Int8)?;
        broken.update()?.assignments = vec![(at, Expr::Wrong("count_rows()".to_owned(), Ty::Int8))];
        Some(())
    }),
    ("W2", "a window function in SET", "window functions are not allowed in", |broken| {
        let source = broken.update()?.source;
        let at = broken.program.sources[source].fields.iter().rposition(|field| field.ty == Ty::Int8)?;
        let wrong = Expr::Wrong("row_number().over(window())".to_owned(), Ty::Int8);
        broken.update()?.assignments = vec![(at, wrong)];
        Some(())
    }),
];

impl Broken {
    /// The select list of INSERT from a query.
    fn inserted_list(&mut self) -> Option<&mut Vec<Expr>> {
        match &mut self.insert()?.rows {
            Rows::Query(Query::Select(select)) => select.list.as_mut(),
            _ => None,
        }
    }

    fn whens(&mut self) -> Option<&mut Vec<When>> {
        match self.write()? {
            Write::Merge(merge) => Some(&mut merge.whens),
            _ => None,
        }
    }

    /// A change of the target of a MERGE that no rule forbids.
    fn harmless(&mut self) -> Option<Action> {
        let Write::Merge(merge) = self.write()? else { return None };
        let source = merge.source;
        let at = self.program.sources[source].fields.iter().rposition(|field| field.null)?;
        let ty = self.program.sources[source].fields[at].ty;
        Some(Action::Update(vec![(at, Expr::Value(ty, Value::Null))]))
    }
}
