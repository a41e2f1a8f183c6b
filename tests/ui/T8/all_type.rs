//! expects: SQL type `Int4` cannot be compared with SQL type `Text`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(users::name.ne_all(posts.select(posts::id)));
}
