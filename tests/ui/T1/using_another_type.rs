//! expects: USING needs exactly one column like `relvar_tests::tags::name` on the left: of its name, and of a type that `=` compares with its own
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
