//! Window functions on data: their values, and NULL exactly where the type has an `Option`.

use crate::backend::with_database;
use relvar::prelude::*;
use relvar_tests::{posts, users};

// SQLite: no type Interval
#[tokio::test]
async fn w4_a_frame_goes_over_a_span_of_time() {
    with_database(async |db| {
        let week = window()
            .order_by(users::created_at)
            .range(preceding(relvar::value::Interval::days(7)), following(relvar::value::Interval::days(7)));
        let near = users.select(count_rows().over(week)).fetch_all(db).await?;
        assert_eq!(near, [4, 4, 4, 4]);
        Ok(())
    })
    .await;
}

// SQLite: no type Numeric
#[tokio::test]
async fn a5_a_window_over_groups() {
    with_database(async |db| {
        let rows = posts
            .group_by(posts::user_id)
            .select((
                posts::user_id,
                rank().over(window().order_by(sum(posts::views).desc())),
                sum(count_rows()).over(window()),
                max(max(posts::views)).over(window()),
            ))
            .order_by(posts::user_id)
            .fetch_all(db)
            .await?;
        let three = rust_decimal::Decimal::from(3);
        assert_eq!(rows, [(1, 1, three, 10), (2, 2, three, 10)]);
        let all = users.select((count_rows(), sum(count_rows()).over(window()))).fetch_one(db).await?;
        assert_eq!(all, (4, rust_decimal::Decimal::from(4)));
        Ok(())
    })
    .await;
}
