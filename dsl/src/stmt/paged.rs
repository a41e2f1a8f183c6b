//! A query that is read page by page.

use std::panic::Location;

use super::{AloneOf, Fetchable, Statement};
use crate::backend::{CodecError, Fetch, Gather, WrongCount};
use crate::check::*;
use crate::kernel::Culprit;
use crate::render::{Dialect, Render, Rope, Supported};
use crate::value::{Cursor, Page};

/// A query with the place of each row: at most so many rows, and one more to see whether another page follows.
#[derive(Clone, Copy, Debug)]
#[must_use = "a query does nothing until it is fetched"]
pub struct Paged<Query> {
    pub(crate) query: Query,
    pub(crate) rows: u32,
    pub(crate) sought: bool,
    pub(crate) backwards: bool,
}

impl<D: Dialect, Query: Render<D>> Render<D> for Paged<Query> {
    type Support = Query::Support;
    const ROPE: &'static Rope = Query::ROPE;
}

#[relvar_macros::brief]
impl<Query> Paged<Query> {
    /// The page: its rows in the order of the query, and the cursors of the pages beside it.
    #[track_caller]
    pub fn fetch_page<'c, E, Row>(self, db: E) -> Fetch<'c, PageRows<Row>, E::Backend>
    where
        Query: Fetchable + Statement<Row = (Row, Cursor)>,
        E: Accepts<'c, Query>,
        Row: Send + 'c,
        AloneOf<Query>: SelfContained<Culprit<AloneOf<Query>>>,
        E::Support: Supported<Culprit<E::Support>, DialectOf<'c, E>>,
        E::Support: DefinesTables<Culprit<E::Support>>,
        WritingOf<'c, E, Query>: MayWrite<E>,
        LockingOf<'c, E, Query>: MayLock,
    {
        let request = E::request(&self.query, Location::caller());
        let decode = E::decoder(&self.query);
        let Paged { rows, sought, backwards, .. } = self;
        db.fetch(request, decode, PageRows { rows: rows as usize, sought, backwards, ..PageRows::new() })
    }
}

/// The rows of a page: what `fetch_page` makes a [`Page`] of.
#[derive(Debug)]
pub struct PageRows<Row> {
    found: Vec<Row>,
    first: Option<Cursor>,
    last: Option<Cursor>,
    // A row was found that is of the next page.
    more: bool,
    rows: usize,
    sought: bool,
    backwards: bool,
}

impl<Row> PageRows<Row> {
    fn new() -> Self {
        PageRows {
            found: Vec::new(),
            first: None,
            last: None,
            more: false,
            rows: 0,
            sought: false,
            backwards: false,
        }
    }
}

impl<Row: Send> Gather for PageRows<Row> {
    type Row = (Row, Cursor);
    type Output = Page<Row>;
    const READS: bool = true;

    fn row(&mut self, read: impl FnOnce() -> Result<Self::Row, CodecError>) -> Result<(), CodecError> {
        let (row, cursor) = read()?;
        if self.found.len() == self.rows {
            self.more = true;
            return Ok(());
        }
        match self.first {
            None => self.first = Some(cursor),
            Some(_) => self.last = Some(cursor),
        }
        self.found.push(row);
        Ok(())
    }

    fn finish(&mut self, _: u64) -> Result<Page<Row>, WrongCount> {
        let mut rows = std::mem::take(&mut self.found);
        let first = self.first.take();
        let last = self.last.take().or_else(|| first.clone());
        let [first, last] = if self.backwards { [last, first] } else { [first, last] };
        if self.backwards {
            rows.reverse();
        }
        // Where the search came from, there is at least the row of its cursor.
        let (after, before) =
            if self.backwards { (self.sought, self.more) } else { (self.more, self.sought) };
        Ok(Page { rows, next: last.filter(|_| after), previous: first.filter(|_| before) })
    }
}
