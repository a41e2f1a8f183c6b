//! Every statement that the tests send or render: held against the server with the types that it declares, and written
//! down for the walk over all of them.
//!
//! What is sent to the database of a test is prepared there once more when the test has passed. What `assert_sql!`
//! renders has no database; the walk (`tests/tests/walk.rs`) prepares it on one that has all tables.

mod prepare;
mod record;

use std::panic::Location;

use relvar::backend::{ColumnTypes, Executor, Request};
use relvar::check::Accepts;
use relvar::kernel::{Culprit, TypeName};
use relvar::render::{Postgres, Render, Sql as _, Supported};
use relvar::stmt::Statement;
use relvar_pg::{Pg, Pool};

pub use prepare::prepare;
pub use record::{FOLDER, Notes, Record, read, write, write_tables};

/// A statement, as its types declare it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    /// The SQL text.
    pub text: String,
    /// The types of the parameters, as SQL spells them.
    pub parameters: Vec<String>,
    /// The types of the result's columns.
    pub columns: Vec<String>,
    /// The file and the line that it comes from.
    pub place: String,
    /// The text for people, where it has been made.
    pub pretty: Option<String>,
}

impl Declared {
    /// What a request says of itself.
    pub fn of(request: &Request<Pg>) -> Self {
        Declared {
            text: request.text.as_str().to_owned(),
            parameters: request.parameters.type_names().map(spelled).collect(),
            columns: columns(request.columns),
            place: format!("{}:{}", request.caller.file(), request.caller.line()),
            pretty: None,
        }
    }
}

fn columns(types: &'static ColumnTypes) -> Vec<String> {
    let mut columns = Vec::new();
    types.for_each(&mut |name| columns.push(spelled(name)));
    columns
}

/// `"int4"`, `"shop"."mood"[]`
fn spelled(name: &TypeName) -> String {
    let quoted = |part: &str| format!("\"{}\"", part.replace('"', "\"\""));
    let schema = name.schema.map(|schema| quoted(schema) + ".").unwrap_or_default();
    let array = if name.array { "[]" } else { "" };
    format!("{schema}{}{array}", quoted(name.name))
}

/// What a statement says of itself.
#[track_caller]
pub fn declared<'c, Query: Statement>(query: &Query) -> Declared
where
    &'c Pool: Accepts<'c, Query> + Executor<'c, Backend = Pg>,
{
    Declared::of(&<&'c Pool as Accepts<'c, Query>>::request(query, Location::caller()))
}

/// Writes down what `assert_sql!` was given, for the walk, where there is one, with the version of the server that it needs.
#[track_caller]
pub fn rendered<'c, Query: Statement + Render<Postgres>>(query: &Query)
where
    Query::Support: Supported<Culprit<Query::Support>, Postgres>,
    &'c Pool: Accepts<'c, Query> + Executor<'c, Backend = Pg>,
{
    let declared = Declared { pretty: Some(query.sql_pretty::<Postgres>()), ..declared(query) };
    let since = Query::ROPE.need().map_or(0, |need| need.version);
    write([&Record { declared, since, inferred: None }]);
}
