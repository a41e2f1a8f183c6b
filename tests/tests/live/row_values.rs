//! Row values, and ANY and ALL over lists, arrays and subqueries.

use crate::backend::with_database;
use relvar::prelude::*;
use relvar_tests::{PostStatus, Tone, comments, memberships, posts, users};

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
        // A subquery; one that gives no row; one whose column is of another type of the family.
        let other = users.alias::<'o'>();
        let none = other.filter(other.id.lt(0)).select(other.id);
        assert_eq!(names!(users::id.eq_any(none)).len(), 0);
        assert_eq!(names!(users::id.eq_any(posts.select(posts::views))), Vec::<String>::new());
        assert_eq!(names!(users::id.ne_all(posts.select(posts::user_id))), ["Cid", "Dora"]);
        assert_eq!(
            names!(users::id.eq_any(posts.select(posts::user_id).union(posts.select(posts::id)))).len(),
            3
        );
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
        Ok(())
    })
    .await;
}
