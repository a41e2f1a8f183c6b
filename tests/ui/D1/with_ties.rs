//! expects: dialect `relvar::prelude::Sqlite` has no `WITH_TIES`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.order_by(users::age).limit_with_ties(3).sql::<Sqlite>();
}
