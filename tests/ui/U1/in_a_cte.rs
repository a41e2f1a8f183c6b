//! expects: this UPDATE has no WHERE clause and would affect every row
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Changed {
    id: i32,
}

fn main() {
    let update = || users.update(users::age.set(30)).returning(row!(Changed { id: users::id }));
    let _ = update().cte();
}
