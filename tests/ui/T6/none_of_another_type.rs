//! expects: ANY and ALL take a list of values of SQL type `relvar::prelude::Text`, an array of it, or a query with one column
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(users::name.ne_all(vec![1, 2]));
}
