//! expects: aggregate functions are not allowed in FROM
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let numbers = generate_series::<Int8, _, _>(1, count(users::id));
    let _ = users.cross_join(numbers);
}
