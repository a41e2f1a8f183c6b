//! expects: column `relvar_tests::users::name` must appear in GROUP BY or be used in an aggregate function
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let writers = posts.correlate(users).filter(posts::title.eq(users::name)).select(posts::user_id);
    let _ = users.group_by(users::id.add(0)).select(val::<Int4, _>(1).is_in(writers));
}
