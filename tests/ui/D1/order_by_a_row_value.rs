//! expects: dialect `relvar::prelude::Sqlite` has no `OrderByOf<ROW<(Int4, Int4)>>`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.order_by(row_of((users::age, users::id)).desc()).select(users::id).sql::<Sqlite>();
}
