//! What is made of the rows of a statement.

use std::mem;

use super::CodecError;

/// What is made of the rows of a statement: [`All`], [`Optional`], [`One`], [`Count`] or [`Done`].
///
/// It is written once for every driver, and it is all that a statement's future is generic over.
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait Gather: Send {
    /// One row.
    type Row;
    /// What the statement's future gives.
    type Output: Send;
    /// Are rows wanted, or only their number?
    const READS: bool;

    /// Takes the next row; `read` reads it, where it is wanted.
    fn row(&mut self, read: impl FnOnce() -> Result<Self::Row, CodecError>) -> Result<(), CodecError>;

    /// Gives the result, after the last row. `affected` says how many rows the statement affected, where none was wanted.
    fn finish(&mut self, affected: u64) -> Result<Self::Output, WrongCount>;
}

/// Another number of rows than the one that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongCount {
    /// No row.
    None,
    /// More than one.
    Many,
}

/// All rows, in the server's order: `fetch_all`.
#[derive(Debug)]
pub struct All<Row>(Vec<Row>);

impl<Row> All<Row> {
    /// No row yet.
    pub fn new() -> Self {
        All(Vec::new())
    }
}

impl<Row> Default for All<Row> {
    fn default() -> Self {
        All::new()
    }
}

impl<Row: Send> Gather for All<Row> {
    type Row = Row;
    type Output = Vec<Row>;
    const READS: bool = true;

    fn row(&mut self, read: impl FnOnce() -> Result<Row, CodecError>) -> Result<(), CodecError> {
        self.0.push(read()?);
        Ok(())
    }

    fn finish(&mut self, _: u64) -> Result<Vec<Row>, WrongCount> {
        Ok(mem::take(&mut self.0))
    }
}

/// A row, or none; a second one is an error, for the proof that there is none may rest on what a table only says it has.
#[derive(Debug)]
struct Single<Row> {
    first: Option<Row>,
    more: bool,
}

impl<Row> Single<Row> {
    fn row(&mut self, read: impl FnOnce() -> Result<Row, CodecError>) -> Result<(), CodecError> {
        match self.first {
            None => self.first = Some(read()?),
            Some(_) => self.more = true,
        }
        Ok(())
    }

    fn finish(&mut self) -> Result<Option<Row>, WrongCount> {
        match self.more {
            true => Err(WrongCount::Many),
            false => Ok(self.first.take()),
        }
    }
}

/// The row, if there is one: `fetch_optional`.
#[derive(Debug)]
pub struct Optional<Row>(Single<Row>);

impl<Row> Optional<Row> {
    /// No row yet.
    pub fn new() -> Self {
        Optional(Single { first: None, more: false })
    }
}

impl<Row> Default for Optional<Row> {
    fn default() -> Self {
        Optional::new()
    }
}

impl<Row: Send> Gather for Optional<Row> {
    type Row = Row;
    type Output = Option<Row>;
    const READS: bool = true;

    fn row(&mut self, read: impl FnOnce() -> Result<Row, CodecError>) -> Result<(), CodecError> {
        self.0.row(read)
    }

    fn finish(&mut self, _: u64) -> Result<Option<Row>, WrongCount> {
        self.0.finish()
    }
}

/// The row, which there has to be: `fetch_one`.
#[derive(Debug)]
pub struct One<Row>(Single<Row>);

impl<Row> One<Row> {
    /// No row yet.
    pub fn new() -> Self {
        One(Single { first: None, more: false })
    }
}

impl<Row> Default for One<Row> {
    fn default() -> Self {
        One::new()
    }
}

impl<Row: Send> Gather for One<Row> {
    type Row = Row;
    type Output = Row;
    const READS: bool = true;

    fn row(&mut self, read: impl FnOnce() -> Result<Row, CodecError>) -> Result<(), CodecError> {
        self.0.row(read)
    }

    fn finish(&mut self, _: u64) -> Result<Row, WrongCount> {
        self.0.finish()?.ok_or(WrongCount::None)
    }
}

/// The number of affected rows: `execute`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count;

impl Gather for Count {
    type Row = ();
    type Output = u64;
    const READS: bool = false;

    fn row(&mut self, _: impl FnOnce() -> Result<(), CodecError>) -> Result<(), CodecError> {
        Ok(())
    }

    fn finish(&mut self, affected: u64) -> Result<u64, WrongCount> {
        Ok(affected)
    }
}

/// That the statement is through: `execute` of what affects no rows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Done;

impl Gather for Done {
    type Row = ();
    type Output = ();
    const READS: bool = false;

    fn row(&mut self, _: impl FnOnce() -> Result<(), CodecError>) -> Result<(), CodecError> {
        Ok(())
    }

    fn finish(&mut self, _: u64) -> Result<(), WrongCount> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gathered<Rows: Gather<Row = i32>>(mut rows: Rows, given: &[i32]) -> Result<Rows::Output, WrongCount> {
        for row in given {
            rows.row(|| Ok(*row)).unwrap();
        }
        rows.finish(0)
    }

    #[test]
    fn each_takes_the_rows_that_it_wants() {
        assert_eq!(gathered(All::new(), &[1, 2, 3]), Ok(vec![1, 2, 3]));
        assert_eq!(gathered(Optional::new(), &[]), Ok(None));
        assert_eq!(gathered(Optional::new(), &[1]), Ok(Some(1)));
        assert_eq!(gathered(One::new(), &[1]), Ok(1));
        assert_eq!(Count.finish(7), Ok(7));
        assert_eq!(Done.finish(7), Ok(()));
    }

    #[test]
    fn a_wrong_number_of_rows_is_refused() {
        assert_eq!(gathered(One::new(), &[]), Err(WrongCount::None));
        assert_eq!(gathered(One::new(), &[1, 2]), Err(WrongCount::Many));
        assert_eq!(gathered(Optional::new(), &[1, 2]), Err(WrongCount::Many));
    }

    #[test]
    fn a_row_that_nobody_wants_is_not_read() {
        let unreadable = || Err(CodecError::new("was read"));
        let mut rows = One::new();
        rows.row(|| Ok(1)).unwrap();
        assert_eq!(rows.row(unreadable), Ok(()));
        assert_eq!(rows.finish(0), Err(WrongCount::Many));
        assert!(One::new().row(unreadable).is_err());
    }
}
