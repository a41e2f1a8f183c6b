//! expects: table `relvar_tests::posts::table` is not in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let views: Cond<'_, relvar::check::OnlyTable<posts::table>, relvar_pg::Pg> = Cond::new(posts::views.gt(3));
    let _ = users.dynamic::<relvar_pg::Pg>().filter(views);
}
