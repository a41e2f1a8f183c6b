//! A query that is read page by page.

use std::panic::Location;

use super::{AloneOf, Fetchable, Statement};
use crate::backend::{CodecError, Fetch, Gather, WrongCount};
use crate::check::*;
use crate::kernel::Culprit;
use crate::render::Supported;
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
        db.fetch(request, decode, PageRows { found: Vec::new(), rows: rows as usize, sought, backwards })
    }
}

/// The rows of a page: what `fetch_page` makes a [`Page`] of.
#[derive(Debug)]
pub struct PageRows<Row> {
    found: Vec<(Row, Cursor)>,
    rows: usize,
    sought: bool,
    backwards: bool,
}

impl<Row: Send> Gather for PageRows<Row> {
    type Row = (Row, Cursor);
    type Output = Page<Row>;
    const READS: bool = true;

    fn row(&mut self, read: impl FnOnce() -> Result<Self::Row, CodecError>) -> Result<(), CodecError> {
        self.found.push(read()?);
        Ok(())
    }

    fn finish(&mut self, _: u64) -> Result<Page<Row>, WrongCount> {
        Ok(page(std::mem::take(&mut self.found), self.rows, self.sought, self.backwards))
    }
}

/// The page of the rows that were found, of which the last may be one too many.
fn page<Row>(mut found: Vec<(Row, Cursor)>, rows: usize, sought: bool, backwards: bool) -> Page<Row> {
    let more = found.len() > rows;
    found.truncate(rows);
    if backwards {
        found.reverse();
    }
    let place =
        |row: Option<&(Row, Cursor)>, wanted: bool| row.filter(|_| wanted).map(|(_, cursor)| cursor.clone());
    // Where the search came from, there is at least the row of its cursor.
    let next = place(found.last(), if backwards { sought } else { more });
    let previous = place(found.first(), if backwards { more } else { sought });
    Page { rows: found.into_iter().map(|(row, _)| row).collect(), next, previous }
}
