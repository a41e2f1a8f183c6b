//! expects: USING needs exactly one column like `uses`, of its name and type, among the tables on the left
use relvar::prelude::*;
use relvar_tests::{tags, users};

fn main() {
    let _ = users.inner_join(tags.using(tags::uses));
}
