//! More valid neighbours of compile-fail cases, by rule: `tests/rules.md` says which case each stands beside.

use crate::backend::Backend;
use crate::backend::with_database;
use relvar::prelude::*;
use relvar_tests::{memberships, posts, tags, teams, users};

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
pub(crate) struct One {
    pub(crate) id: i32,
}

#[derive(relvar::Row)]
#[allow(dead_code, reason = "only its columns are read")]
pub(crate) struct Ranked {
    pub(crate) id: i32,
    pub(crate) place: i64,
}

#[tokio::test]
async fn s1_columns_of_a_joined_table_stand_in_windows_distinct_on_and_aggregates() {
    with_database(async |db| {
        let joined = || users.inner_join(posts);
        let of_author = count_rows().over(window().partition_by(posts::user_id));
        let w = window().order_by(posts::id).named::<'w'>();
        let rows = joined().window(w).select((of_author, row_number().over(w))).order_by(posts::id);
        assert_eq!(rows.fetch_all(db).await?, [(2, 1), (2, 2), (1, 3)]);
        let seen = joined().select(count_rows().filter(posts::views.gt(1))).fetch_one(db).await?;
        assert_eq!(seen, 2);
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
        crate::backend::ddl::create_all(db, &[tokens::SCHEMA]).await?;
        for (id, secret, name) in [(2_u128, vec![9_u8], "b"), (1, vec![7, 8], "a")] {
            let body = serde_json::json!({ "name": name });
            let id = uuid::Uuid::from_u128(id);
            let token = (tokens::id.set(id), tokens::secret.set(secret), tokens::body.set(body));
            tokens.insert(token).execute(db).await?;
        }
        // A uuid, bytes, jsonb and a row have an order, though the server has no max of them.
        let greatest = tokens.order_by((tokens::body.desc(), tokens::secret, tokens::id)).first();
        assert_eq!(greatest.select(tokens::body).fetch_one(db).await?, serde_json::json!({ "name": "b" }));
        let either = users.select((bool_or(users::active), bool_and(users::active))).fetch_one(db).await?;
        assert_eq!(either, (Some(true), Some(true)));
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
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a5_what_no_primary_key_decides_is_grouped_by_name() {
    with_database(async |db| {
        let by_email = users.group_by((users::email, users::name)).select(users::name).order_by(users::email);
        assert_eq!(by_email.fetch_all(db).await?, ["Ann", "Bob", "Cid", "Dora"]);
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
async fn w1_w2_a_rank_of_a_derived_table_is_a_value_like_others() {
    with_database(async |db| {
        let place = rank().over(window().order_by(users::age.desc_nulls_last()));
        let ranked = users.select(row!(Ranked { id: users::id, place: place })).derived();
        let first = ranked.query().filter(ranked.place.eq(1)).select(ranked.id);
        let oldest = users.dynamic::<Backend>().filter(users::id.is_in(first)).fetch_all(db).await?;
        assert_eq!(oldest.iter().map(|user| user.name.as_str()).collect::<Vec<_>>(), ["Dora"]);
        let again =
            ranked.query().select(rank().over(window().order_by(ranked.place))).order_by(ranked.place);
        assert_eq!(again.fetch_all(db).await?, [1, 2, 3, 4]);
        let numbers = (count_rows().filter(ranked.place.le(2)), max(ranked.place));
        assert_eq!(ranked.query().select(numbers).fetch_one(db).await?, (2, Some(4)));
        let last = scalar(ranked.query().order_by(ranked.place.desc()).first().select(ranked.place));
        let set = users.update(users::karma.set(coalesce(last, 0))).filter(users::id.eq(1));
        assert_eq!(set.returning(users::karma).fetch_one(db).await?, 4);
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
        crate::backend::ddl::create_all(db, &[things::SCHEMA, drafts::SCHEMA]).await?;
        let thing = NewThing { r#type: "t", table: "a", dsl_: "D", row_: "r", owner: Some(1), note: "" };
        assert_eq!(things.insert(&thing).execute(db).await?, 1);
        assert_eq!(things.update(Change { dsl_: Some("d"), note: "" }).all_rows().execute(db).await?, 1);
        let row =
            things.inner_join(users).select((things::r#type, things::things_, things::dsl_, users::name));
        let row = row.fetch_all(db).await?;
        assert_eq!(row, [("t".to_owned(), "none".to_owned(), "d".to_owned(), "Ann".to_owned())]);
        let negative = things.update(things::age.set(-1)).all_rows().execute(db).await.unwrap_err();
        assert!(negative.is_check_violation());
        drafts.insert((drafts::name.set("x"), drafts::user_id.set(2))).execute(db).await?;
        assert_eq!(drafts.inner_join(users).select(users::name).fetch_all(db).await?, ["Bob"]);
        assert_eq!(memberships.left_join(things).count().fetch_one(db).await?, 3);
        Ok(())
    })
    .await;
}
