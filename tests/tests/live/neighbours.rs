//! More valid neighbours of compile-fail cases, by rule: `tests/rules.md` says which case each stands beside.

use relvar::expr::EmptySet;
use relvar::fns::array::subscript;
use relvar::fns::bytes::encode;
use relvar::fns::text::substring_pattern;
use relvar::prelude::*;
use relvar_pg::{Error, Pg};
use relvar_tests::{comments, memberships, posts, tags, teams, users, with_database};

relvar::table! {
    seats {
        #[primary_key] id -> Int4,
        #[unique(deferrable)] code -> Int4,
        number -> Int4,
        unique_index(number, where code > 1),
    }
}

relvar::table! {
    tokens { #[primary_key] id -> Uuid, secret -> Bytea, body -> Jsonb }
}

relvar::table! {
    /// Names that Rust or the table's module takes, and one of every kind of item.
    things {
        #[primary_key] #[identity] id -> Int4,
        r#type -> Text,
        #[sql_name = "table"] table_ -> Text,
        #[sql_name = "dsl"] dsl_ -> Text,
        #[sql_name = "Row"] row_ -> Text,
        #[sql_name = "things"] #[default("none")] things_ -> Text,
        #[default(null)] age -> Nullable<Int4>,
        #[references(users.id, on_delete = set_null)] owner -> Nullable<Int4>,
        #[references(teams.title)] team -> Nullable<Text>,
        seat_user -> Nullable<Int4>,
        seat_team -> Nullable<Int4>,
        foreign_key((seat_user, seat_team) -> memberships(user_id, team_id), on_delete = cascade),
        unique(r#type, table_),
        index(lower(dsl_)),
        check(age >= 0),
    }
}

relvar::table! {
    #[no_primary_key]
    drafts { name -> Text, user_id -> Int4 }
}

relvar::joinable!(drafts -> users (user_id));

#[derive(Debug, PartialEq, relvar::Row)]
struct One {
    id: i32,
}

#[derive(Debug, PartialEq, relvar::Row)]
struct Other {
    id: i32,
}

#[derive(relvar::Row)]
#[allow(dead_code, reason = "only its columns are read")]
struct Long {
    id: i64,
}

#[derive(relvar::Row)]
#[allow(dead_code, reason = "only its columns are read")]
struct Ranked {
    id: i32,
    place: i64,
}

#[tokio::test]
async fn s1_columns_of_a_joined_table_stand_in_windows_distinct_on_and_aggregates() {
    with_database(async |db| {
        let joined = || users.inner_join(posts);
        let first = joined().distinct_on(posts::user_id).order_by((posts::user_id, posts::id));
        assert_eq!(first.select(posts::title).fetch_all(db).await?, ["First", "Third"]);
        let of_author = count_rows().over(window().partition_by(posts::user_id));
        let w = window().order_by(posts::id).named::<'w'>();
        let rows = joined().window(w).select((of_author, row_number().over(w))).order_by(posts::id);
        assert_eq!(rows.fetch_all(db).await?, [(2, 1), (2, 2), (1, 3)]);
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

#[tokio::test]
async fn s4_a_subquery_on_the_same_table_has_an_alias() {
    with_database(async |db| {
        let mate = users.alias::<'m'>();
        let mates =
            mate.query().correlate(users).filter(mate.team_id.eq(users::team_id).and(mate.id.ne(users::id)));
        let names = users.filter(exists(mates)).select(users::name).order_by(users::id);
        assert_eq!(names.fetch_all(db).await?, ["Ann", "Bob"]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn t2_boolean_columns_and_aggregates_are_conditions_everywhere() {
    with_database(async |db| {
        let groups = users.group_by(users::team_id).having(bool_and(users::active)).select(count_rows());
        assert_eq!(groups.fetch_all(db).await?.len(), 3);
        assert_eq!(users.inner_join(teams.on(users::active)).count().fetch_one(db).await?, 12);
        assert_eq!(users.select(count_rows().filter(users::active)).fetch_one(db).await?, 4);
        let named = case(not(users::active), users::email).when(users::active, users::name).end();
        assert_eq!(users.find(1).select(named).fetch_one(db).await?.as_deref(), Some("Ann"));
        let merge = tags.merge(users).on(tags::uses.eq(users::id)).when_matched_and(users::active).delete();
        assert_eq!(merge.execute(db).await?, 2);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn t3_text_is_put_together() {
    with_database(async |db| {
        let loud = users.find(1).select(users::name.concat("!")).fetch_one(db).await?;
        assert_eq!(loud, "Ann!");
        assert_eq!(users.filter(users::name.like("%3%")).count().fetch_one(db).await?, 0);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn t4_extremes_of_what_has_none_are_taken_of_its_text_or_by_order() {
    with_database(async |db| {
        relvar_pg::ddl::create_all(db, &[tokens::SCHEMA]).await?;
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
        // A uuid, bytes, jsonb and a row have an order, though the server has no max of them.
        let greatest = tokens.order_by((tokens::body.desc(), tokens::secret, tokens::id)).first();
        assert_eq!(greatest.select(tokens::body).fetch_one(db).await?, serde_json::json!({ "name": "b" }));
        let last = users.order_by(row_of((users::active, users::id)).desc()).first().select(users::id);
        assert_eq!(last.fetch_one(db).await?, 4);
        let either = users.select((bool_or(users::active), bool_and(users::active))).fetch_one(db).await?;
        assert_eq!(either, (Some(true), Some(true)));
        let one = serde_json::json!({ "a": 1 });
        comments.update(comments::extra.set(one.clone())).filter(comments::id.eq(1)).execute(db).await?;
        let same = comments.filter(comments::extra.cast::<Jsonb>().eq(one)).select(comments::id);
        assert_eq!(same.fetch_all(db).await?, [1]);
        Ok(())
    })
    .await;
}

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

#[tokio::test]
async fn n4_a_nullable_value_is_stored_with_another_in_its_place() {
    with_database(async |db| {
        let name = coalesce(nullif(val::<Text, _>("a"), "a"), "b");
        let one = tags.insert(tags::name.set(name)).returning(tags::name).fetch_one(db).await?;
        assert_eq!(one, "b");
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

#[tokio::test]
async fn a5_what_no_primary_key_decides_is_grouped_by_name() {
    with_database(async |db| {
        relvar_pg::ddl::create_all(db, &[seats::SCHEMA]).await?;
        seats.insert((seats::id.set(1), seats::code.set(2), seats::number.set(3))).execute(db).await?;
        let by_both = seats.group_by((seats::code, seats::number)).select((seats::code, seats::number));
        assert_eq!(by_both.fetch_all(db).await?, [(2, 3)]);
        assert_eq!(seats.group_by(seats::id).select(seats::number).fetch_all(db).await?, [3]);
        let by_email = users.group_by((users::email, users::name)).select(users::name).order_by(users::email);
        assert_eq!(by_email.fetch_all(db).await?, ["Ann", "Bob", "Cid", "Dora"]);
        let cubed = users.group_by(cube((users::id, users::name))).select((users::id, users::name));
        assert_eq!(cubed.fetch_all(db).await?.len(), 13);
        let sets = grouping_sets(((users::id, users::name), EmptySet));
        assert_eq!(users.group_by(sets).select((users::id, users::name)).fetch_all(db).await?.len(), 5);
        let one = posts.select(row!(Ranked { id: posts::user_id, place: posts::views })).cte();
        let grouped = one.query().group_by((one.id, one.place)).select(one.place).order_by(one.place);
        assert_eq!(with(&one, grouped).fetch_all(db).await?, [0, 5, 10]);
        let w = window().partition_by(users::team_id).order_by(max(users::age)).named::<'w'>();
        let ranks = users.group_by(users::team_id).window(w).select(rank().over(w));
        assert_eq!(ranks.fetch_all(db).await?, [1, 1, 1]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn r4_a_primary_key_proves_one_row_and_a_deferrable_one_is_read_as_many() {
    with_database(async |db| {
        relvar_pg::ddl::create_all(db, &[seats::SCHEMA]).await?;
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

#[tokio::test]
async fn w1_w2_a_rank_of_a_derived_table_is_a_value_like_others() {
    with_database(async |db| {
        let place = rank().over(window().order_by(users::age.desc_nulls_last()));
        let ranked = users.select(row!(Ranked { id: users::id, place: place })).derived();
        let first = ranked.query().filter(ranked.place.eq(1)).select(ranked.id);
        let oldest = users.dynamic::<Pg>().filter(users::id.is_in(first)).fetch_all(db).await?;
        assert_eq!(oldest.iter().map(|user| user.name.as_str()).collect::<Vec<_>>(), ["Dora"]);
        let again =
            ranked.query().select(rank().over(window().order_by(ranked.place))).order_by(ranked.place);
        assert_eq!(again.fetch_all(db).await?, [1, 2, 3, 4]);
        let numbers = (count_rows().filter(ranked.place.le(2)), max(ranked.place));
        assert_eq!(ranked.query().select(numbers).fetch_one(db).await?, (2, Some(4)));
        let last = scalar(ranked.query().order_by(ranked.place.desc()).first().select(ranked.place));
        let set = users.update(users::karma.set(coalesce(last, 0))).filter(users::id.eq(1));
        assert_eq!(set.returning(users::karma).fetch_one(db).await?, 4);
        let place = coalesce(last, 0).cast::<Int4>();
        let row = (tags::name.set("last"), tags::uses.set(place));
        assert_eq!(tags.insert(row).returning(tags::uses).fetch_one(db).await?, 4);
        let again = tags.insert(row).on_conflict(tags::name).do_update(tags::uses.set(place.add(1)));
        assert_eq!(again.returning(tags::uses).fetch_one(db).await?, 5);
        Ok(())
    })
    .await;
}

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

#[tokio::test]
async fn c10_the_whole_of_a_recursive_query_is_ordered_and_cut_outside() {
    with_database(async |db| {
        let first = users.filter(users::id.eq(1)).select(row!(One { id: users::id })).cte();
        let walk = first.recursive_union(|step| {
            let next = step.query().filter(step.id.lt(9));
            next.select(row!(One { id: step.id.add(1) }))
        });
        let last = walk.query().select(walk.id).order_by(walk.id.desc()).limit(2).offset(1);
        assert_eq!(with(&walk, last).fetch_all(db).await?, [8, 7]);
        Ok(())
    })
    .await;
}

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

#[tokio::test]
async fn c11_distinct_rows_are_paged() {
    with_database(async |db| {
        let list = || users.query().distinct().order_by((users::active, users::id));
        let page = list().page(3).fetch_page(db).await?;
        assert_eq!(page.rows.iter().map(|user| user.id).collect::<Vec<_>>(), [1, 2, 3]);
        let rest = list().seek_after(&page.next.unwrap()).page(3).fetch_page(db).await?;
        assert_eq!(rest.rows.iter().map(|user| user.id).collect::<Vec<_>>(), [4]);
        Ok(())
    })
    .await;
}

#[derive(relvar::Insert)]
#[insert(table = things)]
struct NewThing {
    r#type: &'static str,
    #[insert(rename = "table_")]
    table: &'static str,
    dsl_: &'static str,
    row_: &'static str,
    owner: Option<i32>,
    #[insert(skip)]
    #[allow(dead_code, reason = "left out on purpose")]
    note: &'static str,
}

#[derive(relvar::Changes)]
#[changes(table = things)]
struct Change {
    dsl_: Option<&'static str>,
    #[changes(skip)]
    #[allow(dead_code, reason = "left out on purpose")]
    note: &'static str,
}

#[tokio::test]
async fn m_a_table_of_every_item_is_created_written_and_read() {
    with_database(async |db| {
        relvar_pg::ddl::create_all(db, &[things::SCHEMA, drafts::SCHEMA]).await?;
        let thing = NewThing { r#type: "t", table: "a", dsl_: "D", row_: "r", owner: Some(1), note: "" };
        assert_eq!(things.insert(&thing).execute(db).await?, 1);
        assert_eq!(things.update(Change { dsl_: Some("d"), note: "" }).all_rows().execute(db).await?, 1);
        let row =
            things.inner_join(users).select((things::r#type, things::things_, things::dsl_, users::name));
        let row = row.fetch_all(db).await?;
        assert_eq!(row, [("t".to_owned(), "none".to_owned(), "d".to_owned(), "Ann".to_owned())]);
        let negative = things.update(things::age.set(-1)).all_rows().execute(db).await.unwrap_err();
        assert_eq!(negative.sqlstate(), Some("23514"));
        drafts.insert((drafts::name.set("x"), drafts::user_id.set(2))).execute(db).await?;
        assert_eq!(drafts.inner_join(users).select(users::name).fetch_all(db).await?, ["Bob"]);
        assert_eq!(memberships.left_join(things).count().fetch_one(db).await?, 3);
        Ok(())
    })
    .await;
}
