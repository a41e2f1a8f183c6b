// rust: only UNION is recursive
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Reached {
    person: i32,
}

fn main() {
    let first = users.select(row!(Reached { person: users::id })).cte();
    let _ = first.recursive_except(|reached| reached.query());
}
