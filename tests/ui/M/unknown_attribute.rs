//! expects: unknown attribute `unqiue` of a column; did you mean `unique`?
relvar::table! {
    things { id -> Int4, #[unqiue] name -> Text }
}

fn main() {}
