//! expects: this query already has NOWAIT
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.query().for_update().skip_locked().nowait();
}
