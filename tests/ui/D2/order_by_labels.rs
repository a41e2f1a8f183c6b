//! expects: dialect `relvar::prelude::Sqlite` has no `OrderByOf<Tone>`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = comments.order_by((comments::tone.desc(), comments::id)).select(comments::id).sql::<Sqlite>();
}
