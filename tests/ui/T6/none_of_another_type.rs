//! expects: `Vec<{integer}>` is not a list of values of SQL type `Text`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(users::name.ne_all(vec![1, 2]));
}
