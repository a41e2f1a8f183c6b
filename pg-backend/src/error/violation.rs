//! Which constraint was violated: asked by the constants and the enum that `table!` declares.

use relvar::schema::{TableConstraints, Violable, Violation};

use super::Error;
use super::kind::Kind;

/// What was violated, and by which rows.
impl Error {
    /// Was this constraint violated? A column asks for its NOT NULL.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// # async fn example(db: &relvar_pg::Pool) -> Result<(), relvar_pg::Error> {
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
    /// fn for_people(error: &relvar_pg::Error) -> String {
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

    /// Two rows of one `ON CONFLICT .. DO UPDATE`, of one UPDATE by key or of the source of one MERGE would change the same row.
    /// Where this library found it, nothing was sent, and [`Error::repeated_rows`] says which.
    pub fn is_repeated_row(&self) -> bool {
        match &self.0.kind {
            Kind::Repeated { .. } => true,
            _ => self.twice().is_some(),
        }
    }

    /// The numbers (from 0) of the two rows that have the same key, where they were found before anything was sent.
    pub fn repeated_rows(&self) -> Option<(usize, usize)> {
        match self.0.kind {
            Kind::Repeated { first, second } => Some((first - 1, second - 1)),
            _ => None,
        }
    }
}
