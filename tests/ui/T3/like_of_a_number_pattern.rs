//! expects: `{integer}` cannot be compared with SQL type `Text`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(users::name.like(3));
}
