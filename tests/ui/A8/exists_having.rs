//! expects: aggregate `relvar::prelude::Max<Int8>` takes nothing but columns of an outer query, so it belongs to that query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let some = posts.correlate(users).having(max(users::karma).gt(3));
    let _ = users.filter(exists(some));
}
