//! expects: dialect `relvar::prelude::Sqlite` has no `CastOf<Int8, relvar::prelude::Int4>`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(users::karma.cast::<Int4>()).sql::<Sqlite>();
}
