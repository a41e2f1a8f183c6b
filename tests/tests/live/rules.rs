//! The valid neighbours of compile-fail cases, rule by rule: one token away from the mistake, and run.

use crate::backend::Condition;
use crate::backend::with_database;
use relvar::prelude::*;
use relvar_tests::{comments, memberships, messages, posts, teams, users};

#[derive(Debug, PartialEq, relvar::Row)]
pub(crate) struct Size {
    pub(crate) team: Option<i32>,
    pub(crate) members: i64,
}

#[derive(Debug, PartialEq, relvar::Row)]
pub(crate) struct Reached {
    pub(crate) person: i32,
}

#[derive(Debug, PartialEq, relvar::Row)]
pub(crate) struct Written {
    pub(crate) title: String,
}

#[tokio::test]
async fn s10_a_full_join_has_an_equality_of_both_sides() {
    with_database(async |db| {
        let both = (users::name, posts::title);
        let own = posts.on(posts::user_id.eq(users::id));
        assert_eq!(users.full_join(own).select(both).fetch_all(db).await?.len(), 5);
        // Whatever AND joins to it is free, on one side or on both.
        let some =
            posts.on(users::age.gt(20).and(users::karma.gt(posts::views).and(users::id.eq(posts::user_id))));
        assert_eq!(users.full_join(some).select(both).fetch_all(db).await?.len(), 6);
        let sums = posts.on(posts::id.add(1).eq(users::id.sub(1)));
        assert_eq!(users.full_join(sums).select(both).fetch_all(db).await?.len(), 5);
        let lowered = posts.on(lower(users::name).eq(lower(posts::title)));
        assert_eq!(users.full_join(lowered).select(both).fetch_all(db).await?.len(), 7);
        // Along a foreign key, after other joins, with every pair, and in a subquery with a column from outside.
        assert_eq!(posts.full_join(users).select(both).fetch_all(db).await?.len(), 5);
        let later = teams.left_join(users).full_join(posts.on(posts::id.eq(teams::id)));
        assert_eq!(later.select(posts::id).fetch_all(db).await?.len(), 4);
        let sizes =
            users.group_by(users::team_id).select(row!(Size { team: users::team_id, members: count_rows() }));
        let sizes = sizes.derived();
        let of_teams = teams.full_join(sizes.on(sizes.team.eq(teams::id)));
        assert_eq!(of_teams.select((teams::title, sizes.members)).fetch_all(db).await?.len(), 4);
        assert_eq!(teams.full_join(sizes.on_true()).select(teams::id).fetch_all(db).await?.len(), 9);
        let inner =
            posts.correlate(users).full_join(comments.on(posts::id.add(users::id).eq(comments::post_id)));
        let found =
            users.filter(exists(inner.filter(comments::id.is_not_null().and(posts::id.is_not_null()))));
        assert_eq!(found.select(users::id).order_by(users::id).fetch_all(db).await?, [1, 2]);
        Ok(())
    })
    .await;
}

/// For every FROM clause with posts.
fn viewed<S: Contains<posts::table>>() -> impl Condition<S> {
    condition(posts::views.gt(0))
}

#[tokio::test]
async fn a5_a_subquery_uses_grouped_columns_of_the_query_around_it() {
    with_database(async |db| {
        let wrote = || posts.correlate(users).filter(posts::user_id.eq(users::id));
        // The key is grouped, so every column of its table may be used inside.
        let named = posts.correlate(users).filter(posts::title.ne(users::name)).select(count_rows());
        let each = users
            .group_by(users::id)
            .having(exists(wrote()))
            .select((users::id, exists(wrote()), scalar(named)))
            .order_by((exists(wrote()), users::id))
            .fetch_all(db)
            .await?;
        assert_eq!(each, [(1, true, Some(3)), (2, true, Some(3))]);
        // The subquery's own columns and groups are its own, at any depth.
        let commented = comments.correlate(posts).filter(comments::post_id.eq(posts::id));
        let deep = wrote()
            .inner_join(messages.on(messages::sender_id.eq(posts::user_id)))
            .filter(exists(commented))
            .filter_opt(Some(messages::id.gt(0)))
            .group_by((posts::user_id, lower(posts::title)))
            .having(max(posts::views).gt(0))
            .select(count_rows());
        let deep = users.group_by(users::id).select((users::id, exists(deep))).order_by(users::id);
        assert_eq!(deep.fetch_all(db).await?, [(1, true), (2, true), (3, false), (4, false)]);
        // IN, a subquery in a window, and WITH inside.
        let ranked = rank().over(window().order_by(scalar(wrote().select(count_rows()))));
        let member = users::team_id.is_in(
            memberships
                .correlate(users)
                .filter(memberships::user_id.eq(users::id))
                .select(memberships::team_id),
        );
        let rows = users.group_by(users::id).select((users::name, ranked, member)).order_by(users::id);
        let rows: Vec<(String, i64, Option<bool>)> = rows.fetch_all(db).await?;
        assert_eq!((rows[0].1, rows[1].1), (4, 3));
        let titled = wrote().select(row!(Written { title: posts::title })).cte();
        let titled = with(&titled, titled.query().select(count_rows()));
        let titled = users.group_by(users::id).select(scalar(titled)).order_by(users::id);
        assert_eq!(titled.fetch_all(db).await?, [Some(2), Some(1), Some(0), Some(0)]);
        // A condition that is written once, where nothing around it is grouped.
        let seen = users.filter(exists(wrote().filter(viewed()))).select(users::id).order_by(users::id);
        assert_eq!(seen.fetch_all(db).await?, [1, 2]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a2_a3_a_subquery_computes_an_aggregate_where_none_may_stand() {
    with_database(async |db| {
        let other = users.alias::<'b'>();
        let most = || scalar(other.query().select(max(other.karma)));
        assert_eq!(users.filter(users::karma.eq(most())).select(users::name).fetch_all(db).await?, ["Dora"]);
        let joined = users.inner_join(posts.on(posts::user_id.eq(users::id).and(users::karma.lt(most()))));
        assert_eq!(joined.select(posts::id).fetch_all(db).await?.len(), 3);
        let sizes =
            users.group_by(users::team_id).select(row!(Size { team: users::team_id, members: count_rows() }));
        let sizes = sizes.derived();
        assert_eq!(sizes.query().select(max(sizes.members)).fetch_one(db).await?, Some(2));
        users.update(users::karma.set(coalesce(most(), 0))).filter(users::id.eq(1)).execute(db).await?;
        assert_eq!(users.find(1).select(users::karma).fetch_one(db).await?, 9);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a8_an_aggregate_of_a_subquery_takes_a_column_of_its_own() {
    with_database(async |db| {
        let most = posts.correlate(users).select(max(posts::views.add(users::karma)));
        let found = users.filter(users::karma.lt(scalar(most))).select(users::id).order_by(users::id);
        assert_eq!(found.fetch_all(db).await?, [1, 2, 3, 4]);
        let some = posts.correlate(users).select(count(users::age).filter(posts::user_id.eq(users::id)));
        let some = users.select(scalar(some)).order_by(users::id).fetch_all(db).await?;
        assert_eq!(some, [Some(2), Some(1), Some(0), Some(0)]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn r4_a_subquery_is_a_value_where_a_key_proves_one_row() {
    with_database(async |db| {
        // By a key that a column of the outer query fixes, on either side of `=`.
        let author = users.correlate(posts).filter(users::id.eq(posts::user_id)).select(users::name);
        let again = users.correlate(posts).filter(posts::user_id.eq(users::id)).select(users::email);
        let rows = posts.select((posts::id, scalar(author), scalar(again))).order_by(posts::id);
        assert_eq!(rows.fetch_all(db).await?[2], (3, Some("Bob".into()), Some("bob@x.org".into())));
        let role = memberships
            .correlate(users)
            .filter(memberships::user_id.eq(users::id).and(memberships::team_id.eq(users::team_id)));
        let roles = users.select(scalar(role.select(memberships::role))).order_by(users::id);
        assert_eq!(roles.fetch_all(db).await?, [Some("chief".into()), Some("member".into()), None, None]);
        let last =
            posts.correlate(users).filter(posts::user_id.eq(users::id)).order_by(posts::id.desc()).first();
        let lasts = users.select(scalar(last.select(posts::id))).order_by(users::id);
        assert_eq!(lasts.fetch_all(db).await?, [Some(2), Some(3), None, None]);
        assert_eq!(
            users.filter(val::<Int4, _>(2).eq(users::id)).select(users::name).fetch_one(db).await?,
            "Bob"
        );
        // What the compiler cannot prove is left to the server by name.
        let only = posts.correlate(users).filter(posts::user_id.eq(users::id)).select(posts::title);
        let bob = users.find(2).select(scalar_checked(only));
        assert_eq!(bob.fetch_one(db).await?.as_deref(), Some("Third"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn t4_json_is_read_and_compared_as_jsonb() {
    with_database(async |db| {
        let extra = comments.select(comments::extra).union_all(comments.select(comments::extra));
        assert_eq!(extra.fetch_all(db).await?.len(), 6);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn t6_arrays_go_with_arrays_of_their_type() {
    with_database(async |db| {
        assert_eq!(users.filter(users::id.eq_any([1, 2])).count().fetch_one(db).await?, 2);
        assert_eq!(users.filter(users::name.ne_all(vec!["Ann"])).count().fetch_one(db).await?, 3);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn t8_a_subquery_has_one_column_of_the_same_type() {
    with_database(async |db| {
        let writers = posts.select(posts::user_id);
        assert_eq!(users.filter(users::id.is_in(writers)).count().fetch_one(db).await?, 2);
        assert_eq!(users.filter(users::id.is_not_in(writers)).count().fetch_one(db).await?, 2);
        let other = users.alias::<'b'>();
        let same =
            users.filter(users::age.eq(scalar(other.query().filter(other.id.eq(1)).select(other.age))));
        assert_eq!(same.select(users::name).fetch_all(db).await?, ["Ann"]);
        // int4 among int8, as the server compares them
        assert_eq!(users.filter(users::karma.is_in(posts.select(posts::id))).count().fetch_one(db).await?, 1);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn t12_casts_that_the_server_has() {
    with_database(async |db| {
        let ann = users.find(1);
        let casts = ann.select((
            users::active.cast::<Int4>(),
            users::id.cast::<Text>(),
            users::karma.cast::<Float8>(),
        ));
        assert_eq!(casts.fetch_one(db).await?, (1, "1".to_owned(), 7.0));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn w1_w2_a_window_function_is_computed_in_a_table_around_which_its_column_is_used() {
    with_database(async |db| {
        #[derive(relvar::Row)]
        #[allow(dead_code, reason = "only its columns are read")]
        struct Ranked {
            id: i32,
            place: i64,
        }
        let place = || rank().over(window().order_by(users::age.desc_nulls_last()));
        let ranked = users.select(row!(Ranked { id: users::id, place: place() })).derived();
        assert_eq!(
            ranked
                .query()
                .filter(ranked.place.le(2))
                .order_by(ranked.place)
                .select(ranked.id)
                .fetch_all(db)
                .await?,
            [4, 1]
        );
        let grouped =
            ranked.query().group_by(ranked.place).having(max(ranked.place).gt(2)).select(ranked.place);
        assert_eq!(grouped.order_by(ranked.place).fetch_all(db).await?, [3, 4]);
        let joined = users.inner_join(ranked.on(ranked.id.eq(users::id).and(ranked.place.eq(1))));
        assert_eq!(joined.select(users::name).fetch_all(db).await?, ["Dora"]);
        let first =
            scalar(ranked.query().filter(ranked.place.eq(1)).select(ranked.id).order_by(ranked.id).first());
        users.update(users::karma.set(100)).filter(users::id.eq(first)).execute(db).await?;
        assert_eq!(users.find(4).select(users::karma).fetch_one(db).await?, 100);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn w5_w6_frames_in_order_and_filters_of_aggregates() {
    with_database(async |db| {
        let by_id = window().order_by(users::id);
        let ahead = by_id.rows(current_row(), unbounded_following());
        let rows = users
            .select((
                count_rows().over(by_id.rows(unbounded_preceding(), current_row())),
                count_rows().over(ahead),
                count_rows().over(by_id.rows(following(1), following(2))),
                count_rows().filter(users::age.gt(25)).over(window()),
            ))
            .order_by(users::id)
            .fetch_all(db)
            .await?;
        assert_eq!(rows, [(1, 4, 2, 2), (2, 3, 2, 2), (3, 2, 1, 2), (4, 1, 0, 2)]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn c10_a_recursive_term_has_an_order_and_an_outer_join_of_its_own() {
    with_database(async |db| {
        let first = users.filter(users::id.eq(1)).select(row!(Reached { person: users::id })).cte();
        let kept = first.recursive_union(|reached| {
            let next = messages.right_join(reached.on(messages::sender_id.eq(reached.person)));
            next.select(row!(Reached { person: coalesce(messages::recipient_id, reached.person) }))
        });
        let people = with(&kept, kept.query().select(kept.person).order_by(kept.person));
        assert_eq!(people.fetch_all(db).await?, [1, 2]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn c13_a_set_operation_is_ordered_by_its_output_columns() {
    with_database(async |db| {
        let both =
            users.select((users::id, users::name)).except(posts.select((posts::user_id, posts::title)));
        let rows = both.order_by_output(|row| (row.1.desc(), row.0)).fetch_all(db).await?;
        assert_eq!(rows[0], (4, "Dora".to_owned()));
        let same =
            users.select(users::id).intersect(posts.select(posts::user_id)).order_by_output(|id| id.desc());
        assert_eq!(same.fetch_all(db).await?, [2, 1]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn c15_constants_and_columns_of_a_table_stand_for_expressions_with_values() {
    with_database(async |db| {
        #[derive(relvar::Row)]
        #[allow(dead_code, reason = "only its columns are read")]
        struct Next {
            karma: i64,
        }
        let next = users.select(row!(Next { karma: users::karma.add(1) })).derived();
        let grouped =
            next.query().group_by(next.karma).having(next.karma.gt(3)).select((next.karma, count_rows()));
        assert_eq!(grouped.order_by(next.karma).fetch_all(db).await?, [(4, 1), (8, 1), (10, 1)]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn j3_a_fragment_has_the_type_that_it_says_and_columns_of_from() {
    with_database(async |db| {
        let length = || relvar::sql!(Int4, "length({})", users::name);
        let long = users.filter(length().gt(3)).select((users::name, length())).order_by(length());
        assert_eq!(long.fetch_all(db).await?, [("Dora".to_owned(), 4)]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a8_having_alone_makes_one_group_of_a_subquery() {
    with_database(async |db| {
        let rows = posts.correlate(users).filter(posts::user_id.eq(users::id)).having(count_rows().gt(1));
        assert_eq!(users.filter(exists(rows)).select(users::name).fetch_all(db).await?, ["Ann"]);
        Ok(())
    })
    .await;
}
