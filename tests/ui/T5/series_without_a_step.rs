//! expects: generate_series of SQL type `relvar::prelude::Timestamptz` needs a step
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = generate_series::<Timestamptz, _, _>(users::created_at, users::created_at);
}
