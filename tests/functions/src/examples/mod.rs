//! One call of every function and operator that is declared: what it gives, and how NULL goes through it.
//!
//! The live tests run them; `catalogue` asks the server which functions and operators they are.

mod admin;
mod bytes;
mod container;
mod geometry;
mod info;
mod math;
mod network;
mod operators;
mod range;
mod search;
mod server_rows;
mod shown;
mod system;
mod text;
mod time;
mod xml;

use std::future::Future;
use std::pin::Pin;

use relvar::backend::ColumnTypes;
use relvar::expr::{Affix, AffixOperator, Call, Function, Infix, Operator};
use relvar::kernel::TypeName;
use relvar_pg::{Parameters, Pool};
use relvar_tests::embedded::Elsewhere;

pub use shown::{Expected, any};

/// A family of functions or operators, as the manual has them.
pub struct Family {
    /// Its name.
    pub name: &'static str,
    /// The calls.
    pub examples: Vec<Example>,
}

/// One call.
pub struct Example {
    /// As it is written in Rust.
    pub source: &'static str,
    /// Begins it.
    pub start: for<'db> fn(&'db Pool) -> Started<'db>,
    /// What it is on SQLite, if it stands in a select list.
    pub sqlite: Option<fn() -> Elsewhere>,
    /// What it gives as text, where that is always the same.
    pub gives: Option<Option<&'static str>>,
}

/// What a call gave, once it has run.
pub type Outcome<'db> = Pin<Box<dyn Future<Output = Result<(), String>> + Send + 'db>>;

/// A call that is about to be run.
pub struct Started<'db> {
    /// `SELECT call FROM teams WHERE teams.id = $n`.
    pub sql: &'static str,
    /// The types of the call's parameters.
    pub parameters: Vec<&'static TypeName>,
    /// How NULL goes through it.
    pub nulls: &'static str,
    /// Runs it, and compares its value with the expected one.
    pub outcome: Pin<Box<dyn Future<Output = Result<(), String>> + 'db>>,
}

impl Started<'_> {
    /// Does it stand in FROM?
    pub fn gives_rows(&self) -> bool {
        !self.sql.contains(" FROM teams WHERE ")
    }

    /// The call as SQL text without parameters: NULLs of their types stand for them.
    pub fn over_nulls(&self) -> String {
        let call = self.sql.strip_prefix("SELECT ").and_then(|sql| sql.rsplit_once(" FROM teams WHERE "));
        self.without_parameters(call.expect("an example selects one expression").0)
    }

    /// A text with NULLs of their types for the parameters.
    pub fn without_parameters(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (index, name) in self.parameters.iter().enumerate().rev() {
            let schema = name.schema.map(|schema| format!("\"{schema}\".")).unwrap_or_default();
            let brackets = if name.array { "[]" } else { "" };
            text = text
                .replace(&format!("${}", index + 1), &format!("NULL::{schema}\"{}\"{brackets}", name.name));
        }
        text
    }
}

/// Every family.
pub fn families() -> Vec<Family> {
    vec![
        operators::family(),
        text::family(),
        math::family(),
        bytes::family(),
        time::family(),
        container::family(),
        info::family(),
        admin::family(),
        range::family(),
        search::family(),
        network::family(),
        geometry::family(),
        xml::family(),
        system::family(),
        server_rows::family(),
    ]
}

/// How NULL goes through an expression, for those that are declared.
pub trait NullsOf {
    /// The name of the policy.
    fn nulls(&self) -> &'static str;
}

impl<F: Function, Args> NullsOf for Call<F, Args> {
    fn nulls(&self) -> &'static str {
        last_word(std::any::type_name::<F::Nulls>())
    }
}

impl<Op: Operator, Left, Right> NullsOf for Infix<Op, Left, Right> {
    fn nulls(&self) -> &'static str {
        last_word(std::any::type_name::<Op::Nulls>())
    }
}

impl<Op: AffixOperator, Operand> NullsOf for Affix<Op, Operand> {
    fn nulls(&self) -> &'static str {
        last_word(std::any::type_name::<Op::Nulls>())
    }
}

fn last_word(path: &'static str) -> &'static str {
    path.rsplit("::").next().unwrap_or(path)
}

/// What the macro below makes of a query; generic over the row only, which keeps it small.
#[doc(hidden)]
pub fn started<'db, Row: Send + 'db>(
    sql: &'static str,
    parameters: &Parameters,
    nulls: &'static str,
    found: relvar::backend::Fetch<'db, relvar::backend::One<Row>, relvar_pg::Pg>,
    expected: impl Expected<Row> + 'db,
) -> Started<'db> {
    let outcome = Box::pin(async move {
        let found = found.await.map_err(|error| format!("{error}"))?;
        expected.compare(&found)
    });
    let mut parameters: Vec<_> = parameters.type_names().collect();
    // The last one is the team's number.
    parameters.pop();
    Started { sql, parameters, nulls, outcome }
}

/// What a query says that its columns are.
#[doc(hidden)]
pub fn columns_of<Query: relvar::stmt::Statement>(_: &Query) -> &'static ColumnTypes {
    Query::COLUMNS
}

/// A call that is prepared and not run: the server says of which type it is.
#[doc(hidden)]
pub fn prepared<'db>(
    sql: &'static str,
    parameters: &Parameters,
    columns: &'static ColumnTypes,
    db: &'db Pool,
) -> Started<'db> {
    let mut parameters: Vec<_> = parameters.type_names().collect();
    parameters.pop();
    let mut started = Started { sql, parameters, nulls: "", outcome: Box::pin(async { Ok(()) }) };
    let text = format!("SELECT {}", started.over_nulls());
    started.outcome = Box::pin(async move {
        let connection = db.get().await.map_err(|error| error.to_string())?;
        let statement = connection.client().prepare(&text).await.map_err(|error| format!("{error:?}"))?;
        let found = statement.columns()[0].type_().name().to_owned();
        let mut claimed = String::new();
        columns.for_each(&mut |name| claimed = format!("{}{}", if name.array { "_" } else { "" }, name.name));
        if found == claimed { Ok(()) } else { Err(format!("claimed to be {claimed}, is {found}")) }
    });
    started
}

/// A function in FROM, run or only prepared: the server says of which types its columns are.
#[doc(hidden)]
pub fn rows<'db>(
    sql: &'static str,
    parameters: &Parameters,
    columns: &'static ColumnTypes,
    ran: Option<Outcome<'db>>,
    db: &'db Pool,
) -> Started<'db> {
    let mut started = Started {
        sql,
        parameters: parameters.type_names().collect(),
        nulls: "",
        outcome: Box::pin(async { Ok(()) }),
    };
    let text = started.without_parameters(sql);
    started.outcome = Box::pin(async move {
        let connection = db.get().await.map_err(|error| error.to_string())?;
        let statement = connection.client().prepare(&text).await.map_err(|error| format!("{error:?}"))?;
        let found: Vec<_> =
            statement.columns().iter().map(|column| column.type_().name().to_owned()).collect();
        let mut claimed = Vec::new();
        columns.for_each(&mut |name| {
            claimed.push(format!("{}{}", if name.array { "_" } else { "" }, name.name))
        });
        if found != claimed {
            return Err(format!("claimed to be {claimed:?}, is {found:?}"));
        }
        match ran {
            Some(ran) => ran.await,
            None => Ok(()),
        }
    });
    started
}

/// What a call is on SQLite.
macro_rules! elsewhere {
    ($call:expr) => {{
        #[allow(unused_imports, reason = "which of the two is used depends on the call's types")]
        use relvar_tests::embedded::{Asked, WithValues as _, WrittenDown as _};
        (&Asked(&relvar_tests::teams.find(1).select($call))).elsewhere()
    }};
}
use elsewhere;

/// `examples! { "text"; lower("AB") => "ab"; .. }`: the family's calls, each with its value as text; a nullable value is an
/// `Option` of it. What stands in `prepare { .. }`, behind `run { .. }`, is only prepared: it would do harm, or need what is not there.
/// So it is with functions that stand in FROM, `rows { run { .. } prepare { .. } }`.
macro_rules! examples {
    ($name:literal; rows { run { $($call:expr;)* } prepare { $($only:expr;)* } }) => {
        pub(super) fn family() -> super::Family {
            super::Family { name: $name, examples: vec![$(
                super::Example { source: stringify!($call), start: |db| {
                    let call = $call;
                    let query = call.query();
                    let mut parameters = relvar_pg::Parameters::default();
                    relvar::backend::Values::<relvar_pg::Pg>::values(&query, &mut parameters);
                    let sql = relvar::render::Sql::sql::<relvar::render::Postgres>(&query);
                    let columns = super::columns_of(&query);
                    let ran = Box::pin(async move {
                        relvar::stmt::Fetchable::fetch_all(query, db).await.map(|_| ()).map_err(|error| error.to_string())
                    });
                    super::rows(sql, &parameters, columns, Some(ran), db)
                }, sqlite: None, gives: None },
            )* $(
                super::Example { source: stringify!($only), start: |db| {
                    let call = $only;
                    let query = call.query();
                    let mut parameters = relvar_pg::Parameters::default();
                    relvar::backend::Values::<relvar_pg::Pg>::values(&query, &mut parameters);
                    let sql = relvar::render::Sql::sql::<relvar::render::Postgres>(&query);
                    super::rows(sql, &parameters, super::columns_of(&query), None, db)
                }, sqlite: None, gives: None },
            )*] }
        }
    };
    ($name:literal; run { $($call:expr => $expected:expr;)* } prepare { $($only:expr;)* }) => {
        pub(super) fn family() -> super::Family {
            super::Family { name: $name, examples: vec![$(
                super::Example { source: stringify!($call), start: |db| {
                    let call = $call;
                    let nulls = super::NullsOf::nulls(&call);
                    let query = relvar_tests::teams.find(1).select(call);
                    let mut parameters = relvar_pg::Parameters::default();
                    relvar::backend::Values::<relvar_pg::Pg>::values(&query, &mut parameters);
                    let sql = relvar::render::Sql::sql::<relvar::render::Postgres>(&query);
                    super::started(sql, &parameters, nulls, relvar::stmt::Fetchable::fetch_one(query, db), $expected)
                }, sqlite: Some(|| super::elsewhere!($call)), gives: super::shown::Given::given(&$expected) },
            )* $(
                super::Example { source: stringify!($only), start: |db| {
                    let query = relvar_tests::teams.find(1).select($only);
                    let mut parameters = relvar_pg::Parameters::default();
                    relvar::backend::Values::<relvar_pg::Pg>::values(&query, &mut parameters);
                    let sql = relvar::render::Sql::sql::<relvar::render::Postgres>(&query);
                    super::prepared(sql, &parameters, super::columns_of(&query), db)
                }, sqlite: Some(|| super::elsewhere!($only)), gives: None },
            )*] }
        }
    };
    ($name:literal; $($call:expr => $expected:expr;)*) => {
        super::examples! { $name; run { $($call => $expected;)* } prepare {} }
    };
}
use examples;
