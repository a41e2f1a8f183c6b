//! expects: dialect `relvar::prelude::Sqlite` has no `Concatenation<relvar::prelude::Text, relvar::prelude::Bool>`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(users::name.concat(users::active)).sql::<Sqlite>();
}
