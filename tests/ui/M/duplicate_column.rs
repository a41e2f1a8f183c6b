//! expects: column `email` is declared twice
relvar::table! {
    users {
        #[primary_key] id -> Int4,
        email -> Text,
        email -> Text,
    }
}

fn main() {}
