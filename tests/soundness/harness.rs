//! What the compiled programs are linked with: it runs them one by one, each in a transaction that is rolled back, and
//! prints what came of them as lines of JSON.

use std::ops::Bound;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use relvar::value::{Interval, Range};
use relvar_pg::{Config, Error, Pool, Transaction};
use rust_decimal::Decimal;
use serde_json::json;

use crate::schema::*;
use relvar_tests::statements::{Declared, prepare};

/// What a program gives: its rows.
pub type Given = Result<Json, Error>;

/// A program.
pub type Run = for<'t> fn(&'t Transaction<'t>) -> Pin<Box<dyn Future<Output = Given> + 't>>;

/// A value or a row, as the comparison has it.
pub trait Show {
    /// Adds a value, or each value of a row.
    fn show(&self, cells: &mut Vec<Json>);
}

macro_rules! shown {
    ($($value:ty: |$name:ident| $text:expr;)*) => { $(
        impl Show for $value {
            fn show(&self, cells: &mut Vec<Json>) {
                let $name = self;
                cells.push(Json::String($text));
            }
        }
    )* };
}

shown! {
    bool: |value| value.to_string();
    i16: |value| value.to_string();
    i32: |value| value.to_string();
    i64: |value| value.to_string();
    f64: |value| format!("{:?}", value + 0.0);
    Decimal: |value| value.normalize().to_string();
    String: |value| value.clone();
    jiff::civil::Date: |value| value.to_string();
    jiff::Timestamp: |value| value.to_string();
    Genre: |value| format!("{value:?}");
    uuid::Uuid: |value| value.to_string();
    Json: |value| value.to_string();
    Interval: |value| match value {
        Interval { months: 0, days, microseconds: 0 } => days.to_string(),
        other => format!("{other:?}"),
    };
    Range<i32>: |value| match value {
        Range::Between(Bound::Included(lower), Bound::Excluded(upper)) => format!("[{lower},{upper})"),
        other => format!("{other:?}"),
    };
}

impl<Value: Show> Show for Option<Value> {
    fn show(&self, cells: &mut Vec<Json>) {
        match self {
            Some(value) => value.show(cells),
            None => cells.push(Json::Null),
        }
    }
}

impl<Value: Show> Show for Vec<Value> {
    fn show(&self, cells: &mut Vec<Json>) {
        let mut items = Vec::new();
        self.iter().for_each(|item| item.show(&mut items));
        cells.push(Json::Array(items));
    }
}

macro_rules! tuples {
    ($(($($at:tt $name:ident)*))*) => { $(
        impl<$($name: Show),*> Show for ($($name,)*) {
            fn show(&self, cells: &mut Vec<Json>) {
                $(self.$at.show(cells);)*
            }
        }
    )* };
}

tuples! {
    (0 A 1 B)
    (0 A 1 B 2 C)
    (0 A 1 B 2 C 3 D)
    (0 A 1 B 2 C 3 D 4 E)
    (0 A 1 B 2 C 3 D 4 E 5 F)
}

/// A struct as one value, field by field: `show!(authors::Row: id, name)`.
#[doc(hidden)]
#[macro_export]
macro_rules! __show {
    ($row:ty: $($field:ident),*) => {
        impl $crate::harness::Show for $row {
            fn show(&self, cells: &mut Vec<$crate::harness::Json>) {
                let mut fields = Vec::new();
                $(self.$field.show(&mut fields);)*
                cells.push($crate::harness::Json::Array(fields));
            }
        }
    };
}

#[doc(hidden)]
pub use serde_json::Value as Json;

__show!(authors::Row: id, handle, name, nick, born, active, score, grade, joined);
__show!(books::Row: id, author_id, title, price, pages, sold, genre, labels, rating);
__show!(reviews::Row: id, book_id, critic_id, editor_id, stars, weight, body, written, kind);
__show!(shops::Row: code, title, opened, open, area);
__show!(stocks::Row: shop_code, book_id, amount, note, sizes, cost);
__show!(marks::Row: id, label, small, large, share, seen, flag);
__show!(things::Row: id, mark, twin, length, pause, body, spot, reach);

/// The rows of a program.
#[allow(clippy::missing_errors_doc, reason = "it gives none: the type is that of a program's end")]
pub fn given<Row: Show>(rows: &[Row]) -> Given {
    let rows = rows.iter().map(|row| {
        let mut cells = Vec::new();
        row.show(&mut cells);
        Json::Array(cells)
    });
    Ok(rows.collect())
}

/// A decimal number from its digits.
pub fn dec(digits: &str) -> Decimal {
    digits.parse().unwrap()
}

/// A UUID from its digits.
pub fn guid(digits: &str) -> uuid::Uuid {
    digits.parse().unwrap()
}

/// So many days.
pub fn days(number: i32) -> Interval {
    Interval::days(number)
}

/// JSON from its text.
pub fn json_of(text: &str) -> Json {
    text.parse().unwrap()
}

/// The numbers from the one to before the other.
pub fn span(lower: i32, upper: i32) -> Range<i32> {
    Range::from(lower..upper)
}

/// So many seconds after 1970.
pub fn moment(seconds: i64) -> jiff::Timestamp {
    jiff::Timestamp::from_second(seconds).unwrap()
}

/// How long a program may take. The server gives up sooner: see `Server::start`.
const PATIENCE: Duration = Duration::from_secs(30);

/// How a program ends: always so that its transaction is rolled back.
enum End {
    Given(Json),
    Failed(Box<Error>),
}

impl From<Error> for End {
    fn from(error: Error) -> Self {
        End::Failed(Box::new(error))
    }
}

/// Runs the programs on the database that the first argument names.
pub fn main(programs: Vec<(u64, Run)>) {
    let url = std::env::args().nth(1).expect("the URL of a database");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(run(&url, programs)).unwrap();
}

async fn run(url: &str, programs: Vec<(u64, Run)>) -> Result<(), Error> {
    let sent: Arc<Mutex<Vec<Declared>>> = Arc::default();
    let to = sent.clone();
    let config = Config::from_url(url)?
        .pool_size(2)
        .on_first_use(move |request| to.lock().unwrap().push(Declared::of(request)));
    let pool = Pool::with_config(config).await?;
    let connection = pool.get().await?;
    // One file at a time: what one locks, another would wait for.
    for command in
        ["SET statement_timeout = 0", "SELECT pg_advisory_lock(1)", "SET statement_timeout = '10s'"]
    {
        connection.client().batch_execute(command).await?;
    }
    for (number, program) in programs {
        sent.lock().unwrap().clear();
        let end = pool.transaction(async |tx| -> Result<(), End> { Err(End::Given(program(&tx).await?)) });
        let Ok(end) = tokio::time::timeout(PATIENCE, end).await else {
            println!("{}", json!({ "number": number, "hung": true }));
            continue;
        };
        let declared = std::mem::take(&mut *sent.lock().unwrap());
        let sql = declared.first().map(|declared| declared.text.clone());
        let prepared = prepare(connection.client(), declared).await;
        let mut line = json!({ "number": number, "sql": sql, "refused": prepared.err() });
        match end {
            Err(End::Given(rows)) => line["rows"] = rows,
            Err(End::Failed(error)) => {
                line["error"] = format!("{error}; {error:?}").into();
                line["state"] = error.sqlstate().into();
            }
            Ok(()) => line["error"] = "the transaction was not rolled back".into(),
        }
        println!("{line}");
    }
    Ok(())
}
