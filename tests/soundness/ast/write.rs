//! Statements that write.

use super::{Expr, From, Query, SourceId};

/// A statement that writes.
#[derive(Clone, Debug)]
pub enum Write {
    /// INSERT
    Insert(Box<Insert>),
    /// UPDATE
    Update(Box<Update>),
    /// DELETE
    Delete(Box<Delete>),
    /// MERGE
    Merge(Box<Merge>),
}

/// Columns of the target, by their places, with what they are set to.
pub type Assignments = Vec<(usize, Expr)>;

/// INSERT
#[derive(Clone, Debug)]
pub struct Insert {
    /// The target.
    pub source: SourceId,
    /// Its columns that are given.
    pub columns: Vec<usize>,
    /// Where the rows come from.
    pub rows: Rows,
    /// ON CONFLICT
    pub conflict: Option<Conflict>,
    /// RETURNING
    pub returning: Vec<Expr>,
}

/// The rows of INSERT.
#[derive(Clone, Debug)]
pub enum Rows {
    /// VALUES
    Values(Vec<Vec<Expr>>),
    /// A query
    Query(Query),
}

/// ON CONFLICT
#[derive(Clone, Debug)]
pub struct Conflict {
    /// The columns of the key that decides; none is every key.
    pub key: Vec<usize>,
    /// The table reference of the row that was not inserted.
    pub excluded: SourceId,
    /// DO UPDATE with its WHERE; none is DO NOTHING.
    pub update: Option<(Assignments, Option<Expr>)>,
}

/// UPDATE
#[derive(Clone, Debug)]
pub struct Update {
    /// The target.
    pub source: SourceId,
    /// SET
    pub assignments: Assignments,
    /// FROM
    pub beside: Option<From>,
    /// WHERE
    pub filter: Option<Expr>,
    /// RETURNING
    pub returning: Vec<Expr>,
}

/// DELETE
#[derive(Clone, Debug)]
pub struct Delete {
    /// The target.
    pub source: SourceId,
    /// USING
    pub beside: Option<From>,
    /// WHERE
    pub filter: Option<Expr>,
    /// RETURNING
    pub returning: Vec<Expr>,
}

/// MERGE
#[derive(Clone, Debug)]
pub struct Merge {
    /// The target.
    pub source: SourceId,
    /// USING
    pub beside: SourceId,
    /// ON
    pub on: Expr,
    /// The branches, in order.
    pub whens: Vec<When>,
}

/// WHEN
#[derive(Clone, Debug)]
pub struct When {
    /// MATCHED?
    pub matched: bool,
    /// AND
    pub condition: Option<Expr>,
    /// THEN
    pub action: Action,
}

/// What a branch of MERGE does.
#[derive(Clone, Debug)]
pub enum Action {
    /// UPDATE
    Update(Assignments),
    /// DELETE
    Delete,
    /// INSERT
    Insert(Assignments),
    /// DO NOTHING
    Nothing,
}

impl Write {
    /// RETURNING; MERGE has none before PostgreSQL 17.
    pub fn returning(&self) -> &[Expr] {
        match self {
            Write::Insert(insert) => &insert.returning,
            Write::Update(update) => &update.returning,
            Write::Delete(delete) => &delete.returning,
            Write::Merge(_) => &[],
        }
    }

    /// RETURNING, to be changed.
    pub fn returning_mut(&mut self) -> Option<&mut Vec<Expr>> {
        match self {
            Write::Insert(insert) => Some(&mut insert.returning),
            Write::Update(update) => Some(&mut update.returning),
            Write::Delete(delete) => Some(&mut delete.returning),
            Write::Merge(_) => None,
        }
    }
}
