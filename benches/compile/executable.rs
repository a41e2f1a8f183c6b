//! The executables of a program: the linker keeps the functions that they call, and drops the others.

use std::fmt::Write as _;

use crate::library::Library;

/// The executable that calls the first functions of a package, as many as `called`.
pub(crate) fn main(library: Library, package: &str, called: usize) -> String {
    let calls = (0..called).map(|number| match library.is_async() {
        true => format!("now(drive{number}(&{}db)).unwrap_or_default()", exclusive(library)),
        false => format!("q{number}(&mut db).map_or(0, |rows| rows.len())"),
    });
    let mut sum = String::new();
    for call in calls {
        let _ = writeln!(sum, "    rows += {call};");
    }
    let (lent, connection) = (exclusive(library), connection(library));
    format!(
        "//! Calls {called} functions.\n\n#![allow(unused)]\n\n{NOW}use {krate}::*;\n\n\
         fn main() {{\n    let url = std::env::args().nth(1).unwrap_or_default();\n    \
         let Some(Ok({lent}db)) = {connection} else {{ return }};\n    \
         let mut rows = 0;\n{sum}    println!(\"{{rows}}\");\n}}\n",
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

/// The expression that connects to the database.
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
