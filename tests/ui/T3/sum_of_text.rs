//! expects: there is no `sum` of SQL type `relvar::prelude::Text`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(sum(users::name));
}
