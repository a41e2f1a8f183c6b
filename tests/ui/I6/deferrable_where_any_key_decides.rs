//! expects: ON CONFLICT names the constraint `CodeKey`, which is DEFERRABLE
use relvar::prelude::*;

relvar::table! {
    seats {
        #[primary_key] id -> Int4,
        #[unique(deferrable)] code -> Int4,
        number -> Int4,
        unique_index(number, where code > 1),
    }
}

fn main() {
    let _ = seats.insert((seats::id.set(1), seats::code.set(1), seats::number.set(1))).on_any_conflict();
}
