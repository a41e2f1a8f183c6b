//! expects: a stream keeps its connection busy, and `&relvar_pg::Connection` can be used for another statement meanwhile
use relvar::prelude::*;
use relvar_tests::*;

fn read(connection: &relvar_pg::Connection) {
    let _ = tags.order_by(tags::name).fetch_stream(connection);
}

fn main() {}
