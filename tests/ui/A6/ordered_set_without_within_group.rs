//! expects: ordered-set aggregate `PercentileCont` needs WITHIN GROUP
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(percentile_cont(0.5));
}
