//! expects: dialect `relvar::prelude::Sqlite` has no `RETURNING_OF_ANOTHER_ROW`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.update(users::karma.set(1_i64)).all_rows().returning(users.old().karma).sql::<Sqlite>();
}
