//! expects: a nullable expression cannot be stored in the NOT NULL column `uses`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let source = tags.merge(users).on(tags::name.eq(users::name)).when_not_matched();
    let _ = source.insert((tags::name.set(users::name), tags::uses.set(users::age)));
}
