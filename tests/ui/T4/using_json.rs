//! expects: USING needs exactly one column like `extra` on the left: of its name, and of a type that `=` compares with its own
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let other = comments.alias::<'o'>();
    let _ = comments.inner_join(other.using(comments::extra));
}
