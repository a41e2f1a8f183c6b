//! expects: aggregate `relvar::prelude::Max<Int4>` takes nothing but columns of an outer query, so it belongs to that query
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Oldest {
    age: Option<i32>,
}

fn main() {
    let oldest = posts.correlate(users).select(row!(Oldest { age: max(users::age) })).lateral();
    let _ = users.inner_join(oldest.on_true());
}
