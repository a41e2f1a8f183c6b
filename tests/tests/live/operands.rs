//! Operators beside the operands that they take: the valid neighbours of what is refused for its type.

use crate::backend::with_database;
use relvar::prelude::*;
use relvar_tests::{memberships, tags, users};

#[tokio::test]
async fn t10_t13_columns_go_together_one_by_one() {
    with_database(async |db| {
        let both = users.select((users::id, users::name)).intersect(tags.select((tags::uses, tags::name)));
        assert_eq!(both.fetch_all(db).await?.len(), 0);
        let rest = users.select((users::id, users::name)).except(tags.select((tags::uses, tags::name)));
        assert_eq!(rest.fetch_all(db).await?.len(), 4);
        let all = users.select(users::id).union_all(tags.select(tags::uses));
        assert_eq!(all.fetch_all(db).await?.len(), 6);
        let seat = row_of((memberships::user_id, memberships::team_id));
        let same = memberships.filter(seat.eq(row_of((memberships::team_id, memberships::user_id))));
        assert_eq!(same.count().fetch_one(db).await?, 1);
        assert_eq!(memberships.filter(seat.between((1, 2), (2, 1))).count().fetch_one(db).await?, 2);
        Ok(())
    })
    .await;
}
