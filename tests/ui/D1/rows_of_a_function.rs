//! expects: dialect `relvar::prelude::Sqlite` has no `SetReturningFunctions`
use relvar::prelude::*;

fn main() {
    let numbers = generate_series(1, 3);
    let _ = numbers.query().sql::<Sqlite>();
}
