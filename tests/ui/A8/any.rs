//! expects: aggregate `relvar::prelude::Max<Int4>` takes nothing but columns of an outer query, so it belongs to that query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let oldest = posts.correlate(users).select(max(users::age));
    let _ = users.filter(users::age.eq_any(oldest));
}
