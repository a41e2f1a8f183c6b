//! expects: window functions are not allowed in FROM
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let numbers = generate_series::<Int8, _, _>(1, row_number().over(window()));
    let _ = users.cross_join(numbers);
}
