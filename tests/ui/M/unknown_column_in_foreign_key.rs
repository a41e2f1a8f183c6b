//! expects: table `things` has no column `ownr`; did you mean `owner`?
use relvar_tests::*;

relvar::table! {
    things { id -> Int4, owner -> Int4, foreign_key(ownr -> users(id)) }
}

fn main() {}
