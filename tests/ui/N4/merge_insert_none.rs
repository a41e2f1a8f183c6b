//! expects: `Option<&str>` cannot be stored in column `relvar_tests::tags::name` of SQL type `relvar::prelude::Text`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let merge = tags.merge(posts).on(posts::title.eq(tags::name));
    let _ = merge.when_not_matched().insert(tags::name.set(None::<&str>));
}
