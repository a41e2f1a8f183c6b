//! expects: dialect `relvar::prelude::Sqlite` has no `CastOf<relvar::prelude::Text, relvar::prelude::Int4>`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(users::name.cast::<Int4>()).sql::<Sqlite>();
}
