//! expects: dialect `relvar::prelude::Sqlite` has no `ILIKE`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(users::name.ilike("a%")).sql::<Sqlite>();
}
