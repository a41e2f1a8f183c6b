//! expects: `WindowNamed<'v'>` is not defined by the WINDOW clause of this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let w = window().order_by(users::id).named::<'w'>();
    let v = window().order_by(users::id).named::<'v'>();
    let _ = users.window(w).select((users::id, users::name)).order_by(rank().over(v).add(1));
}
