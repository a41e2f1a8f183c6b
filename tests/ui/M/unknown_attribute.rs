//! expects: unknown attribute `unqiue` of a column; did you mean `unique`?
relvar::table! {
    users {
        #[primary_key] id -> Int4,
        #[unqiue] email -> Text,
    }
}

fn main() {}
