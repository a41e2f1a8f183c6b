//! expects: dialect `relvar::prelude::Sqlite` has no `BETWEEN_SYMMETRIC`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(users::id.between_symmetric(9, 1)).count().sql::<Sqlite>();
}
