//! expects: table `relvar_tests::users::table` is not in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.insert(tags::name.set("a")).returning((tags::uses, users::name));
}
