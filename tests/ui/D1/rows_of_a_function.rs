//! expects: dialect `relvar::prelude::Sqlite` has no `relvar::clause::functions::SetReturningFunctions`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let numbers = generate_series(1, 3);
    let _ = numbers.query().sql::<Sqlite>();
}
