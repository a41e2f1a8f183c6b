//! expects: a nullable expression cannot be stored in the NOT NULL column `uses`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let changed = tags.update(tags::uses.set(users::age)).from(users);
    let _ = changed.filter(tags::name.eq(users::name));
}
