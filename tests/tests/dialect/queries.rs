//! Queries.

use relvar::prelude::*;
use relvar_tests::{
    PostStatus, TestResult, comments, memberships, messages, posts, tags, teams, users, with_database,
};

use super::{Sides, same, same_order};

#[tokio::test]
async fn aggregates_give_the_same() {
    with_database(async |db| -> TestResult {
        let mut sides = Sides::new(db);
        let nobody = users.filter(users::id.gt(100));
        same! { sides;
            users.count();
            users.select((count_rows(), count(users::age), count_distinct(users::team_id)));
            users.select((sum(users::age), min(users::age), max(users::age), min(users::name), max(users::name)));
            posts.select((sum(posts::rating), avg(posts::rating), min(posts::rating), max(posts::rating)));
            memberships.select((sum(memberships::level), max(memberships::level)));
            users.select((bool_and(users::active), bool_or(users::age.gt(40)), every(users::age.gt(25))));
            users.select(string_agg(users::name, ", ").order_by(users::name.desc()));
            users.select(string_agg(users::name, "-").order_by(users::age));
            users.select((count_rows().filter(users::age.gt(25)), sum(users::age).filter(users::active)));
            users.select((count(users::age).distinct(), sum(users::age).distinct()));
            nobody.select((count_rows(), count(users::age), sum(users::age), min(users::name), bool_or(users::active)));
            nobody.select((string_agg(users::name, ","), max(users::age), every(users::active)));
            users.group_by(users::team_id).select((users::team_id, count_rows(), sum(users::age)));
            users.group_by(users::team_id).having(count_rows().gt(1)).select((users::team_id, bool_and(users::active)));
            users.group_by(users::id).select((users::name, count_rows()));
            users.having(count_rows().gt(100)).select(count_rows());
            users.having(count_rows().gt(1)).exists();
            nobody.having(count_rows().lt(1)).exists();
            nobody.having(count_rows().gt(0)).exists();
            users.group_by(users::age.is_null()).select((users::age.is_null(), count_rows()));
        }
        sides.finish();
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn window_functions_give_the_same() {
    with_database(async |db| -> TestResult {
        let mut sides = Sides::new(db);
        let w = window().order_by(users::id);
        let by_team = window().partition_by(users::team_id).order_by((users::age, users::id));
        let named = window().partition_by(users::team_id).named::<'t'>();
        same! { sides;
            users.select((users::id, row_number().over(w), rank().over(window().order_by(users::team_id))));
            users.select((users::id, dense_rank().over(window().order_by(users::age.desc())), ntile(3).over(w)));
            users.select((users::id, percent_rank().over(window().order_by(users::karma)), cume_dist().over(window().order_by(users::karma))));
            users.select((users::id, lag(users::name).over(w), lead(users::name).over(w), lag_offset(users::name, 2).over(w)));
            users.select((users::id, lead_offset(users::name, 2).over(w), lag_default(users::name, 1, "nobody").over(w), lead_default(users::name, 1, users::email).over(w)));
            users.select((users::id, first_value(users::name).over(by_team), last_value(users::name).over(by_team), nth_value(users::name, 2).over(by_team)));
            users.select((users::id, sum(users::karma.cast::<Float8>()).over(w.rows(preceding(1), following(1)))));
            users.select((users::id, count_rows().over(window()), max(users::age).over(window().partition_by(users::team_id))));
            users.select((users::id, count_rows().over(window().order_by(users::id).range(preceding(1), current_row()))));
            users.select((users::id, count(users::age).over(window().order_by(users::age).groups(unbounded_preceding(), following(1)))));
            users.select((users::id, count_rows().over(w.rows(unbounded_preceding(), unbounded_following()).exclude_current_row())));
            users.select((users::id, count_rows().over(window().order_by(users::team_id).groups(preceding(1), following(1)).exclude_ties())));
            users.select((users::id, count_rows().over(window().order_by(users::team_id).rows(preceding(1), following(1)).exclude_group())));
            users.select((users::id, count_rows().over(window().order_by(users::age).range(preceding(10), current_row()))));
            users.select((users::id, count_rows().over(window().order_by(users::age.desc()).range(preceding(10), following(5)))));
            users.select((users::id, count_rows().filter(users::active).over(w)));
            users.select((users::id, string_agg(users::name, ",").over(w)));
            users.window(named).select((users::id, rank().over(window().based_on(named).order_by(users::age)), count_rows().over(named)));
        }
        sides.finish();
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn joins_and_subqueries_give_the_same() {
    with_database(async |db| -> TestResult {
        let mut sides = Sides::new(db);
        let b = memberships.alias::<'b'>();
        let chief = users.alias::<'c'>();
        let own = posts.correlate(users).filter(posts::user_id.eq(users::id));
        same! { sides;
            users.inner_join(teams).select((users::name, teams::title));
            users.left_join(teams).select((users::name, teams::title));
            users.right_join(teams).select((users::name, teams::title));
            users.full_join(teams).select((users::name, teams::title));
            users.cross_join(tags).select((users::name, tags::name));
            memberships.full_join(b.using((memberships::user_id, memberships::team_id))).select((memberships::role, b.role));
            posts.inner_join(users).left_join(memberships.using(memberships::team_id)).select((posts::id, memberships::role));
            users.inner_join(chief.on(chief.team_id.eq(users::team_id))).select((users::name, chief.name));
            users.filter(exists(own)).select(users::id);
            users.filter(not(exists(own))).select(users::id);
            users.filter(exists(own.having(count_rows().gt(1)))).select(users::id);
            users.filter(exists(own.having(count_rows().lt(1)))).select(users::id);
            posts.filter(posts::status.ge(PostStatus::Published)).select(posts::id);
            posts.filter(posts::status.between(PostStatus::Draft, PostStatus::Draft)).select(posts::id);
            users.filter(users::active.gt(false).and(users::created_at.le(users::created_at))).select(users::id);
            users.filter(users::age.is_null().and(users::team_id.is_not_null())).select(users::id);
            users.filter(users::id.is_in(posts.select(posts::user_id))).select(users::id);
            users.filter(users::id.is_not_in(posts.select(posts::user_id))).select(users::id);
            users.filter(users::id.eq_any(vec![1, 3, 9])).select(users::id);
            users.filter(users::id.ne_all(vec![1, 3, 9])).select(users::id);
            users.filter(users::id.eq_any(Vec::<i32>::new())).select(users::id);
            users.select((users::id, scalar(own.select(max(posts::rating)))));
            users.filter(users::active).exists();
            users.filter(row_of((users::id, users::name)).eq((1, "Ann"))).count();
            users.filter(row_of((users::karma, users::id)).gt((3_i64, 2))).select(users::id);
            users.filter(row_of((users::id, users::name)).between((1, "a"), (3, "b"))).count();
            users.filter(row_of((users::id, users::name)).is_not_distinct_from((1, "Ann"))).count();
            users.filter(row_of((users::id, users::team_id)).is_in(memberships.select((memberships::user_id, memberships::team_id)))).count();
            users.filter(row_of((users::id, users::name)).eq(scalar_row(posts.find(1).select((posts::user_id, posts::title))))).count();
            users.select((users::id, case(users::age.ge(30), users::name).when(users::age.is_null(), "?").otherwise("minor")));
            users.select((users::id, coalesce(users::age, 0), nullif(users::age, 20)));
            users.select((users::id, users::age.is_distinct_from(None::<i32>), users::age.gt(20).is_unknown(), users::age.gt(20).is_not_unknown()));
            users.filter(users::name.like("%o%").or(users::email.starts_with("d")).and(not(users::age.is_null()))).select(users::id);
            posts.select((posts::id, posts::rating.div(2.0), posts::rating.mul(posts::views.cast::<Float8>()), posts::views.div(3), posts::views.rem(3)));
            posts.select((posts::id, coalesce(posts::rating, posts::views.cast::<Float8>()).div(4.0)));
            users.select((users::id, users::name.concat("/").concat(users::id), users::age.cast::<Text>(), users::active.cast::<Int4>()));
            users.filter(users::age.between(20, 30).and(users::age.add(1).not_between(21, 25))).select(users::id);
            users.filter(users::karma.eq_any(posts.select(posts::views)).or(users::id.ne_all(posts.select(posts::user_id)))).select(users::id);
            comments.filter(comments::tone.is_null()).select((comments::id, comments::text));
        }
        sides.finish();
        Ok(())
    })
    .await;
}

#[derive(relvar::Row)]
#[allow(dead_code, reason = "only its columns are read")]
struct Busy {
    id: i32,
    posts: i64,
}

#[derive(relvar::Row)]
#[allow(dead_code, reason = "only its columns are read")]
struct Walk {
    person: i32,
    steps: i32,
}

#[tokio::test]
async fn tables_that_are_queries_give_the_same() {
    with_database(async |db| -> TestResult {
        let mut sides = Sides::new(db);
        let busy = posts.group_by(posts::user_id).select(row!(Busy { id: posts::user_id, posts: count(posts::id) }));
        let derived = busy.derived();
        let listed = values_of([row!(Busy { id: val::<Int4, _>(1), posts: val::<Int8, _>(5_i64) }); 2]).derived();
        let named = busy.cte();
        let kept = busy.cte_as::<'k'>().materialized();
        let plain = busy.cte_as::<'p'>().not_materialized();
        let first = users.filter(users::id.eq(3)).select(row!(Walk { person: users::id, steps: users::id }));
        let walk = first.cte().recursive_union_all(|walk| {
            let step = messages.inner_join(walk.on(messages::sender_id.eq(walk.person))).filter(walk.steps.lt(9));
            step.select(row!(Walk { person: messages::recipient_id, steps: walk.steps.add(1) }))
        });
        let begin = users.filter(users::id.eq(3)).order_by(users::id).limit(5);
        let around = begin.select(row!(Walk { person: users::id, steps: users::team_id.assume_not_null() })).cte_as::<'a'>();
        let around = around.recursive_union(|walk| {
            let step = messages.inner_join(walk.on(messages::sender_id.eq(walk.person)));
            step.select(row!(Walk { person: messages::recipient_id, steps: walk.steps }))
        });
        let distinct = first.cte_as::<'d'>().recursive_union(|walk| {
            let step = messages.inner_join(walk.on(messages::sender_id.eq(walk.person)));
            let step = step.inner_join(derived.on(derived.id.eq(messages::recipient_id)));
            step.select(row!(Walk { person: messages::recipient_id, steps: walk.steps })).distinct()
        });
        let alone = first.cte_as::<'n'>().recursive_union_all(|_| {
            let last = users.group_by((users::id, users::karma)).order_by(users::id.desc()).limit(1);
            last.select(row!(Walk { person: users::id, steps: users::id }))
        });
        same! { sides;
            with(&distinct, distinct.query().select((distinct.person, distinct.steps)));
            with(&alone, alone.query().select((alone.person, alone.steps)));
            listed.query().select((listed.id, listed.posts));
            users.inner_join(listed.on(listed.id.eq(users::id))).select((users::name, listed.posts));
            derived.query().select((derived.id, derived.posts));
            users.inner_join(derived.on(derived.id.eq(users::id))).select((users::name, derived.posts));
            users.left_join(derived.on(derived.id.eq(users::id))).select((users::name, derived.posts));
            derived.query().filter(derived.posts.gt(1)).select(derived.id);
            with(&named, users.inner_join(named.on(named.id.eq(users::id))).select((users::name, named.posts)));
            with(&kept, kept.query().select((kept.id, kept.posts)));
            with(&plain, users.filter(exists(plain.query())).select(users::id));
            with((&named, &kept), named.query().cross_join(&kept).select((named.id, kept.posts)));
            with(&walk, walk.query().select((walk.person, walk.steps)));
            with(&around, around.query().select((around.person, around.steps)));
        }
        sides.finish();
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn set_operations_order_and_limits_give_the_same() {
    with_database(async |db| -> TestResult {
        let mut sides = Sides::new(db);
        let (names, titles) = (users.select(users::name), teams.select(teams::title));
        let (a, b, c) = (users.select(users::id), posts.select(posts::id), teams.select(teams::id));
        same! { sides;
            names.union(titles);
            names.union_all(titles);
            a.intersect(b);
            a.except(b);
            a.union(b.intersect(c));
            a.except(b.union(c));
            a.except(b).union(c);
            a.union(users.order_by(users::id).limit(1).select(users::id));
            users.select(users::team_id).distinct();
        }
        same_order! { sides;
            a.union_all(b.union(c)).order_by_output(|id| id.desc());
            users.select(users::age).union(users.select(users::age)).order_by(users::age);
            users.order_by((users::age, users::id)).select((users::id, users::age));
            users.order_by((users::age.desc(), users::id)).select(users::id);
            users.order_by((users::age.asc_nulls_first(), users::id)).select(users::id);
            users.order_by((users::age.desc_nulls_last(), users::id)).select(users::id);
            users.order_by(users::id).limit(2).select(users::id);
            users.order_by(users::id).limit(2).offset(1).select(users::id);
            users.order_by(users::id).offset(2).select(users::id);
            users.order_by(users::id).first().select(users::id);
            a.union(b).order_by(users::id).offset(1);
            posts.order_by((posts::status.desc(), posts::id)).select(posts::id);
            a.union(b).order_by(users::id).limit(1);
            users.order_by(users::name.concat("x").desc()).select(users::id);
        }
        sides.finish();
        Ok(())
    })
    .await;
}

#[test]
fn texts_that_are_made_at_run_time_and_pages_are_taken() {
    let db = super::sqlite();
    let query = users.select(users::id).dynamic::<relvar_tests::embedded::Embedded>();
    let query = query.filter(users::age.gt(1).or(users::active)).filter(users::name.like("A%"));
    let query = query.order_by(users::age.desc()).offset(Some(4));
    let text = query.sql();
    assert!(text.ends_with(" ORDER BY users.age DESC NULLS FIRST LIMIT -1 OFFSET ?3"), "{text}");
    db.prepare(&text).unwrap();

    let cursor: relvar::value::Cursor = "AAAAAAAAAAA".parse().unwrap();
    let ids = || posts.select(posts::id);
    for text in [
        ids().order_by(posts::id).seek_after(&cursor).limit(3).sql::<Sqlite>(),
        ids().order_by((posts::views.desc(), posts::id.desc())).seek_before(&cursor).sql::<Sqlite>(),
        ids().order_by((posts::rating, posts::id.desc())).seek_after(&cursor).sql::<Sqlite>(),
        ids().order_by((posts::rating.desc(), posts::body, posts::id)).seek_before(&cursor).sql::<Sqlite>(),
    ] {
        db.prepare(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    }
}
