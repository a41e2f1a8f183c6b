//! What compiles for SQLite is taken by SQLite, and gives there what it gives on PostgreSQL: clauses, aggregates, window
//! functions and writes. (Functions and operators: `tests/functions/tests/sqlite.rs`.)

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod alone;
mod queries;
mod writes;

use relvar::backend::Values;
use relvar::kernel::TypeName;
use relvar::render::{Postgres, Render, Sqlite, constant_text};
use relvar::stmt::Statement;
use relvar_pg::tokio_postgres::SimpleQueryMessage;
use relvar_pg::{Parameters, Pg, Pool};
use relvar_tests::embedded::{self, Connection, Embedded, Says, Value};

/// The demo schema as SQLite has it.
const SCHEMA: &str = "
    PRAGMA case_sensitive_like = ON;
    CREATE TABLE teams (id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE users (
        id INTEGER PRIMARY KEY AUTOINCREMENT, email TEXT NOT NULL UNIQUE, name TEXT NOT NULL, age INTEGER,
        active INTEGER NOT NULL DEFAULT 1, karma INTEGER NOT NULL DEFAULT 0, team_id INTEGER REFERENCES teams (id),
        created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000Z', 'now')), UNIQUE (team_id, name)
    ) STRICT;
    CREATE TABLE posts (
        id INTEGER PRIMARY KEY AUTOINCREMENT, user_id INTEGER NOT NULL REFERENCES users (id), title TEXT NOT NULL,
        body TEXT, status TEXT NOT NULL, views INTEGER NOT NULL DEFAULT 0, rating REAL,
        title_key TEXT NOT NULL GENERATED ALWAYS AS (lower(title)) STORED
    ) STRICT;
    CREATE TABLE comments (
        id INTEGER PRIMARY KEY AUTOINCREMENT, post_id INTEGER NOT NULL REFERENCES posts (id),
        user_id INTEGER REFERENCES users (id), text TEXT NOT NULL, tone TEXT, extra TEXT
    ) STRICT;
    CREATE TABLE memberships (
        user_id INTEGER NOT NULL REFERENCES users (id), team_id INTEGER NOT NULL REFERENCES teams (id),
        role TEXT NOT NULL, level INTEGER NOT NULL, PRIMARY KEY (user_id, team_id)
    ) STRICT;
    CREATE TABLE messages (
        id INTEGER PRIMARY KEY AUTOINCREMENT, sender_id INTEGER NOT NULL REFERENCES users (id),
        recipient_id INTEGER NOT NULL REFERENCES users (id), text TEXT NOT NULL, weight REAL
    ) STRICT;
    CREATE TABLE tags (name TEXT NOT NULL PRIMARY KEY, uses INTEGER NOT NULL DEFAULT 0) STRICT;
";

/// An embedded SQLite with the demo schema and its rows.
fn sqlite() -> Connection {
    let db = Connection::open_in_memory().unwrap();
    db.execute_batch(SCHEMA).unwrap();
    db.execute_batch(include_str!("../../src/rows.sql")).unwrap();
    db
}

type Rows = Vec<Vec<Option<String>>>;

/// The same database twice.
struct Sides<'p> {
    postgres: &'p Pool,
    sqlite: Connection,
    complaints: Vec<String>,
    compared: usize,
}

impl<'p> Sides<'p> {
    fn new(postgres: &'p Pool) -> Self {
        Sides { postgres, sqlite: sqlite(), complaints: Vec::new(), compared: 0 }
    }

    /// Runs a statement on both sides, undoes it, and compares the rows: in their order, if they have one.
    async fn compare<S>(&mut self, source: &str, statement: S, ordered: bool)
    where
        S: Statement + Render<Postgres> + Render<Sqlite, Support: Says> + Values<Embedded> + Values<Pg>,
    {
        self.compared += 1;
        if let Err(complaint) = self.differ(&statement, ordered).await {
            self.complaints.push(format!("{source}: {complaint}"));
        }
    }

    async fn differ<S>(&self, statement: &S, ordered: bool) -> Result<(), String>
    where
        S: Statement + Render<Postgres> + Render<Sqlite, Support: Says> + Values<Embedded> + Values<Pg>,
    {
        if let Some(culprit) = <S as Render<Sqlite>>::Support::says() {
            return Err(format!("does not compile for SQLite, which has no `{culprit}`"));
        }
        let mut values = Vec::new();
        Values::<Embedded>::values(statement, &mut values);
        let sql = constant_text::<S, Sqlite>();
        self.sqlite.execute_batch("BEGIN").unwrap();
        let here = embedded::rows(&self.sqlite, sql, &values, S::COLUMNS);
        self.sqlite.execute_batch("ROLLBACK").unwrap();
        let mut here = here?;

        let mut parameters = Parameters::default();
        Values::<Pg>::values(statement, &mut parameters);
        let types: Vec<&TypeName> = parameters.type_names().collect();
        let text = with_literals(constant_text::<S, Postgres>(), &values, &types);
        let mut there =
            self.on_postgres(&text, S::COLUMNS).await.map_err(|error| format!("{error:?}\n    {text}"))?;
        if !ordered {
            here.sort();
            there.sort();
        }
        if here == there {
            return Ok(());
        }
        Err(format!("\n    here  {here:?}\n    there {there:?}\n    {sql}"))
    }

    async fn on_postgres(
        &self,
        text: &str,
        columns: &'static relvar::backend::ColumnTypes,
    ) -> Result<Rows, Box<dyn std::error::Error>> {
        let mut types = Vec::new();
        columns.for_each(&mut |name| types.push(name.name));
        let connection = self.postgres.get().await?;
        let client = connection.client();
        client.batch_execute("BEGIN").await?;
        let found = client.simple_query(text).await;
        client.batch_execute("ROLLBACK").await?;
        let mut rows = Vec::new();
        for message in found? {
            if let SimpleQueryMessage::Row(row) = message {
                let cells = types.iter().enumerate();
                rows.push(cells.map(|(at, name)| row.get(at).map(|text| as_shown(text, name))).collect());
            }
        }
        Ok(rows)
    }

    fn finish(self) {
        let Sides { complaints, compared, .. } = self;
        println!("{compared} statements compared");
        assert!(complaints.is_empty(), "{} of {compared}:\n{}", complaints.len(), complaints.join("\n"));
    }
}

/// PostgreSQL's text of a value, as the tests have it.
fn as_shown(text: &str, name: &str) -> String {
    match (text, name) {
        ("t", "bool") => "true".to_owned(),
        ("f", "bool") => "false".to_owned(),
        _ => text.to_owned(),
    }
}

/// A text with literals for its parameters.
fn with_literals(text: &str, values: &[Value], types: &[&TypeName]) -> String {
    assert_eq!(values.len(), types.len(), "{text}");
    let mut text = text.to_owned();
    for (index, (value, name)) in values.iter().zip(types).enumerate().rev() {
        let literal = match value {
            Value::Null => "NULL".to_owned(),
            Value::Integer(number) if name.name == "bool" => (*number == 1).to_string(),
            Value::Integer(number) => number.to_string(),
            Value::Real(number) => number.to_string(),
            Value::Text(list) if name.array => format!("'{}'", list.replace('[', "{").replace(']', "}")),
            Value::Text(text) => format!("'{}'", text.replace('\'', "''")),
            Value::Blob(bytes) => {
                let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
                format!("'{}{digits}'", if name.name == "bytea" { "\\x" } else { "" })
            }
        };
        let brackets = if name.array { "[]" } else { "" };
        text =
            text.replace(&format!("${}", index + 1), &format!("CAST({literal} AS {}{brackets})", name.name));
    }
    text
}

/// `same! { sides; statement; .. }`: each gives the same rows on both sides.
macro_rules! same {
    ($sides:ident; $($statement:expr;)*) => {
        $( $sides.compare(stringify!($statement), $statement, false).await; )*
    };
}
use same;

/// The same in the same order.
macro_rules! same_order {
    ($sides:ident; $($statement:expr;)*) => {
        $( $sides.compare(stringify!($statement), $statement, true).await; )*
    };
}
use same_order;

/// What a file of declarations has without a `needs`: everybody's aggregates and window functions, `pub fn sum<..>(..)`,
/// `pub fn rank() -> ..;` and `lag Lag "lag" ..;`.
fn everywhere(text: &str) -> Vec<&str> {
    let declared = text.lines().map(str::trim).filter(|line| !line.contains(" needs "));
    let names = declared.filter_map(|line| {
        let function = line.strip_prefix("pub fn ");
        let words = function.unwrap_or(line);
        let (name, rest) = words.split_at(words.find(|c: char| !c.is_ascii_lowercase() && c != '_')?);
        let marker = rest.starts_with(' ') && rest.trim_start().starts_with(|c: char| c.is_ascii_uppercase());
        (!name.is_empty() && (function.is_some() || (marker && line.ends_with(';')))).then_some(name)
    });
    names.filter(|name| !["use", "type"].contains(name)).collect()
}

#[test]
fn every_aggregate_and_window_function_that_sqlite_is_said_to_have_is_compared() {
    let programs = include_str!("queries.rs");
    let mut declared = everywhere(include_str!("../../../dsl/src/expr/fns/aggregate.rs"));
    declared.extend(everywhere(include_str!("../../../dsl/src/expr/fns/window.rs")));
    for name in
        ["sum", "bool_and", "string_agg", "count_distinct", "row_number", "lag", "lead_offset", "lag_default"]
    {
        assert!(declared.contains(&name), "{name} is not found among {declared:?}");
    }
    assert!(!declared.contains(&"array_agg"));
    declared.retain(|name| !programs.contains(&format!("{name}(")));
    assert!(declared.is_empty(), "on both sides in name only: {declared:?}");
}
