//! expects: unknown option `cascad`; did you mean `cascade`?
use relvar_tests::*;

relvar::table! {
    things { id -> Int4, #[references(users.id, on_delete = cascad)] owner -> Int4 }
}

fn main() {}
