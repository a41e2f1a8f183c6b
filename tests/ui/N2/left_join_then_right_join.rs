//! expects: field `line_fields::title`: SQL type `Nullable<relvar::prelude::Text>` cannot be read into Rust type `String`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Line {
    title: String,
    text: String,
}

fn main() {
    let _ = users.left_join(posts).right_join(messages.on(messages::sender_id.eq(users::id))).select_as::<Line>();
}
