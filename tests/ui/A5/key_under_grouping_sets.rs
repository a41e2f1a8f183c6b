//! expects: column `relvar_tests::users::name` must appear in GROUP BY or be used in an aggregate function
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.group_by(grouping_sets((users::id, EmptySet))).select((users::id, users::name));
}
