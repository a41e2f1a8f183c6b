//! TRUNCATE and LOCK TABLE. They are no queries, so no parameters or rows of theirs are asked of the server.

use relvar::kernel::Culprit;
use relvar::prelude::*;
use relvar::render::{Render, Supported};
use relvar_tests::{comments, posts, users};

#[track_caller]
fn says<Command: Render<Postgres>>(command: Command, sql: &str)
where
    Command::Support: Supported<Culprit<Command::Support>, Postgres>,
{
    assert_eq!(command.sql::<Postgres>(), sql);
}

#[test]
fn truncate_says_what_else_it_empties() {
    says(users.truncate(), "TRUNCATE users");
    says(users.truncate().restart_identity(), "TRUNCATE users RESTART IDENTITY");
    says(users.truncate().cascade(), "TRUNCATE users CASCADE");
    says(
        truncate((comments, posts)).cascade().restart_identity(),
        "TRUNCATE comments, posts RESTART IDENTITY CASCADE",
    );
}

#[test]
fn every_mode_of_lock_table() {
    says(lock_table(users).access_share(), "LOCK TABLE users IN ACCESS SHARE MODE");
    says(lock_table(users).row_share(), "LOCK TABLE users IN ROW SHARE MODE");
    says(lock_table(users).row_exclusive(), "LOCK TABLE users IN ROW EXCLUSIVE MODE");
    says(lock_table(users).share_update_exclusive(), "LOCK TABLE users IN SHARE UPDATE EXCLUSIVE MODE");
    says(lock_table(users).share(), "LOCK TABLE users IN SHARE MODE");
    says(lock_table(users).share_row_exclusive(), "LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE");
    says(lock_table((users, posts)).exclusive(), "LOCK TABLE users, posts IN EXCLUSIVE MODE");
    says(
        lock_table((users,)).access_exclusive().nowait(),
        "LOCK TABLE users IN ACCESS EXCLUSIVE MODE NOWAIT",
    );
}
