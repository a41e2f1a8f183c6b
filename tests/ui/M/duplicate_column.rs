//! expects: column `email` is declared twice
use relvar::prelude::*;
use relvar_tests::*;

relvar::table! {
    users {
        #[primary_key] id -> Int4,
        email -> Text,
        email -> Text,
    }
}

fn main() {}
