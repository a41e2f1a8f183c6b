//! What a program's rows are made of besides expressions: whole rows, rows inside of rows, structs by name; row locks.

use super::*;

impl Generator {
    /// Adds whole rows and lists of rows behind the select list.
    pub(super) fn extras(&mut self, nesting: usize) -> Vec<Extra> {
        let mut extras = Vec::new();
        for _ in 0..1 + self.random.below(2) {
            let extra = match self.random.below(3) {
                0 => {
                    let sources = self.frame().sources.clone();
                    Extra::Whole(*self.random.pick(&sources))
                }
                1 => Extra::Many(self.nested(nesting, false)),
                _ => Extra::One(self.nested(nesting, true)),
            };
            extras.push(extra);
        }
        extras
    }

    /// A query of rows inside of a row, in a certain order.
    fn nested(&mut self, nesting: usize, first: bool) -> Query {
        let types = self.some_types();
        self.frames.push(Frame::default());
        let source = self.table();
        self.frame_mut().sources.push(source);
        let mut from = From { first: source, joins: Vec::new() };
        if self.random.chance(30) {
            let other = self.table();
            let condition = Some(self.equality(other));
            self.frame_mut().sources.push(other);
            self.program.sources[other].outer = true;
            from.joins.push(Join {
                kind: JoinKind::Left,
                source: other,
                condition,
                by_key: false,
                using: Vec::new(),
            });
        }
        let filters = self.filters(0);
        let list = types.iter().map(|ty| self.expr(*ty, 1, Allowed::PLAIN)).collect();
        let keys = self.keys().unwrap_or_default();
        let order = keys.into_iter().map(|key| (OrderBy::Expr(key), self.direction())).collect();
        let limit = match first {
            true => Some(1),
            false => self.random.chance(30).then(|| self.random.between(2, 4)),
        };
        let extras = match nesting > 0 && !first && self.random.chance(30) {
            true => vec![Extra::Many(self.nested(nesting - 1, false))],
            false => Vec::new(),
        };
        self.frames.pop();
        let list = Some(list);
        Query::Select(Box::new(Select { from, filters, list, extras, order, limit, ..Select::default() }))
    }

    /// The columns of FROM whose names are there once, as the fields of a struct.
    pub(super) fn columns_by_name(&mut self) -> Vec<Expr> {
        let sources = self.frame().sources.clone();
        let name = |this: &Self, expr: &Expr| match expr {
            Expr::Column(source, at) => this.program.sources[*source].fields[*at].name.clone(),
            _ => String::new(),
        };
        let columns: Vec<Expr> = self.columns_of(&sources).into_iter().map(|(column, _)| column).collect();
        let names: Vec<String> = columns.iter().map(|column| name(self, column)).collect();
        let once = |at: &usize| names.iter().filter(|other| **other == names[*at]).count() == 1;
        let mut unique: Vec<Expr> = (0..columns.len()).filter(once).map(|at| columns[at].clone()).collect();
        self.random.shuffle(&mut unique);
        unique.truncate(1 + self.random.below(5));
        unique
    }

    /// FOR UPDATE and its kin, where the rows of the query are rows of tables.
    pub(super) fn lock(&mut self, select: &Select) -> Option<Lock> {
        let windows = select.list.iter().flatten().any(Expr::has_window)
            || select.order.iter().any(|(by, _)| matches!(by, OrderBy::Expr(by) if by.has_window()));
        let plain = matches!(select.distinct, Distinct::No) && !select.is_grouped() && !windows;
        if !plain || !self.random.chance(12) {
            return None;
        }
        let sources: Vec<SourceId> = select.from.sources().collect();
        let is_table = |source: &SourceId| matches!(self.program.sources[*source].kind, SourceKind::Table(_));
        let lockable: Vec<SourceId> = sources
            .iter()
            .copied()
            .filter(|source| is_table(source) && !self.program.sources[*source].outer)
            .collect();
        let of = match lockable.len() == sources.len() && self.random.chance(60) {
            true => Vec::new(),
            false => {
                let mut of = lockable.clone();
                self.random.shuffle(&mut of);
                of.truncate(1 + self.random.below(2));
                if of.is_empty() {
                    return None;
                }
                of
            }
        };
        let strength = *self.random.pick(&["for_update", "for_no_key_update", "for_share", "for_key_share"]);
        let wait = match *self.random.pick(&["", "", ".nowait()", ".skip_locked()"]) {
            ".skip_locked()" if select.ties => "",
            wait => wait,
        };
        Some(Lock { strength, of, wait })
    }
}
