//! expects: this query can return more than one row of `table`
use relvar::prelude::*;

relvar::table! {
    seats {
        #[primary_key] id -> Int4,
        #[unique(deferrable)] code -> Int4,
        number -> Int4,
        unique_index(number, where code > 1),
    }
}

fn run(db: &relvar_pg::Pool) {
    let _ = seats.filter(seats::number.eq(1)).fetch_one(db);
}

fn main() {}
