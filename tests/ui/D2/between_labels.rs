//! expects: dialect `relvar::prelude::Sqlite` has no `OrderingOf<relvar_tests::Tone>`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = comments.filter(comments::tone.between(Tone::Calm, Tone::Angry)).count().sql::<Sqlite>();
}
