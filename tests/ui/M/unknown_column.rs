//! expects: table `users` has no column `emial`; did you mean `email`?
relvar::table! {
    users {
        #[primary_key] id -> Int4,
        email -> Text,
        index(emial),
    }
}

fn main() {}
