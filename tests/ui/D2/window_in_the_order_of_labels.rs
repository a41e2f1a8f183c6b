//! expects: dialect `relvar::prelude::Sqlite` has no `OrderByOf<Tone>`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = comments.select(rank().over(window().order_by(comments::tone))).sql::<Sqlite>();
}
