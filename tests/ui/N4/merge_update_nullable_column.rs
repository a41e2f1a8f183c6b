//! expects: a nullable expression cannot be stored in the NOT NULL column `uses`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.merge(users).on(tags::name.eq(users::name)).when_matched().update(tags::uses.set(users::age));
}
