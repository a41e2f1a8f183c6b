//! expects: SQL has no such operator between `Int4` and `relvar::prelude::Text`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(users::age.add(users::name));
}
