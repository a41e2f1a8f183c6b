//! The valid neighbours of compile-fail cases, rule by rule: one token away from the mistake, and run.

use crate::backend::{Error, with_database};
use crate::rules::*;
use relvar::fns::time::{date_trunc, field};
use relvar::prelude::*;
use relvar_tests::{comments, memberships, posts, teams, users};

// SQLite: ROLLUP, NestedRows, LATERAL, no type Numeric
#[tokio::test]
async fn a5_a_subquery_in_rollup_lateral_and_nested_rows_uses_grouped_columns() {
    with_database(async |db| {
        let wrote = || posts.correlate(users).filter(posts::user_id.eq(users::id));
        // A column that is grouped by itself, also under ROLLUP.
        let of_team = posts.correlate(users).inner_join(teams.on(teams::id.eq(users::team_id)));
        let by_team = users.group_by(rollup(users::team_id)).select((users::team_id, exists(of_team)));
        assert_eq!(by_team.fetch_all(db).await?.len(), 4);
        // In WHERE and inside of an aggregate there are no groups yet.
        let counted = users
            .filter(exists(wrote()))
            .group_by(users::team_id)
            .select((users::team_id, sum(scalar(wrote().select(count_rows())))));
        let counted = counted.fetch_all(db).await?;
        assert_eq!(counted, [(Some(1), Some(3.into()))]);
        // Nested rows, IN, a subquery in a window, LATERAL and WITH inside.
        let titles = many(wrote().order_by(posts::id).select(posts::title));
        let ranked = rank().over(window().order_by(scalar(wrote().select(count_rows()))));
        let member = users::team_id.is_in(
            memberships
                .correlate(users)
                .filter(memberships::user_id.eq(users::id))
                .select(memberships::team_id),
        );
        let rows =
            users.group_by(users::id).select((users::name, titles, ranked, member)).order_by(users::id);
        let rows: Vec<(String, Vec<String>, i64, Option<bool>)> = rows.fetch_all(db).await?;
        assert_eq!(rows[0].1, ["First", "Second"]);
        assert_eq!((rows[0].2, rows[1].2), (4, 3));
        let latest = wrote()
            .order_by(posts::id.desc())
            .first()
            .select(row!(Written { title: posts::title }))
            .lateral();
        let told = comments.correlate(users).inner_join(latest.on(latest.title.ne(comments::text)));
        let told = users.group_by(users::id).select(exists(told)).order_by(users::id);
        assert_eq!(told.fetch_all(db).await?, [true, true, false, false]);
        Ok(())
    })
    .await;
}

// PostgreSQL's own: the check that a subquery has one row
#[tokio::test]
async fn r4_a_subquery_of_two_rows_is_refused() {
    with_database(async |db| {
        // What the compiler cannot prove is left to the server by name.
        let only = posts.correlate(users).filter(posts::user_id.eq(users::id)).select(posts::title);
        let ann = users.find(1).select(scalar_checked(only)).fetch_one(db).await.unwrap_err();
        assert_eq!(ann.sqlstate(), Some("21000"));
        Ok(())
    })
    .await;
}

// SQLite: CastOf<Json, Jsonb>
#[tokio::test]
async fn t4_json_is_compared_as_jsonb() {
    with_database(async |db| {
        let binary = comments.select(comments::extra.cast::<Jsonb>()).distinct();
        assert_eq!(binary.fetch_all(db).await?, [None]);
        let grouped = comments.group_by(comments::extra.cast::<Jsonb>()).select(count_rows());
        assert_eq!(grouped.fetch_all(db).await?, [3]);
        let different = comments.select(count(comments::extra.cast::<Jsonb>()).distinct());
        assert_eq!(different.fetch_one(db).await?, 0);
        Ok(())
    })
    .await;
}

// SQLite: Includes, ArrayConstructor
#[tokio::test]
async fn t6_arrays_are_searched_and_built() {
    with_database(async |db| {
        use relvar::fns::array::{array, array_append};
        let two = || val::<Array<Int4>, _>([1, 2]);
        let ann = users.find(1);
        let answers = ann.select((two().includes([2]), two().overlaps([3]), array_append(two(), users::id)));
        assert_eq!(answers.fetch_one(db).await?, (true, false, vec![1, 2, 1]));
        assert_eq!(ann.select(array(users::id, (users::age,))).fetch_one(db).await?, [1, 30]);
        Ok(())
    })
    .await;
}

// SQLite: DateTrunc, DISTINCT_ON
#[tokio::test]
async fn c15_constants_stand_in_expressions() {
    with_database(async |db| {
        let month = || date_trunc(field::month(), users::created_at);
        let months = users.group_by(month()).having(month().is_not_null()).select((month(), count_rows()));
        assert_eq!(months.order_by(month()).fetch_all(db).await?[0].1, 4);
        assert_eq!(users.select(month()).distinct().order_by(month()).fetch_all(db).await?.len(), 1);
        assert_eq!(
            users.query().distinct_on(month()).order_by((month(), users::id)).fetch_all(db).await?[0].id,
            1
        );
        Ok(())
    })
    .await;
}

// SQLite: Arrays
#[tokio::test]
async fn a7_distinct_values_are_ordered_by_themselves() {
    with_database(async |db| {
        let answers = users.select(array_agg(users::active).distinct().order_by(users::active.desc()));
        assert_eq!(answers.fetch_one(db).await?, Some(vec![true]));
        Ok(())
    })
    .await;
}

// SQLite: SetReturningFunctions
#[tokio::test]
async fn a9_the_rows_of_a_function_are_a_table() {
    with_database(async |db| {
        let letter = string_to_table("a,b", ",");
        let rows = users.inner_join(letter.on(letter.value.ne(users::name)));
        assert_eq!(rows.select((letter.value, users::id)).fetch_all(db).await?.len(), 8);
        let counted = letter.query().filter(letter.value.eq("b")).select(count(letter.value));
        assert_eq!(counted.fetch_one(db).await?, 1);
        let chosen = letter
            .query()
            .select(case(letter.value.eq("a"), letter.value).otherwise("z"))
            .order_by(letter.value);
        assert_eq!(chosen.fetch_all(db).await?, ["a", "z"]);
        Ok(())
    })
    .await;
}

// SQLite: RowLocks
#[tokio::test]
async fn c2_c4_a_lock_leaves_named_queries_and_functions_alone() {
    with_database(async |db| {
        let sizes = || {
            users.group_by(users::team_id).select(row!(Size { team: users::team_id, members: count_rows() }))
        };
        db.transaction(async |tx| {
            let named = sizes().cte();
            let locked = teams.left_join(named.on(named.team.eq(teams::id))).select(teams::id).for_update();
            assert_eq!(with(&named, locked).fetch_all(&tx).await?.len(), 3);
            let letter = string_to_table("a,b", ",");
            let letters =
                teams.left_join(letter.on(letter.value.eq(teams::title))).select(teams::id).for_share();
            assert_eq!(letters.fetch_all(&tx).await?.len(), 3);
            let derived = sizes().derived();
            let of = teams.inner_join(derived.on(derived.team.eq(teams::id))).select(derived.members);
            assert_eq!(of.for_update_of(teams).fetch_all(&tx).await?.len(), 2);
            let ordered = users.select(users::id).order_by(users::age).for_no_key_update();
            assert_eq!(ordered.fetch_all(&tx).await?, [2, 1, 4, 3]);
            Ok::<_, Error>(())
        })
        .await?;
        Ok(())
    })
    .await;
}

// SQLite: RowLocks
#[tokio::test]
async fn c3_the_side_that_is_always_there_is_locked() {
    with_database(async |db| {
        db.transaction(async |tx| {
            let right = users.right_join(teams).select(teams::id).for_update_of(teams).fetch_all(&tx).await?;
            assert_eq!(right.len(), 4);
            let b = users.alias::<'b'>();
            let aliased = b.query().select(b.id).order_by(b.id).for_update_of(b).fetch_all(&tx).await?;
            assert_eq!(aliased, [1, 2, 3, 4]);
            Ok::<_, Error>(())
        })
        .await?;
        Ok(())
    })
    .await;
}

// SQLite: RowLocks
#[tokio::test]
async fn x1_x2_a_lock_in_a_subquery_is_taken_in_a_transaction() {
    with_database(async |db| {
        let writers = || posts.select(posts::user_id).for_key_share();
        db.transaction(async |tx| {
            let names = users.filter(users::id.is_in(writers())).select(users::name).order_by(users::id);
            assert_eq!(names.fetch_all(&tx).await?, ["Ann", "Bob"]);
            let rows =
                users.find(1).select(many(posts.select(posts::id).for_update())).fetch_one(&tx).await?;
            assert_eq!(rows.len(), 3);
            db.transaction(async |other| {
                let free = posts.select(posts::id).for_update().skip_locked().fetch_all(&other).await?;
                assert_eq!(free, Vec::<i32>::new());
                Ok::<_, Error>(())
            })
            .await
        })
        .await?;
        // A plan locks nothing.
        let plan = users.filter(users::id.is_in(writers())).select(users::id).explain_text(db).await?;
        assert!(plan.contains("LockRows"), "{plan}");
        Ok(())
    })
    .await;
}

// SQLite: ORDER_BY_IN_A_RECURSIVE_TERM
#[tokio::test]
async fn c10_a_recursive_term_has_an_order_of_its_own() {
    with_database(async |db| {
        let first = users.filter(users::id.eq(1)).select(row!(Reached { person: users::id })).cte();
        let stepwise = first.recursive_union(|reached| {
            let next = users.inner_join(reached.on(users::id.gt(reached.person)));
            next.select(row!(Reached { person: users::id })).order_by(users::id).limit(1)
        });
        let people = with(&stepwise, stepwise.query().select(stepwise.person).order_by(stepwise.person));
        assert_eq!(people.fetch_all(db).await?, [1, 2, 3, 4]);
        Ok(())
    })
    .await;
}
