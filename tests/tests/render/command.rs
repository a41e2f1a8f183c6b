//! TRUNCATE and LOCK TABLE.

use relvar::prelude::*;
use relvar_tests::{assert_sql, comments, posts, users};

#[test]
fn truncate_says_what_else_it_empties() {
    assert_sql!(users.truncate(), "TRUNCATE users");
    assert_sql!(users.truncate().restart_identity(), "TRUNCATE users RESTART IDENTITY");
    assert_sql!(users.truncate().cascade(), "TRUNCATE users CASCADE");
    assert_sql!(
        truncate((comments, posts)).cascade().restart_identity(),
        "TRUNCATE comments, posts RESTART IDENTITY CASCADE"
    );
}

#[test]
fn every_mode_of_lock_table() {
    assert_sql!(lock_table(users).access_share(), "LOCK TABLE users IN ACCESS SHARE MODE");
    assert_sql!(lock_table(users).row_share(), "LOCK TABLE users IN ROW SHARE MODE");
    assert_sql!(lock_table(users).row_exclusive(), "LOCK TABLE users IN ROW EXCLUSIVE MODE");
    assert_sql!(
        lock_table(users).share_update_exclusive(),
        "LOCK TABLE users IN SHARE UPDATE EXCLUSIVE MODE"
    );
    assert_sql!(lock_table(users).share(), "LOCK TABLE users IN SHARE MODE");
    assert_sql!(lock_table(users).share_row_exclusive(), "LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE");
    assert_sql!(lock_table((users, posts)).exclusive(), "LOCK TABLE users, posts IN EXCLUSIVE MODE");
    assert_sql!(
        lock_table((users,)).access_exclusive().nowait(),
        "LOCK TABLE users IN ACCESS EXCLUSIVE MODE NOWAIT"
    );
}
