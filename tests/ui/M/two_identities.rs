//! expects: a table has one identity column at most, `id` is one already
relvar::table! {
    things { #[identity] id -> Int4, #[identity] number -> Int8 }
}

fn main() {}
