//! expects: table `relvar_tests::posts::table` is not in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _: Cond<'_, relvar::check::OnlyTable<users::table>, relvar_pg::Pg> = Cond::new(posts::id.gt(3));
}
