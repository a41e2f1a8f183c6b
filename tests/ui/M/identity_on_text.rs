//! expects: identity column `id` must be Int2, Int4 or Int8, found Text
relvar::table! {
    things { #[identity] id -> Text }
}

fn main() {}
