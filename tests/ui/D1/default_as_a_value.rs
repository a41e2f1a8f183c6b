//! expects: dialect `relvar::prelude::Sqlite` has no `DefaultKeyword`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.update(users::karma.set_default()).all_rows().sql::<Sqlite>();
}
