//! expects: ?
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let other = comments.alias::<'o'>();
    let _ = comments.inner_join(other.using(comments::extra));
}
