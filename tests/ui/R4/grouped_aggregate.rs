//! expects: this query can return more than one row of `GROUP_BY`
use relvar::prelude::*;
use relvar_tests::*;

fn run(db: &relvar_pg::Pool) {
    let _ = users.group_by(users::team_id).select(count_rows()).fetch_one(db);
}

fn main() {}
