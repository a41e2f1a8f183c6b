//! expects: USING needs exactly one column like `relvar_tests::tags::name`, of its name and type, among the tables on the left
use relvar::prelude::*;
use relvar_tests::tags;

relvar::table! {
    labels {
        #[primary_key] id -> Int4,
        name -> Int4,
    }
}

fn main() {
    let _ = labels.inner_join(tags.using(tags::name));
}
