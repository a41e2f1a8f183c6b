//! Row values, and ANY and ALL over lists, arrays and subqueries.

use relvar::prelude::*;
use relvar_tests::{PostStatus, Tone, comments, memberships, posts, users, with_database};

#[tokio::test]
async fn t13_row_values_are_compared_column_by_column() {
    with_database(async |db| {
        let pair = row_of((posts::user_id, posts::views));
        macro_rules! ids {
            ($condition:expr) => {
                posts.filter($condition).order_by(posts::id).select(posts::id).fetch_all(db).await?
            };
        }
        assert_eq!(ids!(pair.eq((1, 10))), [1]);
        assert_eq!(ids!(pair.ne((1, 10))), [2, 3]);
        assert_eq!(ids!(pair.lt((2, 0))), [1, 2]);
        assert_eq!(ids!(pair.ge((1, 10))), [1, 3]);
        assert_eq!(ids!(pair.gt((1, posts::views))), [3]);
        assert_eq!(ids!(pair.between((1, 5), (2, 4))), [1]);
        assert_eq!(ids!(pair.eq((posts::id, posts::views))), [1]);
        // Columns of a family go together: int4 with int8, varchar with text.
        assert_eq!(ids!(row_of((posts::views, posts::title)).eq((posts::id, "x"))), Vec::<i32>::new());
        // NULL makes a comparison NULL, and IS DISTINCT FROM takes it for a value.
        let told = users.order_by(users::id).select((
            row_of((users::age, users::id)).eq((30, 1)),
            row_of((users::age, users::id)).is_distinct_from((None::<i32>, 3)),
            row_of((users::age, users::id)).is_not_distinct_from((None::<i32>, 3)),
            row_of((users::id, users::karma)).le((2, 7)),
        ));
        let told = told.fetch_all(db).await?;
        assert_eq!(told[0], (Some(true), true, false, true));
        assert_eq!(told[2], (Some(false), false, true, false));
        let unknown = users.filter(users::id.eq(3)).select(row_of((users::age, users::id)).eq((30, 3)));
        assert_eq!(unknown.fetch_all(db).await?, [None]);
        // Sorted as a whole.
        let sorted = posts.order_by(row_of((posts::status, posts::views)).desc()).select(posts::id);
        assert_eq!(sorted.fetch_all(db).await?, [1, 3, 2]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn t13_row_values_are_in_lists_and_subqueries() {
    with_database(async |db| {
        let seat = row_of((users::id, users::team_id));
        let seats = memberships.select((memberships::user_id, memberships::team_id));
        let at_home = users.filter(seat.is_in(seats)).order_by(users::id).select(users::name);
        assert_eq!(at_home.fetch_all(db).await?, ["Ann", "Bob"]);
        let away =
            memberships.filter(row_of((memberships::user_id, memberships::team_id)).is_not_in(
                users.select((users::id, users::team_id.assume_not_null())).filter(users::id.ne(4)),
            ));
        assert_eq!(away.count().fetch_one(db).await?, 1);
        // A union has two columns, too; int8 goes with int4.
        let ids = posts.select((posts::user_id, posts::views));
        let either = users.filter(row_of((users::id, users::karma)).is_in(ids.union(ids)));
        assert_eq!(either.count().fetch_one(db).await?, 0);

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

#[tokio::test]
async fn a_row_of_a_subquery_is_compared() {
    with_database(async |db| {
        let newest = posts.order_by(posts::id.desc()).first().select((posts::user_id, posts::title));
        let its =
            posts.filter(row_of((posts::user_id, posts::title)).eq(scalar_row(newest))).select(posts::id);
        assert_eq!(its.fetch_all(db).await?, [3]);
        // Without a row it is NULL, and so is the comparison.
        let none =
            posts.filter(posts::id.lt(0)).order_by(posts::id).first().select((posts::user_id, posts::title));
        let told =
            posts.filter(posts::id.eq(1)).select(row_of((posts::user_id, posts::title)).eq(scalar_row(none)));
        assert_eq!(told.fetch_all(db).await?, [None]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn t8_any_and_all_compare_with_lists_arrays_and_subqueries() {
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
        assert_eq!(names!(users::id.eq_any(none)).len(), 0);
        assert_eq!(names!(users::id.eq_any(posts.select(posts::views))), Vec::<String>::new());
        assert_eq!(names!(users::id.ne_all(posts.select(posts::user_id))), ["Cid", "Dora"]);
        let correlated = posts.correlate(users).filter(posts::user_id.eq(users::id)).select(posts::views);
        assert_eq!(names!(users::karma.lt_any(correlated)), ["Ann", "Bob"]);
        assert_eq!(
            names!(users::id.eq_any(posts.select(posts::user_id).union(posts.select(posts::id)))).len(),
            3
        );
        // An array of SQL.
        assert_eq!(names!(users::id.eq_any(val::<Array<Int4>, _>(vec![2, 4]))), ["Bob", "Dora"]);
        let by_words = users::name.eq_any(relvar::fns::text::string_to_array("Ann,Cid", ","));
        assert_eq!(names!(by_words), ["Ann", "Cid"]);
        Ok(())
    })
    .await;
}

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

#[tokio::test]
async fn t7_labels_of_one_enum_are_compared() {
    with_database(async |db| {
        let other = posts.alias::<'o'>();
        let same =
            posts.inner_join(other.on(other.status.eq(posts::status).and(other.id.gt(posts::id)))).count();
        assert_eq!(same.fetch_one(db).await?, 1);
        let shown = posts.filter(posts::status.gt(PostStatus::Draft)).order_by(posts::id).select(posts::id);
        assert_eq!(shown.fetch_all(db).await?, [1, 3]);
        let calm = comments.filter(comments::tone.eq_any([Tone::Calm])).select(comments::id);
        assert_eq!(calm.fetch_all(db).await?, [1]);
        // As text it is compared with text.
        let as_text = posts.filter(posts::status.cast::<Text>().eq("draft")).select(posts::id);
        assert_eq!(as_text.fetch_all(db).await?, [2]);
        Ok(())
    })
    .await;
}

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
