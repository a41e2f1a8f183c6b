//! expects: a nullable expression cannot be stored in the NOT NULL column `relvar_tests::tags::name`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags
        .merge(users.left_join(teams))
        .on(users::name.eq(tags::name))
        .when_matched()
        .update(tags::name.set(teams::title));
}
