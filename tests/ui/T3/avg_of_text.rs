//! expects: there is no `avg` of SQL type `relvar::prelude::Text`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(avg(users::name));
}
