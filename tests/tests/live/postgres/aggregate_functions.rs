//! Every aggregate on data and on nothing: what may be NULL is an `Option`, and what is none never is.

use crate::backend::with_database;
use relvar::prelude::*;
use relvar_tests::{comments, posts, users};
use serde_json::json;

// SQLite: JsonAggregates, StatisticalAggregates, WITHIN_GROUP
#[tokio::test]
async fn n3_over_no_rows_the_other_aggregates_are_null_too() {
    with_database(async |db| {
        let nobody = users.filter(users::id.gt(100));
        let plain = nobody
            .select((
                sum(users::karma),
                avg(users::karma),
                min(users::id),
                max(users::name),
                bool_and(users::active),
                bool_or(users::active),
                every(users::active),
                bit_and(users::karma),
                bit_or(users::karma),
                bit_xor(users::karma),
                array_agg(users::name),
                string_agg(users::name, ","),
            ))
            .fetch_one(db)
            .await?;
        assert_eq!(plain, (None, None, None, None, None, None, None, None, None, None, None, None));
        let built = nobody
            .select((
                json_agg(users::id),
                jsonb_agg(users::id),
                json_object_agg(users::id, users::name),
                jsonb_object_agg(users::id, users::name),
                stddev(users::id),
                stddev_pop(users::id),
                stddev_samp(users::id),
                variance(users::id),
                var_pop(users::id),
                var_samp(users::id),
            ))
            .fetch_one(db)
            .await?;
        assert_eq!(built, (None, None, None, None, None, None, None, None, None, None));
        let x = users::id.cast::<Float8>();
        let y = users::karma.cast::<Float8>();
        let lines = nobody
            .select((
                corr(y, x),
                covar_pop(y, x),
                covar_samp(y, x),
                regr_avgx(y, x),
                regr_avgy(y, x),
                regr_count(y, x),
                regr_intercept(y, x),
                regr_r2(y, x),
                regr_slope(y, x),
                regr_sxx(y, x),
                regr_sxy(y, x),
                regr_syy(y, x),
            ))
            .fetch_one(db)
            .await?;
        assert_eq!(lines, (None, None, None, None, None, 0, None, None, None, None, None, None));
        let sets = nobody
            .select((
                mode().within_group(users::name),
                percentile_cont(0.5).within_group(users::id),
                percentile_disc(0.5).within_group(users::id),
                percentile_cont_each([0.5]).within_group(users::id),
                percentile_disc_each([0.5]).within_group(users::name),
                hypothetical_rank(val::<Int4, _>(7)).within_group(users::id),
                hypothetical_dense_rank(val::<Int4, _>(7)).within_group(users::id),
                hypothetical_percent_rank(val::<Int4, _>(7)).within_group(users::id),
                hypothetical_cume_dist(val::<Int4, _>(7)).within_group(users::id),
            ))
            .fetch_one(db)
            .await?;
        assert_eq!(sets, (None, None, None, None, None, 1, 1, 0.0, 1.0));
        Ok(())
    })
    .await;
}

// SQLite: Arrays, DISTINCT_OF_SEVERAL_ARGUMENTS, WITHIN_GROUP
#[tokio::test]
async fn a6_modifiers_of_arrays_and_ordered_sets_do_what_sql_says() {
    with_database(async |db| {
        let sorted =
            array_agg(users::age).order_by(users::age.desc_nulls_last()).filter(users::age.is_not_null());
        let sorted = users.select(sorted).fetch_one(db).await?;
        assert_eq!(sorted, Some(vec![50, 30, 20]));
        let distinct = posts
            .select(string_agg(lower(posts::title), "").distinct().order_by(lower(posts::title).desc()))
            .fetch_one(db)
            .await?;
        assert_eq!(distinct.as_deref(), Some("thirdsecondfirst"));
        let (fraction, fractions, frequent) = users
            .select((
                percentile_cont(0.5).within_group(users::age),
                percentile_disc_each([0.0, 1.0]).within_group(users::age.desc()),
                mode().within_group(users::team_id),
            ))
            .fetch_one(db)
            .await?;
        assert_eq!((fraction, fractions, frequent), (Some(30.0), Some(vec![50, 20]), Some(1)));
        let rank = users
            .select(
                hypothetical_rank((val::<Int4, _>(25), val::<Text, _>("x")))
                    .within_group((users::age, users::name)),
            )
            .fetch_one(db)
            .await?;
        assert_eq!(rank, 2);
        Ok(())
    })
    .await;
}

// SQLite: Max<Tone>
#[tokio::test]
async fn t4_labels_of_an_enum_have_extremes() {
    with_database(async |db| {
        let tone = comments.select(max(comments::tone)).fetch_one(db).await?;
        assert_eq!(tone, Some(relvar_tests::Tone::Angry));
        Ok(())
    })
    .await;
}

// SQLite: StatisticalAggregates, WITHIN_GROUP
#[tokio::test]
async fn n3_in_a_group_only_what_a_value_can_make_null_is_nullable() {
    with_database(async |db| {
        // Every group has a row, so these are no `Option`s; the groups here have one row each.
        let of_one = users
            .group_by(users::id)
            .order_by(users::id)
            .select((
                sum(users::karma),
                min(users::name),
                bool_and(users::active),
                bit_or(users::karma),
                array_agg(users::name),
                string_agg(users::name, ","),
                jsonb_agg(users::age),
                var_pop(users::id),
                mode().within_group(users::name),
                percentile_disc(0.5).within_group(users::id),
            ))
            .fetch_all(db)
            .await?;
        assert_eq!(of_one.len(), 4);
        assert_eq!(of_one[2].6, json!([null]));
        assert_eq!(of_one[0].4, ["Ann"]);
        // Of one row a sample has no deviation, and a nullable column no value.
        let samples: Vec<(Option<_>, Option<_>, Option<i32>, Option<f64>)> = users
            .group_by(users::id)
            .order_by(users::id)
            .select((
                stddev(users::id),
                var_samp(users::id),
                max(users::age),
                percentile_cont(0.5).within_group(users::age),
            ))
            .fetch_all(db)
            .await?;
        assert_eq!(samples[0], (None, None, Some(30), Some(30.0)));
        assert_eq!(samples[2], (None, None, None, None));
        Ok(())
    })
    .await;
}

#[derive(Debug, PartialEq, relvar::Row)]
struct Ages {
    ages: Option<Vec<Option<i32>>>,
}

// SQLite: Arrays
#[tokio::test]
async fn null_elements_are_read_into_options() {
    with_database(async |db| {
        let ages = users
            .select(row!(Ages { ages: array_agg(users::age).order_by(users::id) }))
            .fetch_one(db)
            .await?;
        assert_eq!(ages.ages, Some(vec![Some(30), Some(20), None, Some(50)]));
        let refused = users.select(array_agg(users::age)).fetch_one(db).await;
        assert!(refused.is_err());
        Ok(())
    })
    .await;
}

// SQLite: Arrays
#[tokio::test]
async fn n3_a_filter_can_leave_an_array_of_no_row() {
    with_database(async |db| {
        let names = array_agg(users::name).filter(users::age.gt(25));
        let rows =
            users.group_by(users::team_id).order_by(users::team_id).select(names).fetch_all(db).await?;
        assert_eq!(rows, [Some(vec!["Ann".to_owned()]), None, Some(vec!["Dora".to_owned()])]);
        Ok(())
    })
    .await;
}
