//! expects: ordered-set aggregate `PercentileDisc` needs WITHIN GROUP
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.group_by(users::id).having(percentile_disc(0.5).is_null());
}
