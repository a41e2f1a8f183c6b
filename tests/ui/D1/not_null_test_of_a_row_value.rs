//! expects: dialect `relvar::prelude::Sqlite` has no `IsNotNull<ROW<(Int4, Int4)>>`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(row_of((users::age, users::team_id)).is_not_null()).count().sql::<Sqlite>();
}
