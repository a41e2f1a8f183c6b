//! Statements that write.

use super::super::value::Value;
use super::*;

impl Generator {
    pub(super) fn write(&mut self) -> Write {
        let table = self.random.below(FACTS.len());
        let source = self.table_as(table, None);
        self.frames.push(Frame { sources: vec![source], bare: vec![table], ..Frame::default() });
        let recursive = self.program.ctes.iter().any(|cte| matches!(cte.body, CteBody::Recursive(..)));
        let write = match self.random.below(8) {
            0..3 => self.insert(table, source),
            3..5 => self.update(table, source),
            5..7 => self.delete(source),
            // SQL has no MERGE under WITH RECURSIVE.
            _ if recursive => self.delete(source),
            _ => self.merge(table, source),
        };
        self.frames.pop();
        write
    }

    fn returning(&mut self) -> Vec<Expr> {
        let width = 1 + self.random.below(3);
        let types: Vec<Ty> = (0..width).map(|_| self.any_type()).collect();
        let allowed = if self.random.chance(30) { Allowed::ROWS } else { Allowed::PLAIN };
        types.into_iter().map(|ty| self.expr(ty, 1, allowed)).collect()
    }

    fn insert(&mut self, table: usize, source: SourceId) -> Write {
        let facts = &FACTS[table];
        let mut columns: Vec<usize> = (0..facts.columns.len())
            .filter(|at| {
                let free = facts.columns[*at].null || facts.defaults.contains(at);
                !free || self.random.chance(60)
            })
            .collect();
        // What a default fills is not known here.
        columns.extend(facts.defaults.iter().filter(|at| !columns.contains(at)).copied().collect::<Vec<_>>());
        columns.sort();
        let rows = match self.random.chance(30) {
            true => self.rows_of_query(table, &columns),
            false => None,
        };
        let conflict = self.random.chance(45).then(|| self.conflict(table, source));
        let rows =
            rows.unwrap_or_else(|| Rows::Values(self.rows_of_values(table, &columns, conflict.is_some())));
        let returning = self.returning();
        Write::Insert(Box::new(Insert { source, columns, rows, conflict, returning }))
    }

    fn rows_of_values(&mut self, table: usize, columns: &[usize], meet: bool) -> Vec<Vec<Expr>> {
        let facts = &FACTS[table];
        let number = 1 + self.random.below(3);
        // The rows of one statement have keys of their own; those that are there already are below 10.
        let mut keys: Vec<i64> = (1..10).collect();
        self.random.shuffle(&mut keys);
        let computed = number == 1 && self.random.chance(40);
        let mut rows = Vec::new();
        for row in 0..number {
            let mut values = Vec::new();
            for at in columns {
                let column = facts.columns[*at];
                let own = facts.key.contains(at) || column.name == "handle";
                let value = match (own, column.ty) {
                    (true, Ty::Text | Ty::Varchar)
                        if meet && facts.key.contains(at) && self.random.chance(30) =>
                    {
                        Value::Text(format!("{}{row}", ["a", "B", "é"][row % 3]))
                    }
                    (true, Ty::Text | Ty::Varchar) => Value::Text(format!("new {row}")),
                    (true, _) if meet => Value::Int(keys[row]),
                    (true, _) => Value::Int(1_000 + row as i64),
                    (_, ty) if computed && self.random.chance(50) => {
                        values.push(self.stored(ty, column.null, Allowed::ROWS));
                        continue;
                    }
                    _ if column.null && self.random.chance(30) => Value::Null,
                    _ => literal::value(&mut self.random, column.ty),
                };
                values.push(Expr::Value(column.ty, value));
            }
            rows.push(values);
        }
        rows
    }

    /// An expression for a column, without the columns of the target.
    fn stored(&mut self, ty: Ty, null: bool, allowed: Allowed) -> Expr {
        let bare = self.frame().bare.clone();
        self.frames.push(Frame { bare, ..Frame::default() });
        let outer = self.frames.len() - 2;
        let target = std::mem::take(&mut self.frames[outer].sources);
        let value = self.expr(ty, 1, allowed);
        self.frames[outer].sources = target;
        self.frames.pop();
        if self.facts(&value).null && !null { self.value(ty) } else { value }
    }

    /// A key that no row has, from that of a row of another table.
    fn new_key(&mut self, ty: Ty, key: &Expr) -> Option<Expr> {
        let number = |number| Expr::Value(ty, Value::Int(number));
        let cast = |ty| Expr::Cast(ty, Box::new(key.clone()));
        match (ty, self.ty(key)) {
            (Ty::Int4, Ty::Int4) => {
                Some(Expr::Arithmetic(Arithmetic::Plus, Box::new(key.clone()), Box::new(number(1_000)), ty))
            }
            (Ty::Int8, Ty::Int4) => {
                Some(Expr::Arithmetic(Arithmetic::Plus, Box::new(cast(ty)), Box::new(number(1_000)), ty))
            }
            (Ty::Text, Ty::Int4) => Some(cast(ty)),
            _ => None,
        }
    }

    /// The values of a row that has a key of its own, for each row of the table `from`, which has a key of one number.
    fn row_from(&mut self, table: usize, columns: &[usize], from: SourceId) -> Option<Vec<Expr>> {
        let facts = &FACTS[table];
        let [key] = &self.table_key(from)[..] else { return None };
        let key = key.clone();
        let mut values = Vec::new();
        for at in columns {
            let column = facts.columns[*at];
            if facts.key.contains(at) || column.name == "handle" {
                values.push(self.new_key(column.ty, &key)?);
                continue;
            }
            let value = self.expr(column.ty, 1, Allowed::PLAIN);
            let fits = column.null || !self.facts(&value).null;
            values.push(if fits { value } else { self.value(column.ty) });
        }
        Some(values)
    }

    fn rows_of_query(&mut self, table: usize, columns: &[usize]) -> Option<Rows> {
        // The query has nothing to do with the target.
        let hidden = std::mem::take(&mut self.frames);
        self.frames.push(Frame::default());
        let from = *self.random.pick(&[0, 1, 5]);
        let source = self.table_as(from, None);
        self.frame_mut().sources.push(source);
        self.frame_mut().bare.push(from);
        let list = self.row_from(table, columns, source);
        let filters = vec![self.condition(2, Allowed::ROWS)];
        self.frames = hidden;
        let from = From { first: source, joins: Vec::new() };
        Some(Rows::Query(Query::Select(Box::new(Select {
            from,
            filters,
            list: Some(list?),
            ..Select::default()
        }))))
    }

    fn conflict(&mut self, table: usize, source: SourceId) -> Conflict {
        let facts = &FACTS[table];
        let columns = facts.columns.iter();
        let field =
            columns.map(|column| Field { name: column.name.to_owned(), ty: column.ty, null: column.null });
        let fields = field.collect();
        let excluded = self.add(SourceKind::Excluded(table), fields, None);
        if self.random.chance(20) {
            return Conflict { key: Vec::new(), excluded, update: None };
        }
        let mut key = facts.key.to_vec();
        self.random.shuffle(&mut key);
        if self.random.chance(30) {
            return Conflict { key, excluded, update: None };
        }
        self.frame_mut().sources = vec![source, excluded];
        let assignments = self.assignments(table, Allowed::PLAIN);
        let filter = self.random.chance(50).then(|| self.condition(2, Allowed::PLAIN));
        self.frame_mut().sources = vec![source];
        Conflict { key, excluded, update: Some((assignments, filter)) }
    }

    fn assignments(&mut self, table: usize, allowed: Allowed) -> Assignments {
        let facts = &FACTS[table];
        let mut columns: Vec<usize> = (0..facts.columns.len())
            .filter(|at| !facts.key.contains(at) && facts.columns[*at].name != "handle")
            .collect();
        self.random.shuffle(&mut columns);
        columns.truncate(1 + self.random.below(3));
        let mut assignments = Vec::new();
        for at in columns {
            let column = facts.columns[at];
            let mut value = self.expr(column.ty, 1, allowed);
            if self.facts(&value).null && !column.null {
                value = self.value(column.ty);
            }
            assignments.push((at, value));
        }
        assignments
    }

    fn update(&mut self, table: usize, source: SourceId) -> Write {
        let mut filter = self.random.chance(85).then(|| self.condition(2, Allowed::ROWS));
        let beside = self.beside(source, &mut filter);
        let assignments = self.assignments(table, Allowed::ROWS);
        let returning = self.returning();
        Write::Update(Box::new(Update { source, assignments, beside, filter, returning }))
    }

    fn delete(&mut self, source: SourceId) -> Write {
        let mut filter = self.random.chance(85).then(|| self.condition(2, Allowed::ROWS));
        let beside = self.beside(source, &mut filter);
        let returning = self.returning();
        Write::Delete(Box::new(Delete { source, beside, filter, returning }))
    }

    /// Tables beside the target. Where the rest of the statement sees their columns, at most one of their rows goes with
    /// one of the target.
    fn beside(&mut self, target: SourceId, filter: &mut Option<Expr>) -> Option<From> {
        if !self.random.chance(50) {
            return None;
        }
        self.frame_mut().sources.clear();
        if self.random.chance(40) {
            let from = self.from(1);
            self.frame_mut().sources.insert(0, target);
            *filter = Some(self.condition(2, Allowed::PLAIN));
            self.frame_mut().sources = vec![target];
            return Some(from);
        }
        let first = self.table();
        self.frame_mut().sources = vec![first];
        let mut from = From { first, joins: Vec::new() };
        if self.random.chance(40) {
            from.joins.extend(self.parent(first));
        }
        let own = self.frame().sources.clone();
        self.frame_mut().sources = [vec![target], own].concat();
        let mut condition = self.partner(target, first);
        if self.random.chance(60) {
            let more = self.condition(2, Allowed::ROWS);
            condition = Expr::And(Box::new(condition), Box::new(more));
        }
        *filter = Some(condition);
        Some(from)
    }

    /// The whole key of `other` compared with columns of `target`: one row at most goes with each of the target.
    fn partner(&mut self, target: SourceId, other: SourceId) -> Expr {
        let columns = self.columns_of(&[target]);
        let equalities = self.table_key(other).into_iter().map(|key| {
            let ty = self.ty(&key);
            let same: Vec<&(Expr, Ty)> =
                columns.iter().filter(|(_, other)| ty.comparable().contains(other)).collect();
            let value = match self.random.try_pick(&same) {
                Some((column, _)) => column.clone(),
                None => self.value(ty),
            };
            Expr::Compare(Comparison::Equal, Box::new(key), Box::new(value))
        });
        let equalities = equalities.collect::<Vec<_>>().into_iter();
        equalities
            .reduce(|left, right| Expr::And(Box::new(left), Box::new(right)))
            .unwrap_or(Expr::Value(Ty::Bool, Value::Bool(false)))
    }

    /// LEFT JOIN with the row that a foreign key of `child` refers to.
    fn parent(&mut self, child: SourceId) -> Option<Join> {
        let SourceKind::Table(table) = self.program.sources[child].kind else { return None };
        let (at, parent, place) = *self.random.try_pick(FACTS[table].links)?;
        let letter = if self.frame().bare.contains(&parent) { self.letters.pop() } else { None };
        if letter.is_none() {
            self.frame_mut().bare.push(parent);
        }
        let source = self.table_as(parent, letter);
        self.program.sources[source].outer = true;
        let (left, right) = (Expr::Column(child, at), Expr::Column(source, place));
        let condition = Expr::Compare(Comparison::Equal, Box::new(left), Box::new(right));
        self.frame_mut().sources.push(source);
        Some(Join {
            kind: JoinKind::Left,
            source,
            condition: Some(condition),
            by_key: false,
            using: Vec::new(),
        })
    }

    fn merge(&mut self, table: usize, source: SourceId) -> Write {
        self.frame_mut().sources.clear();
        let beside = self.table();
        let both = vec![source, beside];
        self.frame_mut().sources = both.clone();
        let mut on = self.partner(source, beside);
        if self.random.chance(40) {
            on = Expr::And(Box::new(on), Box::new(self.condition(1, Allowed::PLAIN)));
        }
        let mut whens = Vec::new();
        let mut ended = [false; 2];
        for _ in 0..1 + self.random.below(4) {
            let matched = self.random.chance(60);
            if ended[usize::from(matched)] {
                continue;
            }
            self.frame_mut().sources = if matched { both.clone() } else { vec![beside] };
            let condition = self.random.chance(60).then(|| self.condition(2, Allowed::PLAIN));
            let action = match (matched, self.random.below(4)) {
                (_, 0) => Action::Nothing,
                (true, 1) => Action::Delete,
                (true, _) => Action::Update(self.assignments(table, Allowed::PLAIN)),
                (false, _) => {
                    let columns: Vec<usize> = (0..FACTS[table].columns.len()).collect();
                    match self.row_from(table, &columns, beside) {
                        Some(row) => Action::Insert(columns.into_iter().zip(row).collect()),
                        None => Action::Nothing,
                    }
                }
            };
            ended[usize::from(matched)] = condition.is_none();
            whens.push(When { matched, condition, action });
        }
        self.frame_mut().sources = both;
        Write::Merge(Box::new(Merge { source, beside, on, whens }))
    }
}
