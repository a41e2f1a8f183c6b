//! expects: INSERT does not set the required column `status`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = posts.insert((posts::user_id.set(1), posts::title.set("Hello"), posts::views.set(1)));
}
