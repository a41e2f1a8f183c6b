//! expects: aggregate `relvar::prelude::Max<Int4>` takes nothing but columns of an outer query, so it belongs to that query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let oldest = posts.correlate(users).select((max(users::age), max(users::karma)));
    let both = row_of((users::age, users::karma));
    let _ = users.filter(both.is_in(oldest));
}
