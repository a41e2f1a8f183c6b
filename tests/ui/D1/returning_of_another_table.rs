//! expects: dialect `relvar::prelude::Sqlite` has no `RETURNING_OF_ANOTHER_ROW`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let update = users.update(users::karma.set(posts::views)).from(posts).filter(posts::user_id.eq(users::id));
    let _ = update.returning((users::id, posts::title)).sql::<Sqlite>();
}
