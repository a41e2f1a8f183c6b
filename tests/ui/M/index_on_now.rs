//! expects: `now` is not immutable, so it cannot stand in an index
relvar::table! {
    things { id -> Int4, index(now()) }
}

fn main() {}
