//! expects: there is no `avg` of SQL type `PostStatus`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = posts.group_by(posts::user_id).having(avg(posts::status).gt(1)).select(posts::user_id);
}
