//! expects: UPDATE takes no optional filter: `None` would mean every row
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let id: Option<i32> = None;
    let _ = users.update(users::age.set(30)).filter_opt(id.map(|id| users::id.eq(id)));
}
