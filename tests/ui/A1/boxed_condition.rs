//! expects: aggregate functions are not allowed in WHERE
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _: Cond<'_, relvar::check::OnlyTable<users::table>, relvar_pg::Pg> = Cond::new(max(users::age).gt(3));
}
