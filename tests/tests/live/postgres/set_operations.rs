//! UNION, INTERSECT and EXCEPT: the types, nullability and rows that the server gives.

use crate::backend::with_database;
use relvar::prelude::*;
use relvar_tests::{messages, posts, users};

// SQLite: IntersectAll, ExceptAll
#[tokio::test]
async fn intersections_and_differences_keep_rows_that_come_twice() {
    with_database(async |db| {
        let (written, sent) = (posts.select(posts::user_id), messages.select(messages::sender_id));
        let sorted = |mut rows: Vec<i32>| {
            rows.sort();
            rows
        };
        assert_eq!(sorted(written.intersect_all(sent).fetch_all(db).await?), [1, 2]);
        assert_eq!(sorted(written.except_all(sent).fetch_all(db).await?), [1]);
        Ok(())
    })
    .await;
}

// SQLite: no type Numeric
#[tokio::test]
async fn t10_an_average_is_numeric() {
    with_database(async |db| {
        let ids = users.find(1).select(users::id);
        let numbers: Vec<Option<rust_decimal::Decimal>> =
            users.select(avg(users::id)).union(ids).order_by_output(|row| row).fetch_all(db).await?;
        assert_eq!(numbers, [Some(1.into()), Some(rust_decimal::Decimal::new(25, 1))]);
        Ok(())
    })
    .await;
}
