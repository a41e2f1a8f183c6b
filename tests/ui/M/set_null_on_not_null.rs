//! expects: `set_null` on column `owner`, which is NOT NULL
use relvar_tests::*;

relvar::table! {
    things { id -> Int4, #[references(users.id, on_delete = set_null)] owner -> Int4 }
}

fn main() {}
