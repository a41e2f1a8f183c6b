//! expects: `Tone` cannot be compared with SQL type `PostStatus`
use relvar::prelude::*;
use relvar_tests::{Tone, posts};

fn main() {
    let _ = posts.filter(posts::status.eq(Tone::Calm));
}
