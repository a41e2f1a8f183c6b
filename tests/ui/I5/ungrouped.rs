//! expects: column `relvar_tests::users::name` must appear in GROUP BY or be used in an aggregate function
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.insert_from(tags::name, users.group_by(users::age).select(users::name));
}
