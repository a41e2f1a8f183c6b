//! expects: table `OldRow<relvar_tests::tags::table>` is not in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.delete().filter(tags.old().uses.gt(1));
}
