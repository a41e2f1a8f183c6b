//! expects: a window frame cannot run from `UnboundedFollowing` to `Following<Bind<Int8, i64>>`
use relvar::prelude::*;

fn main() {
    let _ = window().rows(unbounded_following(), following(1));
}
