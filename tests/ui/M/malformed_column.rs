//! expects: expected `-> Type` after the column's name
relvar::table! {
    things { id -> Int4, name: Text }
}

fn main() {}
