//! expects: dialect `relvar::prelude::Sqlite` has no `OrderedSets`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(mode().within_group(users::age)).sql::<Sqlite>();
}
