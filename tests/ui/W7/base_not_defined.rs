//! expects: `WindowNamed<'w'>` is not defined by the WINDOW clause of this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let w = window().order_by(users::id).named::<'w'>();
    let _ = users.window(window().based_on(w).named::<'v'>());
}
