//! expects: keyset pagination needs an ORDER BY that ends in a unique key of `relvar_tests::memberships::table`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = memberships.order_by((memberships::role, memberships::user_id)).page(10);
}
