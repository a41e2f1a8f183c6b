//! Sequences (PostgreSQL manual, section 9.17), each under a name.

use std::panic::Location;

use relvar::backend::{Backend, CodecError, ColumnTypes, Executor, Fetch, One, Request, SqlText, read};
use relvar::check::MayWrite;
use relvar::kernel::SqlType;
use relvar::types::{Bool, Int8, Text};

use crate::ddl::quote_identifier;
use crate::{Connection, Parameters, Pg, Row, Transaction};

static NUMBER: ColumnTypes = ColumnTypes::One(&<Int8 as SqlType>::NAME);

/// A sequence of the database. [`relvar::fns::sequence`] has the same functions as parts of statements.
///
/// ```no_run
/// use relvar_pg::{Pool, Sequence};
///
/// const TICKETS: Sequence = Sequence::new("tickets");
///
/// async fn draw(db: &Pool) -> Result<i64, relvar_pg::Error> {
///     TICKETS.nextval(db).await
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sequence {
    schema: Option<&'static str>,
    name: &'static str,
}

/// A handle that stays on one session: what `currval` speaks of.
#[diagnostic::on_unimplemented(
    message = "currval is the last number of one session, and `{Self}` may take another one each time",
    label = "expected a connection or a transaction",
    note = "`db.get()` gives a connection of one's own",
    note = "rule X5, see `relvar::docs::rules::X5`"
)]
pub trait OneSession {}

#[diagnostic::do_not_recommend]
impl OneSession for &Connection {}
#[diagnostic::do_not_recommend]
impl OneSession for &mut Connection {}
#[diagnostic::do_not_recommend]
impl<Mode, Level> OneSession for &Transaction<'_, Mode, Level> {}
#[diagnostic::do_not_recommend]
impl<Mode, Level> OneSession for &mut Transaction<'_, Mode, Level> {}

type Number<'c, E> = Fetch<'c, One<i64>, <E as Executor<'c>>::Backend>;

#[relvar::__brief]
impl Sequence {
    /// The sequence of this name, as the catalogue has it, wherever the search path finds it.
    pub const fn new(name: &'static str) -> Self {
        Sequence { schema: None, name }
    }

    /// The sequence of this name in a schema.
    pub const fn in_schema(schema: &'static str, name: &'static str) -> Self {
        Sequence { schema: Some(schema), name }
    }

    /// Draws the next number. It is not given back where the transaction is rolled back, so a read-only handle has no such
    /// numbers.
    #[track_caller]
    pub fn nextval<'c, E>(self, db: E) -> Number<'c, E>
    where
        E: Executor<'c, Backend = Pg>,
        E::Write: MayWrite<E>,
    {
        db.fetch_one(self.request("SELECT nextval($1::text::regclass)", Location::caller(), |_| ()), number)
    }

    /// Sets the number, as used: the next one is the one after it. A rollback does not undo it.
    #[track_caller]
    pub fn setval<'c, E>(self, db: E, value: i64) -> Number<'c, E>
    where
        E: Executor<'c, Backend = Pg>,
        E::Write: MayWrite<E>,
    {
        self.set(db, value, true, Location::caller())
    }

    /// Sets the number that comes next.
    #[track_caller]
    pub fn restart_with<'c, E>(self, db: E, value: i64) -> Number<'c, E>
    where
        E: Executor<'c, Backend = Pg>,
        E::Write: MayWrite<E>,
    {
        self.set(db, value, false, Location::caller())
    }

    /// The number that this session drew last. An error (55000) where it drew none.
    #[track_caller]
    pub fn currval<'c, E>(self, db: E) -> Number<'c, E>
    where
        E: Executor<'c, Backend = Pg> + OneSession,
    {
        db.fetch_one(self.request("SELECT currval($1::text::regclass)", Location::caller(), |_| ()), number)
    }

    fn set<'c, E: Executor<'c, Backend = Pg>>(
        self,
        db: E,
        value: i64,
        used: bool,
        caller: &'static Location<'static>,
    ) -> Number<'c, E> {
        let request = self.request("SELECT setval($1::text::regclass, $2, $3)", caller, |parameters| {
            Pg::push::<Int8, _>(parameters, &value);
            Pg::push::<Bool, _>(parameters, &used);
        });
        db.fetch_one(request, number)
    }

    /// A request whose first parameter is the sequence.
    fn request(
        self,
        text: &'static str,
        caller: &'static Location<'static>,
        more: impl FnOnce(&mut Parameters),
    ) -> Request<Pg> {
        let mut parameters = Parameters::default();
        match self.quoted() {
            Ok(name) => Pg::push::<Text, _>(&mut parameters, &name),
            Err(error) => parameters.push(&<Text as SqlType>::NAME, |_| Err(error)),
        }
        more(&mut parameters);
        Request {
            text: SqlText::Constant(text),
            parameters,
            columns: &NUMBER,
            need: None,
            caller,
            empty: false,
        }
    }

    /// The name as `regclass` reads it.
    fn quoted(self) -> Result<String, CodecError> {
        let quoted = |name| quote_identifier(name).map_err(|error| CodecError::new(error.to_string()));
        let schema = self.schema.map(|schema| Ok(quoted(schema)? + ".")).transpose()?.unwrap_or_default();
        Ok(schema + &quoted(self.name)?)
    }
}

fn number(row: &Row) -> Result<i64, CodecError> {
    read::<Pg, Int8, i64>(row, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_quoted() {
        assert_eq!(Sequence::new("tickets").quoted().unwrap(), "tickets");
        assert_eq!(Sequence::in_schema("my app", "It's").quoted().unwrap(), "\"my app\".\"It's\"");
        assert!(Sequence::new("").quoted().is_err());
    }
}
