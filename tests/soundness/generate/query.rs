//! Queries: SELECT with its clauses, and the set operations.

use super::super::typing::query_facts;
use super::*;

impl Generator {
    /// The query of a program.
    pub(super) fn top_query(&mut self) -> Query {
        if self.random.chance(12) {
            let types = self.some_types();
            return self.set_query(&types, self.nesting - 1, true, false);
        }
        let natural = self.random.chance(12);
        let types = if natural { None } else { Some(self.some_types()) };
        self.program.as_struct = !natural && self.random.chance(12);
        let select = self.select(types.as_deref(), self.nesting - 1, true);
        if self.program.ctes.is_empty() && !self.program.as_struct {
            self.program.lock = self.lock(&select);
        }
        Query::Select(Box::new(select))
    }

    /// A query with a select list, for a derived table.
    pub(super) fn columns_query(&mut self, nesting: usize) -> Query {
        let types = self.some_types();
        // The compiler takes long over a derived table of a set operation.
        if self.random.chance(4) {
            return self.set_query(&types, nesting, false, true);
        }
        Query::Select(Box::new(self.select(Some(&types), nesting, false)))
    }

    /// A query with one column.
    pub(super) fn column_query(&mut self, ty: Ty, nesting: usize) -> Query {
        if self.random.chance(8) {
            return self.set_query(&[ty], nesting, false, false);
        }
        Query::Select(Box::new(self.select(Some(&[ty]), nesting, false)))
    }

    /// A query of whatever columns, for EXISTS.
    pub(super) fn any_query(&mut self, nesting: usize) -> Query {
        Query::Select(Box::new(self.select(None, nesting, false)))
    }

    /// A query that gives at most one row, of one column.
    pub(super) fn one_row_query(&mut self, ty: Ty) -> Option<Query> {
        if self.random.chance(50) { self.aggregate_query(ty) } else { Some(self.row_query(ty)) }
    }

    /// A query of one table whose key is compared with one value, or the first row of it.
    fn row_query(&mut self, ty: Ty) -> Query {
        self.frames.push(Frame::default());
        let source = self.table();
        let key: Vec<Expr> = self.table_key(source);
        let mut select = Select { from: From { first: source, joins: Vec::new() }, ..Select::default() };
        if self.random.chance(60) {
            for column in key {
                // A value of a query around or a parameter: what does not depend on the rows of this one.
                let ty = self.ty(&column);
                let value = self.outer_value(ty);
                select.filters.push(Expr::Compare(Comparison::Equal, Box::new(column), Box::new(value)));
            }
        } else {
            select.filters = self.filters(0);
            select.order = key.into_iter().map(|column| (OrderBy::Expr(column), self.direction())).collect();
            select.limit = Some(1);
        }
        self.frame_mut().sources = vec![source];
        select.list = Some(vec![self.expr(ty, 1, Allowed::PLAIN)]);
        self.frames.pop();
        Query::Select(Box::new(select))
    }

    /// An ungrouped aggregate.
    fn aggregate_query(&mut self, ty: Ty) -> Option<Query> {
        self.frames.push(Frame::default());
        let from = self.from(0);
        let filters = self.filters(0);
        self.frame_mut().group = Some(Vec::new());
        let aggregate = self.aggregate(ty);
        self.frames.pop();
        let list = Some(vec![aggregate?]);
        Some(Query::Select(Box::new(Select { from, filters, list, ..Select::default() })))
    }

    /// The columns of a query as those of a table.
    pub(super) fn fields_of(&self, query: &Query) -> Vec<Field> {
        named(query_facts(&self.program.sources, query))
    }

    pub(super) fn some_types(&mut self) -> Vec<Ty> {
        let width = 1 + self.random.below(4);
        (0..width).map(|_| self.any_type()).collect()
    }

    /// UNION and its kin. The fields of a struct that `row!` fills fit the leftmost branch, whose columns then are those of
    /// the whole (`dsl/src/docs/limits.md`).
    fn set_query(&mut self, types: &[Ty], nesting: usize, top: bool, named: bool) -> Query {
        let operation = match self.random.below(4) {
            0 | 1 => SetOperation::Union,
            2 => SetOperation::Intersect,
            _ => SetOperation::Except,
        };
        let all = self.random.chance(40);
        // A column has the wider type of both sides: which side has it is as it comes.
        let (mut one, mut other) = (types.to_vec(), types.to_vec());
        for (at, ty) in types.iter().enumerate() {
            let strings = matches!(ty, Ty::Text | Ty::Varchar);
            let side = if self.random.chance(50) && !strings && !named { &mut one } else { &mut other };
            side[at] = if self.random.chance(80) { *ty } else { *self.random.pick(ty.narrower()) };
        }
        let left = match nesting {
            1.. if self.random.chance(15) => self.set_query(&one, nesting - 1, false, named),
            _ => Query::Select(Box::new(self.select(Some(&one), nesting.saturating_sub(1), false))),
        };
        let right = Query::Select(Box::new(self.select(Some(&other), nesting.saturating_sub(1), false)));
        let mut order = Vec::new();
        if top && self.random.chance(50) {
            for at in 0..types.len() {
                if self.random.chance(60) {
                    order.push((at, self.direction()));
                }
            }
        }
        let limit = (!order.is_empty() && self.random.chance(40)).then(|| self.random.between(0, 6));
        Query::Set(Box::new(SetQuery { operation, all, left, right, order, limit }))
    }

    pub(super) fn filters(&mut self, nesting: usize) -> Vec<Expr> {
        let number = [0, 0, 1, 1, 1, 2][self.random.below(6)];
        let allowed = if nesting > 0 { Allowed::ROWS } else { Allowed::PLAIN };
        (0..number).map(|_| self.condition(2, allowed)).collect()
    }

    /// SELECT with a list of these types, or with none. At the top its order may be a partial one.
    fn select(&mut self, types: Option<&[Ty]>, nesting: usize, top: bool) -> Select {
        self.frames.push(Frame::default());
        let from = self.from(nesting);
        let mut select = Select { from, filters: self.filters(nesting), ..Select::default() };
        let grouped = types.is_some() && self.random.chance(30);
        if top && select.from.joins.is_empty() && self.random.chance(8) {
            self.find(&mut select);
        }
        if grouped {
            select.group = self.group_by();
            select.sets = self.grouping_sets(&select.group);
            let keys = select.sets.iter().flat_map(|(_, keys)| keys.clone()).collect::<Vec<_>>();
            self.frame_mut().group = Some([self.covered(&select.group), keys.clone()].concat());
            self.frame_mut().sets = keys;
            self.frame_mut().alone = true;
            if self.random.chance(30) {
                let allowed = Allowed { aggregates: true, windows: false, subqueries: false };
                select.having = Some(self.condition(2, allowed));
            }
        }
        let windows = self.random.chance(15);
        let allowed = Allowed { aggregates: grouped, windows, subqueries: nesting > 0 && !grouped };
        select.list = types.map(|types| types.iter().map(|ty| self.expr(*ty, 2, allowed)).collect());
        for expr in select.list.iter_mut().flatten() {
            if let Expr::Over(over) = expr
                && self.random.chance(25)
            {
                over.named = self.letters.pop();
            }
        }
        // A list of values alone beside HAVING or nothing is one group as well; it is one for certain with an aggregate.
        if grouped
            && !select.is_grouped()
            && let Some(list) = &mut select.list
        {
            let count = Aggregate::plain(Aggregator::CountRows, None);
            let test = Expr::Compare(
                Comparison::GreaterOrEqual,
                Box::new(Expr::Aggregate(Box::new(count))),
                Box::new(Expr::Value(Ty::Int8, super::super::value::Value::Int(0))),
            );
            let _ = &list;
            select.having = Some(test);
        }
        if top && types.is_none() && self.random.chance(40) {
            let columns = self.columns_by_name();
            self.program.by_name = !columns.is_empty();
            select.list = self.program.by_name.then_some(columns);
        }
        self.distinct(&mut select);
        let plain = top && types.is_some() && !grouped && matches!(select.distinct, Distinct::No);
        if plain && !self.program.as_struct && self.random.chance(15) {
            select.extras = self.extras(nesting);
        }
        self.order(&mut select, top, allowed);
        self.frames.pop();
        select
    }

    /// The row of a table with a key.
    fn find(&mut self, select: &mut Select) {
        let source = select.from.first;
        if self.program.sources[source].letter.is_some() {
            return;
        }
        let mut conditions = Vec::new();
        for column in self.table_key(source) {
            let ty = self.ty(&column);
            let value = literal::value(&mut self.random, ty);
            select.find.push(value.clone());
            let value = Box::new(Expr::Value(ty, value));
            conditions.push(Expr::Compare(Comparison::Equal, Box::new(column), value));
        }
        select.filters.splice(0..0, conditions);
    }

    /// GROUP BY: columns and functions of them, none for one group of all rows.
    fn group_by(&mut self) -> Vec<Expr> {
        let mut group: Vec<Expr> = Vec::new();
        for _ in 0..self.random.below(4) {
            let key = self.group_key();
            if !group.contains(&key) {
                group.push(key);
            }
        }
        group
    }

    /// ROLLUP, CUBE or GROUPING SETS of keys that GROUP BY does not have.
    fn grouping_sets(&mut self, group: &[Expr]) -> Option<(Sets, Vec<Expr>)> {
        if !self.random.chance(25) {
            return None;
        }
        let mut keys: Vec<Expr> = Vec::new();
        for _ in 0..1 + self.random.below(3) {
            let key = self.group_key();
            // A key that depends on one of GROUP BY is left out all the same.
            if !keys.contains(&key) && !self.covered(group).contains(&key) {
                keys.push(key);
            }
        }
        let sets = match self.random.below(5) {
            0 | 1 => Sets::Rollup,
            2 if keys.len() < 3 => Sets::Cube,
            _ => Sets::Lists(self.some_sets(keys.len())),
        };
        (!keys.is_empty()).then_some((sets, keys))
    }

    /// Lists of the places of keys, each key in some list and in some list not.
    fn some_sets(&mut self, keys: usize) -> Vec<Vec<usize>> {
        let mut sets: Vec<Vec<usize>> = (0..keys).map(|at| vec![at]).collect();
        for set in &mut sets {
            set.extend(
                (0..keys)
                    .filter(|other| !set.contains(other))
                    .filter(|_| self.random.chance(25))
                    .collect::<Vec<_>>(),
            );
        }
        let everywhere = |at: usize| sets.iter().all(|set| set.contains(&at));
        if (0..keys).any(everywhere) || self.random.chance(50) {
            sets.push(Vec::new());
        }
        self.random.shuffle(&mut sets);
        sets
    }

    fn group_key(&mut self) -> Expr {
        let columns = self.columns_of(&self.frame().sources.clone());
        let (column, ty) = self.random.pick(&columns).clone();
        if self.random.chance(75) {
            return column;
        }
        match ty {
            Ty::Text => Expr::Call(
                *self.random.pick(&[Function::Lower, Function::Upper, Function::Length]),
                vec![column],
            ),
            Ty::Int2 | Ty::Int4 | Ty::Int8 | Ty::Numeric => Expr::Call(Function::Abs, vec![column]),
            Ty::Int4s | Ty::Texts => Expr::Call(Function::Cardinality, vec![column]),
            _ => Expr::Test(*self.random.pick(&[Test::Null, Test::NotNull]), Box::new(column)),
        }
    }

    /// What is the same within a group: what is grouped, and every column of a table whose whole key is.
    fn covered(&self, group: &[Expr]) -> Vec<Expr> {
        let mut covered = group.to_vec();
        for source in &self.frame().sources {
            if let SourceKind::Table(table) = self.program.sources[*source].kind {
                let whole = FACTS[table].key.iter().all(|at| group.contains(&Expr::Column(*source, *at)));
                let columns = (0..FACTS[table].columns.len()).map(|at| Expr::Column(*source, at));
                covered.extend(columns.filter(|column| whole && !group.contains(column)));
            }
        }
        covered
    }

    fn distinct(&mut self, select: &mut Select) {
        let Some(list) = &select.list else { return };
        if self.random.chance(10) {
            select.distinct = Distinct::Rows;
            return;
        }
        let plain = !select.is_grouped() && !list.iter().any(Expr::has_window);
        // The first row of each kind is a certain one where the order tells all rows apart.
        if plain
            && let Some(keys) = self.keys()
            && self.random.chance(6)
        {
            let columns = self.columns_of(&self.frame().sources.clone());
            let on = self.random.pick(&columns).0.clone();
            select.order.push((OrderBy::Expr(on.clone()), self.direction()));
            for key in keys.into_iter().filter(|key| *key != on) {
                select.order.push((OrderBy::Expr(key), self.direction()));
            }
            select.distinct = Distinct::On(vec![on]);
        }
    }

    fn order(&mut self, select: &mut Select, top: bool, allowed: Allowed) {
        if !select.order.is_empty() {
            return;
        }
        if top {
            self.top_order(select, allowed);
        } else if self.random.chance(20)
            && !select.is_grouped()
            && matches!(select.distinct, Distinct::No)
            && let Some(keys) = self.keys()
        {
            // Inside of another query the rows that are left must be certain ones.
            for key in keys {
                select.order.push((OrderBy::Expr(key), self.direction()));
            }
        }
        if !select.order.is_empty() && self.random.chance(40) {
            select.limit = Some(self.random.between(0, 7));
            select.ties = top && self.random.chance(15);
            if self.random.chance(40) {
                select.offset = Some(self.random.between(0, 3));
            }
        }
    }

    fn top_order(&mut self, select: &mut Select, allowed: Allowed) {
        if !self.random.chance(50) {
            return;
        }
        let Some(list) = select.list.clone() else {
            let columns = self.columns_of(&self.frame().sources.clone());
            for _ in 0..1 + self.random.below(2) {
                let by = self.random.pick(&columns).0.clone();
                select.order.push((OrderBy::Expr(by), self.direction()));
            }
            return;
        };
        if !self.program.by_name && self.random.chance(40) {
            let mut places: Vec<usize> = (0..list.len()).collect();
            self.random.shuffle(&mut places);
            places.truncate(1 + self.random.below(list.len()));
            for place in places {
                select.order.push((OrderBy::Output(place), self.direction()));
            }
            return;
        }
        let certain: Vec<Expr> = list.iter().filter(|expr| expr.is_comparable()).cloned().collect();
        for _ in 0..1 + self.random.below(2) {
            // DISTINCT is ordered by what it selects.
            let by = if matches!(select.distinct, Distinct::Rows) {
                self.random.try_pick(&certain).cloned()
            } else {
                let ty = self.any_type();
                Some(self.expr(ty, 1, Allowed { subqueries: false, ..allowed }))
            };
            // A value alone orders nothing, and is taken for a place in the list.
            let by = by.filter(|by| !matches!(by, Expr::Value(..)));
            if let Some(by) = by {
                select.order.push((OrderBy::Expr(by), self.direction()));
            }
        }
    }
}

/// Columns by the names that the fields of their structs have.
pub(super) fn named(facts: Vec<Facts>) -> Vec<Field> {
    let facts = (0..).zip(facts);
    facts.map(|(at, Facts { ty, null })| Field { name: format!("c{at}"), ty, null }).collect()
}
