//! Row values, and ANY and ALL over lists, arrays and subqueries.

use crate::backend::with_database;
use relvar::prelude::*;
use relvar_tests::{PostStatus, posts, users};

// SQLite: Arrays
#[tokio::test]
async fn t13_row_values_are_in_lists() {
    with_database(async |db| {
        let listed = async |rows: Vec<(i32, &str)>| {
            let found = users.filter(row_of((users::id, users::name)).eq_any(rows));
            found.order_by(users::id).select(users::id).fetch_all(db).await
        };
        assert_eq!(listed(vec![(1, "Ann"), (2, "Ann"), (3, "Cid")]).await?, [1, 3]);
        assert_eq!(listed(vec![]).await?, Vec::<i32>::new());
        let statuses = row_of((posts::id, posts::status))
            .eq_any([(1, PostStatus::Published), (2, PostStatus::Published)]);
        assert_eq!(posts.filter(statuses).select(posts::id).fetch_all(db).await?, [1]);
        Ok(())
    })
    .await;
}

// SQLite: Arrays, GreaterOrEqualAll, LessAny
#[tokio::test]
async fn t8_lists_and_arrays_are_compared_by_any_operator() {
    with_database(async |db| {
        macro_rules! names {
            ($condition:expr) => {
                users.filter($condition).order_by(users::id).select(users::name).fetch_all(db).await?
            };
        }
        // A list of Rust values; none at all.
        assert_eq!(names!(users::age.gt_any(vec![40, 25])), ["Ann", "Dora"]);
        assert_eq!(names!(users::age.ge_all([20, 30])), ["Ann", "Dora"]);
        assert_eq!(names!(users::id.lt_any(&[2])), ["Ann"]);
        assert_eq!(names!(users::id.le_all([3, 2])), ["Ann", "Bob"]);
        assert_eq!(names!(users::id.ne_any(vec![1])), ["Bob", "Cid", "Dora"]);
        assert_eq!(names!(users::id.eq_all([1])), ["Ann"]);
        assert_eq!(names!(users::id.gt_all(Vec::<i32>::new())).len(), 4);
        assert_eq!(names!(users::id.gt_any(Vec::<i32>::new())).len(), 0);
        assert_eq!(
            names!(users::id.le_any([2]).and(users::id.ge_any([2])).and(users::id.lt_all([9]))),
            ["Bob"]
        );
        // A subquery; one that gives no row; one whose column is of another type of the family.
        let other = users.alias::<'o'>();
        let aged = other.filter(other.age.is_not_null());
        assert_eq!(names!(users::age.ge_all(aged.select(other.age))), ["Dora"]);
        assert_eq!(names!(users::age.lt_any(aged.select(other.age))), ["Ann", "Bob"]);
        let none = other.filter(other.id.lt(0)).select(other.id);
        assert_eq!(names!(users::id.gt_all(none)).len(), 4);
        let correlated = posts.correlate(users).filter(posts::user_id.eq(users::id)).select(posts::views);
        assert_eq!(names!(users::karma.lt_any(correlated)), ["Ann", "Bob"]);
        // An array of SQL.
        assert_eq!(names!(users::id.eq_any(val::<Array<Int4>, _>(vec![2, 4]))), ["Bob", "Dora"]);
        let by_words = users::name.eq_any(relvar::fns::text::string_to_array("Ann,Cid", ","));
        assert_eq!(names!(by_words), ["Ann", "Cid"]);
        Ok(())
    })
    .await;
}

// SQLite: CastOf<PostStatus, Text>
#[tokio::test]
async fn t7_labels_of_an_enum_are_compared_as_text() {
    with_database(async |db| {
        // As text it is compared with text.
        let as_text = posts.filter(posts::status.cast::<Text>().eq("draft")).select(posts::id);
        assert_eq!(as_text.fetch_all(db).await?, [2]);
        Ok(())
    })
    .await;
}

// SQLite: GreaterAll
#[tokio::test]
async fn n3_any_and_all_are_null_where_a_null_decides() {
    with_database(async |db| {
        let ages = users.alias::<'o'>();
        let told = users.filter(users::id.eq(1)).select((
            users::id.eq_any(vec![1]),
            users::id.add(100).gt_all(ages.select(ages.age)),
            users::name.eq_any(relvar::fns::text::string_to_array_null("x,,y", ",", "")),
        ));
        let (list, rows, array) = told.fetch_all(db).await?.remove(0);
        let _: bool = list;
        assert_eq!((list, rows, array), (true, None, None));
        let cid = users.filter(users::id.eq(3)).select(users::age.eq_any(vec![1])).fetch_all(db).await?;
        assert_eq!(cid, [None]);
        Ok(())
    })
    .await;
}

// SQLite: Overlaps
#[tokio::test]
async fn periods_overlap() {
    with_database(async |db| {
        let start: jiff::Timestamp = "2000-01-01T00:00:00Z".parse()?;
        let stop: jiff::Timestamp = "2000-02-01T00:00:00Z".parse()?;
        let overlaps = relvar::fns::time::overlaps(
            users::created_at,
            users::created_at,
            val::<Timestamptz, _>(start),
            val::<Timestamptz, _>(stop),
        );
        assert_eq!(users.filter(overlaps).count().fetch_one(db).await?, 0);
        Ok(())
    })
    .await;
}

// SQLite: OrderByOf<ROW>
#[tokio::test]
async fn t13_row_values_are_ordered_column_by_column() {
    with_database(async |db| {
        // Sorted as a whole.
        let sorted = posts.order_by(row_of((posts::status, posts::views)).desc()).select(posts::id);
        assert_eq!(sorted.fetch_all(db).await?, [1, 3, 2]);
        Ok(())
    })
    .await;
}
