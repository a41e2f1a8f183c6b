//! More valid neighbours of compile-fail cases, by rule: `tests/rules.md` says which case each stands beside.

use crate::backend::{Error, with_database};
use crate::neighbours::*;
use relvar::expr::EmptySet;
use relvar::fns::array::subscript;
use relvar::fns::bytes::encode;
use relvar::fns::text::substring_pattern;
use relvar::prelude::*;
use relvar_tests::{comments, posts, tags, users};

// SQLite: DISTINCT_ON, ROLLUP, Arrays
#[tokio::test]
async fn s1_columns_of_a_joined_table_stand_in_distinct_on_rollup_and_arrays() {
    with_database(async |db| {
        let joined = || users.inner_join(posts);
        let first = joined().distinct_on(posts::user_id).order_by((posts::user_id, posts::id));
        assert_eq!(first.select(posts::title).fetch_all(db).await?, ["First", "Third"]);
        let both =
            (count_rows().filter(posts::views.gt(1)), array_agg(users::name).order_by(posts::id.desc()));
        let (seen, names) = joined().select(both).fetch_one(db).await?;
        assert_eq!((seen, names), (2, Some(vec!["Bob".to_owned(), "Ann".to_owned(), "Ann".to_owned()])));
        let titles = joined().group_by(rollup(posts::title)).select((posts::title, count_rows()));
        assert_eq!(titles.order_by(posts::title).fetch_all(db).await?.last(), Some(&(None, 3)));
        Ok(())
    })
    .await;
}

// SQLite: MERGE
#[tokio::test]
async fn t2_a_boolean_column_is_a_condition_of_merge() {
    with_database(async |db| {
        let merge = tags.merge(users).on(tags::uses.eq(users::id)).when_matched_and(users::active).delete();
        assert_eq!(merge.execute(db).await?, 2);
        Ok(())
    })
    .await;
}

// SQLite: CastOf<Uuid, Text>, Encode, GetText, CastOf<Json, Jsonb>
#[tokio::test]
async fn t4_extremes_are_taken_of_the_text_of_what_has_none() {
    with_database(async |db| {
        crate::backend::ddl::create_all(db, &[tokens::SCHEMA]).await?;
        for (id, secret, name) in [(2_u128, vec![9_u8], "b"), (1, vec![7, 8], "a")] {
            let body = serde_json::json!({ "name": name });
            let id = uuid::Uuid::from_u128(id);
            let token = (tokens::id.set(id), tokens::secret.set(secret), tokens::body.set(body));
            tokens.insert(token).execute(db).await?;
        }
        let (first, last) = tokens
            .select((min(tokens::id.cast::<Text>()), max(tokens::id.cast::<Text>())))
            .fetch_one(db)
            .await?;
        assert!(first < last && last.is_some_and(|id| id.ends_with('2')));
        let secrets = (min(encode(tokens::secret, "hex")), max(encode(tokens::secret, "hex")));
        assert_eq!(
            tokens.select(secrets).fetch_one(db).await?,
            (Some("0708".to_owned()), Some("09".to_owned()))
        );
        let names = (min(tokens::body.get_text("name")), max(tokens::body.get_text("name")));
        assert_eq!(tokens.select(names).fetch_one(db).await?, (Some("a".to_owned()), Some("b".to_owned())));
        let one = serde_json::json!({ "a": 1 });
        comments.update(comments::extra.set(one.clone())).filter(comments::id.eq(1)).execute(db).await?;
        let same = comments.filter(comments::extra.cast::<Jsonb>().eq(one)).select(comments::id);
        assert_eq!(same.fetch_all(db).await?, [1]);
        Ok(())
    })
    .await;
}

// SQLite: MERGE
#[tokio::test]
async fn n4_merge_stores_another_value_in_the_place_of_null() {
    with_database(async |db| {
        let named = users.select((users::name, coalesce(users::age, 0)));
        assert_eq!(tags.insert_from((tags::name, tags::uses), named).execute(db).await?, 4);
        let merge = tags.merge(users).on(tags::name.eq(users::name)).when_matched();
        assert_eq!(merge.update(tags::uses.set(coalesce(users::age, 7))).execute(db).await?, 4);
        assert_eq!(tags.find("Cid").select(tags::uses).fetch_one(db).await?, 7);
        let merge =
            comments.merge(users).on(comments::id.add(users::id).eq(0)).when_not_matched_and(users::id.eq(1));
        let row =
            (comments::post_id.set(1), comments::text.set(users::name), comments::user_id.set(None::<i32>));
        assert_eq!(merge.insert(row).execute(db).await?, 1);
        Ok(())
    })
    .await;
}

// SQLite: CUBE, GROUPING_SETS
#[tokio::test]
async fn a5_what_cube_and_grouping_sets_leave_is_grouped_by_name() {
    with_database(async |db| {
        crate::backend::ddl::create_all(db, &[seats::SCHEMA]).await?;
        seats.insert((seats::id.set(1), seats::code.set(2), seats::number.set(3))).execute(db).await?;
        let by_both = seats.group_by((seats::code, seats::number)).select((seats::code, seats::number));
        assert_eq!(by_both.fetch_all(db).await?, [(2, 3)]);
        assert_eq!(seats.group_by(seats::id).select(seats::number).fetch_all(db).await?, [3]);
        let cubed = users.group_by(cube((users::id, users::name))).select((users::id, users::name));
        assert_eq!(cubed.fetch_all(db).await?.len(), 13);
        let sets = grouping_sets(((users::id, users::name), EmptySet));
        assert_eq!(users.group_by(sets).select((users::id, users::name)).fetch_all(db).await?.len(), 5);
        Ok(())
    })
    .await;
}

// SQLite: CastOf<Int8, Int4>
#[tokio::test]
async fn w2_a_rank_is_stored_where_a_smaller_number_stands() {
    with_database(async |db| {
        let place = rank().over(window().order_by(users::age.desc_nulls_last()));
        let ranked = users.select(row!(Ranked { id: users::id, place: place })).derived();
        let last = scalar(ranked.query().order_by(ranked.place.desc()).first().select(ranked.place));
        let place = coalesce(last, 0).cast::<Int4>();
        let row = (tags::name.set("last"), tags::uses.set(place));
        assert_eq!(tags.insert(row).returning(tags::uses).fetch_one(db).await?, 4);
        let again = tags.insert(row).on_conflict(tags::name).do_update(tags::uses.set(place.add(1)));
        assert_eq!(again.returning(tags::uses).fetch_one(db).await?, 5);
        Ok(())
    })
    .await;
}

relvar::table! {
    seats {
        #[primary_key] id -> Int4,
        #[unique(deferrable)] code -> Int4,
        number -> Int4,
        unique_index(number, where code > 1),
    }
}

#[derive(relvar::Row)]
#[allow(dead_code, reason = "only its columns are read")]
struct Long {
    id: i64,
}

// SQLite: Subscript, SubstringPattern
#[tokio::test]
async fn n3_what_may_find_nothing_is_an_option() {
    with_database(async |db| {
        let second = subscript(val::<Array<Int4>, _>([1]), 2);
        assert_eq!(users.find(1).select(second).fetch_one(db).await?, None);
        let named = users.select(substring_pattern(users::name, "A.*")).order_by(users::id);
        assert_eq!(named.fetch_all(db).await?, [Some("Ann".to_owned()), None, None, None]);
        Ok(())
    })
    .await;
}

// SQLite: WritingWith
#[tokio::test]
async fn a2_w2_a_common_table_expression_computes_what_returning_and_values_may_not() {
    with_database(async |db| {
        let gone = comments.delete().all_rows().returning(row!(Long { id: comments::id })).cte();
        let counted = gone.query().select((count_rows(), max(gone.id)));
        assert_eq!(with(&gone, counted).fetch_one(db).await?, (3, Some(3)));
        let left = posts.delete().filter(posts::id.gt(1)).returning(row!(One { id: posts::id })).cte();
        let places = left.query().select(row_number().over(window().order_by(left.id))).order_by(left.id);
        assert_eq!(with(&left, places).fetch_all(db).await?, [1, 2]);
        let number = coalesce(scalar(users.select(count_rows())), 0).cast::<Int4>();
        let tag = tags.insert((tags::name.set("people"), tags::uses.set(number))).returning(tags::uses);
        assert_eq!(tag.fetch_one(db).await?, 4);
        let number = coalesce(scalar(users.select(max(users::age))), 0);
        let again = tags.insert((tags::name.set("people"), tags::uses.set(0))).on_conflict(tags::name);
        assert_eq!(again.do_update(tags::uses.set(number)).returning(tags::uses).fetch_one(db).await?, 50);
        Ok(())
    })
    .await;
}

// PostgreSQL's own: deferrable constraints
#[tokio::test]
async fn r4_a_primary_key_proves_one_row_and_a_deferrable_one_is_read_as_many() {
    with_database(async |db| {
        crate::backend::ddl::create_all(db, &[seats::SCHEMA]).await?;
        seats.insert((seats::id.set(1), seats::code.set(2), seats::number.set(3))).execute(db).await?;
        assert_eq!(seats.filter(seats::id.eq(1)).fetch_one(db).await?.code, 2);
        let many = (seats.filter(seats::code.eq(2)), seats.filter(seats::number.eq(3)));
        assert_eq!((many.0.fetch_all(db).await?.len(), many.1.fetch_all(db).await?.len()), (1, 1));
        assert_eq!(
            posts
                .left_join(users)
                .filter(posts::id.eq(3))
                .order_by(users::id)
                .first()
                .fetch_one(db)
                .await?
                .0
                .id,
            3
        );
        Ok(())
    })
    .await;
}

// SQLite: SetReturningFunctions
#[tokio::test]
async fn a9_the_rows_of_a_function_are_grouped_and_filled() {
    with_database(async |db| {
        let letter = string_to_table("a,b,b", ",");
        let twice = letter.query().group_by(letter.value).having(letter.value.eq("b")).select(count_rows());
        assert_eq!(twice.fetch_all(db).await?, [2]);
        let filled = letter.query().select(coalesce(nullif(letter.value, "b"), "z")).order_by(letter.value);
        assert_eq!(filled.fetch_all(db).await?, ["a", "z", "z"]);
        Ok(())
    })
    .await;
}

// SQLite: RowLocks
#[tokio::test]
async fn c2_derived_tables_of_every_kind_stand_beside_a_locked_table() {
    with_database(async |db| {
        db.transaction(async |tx| {
            let ids = || users.select(row!(One { id: users::id }));
            let distinct = posts.select(row!(One { id: posts::user_id })).distinct().derived();
            let locked = users.inner_join(distinct.on(distinct.id.eq(users::id))).select(users::id);
            assert_eq!(locked.for_update_of(users).fetch_all(&tx).await?.len(), 2);
            let place = rank().over(window().order_by(users::age));
            let ranked = users.select(row!(Ranked { id: users::id, place: place })).derived();
            let b = users.alias::<'b'>();
            let locked = b.query().inner_join(ranked.on(ranked.id.eq(b.id))).select(b.id);
            assert_eq!(locked.for_share_of(b).fetch_all(&tx).await?.len(), 4);
            let both = ids().union(posts.select(row!(One { id: posts::id }))).derived();
            let locked = b.query().inner_join(both.on(both.id.eq(b.id))).select(b.id);
            assert_eq!(locked.for_update_of(b).fetch_all(&tx).await?.len(), 4);
            let few = ids().except(posts.select(row!(One { id: posts::id }))).derived();
            let locked = b.query().inner_join(few.on(few.id.eq(b.id))).select(b.id);
            assert_eq!(locked.for_key_share_of(b).fetch_all(&tx).await?, [4]);
            let values = values_of([row!(Other { id: val::<Int4, _>(2) })]).derived();
            let locked = users.inner_join(values.on(values.id.eq(users::id))).select(users::name);
            assert_eq!(locked.for_no_key_update_of(users).fetch_all(&tx).await?, ["Bob"]);
            Ok::<_, Error>(())
        })
        .await?;
        Ok(())
    })
    .await;
}

// SQLite: RowLocks
#[tokio::test]
async fn x2_streams_lock_in_a_transaction() {
    with_database(async |db| {
        use futures_util::TryStreamExt as _;
        let all = db
            .transaction(async |mut tx| {
                let rows = posts.select(posts::id).order_by(posts::id).for_update().fetch_stream(&mut tx);
                rows.try_collect::<Vec<_>>().await
            })
            .await?;
        assert_eq!(all, [1, 2, 3]);
        Ok(())
    })
    .await;
}

#[derive(Debug, PartialEq, relvar::Row)]
pub(crate) struct Other {
    pub(crate) id: i32,
}

// SQLite: RECURSION_IN_A_DERIVED_TABLE
#[tokio::test]
async fn c10_set_operations_in_a_derived_table_add_to_a_recursive_query() {
    with_database(async |db| {
        let first = || users.filter(users::id.eq(1)).select(row!(One { id: users::id })).cte();
        let except = first().recursive_union(|step| {
            let next = step.query().select(row!(Other { id: step.id.add(1) }));
            let some = next.except(posts.select(row!(Other { id: posts::id.add(3) }))).derived();
            some.query().select(row!(One { id: some.id }))
        });
        assert_eq!(
            with(&except, except.query().order_by(except.id).select(except.id)).fetch_all(db).await?,
            [1, 2, 3]
        );
        let both = first().recursive_union(|step| {
            let next = step.query().select(row!(Other { id: step.id.add(1) }));
            let some = next.intersect(users.select(row!(Other { id: users::id }))).derived();
            some.query().select(row!(One { id: some.id }))
        });
        assert_eq!(
            with(&both, both.query().order_by(both.id).select(both.id)).fetch_all(db).await?,
            [1, 2, 3, 4]
        );
        let whole = with(&both, both.query().select(max(both.id))).fetch_one(db).await?;
        assert_eq!(whole, Some(4));
        Ok(())
    })
    .await;
}

// SQLite: OrderByOf<ROW>
#[tokio::test]
async fn t4_rows_are_ordered() {
    with_database(async |db| {
        let last = users.order_by(row_of((users::active, users::id)).desc()).first().select(users::id);
        assert_eq!(last.fetch_one(db).await?, 4);
        Ok(())
    })
    .await;
}
