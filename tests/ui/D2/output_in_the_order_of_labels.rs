//! expects: dialect `relvar::prelude::Sqlite` has no `OrderByOf<Tone>`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = comments.select(comments::tone).order_by_output(|tone| tone).sql::<Sqlite>();
}
