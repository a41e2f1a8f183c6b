//! expects: a row lock without OF is for stored tables, and `Size` in FROM is none
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Size {
    team: Option<i32>,
}

fn main() {
    let sizes = users.group_by(users::team_id).select(row!(Size { team: users::team_id })).derived();
    let _ = teams.inner_join(sizes.on(sizes.team.eq(teams::id))).for_update();
}
