//! expects: `{integer}` cannot be an argument of SQL type `Text`
use relvar::fns::text::concat_ws;
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(concat_ws(1, (users::name, users::email)));
}
