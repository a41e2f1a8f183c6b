//! expects: a window frame cannot run from `UnboundedFollowing` to `UnboundedFollowing`
use relvar::prelude::*;

fn main() {
    let _ = window().rows(unbounded_following(), unbounded_following());
}
