//! expects: dialect `relvar::prelude::Sqlite` has no `GreaterAny`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(users::id.gt_any(posts.select(posts::user_id))).count().sql::<Sqlite>();
}
