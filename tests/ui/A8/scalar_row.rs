//! expects: X
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let oldest = posts.correlate(users).select((max(users::age), max(users::karma)));
    let both = row_of((users::age, users::karma));
    let _ = users.filter(both.eq(scalar_row(oldest)));
}
