//! CSV: its options, and bytes on their way into a table.

use std::fmt;
use std::panic::Location;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use relvar::backend::Exclusive;
use relvar::check::MayWrite;

use super::writer::CopySink;
use crate::ddl::quote_literal;
use crate::executor::PgExecutor;
use crate::{Error, Result};

/// How CSV is written (PostgreSQL manual, page COPY): by default with commas, double quotes, no header, and NULL as nothing
/// between two commas.
///
/// ```
/// use relvar_pg::Csv;
/// let csv = Csv::new().header().delimiter('\t').null("\\N");
/// assert_eq!(csv.to_string(), "FORMAT csv, HEADER, DELIMITER '\t', NULL E'\\\\N'");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Csv {
    header: Header,
    delimiter: Option<char>,
    quote: Option<char>,
    escape: Option<char>,
    null: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Header {
    #[default]
    None,
    Line,
    Match,
}

impl Csv {
    /// The server's own CSV.
    pub fn new() -> Self {
        Csv::default()
    }

    /// `HEADER`: the first line has the columns' names. On the way in it is skipped.
    pub fn header(self) -> Self {
        Csv { header: Header::Line, ..self }
    }

    /// `HEADER MATCH`: the first line must have the columns' names. For the way in, from PostgreSQL 15 on.
    pub fn header_match(self) -> Self {
        Csv { header: Header::Match, ..self }
    }

    /// `DELIMITER`: between two values; one byte.
    pub fn delimiter(self, delimiter: char) -> Self {
        Csv { delimiter: Some(delimiter), ..self }
    }

    /// `QUOTE`: around a value; one byte.
    pub fn quote(self, quote: char) -> Self {
        Csv { quote: Some(quote), ..self }
    }

    /// `ESCAPE`: before a quote inside of a quoted value; one byte.
    pub fn escape(self, escape: char) -> Self {
        Csv { escape: Some(escape), ..self }
    }

    /// `NULL`: what stands for NULL where it is not quoted.
    pub fn null(self, null: impl Into<String>) -> Self {
        Csv { null: Some(null.into()), ..self }
    }

    /// The options between the parentheses of COPY.
    pub(super) fn options(&self) -> Result<String> {
        let quoted = |text: &str| quote_literal(text).map_err(|error| Error::config(error.to_string()));
        let mut options = String::from("FORMAT csv");
        match self.header {
            Header::None => {}
            Header::Line => options.push_str(", HEADER"),
            Header::Match => options.push_str(", HEADER MATCH"),
        }
        for (name, given) in [("DELIMITER", self.delimiter), ("QUOTE", self.quote), ("ESCAPE", self.escape)] {
            if let Some(given) = given {
                options.push_str(&format!(", {name} {}", quoted(given.encode_utf8(&mut [0; 4]))?));
            }
        }
        if let Some(null) = &self.null {
            options.push_str(&format!(", NULL {}", quoted(null)?));
        }
        Ok(options)
    }
}

impl fmt::Display for Csv {
    /// The options as COPY has them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.options().map_err(|_| fmt::Error)?)
    }
}

/// `COPY .. FROM STDIN (FORMAT csv)`, not begun yet: [`CopyMethods::copy_in_csv`](super::CopyMethods::copy_in_csv).
#[derive(Clone, Debug)]
#[must_use = "nothing happens until `start` is awaited"]
pub struct CopyInCsv {
    text: &'static str,
    csv: Csv,
}

#[relvar::__brief]
impl CopyInCsv {
    pub(super) fn new(text: &'static str, csv: Csv) -> Self {
        CopyInCsv { text, csv }
    }

    /// The SQL.
    pub fn sql(&self) -> String {
        format!("{} ({})", self.text, self.csv)
    }

    /// Begins. On a connection or in a transaction it takes `&mut`, because nothing else can run there until it ends.
    ///
    /// # Errors
    ///
    /// No connection, or the server refuses.
    #[track_caller]
    pub fn start<'c, E>(self, db: E) -> StartCsv<'c>
    where
        E: PgExecutor<'c> + Exclusive,
        E::Write: MayWrite<E>,
    {
        let (handle, caller) = (db.into_handle(), Location::caller());
        StartCsv(Box::pin(async move {
            let text = format!("{} ({})", self.text, self.csv.options()?);
            let (sink, _) = CopySink::open(handle, text, None, caller).await?;
            Ok(CsvWriter { sink })
        }))
    }
}

/// A COPY of CSV that is about to begin.
#[must_use = "nothing happens until it is awaited"]
pub struct StartCsv<'c>(Pin<Box<dyn Future<Output = Result<CsvWriter<'c>>> + Send + 'c>>);

impl<'c> Future for StartCsv<'c> {
    type Output = Result<CsvWriter<'c>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.as_mut().poll(context)
    }
}

impl fmt::Debug for StartCsv<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StartCsv").finish_non_exhaustive()
    }
}

/// A COPY that takes bytes of CSV. Nothing is in the table before [`finish`](CsvWriter::finish); dropped before, nothing
/// ever is.
#[must_use = "a COPY that is not finished copies nothing"]
pub struct CsvWriter<'c> {
    sink: CopySink<'c>,
}

impl CsvWriter<'_> {
    /// Sends bytes, in pieces of any size. It waits while the server cannot take more.
    ///
    /// # Errors
    ///
    /// The connection broke. What the server does not like about a line is said by [`finish`](CsvWriter::finish).
    pub async fn send(&mut self, bytes: impl Into<Bytes>) -> Result<()> {
        self.sink.send(bytes.into()).await
    }

    /// Ends the COPY, and gives the number of rows that are now in the table.
    ///
    /// # Errors
    ///
    /// The server refuses a line (then nothing is copied; [`Error::context`] names the line), or the connection broke.
    pub async fn finish(mut self) -> Result<u64> {
        self.sink.finish().await
    }

    /// Gives the COPY up: nothing is copied. Unlike a drop it waits for the server, so that a connection stays usable. A
    /// transaction in which it ran has failed.
    pub async fn abort(mut self) {
        self.sink.abort().await;
    }
}

impl fmt::Debug for CsvWriter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CsvWriter").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_quoted() {
        assert_eq!(Csv::new().to_string(), "FORMAT csv");
        let odd = Csv::new().header_match().delimiter('\'').quote('|').escape('\\').null("it's");
        assert_eq!(
            odd.to_string(),
            r"FORMAT csv, HEADER MATCH, DELIMITER '''', QUOTE '|', ESCAPE E'\\', NULL 'it''s'"
        );
        assert!(Csv::new().null("nul\0").options().unwrap_err().is_config());
    }
}
