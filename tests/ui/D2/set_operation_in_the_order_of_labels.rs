//! expects: dialect `relvar::prelude::Sqlite` has no `OrderByOf<Tone>`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let tones = comments.select(comments::tone);
    let _ = tones.union(tones).order_by(comments::tone).sql::<Sqlite>();
}
