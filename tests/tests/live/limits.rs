//! What the compiler does not check, and the error that stands in its place: the table of the README, line by line.

use crate::backend::with_altered_database;
use relvar::prelude::*;
use relvar_tests::{posts, teams, users};

#[derive(Debug, PartialEq, relvar::Row)]
pub(crate) struct Body {
    pub(crate) body: Option<String>,
}

#[tokio::test]
async fn a_row_of_nothing_but_nulls() {
    with_altered_database(async |db| {
        let bodies = posts.filter(posts::id.eq(2)).select(row!(Body { body: posts::body })).derived();
        let joined = teams.left_join(bodies.on(teams::id.eq(1))).order_by(teams::id);
        let rows: Vec<_> = joined.fetch_all(db).await?.into_iter().map(|(_, body)| body).collect();
        assert_eq!(rows, [None, None, None]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_is_asked_for_by_name() {
    with_altered_database(async |db| {
        assert!(users.query().fetch_one_checked(db).await.unwrap_err().is_too_many_rows());
        let refused = users.select(users::age.assume_not_null()).fetch_all(db).await.unwrap_err();
        assert!(refused.is_codec() && refused.to_string().contains("users.age"), "{refused}");
        Ok(())
    })
    .await;
}
