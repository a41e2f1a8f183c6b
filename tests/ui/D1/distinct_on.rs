//! expects: dialect `relvar::prelude::Sqlite` has no `DISTINCT_ON`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = posts.query().distinct_on(posts::user_id).sql::<Sqlite>();
}
