//! expects: aggregate functions are not allowed in WHERE
//! The query is grouped, selected from and read.
use relvar::prelude::*;
use relvar_tests::*;

async fn crowded(db: &relvar_pg::Pool) -> relvar_pg::Result<usize> {
    let crowded = users.filter(count_rows().gt(3));
    let rows =
        crowded.group_by(users::team_id).select((users::team_id, max(users::karma))).fetch_all(db).await?;
    let team_ids: Vec<i32> = rows.iter().filter_map(|(team, _)| *team).collect();
    Ok(team_ids.len())
}

fn main() {
    let _ = crowded;
}
