//! TABLESAMPLE, ONLY, and what ORDER BY sorts by: collations, NULLs, output columns.

use crate::backend::with_database;
use relvar::prelude::*;
use relvar_tests::users;

#[tokio::test]
async fn nulls_are_first_or_last_by_expression_and_by_output_column() {
    with_database(async |db| {
        let ages = |rows: Vec<(String, Option<i32>)>| rows.into_iter().map(|row| row.1).collect::<Vec<_>>();
        let list = (users::name, users::age);
        let first = users.select(list).order_by(users::age.asc_nulls_first()).fetch_all(db).await?;
        assert_eq!(ages(first), [None, Some(20), Some(30), Some(50)]);
        let last = users.select(list).order_by_output(|row| row.1.desc_nulls_last()).fetch_all(db).await?;
        assert_eq!(ages(last), [Some(50), Some(30), Some(20), None]);
        let plain = users.select(list).order_by_output(|row| (row.1.desc(), row.0)).fetch_all(db).await?;
        assert_eq!(ages(plain), [None, Some(50), Some(30), Some(20)]);
        let by_output = users.select(list).order_by_output(|row| row.1.asc_nulls_first()).limit(1);
        assert_eq!(ages(by_output.fetch_all(db).await?), [None]);
        Ok(())
    })
    .await;
}
