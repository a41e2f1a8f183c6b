//! The executable of a program: it calls every function, so that the linker drops none.

use std::fmt::Write as _;

use crate::library::Library;
use crate::program::Program;

/// `main.rs` of a program.
pub(crate) fn main(library: Library, program: &Program, package: &str) -> String {
    let calls = (0..program.functions.len()).map(|number| match library.is_async() {
        true => format!("now(drive{number}(&{}db)).unwrap_or_default()", exclusive(library)),
        false => format!("q{number}(&mut db).map_or(0, |rows| rows.len())"),
    });
    let mut sum = String::new();
    for call in calls {
        let _ = writeln!(sum, "    rows += {call};");
    }
    let (lent, connection) = (exclusive(library), connection(library));
    format!(
        "//! Calls all functions of `{name}`.\n\n#![allow(unused)]\n\n{NOW}use {krate}::*;\n\n\
         fn main() {{\n    let url = std::env::args().nth(1).unwrap_or_default();\n    \
         let Some(Ok({lent}db)) = {connection} else {{ return }};\n    \
         let mut rows = 0;\n{sum}    println!(\"{{rows}}\");\n}}\n",
        name = program.name,
        krate = package.replace('-', "_"),
    )
}

/// It is only linked, so it needs no runtime: a future that is polled once stands in it as one that is waited for.
const NOW: &str = "use std::pin::pin;\nuse std::task::{Context, Poll, Waker};\n\n\
     fn now<Output>(future: impl Future<Output = Output>) -> Option<Output> {\n    \
     match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {\n        \
     Poll::Ready(output) => Some(output),\n        Poll::Pending => None,\n    }\n}\n\n";

/// What a connection is lent with.
fn exclusive(library: Library) -> &'static str {
    if matches!(library, Library::Diesel | Library::DieselAsync) { "mut " } else { "" }
}

/// The expression that connects to the database, so that the driver stands in the program without queries, too.
fn connection(library: Library) -> &'static str {
    match library {
        Library::Relvar => "now(relvar_pg::Pool::connect(&url))",
        Library::Diesel => "Some(<diesel::PgConnection as diesel::Connection>::establish(&url))",
        Library::DieselAsync => {
            "now(<diesel_async::AsyncPgConnection as diesel_async::AsyncConnection>::establish(&url))"
        }
        Library::Sqlx => "now(sqlx::PgPool::connect(&url))",
        Library::SeaOrm => "now(sea_orm::Database::connect(&url))",
    }
}
