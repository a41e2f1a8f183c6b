//! expects: dialect `relvar::prelude::Sqlite` has no `Arrays`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(users::id.eq_any(vec![1, 2])).sql::<Sqlite>();
}
