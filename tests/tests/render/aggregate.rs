//! Aggregates, with what may stand inside of them and beside them.

use relvar::prelude::*;
use relvar_tests::{assert_sql, comments, posts, users};

#[test]
fn every_function_has_its_name() {
    assert_sql!(
        users.select((
            count_rows(),
            count(users::age),
            sum(users::karma),
            avg(users::age),
            min(users::name),
            max(users::created_at),
            bool_and(users::active),
            bool_or(users::active),
            every(users::active),
            bit_and(users::karma),
            bit_or(users::karma),
            bit_xor(users::karma),
            array_agg(users::name),
            string_agg(users::name, ", "),
        )),
        "SELECT count(*), count(users.age), sum(users.karma), avg(users.age), min(users.name), max(users.created_at),"
        "bool_and(users.active), bool_or(users.active), every(users.active), bit_and(users.karma), bit_or(users.karma),"
        "bit_xor(users.karma), array_agg(users.name), string_agg(users.name, $1) FROM users",
    );
    assert_sql!(
        users.select((
            json_agg(users::name),
            jsonb_agg(users::age),
            json_object_agg(users::name, users::age),
            jsonb_object_agg(users::name, users::age),
            stddev(users::age),
            stddev_pop(users::age),
            stddev_samp(users::age),
            variance(users::age),
            var_pop(users::age),
            var_samp(users::age),
        )),
        "SELECT json_agg(users.name), jsonb_agg(users.age), json_object_agg(users.name, users.age),"
        "jsonb_object_agg(users.name, users.age), stddev(users.age), stddev_pop(users.age), stddev_samp(users.age),"
        "variance(users.age), var_pop(users.age), var_samp(users.age) FROM users",
    );
    assert_sql!(
        posts.select((
            corr(posts::rating, posts::rating),
            covar_pop(posts::rating, posts::rating),
            covar_samp(posts::rating, posts::rating),
            regr_avgx(posts::rating, posts::rating),
            regr_avgy(posts::rating, posts::rating),
            regr_count(posts::rating, posts::rating),
            regr_intercept(posts::rating, posts::rating),
            regr_r2(posts::rating, posts::rating),
            regr_slope(posts::rating, posts::rating),
            regr_sxx(posts::rating, posts::rating),
            regr_sxy(posts::rating, posts::rating),
            regr_syy(posts::rating, posts::rating),
        )),
        "SELECT corr(posts.rating, posts.rating), covar_pop(posts.rating, posts.rating),"
        "covar_samp(posts.rating, posts.rating), regr_avgx(posts.rating, posts.rating),"
        "regr_avgy(posts.rating, posts.rating), regr_count(posts.rating, posts.rating),"
        "regr_intercept(posts.rating, posts.rating), regr_r2(posts.rating, posts.rating),"
        "regr_slope(posts.rating, posts.rating), regr_sxx(posts.rating, posts.rating),"
        "regr_sxy(posts.rating, posts.rating), regr_syy(posts.rating, posts.rating) FROM posts",
    );
}

#[test]
fn modifiers_come_in_any_order_and_are_written_in_one() {
    assert_sql!(
        users.select((
            count(users::age).distinct(),
            count_distinct(users::age),
            array_agg(users::name).order_by((users::age.desc(), users::id)),
            string_agg(users::name, ",").filter(users::age.gt(18)).order_by(users::name).distinct(),
            count_rows().filter(users::active),
        )),
        "SELECT count(DISTINCT users.age), count(DISTINCT users.age),"
        "array_agg(users.name ORDER BY users.age DESC, users.id),"
        "string_agg(DISTINCT users.name, $1 ORDER BY users.name) FILTER (WHERE users.age > $2),"
        "count(*) FILTER (WHERE users.active) FROM users",
    );
}

#[test]
fn ordered_sets_take_their_rows_from_within_group() {
    assert_sql!(
        users.group_by(users::team_id).select((
            mode().within_group(users::name),
            percentile_cont(0.5).within_group(users::age),
            percentile_cont_each([0.25, 0.75]).within_group(users::age.desc()),
            percentile_disc(0.5).within_group(users::name).filter(users::active),
            percentile_disc_each(vec![0.1]).within_group(users::name),
        )),
        "SELECT mode() WITHIN GROUP (ORDER BY users.name), percentile_cont($1) WITHIN GROUP (ORDER BY users.age),"
        "percentile_cont($2) WITHIN GROUP (ORDER BY users.age DESC),"
        "percentile_disc($3) WITHIN GROUP (ORDER BY users.name) FILTER (WHERE users.active),"
        "percentile_disc($4) WITHIN GROUP (ORDER BY users.name) FROM users GROUP BY users.team_id",
    );
    assert_sql!(
        users.select((
            hypothetical_rank(val::<Int4, _>(30)).within_group(users::age),
            hypothetical_dense_rank((val::<Int4, _>(30), val::<Text, _>("x")))
                .within_group((users::age, users::name)),
            hypothetical_percent_rank(val::<Int4, _>(30)).within_group(users::age.desc()),
            hypothetical_cume_dist(val::<Int4, _>(30)).within_group(users::age),
        )),
        "SELECT rank($1) WITHIN GROUP (ORDER BY users.age),"
        "dense_rank($2, $3) WITHIN GROUP (ORDER BY users.age, users.name),"
        "percent_rank($4) WITHIN GROUP (ORDER BY users.age DESC), cume_dist($5) WITHIN GROUP (ORDER BY users.age)"
        "FROM users",
    );
}

#[test]
fn aggregates_stand_in_expressions_having_and_order() {
    assert_sql!(
        comments
            .group_by(comments::post_id)
            .having(count_rows().filter(comments::user_id.is_not_null()).gt(1))
            .select((comments::post_id, max(comments::id).sub(min(comments::id))))
            .order_by(count(comments::user_id).distinct().desc()),
        "SELECT comments.post_id, max(comments.id) - min(comments.id) FROM comments GROUP BY comments.post_id"
        "HAVING count(*) FILTER (WHERE comments.user_id IS NOT NULL) > $1 ORDER BY count(DISTINCT comments.user_id) DESC",
    );
}
