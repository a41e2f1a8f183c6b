//! expects: table `users` has no column `emial`; did you mean `email`?
use relvar::prelude::*;
use relvar_tests::*;

relvar::table! {
    users {
        #[primary_key] id -> Int4,
        email -> Text,
        index(emial),
    }
}

fn main() {}
