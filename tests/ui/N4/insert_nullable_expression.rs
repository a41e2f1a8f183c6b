//! expects: a nullable expression cannot be stored in the NOT NULL column `relvar_tests::tags::name`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.insert(tags::name.set(nullif(val::<Text, _>("a"), "b")));
}
