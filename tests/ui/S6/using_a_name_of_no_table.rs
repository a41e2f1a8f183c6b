//! expects: USING needs exactly one column like `uses` on the left: of its name, and of a type that `=` compares with its own
use relvar::prelude::*;
use relvar_tests::{tags, users};

fn main() {
    let _ = users.inner_join(tags.using(tags::uses));
}
