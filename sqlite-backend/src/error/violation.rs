//! Which constraint was violated: asked by the constants and the enum that `table!` declares.

use relvar::schema::{TableConstraints, Violable, Violation};

use super::Error;
use super::kind::Kind;

/// What was violated, and by which rows.
impl Error {
    /// Was this constraint violated? A column asks for its NOT NULL.
    ///
    /// SQLite says which columns were violated, and the table's definition has the constraint's name. Of a FOREIGN KEY it
    /// says nothing: where the statement can violate several, it is run once more, the rows are looked at, and all of that is
    /// undone. (Not where one of them has the action RESTRICT, which SQLite checks before the rows are there.)
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// # async fn example(db: &relvar_sqlite::Pool) -> Result<(), relvar_sqlite::Error> {
    /// match users.insert((users::email.set("a@b.c"), users::name.set("Ann"))).execute(db).await {
    ///     Err(error) if error.violates(users::email_key) => println!("there is somebody with this address"),
    ///     Err(error) if error.violates(users::name) => println!("a name is needed"),
    ///     other => println!("{} row", other?),
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn violates(&self, constraint: impl Violable) -> bool {
        match constraint.violation() {
            Violation::Constraint { table, name } => {
                self.table() == Some(table) && self.constraint() == Some(name)
            }
            Violation::NotNull { table, column } => {
                self.is_not_null_violation() && self.table() == Some(table) && self.column() == Some(column)
            }
        }
    }

    /// The constraint of a table that was violated, if it is one of that table. Shown, it is a sentence for people; the
    /// error itself has the details.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// fn for_people(error: &relvar_sqlite::Error) -> String {
    ///     match error.violated::<users::Constraint>() {
    ///         Some(users::Constraint::EmailKey) => "this address is in use already".to_owned(),
    ///         Some(other) => other.to_string(),
    ///         None => "something went wrong".to_owned(),
    ///     }
    /// }
    /// ```
    pub fn violated<Constraint: TableConstraints>(&self) -> Option<Constraint> {
        Constraint::named(self.table()?, self.constraint()?)
    }

    /// Two rows of one `ON CONFLICT .. DO UPDATE` would change the same row. Nothing was sent, and
    /// [`Error::repeated_rows`] says which.
    pub fn is_repeated_row(&self) -> bool {
        matches!(self.0.kind, Kind::Repeated { .. })
    }

    /// The numbers (from 0) of the two rows that have the same key.
    pub fn repeated_rows(&self) -> Option<(usize, usize)> {
        match self.0.kind {
            Kind::Repeated { first, second } => Some((first - 1, second - 1)),
            _ => None,
        }
    }

    /// The number (from 0) of the row that failed, where a statement of many rows was run once for each. All are undone.
    pub fn failed_row(&self) -> Option<usize> {
        self.failure()?.row
    }
}
