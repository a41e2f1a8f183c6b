//! expects: column `seats::number` must appear in GROUP BY or be used in an aggregate function
use relvar::prelude::*;

relvar::table! {
    seats {
        #[primary_key] id -> Int4,
        #[unique(deferrable)] code -> Int4,
        number -> Int4,
    }
}

fn main() {
    let _ = seats.group_by(seats::code).select((seats::code, seats::number));
}
