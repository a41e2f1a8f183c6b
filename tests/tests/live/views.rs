//! Views: read as tables are, compared with the database, refreshed.

use crate::backend::with_database;
use relvar::prelude::*;
use relvar_tests::{teams, users};

relvar::view! {
    /// How many there are of each team.
    team_heads {
        of_team -> Nullable<Int4>,
        heads -> Int8,
    }
}

pub(crate) const VIEWS: &str = "
    CREATE VIEW team_heads (of_team, heads) AS SELECT team_id, count(*) FROM users GROUP BY team_id;
    CREATE VIEW voids AS SELECT CAST(NULL AS int) AS first, CAST(NULL AS text) AS second;";

#[tokio::test]
async fn a_view_is_read_like_a_table() {
    with_database(async |db| {
        db.batch_execute(VIEWS).await?;
        let rows = team_heads.order_by((team_heads::heads.desc(), team_heads::of_team)).fetch_all(db).await?;
        let rows: Vec<_> = rows.iter().map(|row| (row.of_team, row.heads)).collect();
        assert_eq!(rows, [(Some(1), 2), (Some(2), 1), (None, 1)]);
        // A column of a view that is declared NOT NULL is nullable on the optional side of a join, like any other.
        let joined = teams.left_join(team_heads.on(team_heads::of_team.eq(teams::id))).order_by(teams::id);
        let heads = joined.select((teams::title, team_heads::heads)).fetch_all(db).await?;
        assert_eq!(heads[0], ("Red".to_owned(), Some(2)));
        assert_eq!(heads[2], ("Empty".to_owned(), None));
        let whole = joined.fetch_all(db).await?;
        assert_eq!(whole[2].1, None);
        // An alias, a subquery and a derived position.
        let other = team_heads.alias::<'o'>();
        let fuller = team_heads.inner_join(other.on(other.heads.gt(team_heads::heads))).count();
        assert_eq!(fuller.fetch_one(db).await?, 2);
        let crowded = team_heads.filter(team_heads::heads.gt(1).and(team_heads::of_team.is_not_null()));
        let crowded = crowded.select(team_heads::of_team.assume_not_null());
        let in_crowd = users.filter(users::team_id.is_in(crowded)).order_by(users::id).select(users::name);
        assert_eq!(in_crowd.fetch_all(db).await?, ["Ann", "Bob"]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a5_every_column_of_a_view_is_grouped_by_name() {
    with_database(async |db| {
        db.batch_execute(VIEWS).await?;
        let by = (team_heads::of_team, team_heads::heads);
        let grouped = team_heads.left_join(users.on(users::team_id.eq(team_heads::of_team))).group_by(by);
        let grouped = grouped.order_by(team_heads::heads.desc()).then_by(team_heads::of_team);
        let rows =
            grouped.select((team_heads::of_team, team_heads::heads, max(users::age))).fetch_all(db).await?;
        assert_eq!(rows, [(Some(1), 2, Some(30)), (Some(2), 1, None), (None, 1, None)]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_null_in_a_column_of_a_view_that_is_said_to_have_none_is_an_error() {
    with_database(async |db| {
        db.batch_execute("CREATE VIEW team_heads (of_team, heads) AS SELECT 1, CAST(NULL AS bigint)").await?;
        let error = team_heads.query().fetch_all(db).await.unwrap_err();
        assert!(error.to_string().contains("NULL"), "{error}");
        Ok(())
    })
    .await;
}
