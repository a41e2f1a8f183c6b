//! FROM: tables, aliases, derived tables, VALUES, LATERAL, and up to five joins.

use super::super::facts::TableFacts;
use super::*;

impl Generator {
    /// FROM of the query at hand, whose frame is the last one. `nesting` is how deep what it contains may go on.
    pub(super) fn from(&mut self, nesting: usize) -> From {
        let first = self.source(nesting);
        self.frame_mut().sources.push(first);
        let joins = match self.random.below(100) {
            0..45 => 0,
            45..75 => 1,
            75..88 => 2,
            88..94 => 3,
            94..97 => 4,
            _ => 5,
        };
        let joins = joins.min(1 + 2 * nesting);
        let mut from = From { first, joins: Vec::new() };
        let mut crossed = false;
        for _ in 0..joins {
            let join = self.join(nesting, &mut crossed);
            from.joins.push(join);
        }
        from
    }

    fn join(&mut self, nesting: usize, crossed: &mut bool) -> Join {
        if nesting > 0 && self.random.chance(8) {
            return self.lateral(nesting);
        }
        let source = self.source(nesting);
        let links = self.links(source);
        let by_key = links.len() == 1 && self.random.chance(70);
        let using = if by_key || !self.random.chance(20) { Vec::new() } else { self.using(source) };
        let kind = match self.random.below(100) {
            0..35 => JoinKind::Inner,
            35..65 => JoinKind::Left,
            // What LATERAL has seen as it is would become nullable behind its back.
            65..92 if self.frame().sources.iter().any(|source| self.is_lateral(*source)) => JoinKind::Left,
            65..80 => JoinKind::Right,
            80..92 => JoinKind::Full,
            _ if *crossed => JoinKind::Inner,
            _ => JoinKind::Cross,
        };
        *crossed |= kind == JoinKind::Cross;
        let condition = match kind {
            JoinKind::Cross => None,
            _ if !using.is_empty() => using
                .iter()
                .map(|(_, equality)| equality.clone())
                .reduce(|left, right| Expr::And(Box::new(left), Box::new(right))),
            _ if by_key => links.into_iter().next(),
            _ => Some(self.join_condition(source, links, kind == JoinKind::Full)),
        };
        self.frame_mut().sources.push(source);
        self.make_nullable(kind, source);
        let using = if kind == JoinKind::Cross { Vec::new() } else { using };
        let using = using.into_iter().map(|(at, _)| at).collect();
        Join { kind, source, condition, by_key: by_key && kind != JoinKind::Cross, using }
    }

    /// Columns of a table with the equalities that USING makes of them: each name is there once on the left.
    fn using(&mut self, source: SourceId) -> Vec<(usize, Expr)> {
        if !matches!(self.program.sources[source].kind, SourceKind::Table(_)) {
            return Vec::new();
        }
        let left = self.columns_of(&self.frame().sources.clone());
        let fields = self.program.sources[source].fields.clone();
        let mut using = Vec::new();
        for (at, field) in fields.iter().enumerate() {
            let same = left.iter().filter(|(column, _)| match column {
                Expr::Column(other, at) => self.program.sources[*other].fields[*at].name == field.name,
                _ => false,
            });
            if let [(column, ty)] = &same.collect::<Vec<_>>()[..]
                && ty.comparable().contains(&field.ty)
            {
                let right = Box::new(Expr::Column(source, at));
                using.push((at, Expr::Compare(Comparison::Equal, Box::new(column.clone()), right)));
            }
        }
        self.random.shuffle(&mut using);
        using.truncate(1 + self.random.below(2));
        using
    }

    fn holds_query(&self, source: SourceId) -> bool {
        matches!(self.program.sources[source].kind, SourceKind::Derived(_) | SourceKind::Lateral(_))
    }

    fn is_lateral(&self, source: SourceId) -> bool {
        matches!(self.program.sources[source].kind, SourceKind::Lateral(_))
    }

    fn make_nullable(&mut self, kind: JoinKind, source: SourceId) {
        if matches!(kind, JoinKind::Left | JoinKind::Full) {
            self.program.sources[source].outer = true;
        }
        if matches!(kind, JoinKind::Right | JoinKind::Full) {
            for other in self.frame().sources.clone() {
                if other != source {
                    self.program.sources[other].outer = true;
                }
            }
        }
    }

    /// A query that sees the tables on its left.
    fn lateral(&mut self, nesting: usize) -> Join {
        let query = self.columns_query(nesting - 1);
        let fields = self.fields_of(&query);
        let source = self.add(SourceKind::Lateral(Box::new(query)), fields, None);
        let kind = if self.random.chance(50) { JoinKind::Left } else { JoinKind::Inner };
        self.frame_mut().sources.push(source);
        self.make_nullable(kind, source);
        Join { kind, source, condition: None, by_key: false, using: Vec::new() }
    }

    /// Equalities along the foreign keys between `source` and the tables in FROM.
    fn links(&self, source: SourceId) -> Vec<Expr> {
        let facts = |source: SourceId| match self.program.sources[source].kind {
            SourceKind::Table(table) => Some((table, &FACTS[table])),
            _ => None,
        };
        let Some((table, own)) = facts(source) else { return Vec::new() };
        let mut links = Vec::new();
        let mut link = |from: SourceId, from_facts: &TableFacts, to: SourceId, to_table: usize| {
            for (at, target, place) in from_facts.links {
                if *target == to_table {
                    let left = Expr::Column(from, *at);
                    let right = Expr::Column(to, *place);
                    links.push(Expr::Compare(Comparison::Equal, Box::new(left), Box::new(right)));
                }
            }
        };
        for other in &self.frame().sources {
            if let Some((other_table, other_facts)) = facts(*other) {
                link(source, own, *other, other_table);
                link(*other, other_facts, source, table);
            }
        }
        links
    }

    fn join_condition(&mut self, source: SourceId, links: Vec<Expr>, full: bool) -> Expr {
        let link = self.random.try_pick(&links).cloned();
        let equality = match link {
            Some(link) if self.random.chance(70) => link,
            _ => self.equality(source),
        };
        if full || self.random.chance(70) {
            return equality;
        }
        // The condition sees the new table as well.
        self.frame_mut().sources.push(source);
        let other = self.condition(1, Allowed::PLAIN);
        self.frame_mut().sources.pop();
        if self.random.chance(75) {
            Expr::And(Box::new(equality), Box::new(other))
        } else {
            Expr::Or(Box::new(equality), Box::new(other))
        }
    }

    /// An equality of a column of `source` and one of the tables on its left.
    pub(super) fn equality(&mut self, source: SourceId) -> Expr {
        let left = self.columns_of(&self.frame().sources.clone());
        let right = self.columns_of(&[source]);
        let mut pairs = Vec::new();
        for (one, ty) in &left {
            for (other, other_ty) in &right {
                if ty.comparable().contains(other_ty) {
                    pairs.push((one.clone(), other.clone()));
                }
            }
        }
        match self.random.try_pick(&pairs).cloned() {
            Some((one, other)) => {
                let (one, other) = if self.random.chance(50) { (one, other) } else { (other, one) };
                Expr::Compare(Comparison::Equal, Box::new(one), Box::new(other))
            }
            // Nothing to compare: the condition says so by itself. FULL JOIN wants an equality, of two expressions.
            None => {
                let test = |(column, _): &(Expr, Ty)| Expr::Test(Test::Null, Box::new(column.clone()));
                let (one, other) = (test(&left[0]), test(&right[0]));
                Expr::Compare(Comparison::Equal, Box::new(one), Box::new(other))
            }
        }
    }

    fn source(&mut self, nesting: usize) -> SourceId {
        match self.random.below(100) {
            0..8 if nesting > 0 => {
                let hidden = std::mem::take(&mut self.frame_mut().closed);
                self.frame_mut().closed = true;
                let query = self.columns_query(nesting - 1);
                self.frame_mut().closed = hidden;
                let fields = self.fields_of(&query);
                self.add(SourceKind::Derived(Box::new(query)), fields, None)
            }
            8..12 => self.values(),
            12..35 if !self.program.ctes.is_empty() => {
                let number = self.random.below(self.program.ctes.len());
                let fields = self.program.ctes[number].fields.clone();
                let used = self.program.sources.iter();
                let used =
                    used.filter(|source| matches!(source.kind, SourceKind::Cte(used) if used == number));
                let letter = if used.count() > 0 { self.letters.pop() } else { None };
                self.add(SourceKind::Cte(number), fields, letter)
            }
            _ => self.table(),
        }
    }

    fn values(&mut self) -> SourceId {
        let width = 1 + self.random.below(3);
        let types: Vec<Ty> = (0..width).map(|_| self.any_type()).collect();
        let rows = (0..1 + self.random.below(3))
            .map(|_| types.iter().map(|ty| literal::value(&mut self.random, *ty)).collect())
            .collect();
        let fields = (0..).zip(types).map(|(at, ty)| Field { name: format!("c{at}"), ty, null: false });
        let fields = fields.collect();
        self.add(SourceKind::Values(rows), fields, None)
    }

    /// A table, under its own name where it is free.
    pub(super) fn table(&mut self) -> SourceId {
        let table = self.random.below(FACTS.len());
        let mut letter = None;
        if self.frame().bare.contains(&table) {
            letter = self.letters.pop();
        } else if let Some(outer) = self.outer_bare(table) {
            // A query may use the name of a table around it, which it then does not see, and no derived table in it either.
            let derived = self.frame().sources.iter().any(|source| self.holds_query(*source));
            if derived || self.random.chance(70) {
                letter = self.letters.pop();
            } else {
                self.frame_mut().hidden.push(outer);
            }
        } else if self.random.chance(15) {
            letter = self.letters.pop();
        }
        if letter.is_none() {
            self.frame_mut().bare.push(table);
        }
        self.table_as(table, letter)
    }

    /// This table, under a letter or under its own name.
    pub(super) fn table_as(&mut self, table: usize, letter: Option<char>) -> SourceId {
        let columns = FACTS[table].columns.iter();
        let field =
            columns.map(|column| Field { name: column.name.to_owned(), ty: column.ty, null: column.null });
        let fields = field.collect();
        self.add(SourceKind::Table(table), fields, letter)
    }

    /// The table of that kind in a query around, if it stands there under its own name.
    fn outer_bare(&self, table: usize) -> Option<SourceId> {
        let outer = self.frames.iter().rev().skip(1).flat_map(|frame| &frame.sources);
        let mut outer = outer.filter(|source| {
            let source = &self.program.sources[**source];
            source.letter.is_none() && matches!(source.kind, SourceKind::Table(other) if other == table)
        });
        outer.next().copied()
    }

    pub(super) fn add(&mut self, kind: SourceKind, fields: Vec<Field>, letter: Option<char>) -> SourceId {
        self.program.sources.push(Source { kind, letter, fields, outer: false });
        self.program.sources.len() - 1
    }
}
