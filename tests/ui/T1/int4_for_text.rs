//! expects: `{integer}` cannot be compared with SQL type `relvar::prelude::Text`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(users::name.eq(30));
}
