//! expects: this DELETE has no WHERE clause and would affect every row
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Gone {
    id: i32,
}

fn main() {
    let delete = || posts.delete().returning(row!(Gone { id: posts::id }));
    let _ = delete().cte();
}
