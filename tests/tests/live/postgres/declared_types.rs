//! Types that a program declares: enums, composites and domains, alone, in arrays, in one another, and in rows of rows.

use std::collections::BTreeSet;

use relvar::prelude::*;
use relvar::value::OrDefault;
use relvar_pg::ddl::{ObjectKind, create_all, create_all_sql, drop_all};
use relvar_tests::{PostStatus, TestResult, users, with_database};

/// Text with a condition.
#[derive(Clone, Debug, PartialEq, relvar::Domain)]
#[sql(base = Text, check = value like "%@%" and length(value) < 100, not_null)]
pub struct Email(String);

/// A number with a modifier.
#[derive(Clone, Copy, Debug, PartialEq, relvar::Domain)]
#[sql(name = "Price", base = Numeric, precision = 10, scale = 2, check = value >= 0)]
pub struct Price(rust_decimal::Decimal);

/// Where somebody lives.
#[derive(Clone, Debug, PartialEq, relvar::Composite)]
pub struct Address {
    street: String,
    #[sql(type = Varchar, rename = "zip code")]
    zip: Option<String>,
    floor: i16,
}

/// A composite with everything in it.
#[derive(Clone, Debug, PartialEq, relvar::Composite)]
#[sql(name = "contact_card", schema = "app")]
pub struct Card {
    home: Address,
    email: Option<Email>,
    status: PostStatus,
    numbers: Vec<i32>,
    words: Option<Vec<String>>,
    others: Vec<Address>,
    #[sql(type = Jsonb)]
    notes: serde_json::Value,
}

relvar::table! {
    cards {
        #[primary_key] #[identity] id -> Int4,
        home -> Address,
        former -> Array<Address>,
        card -> Nullable<Card>,
        email -> Email,
        price -> Nullable<Price>,
        prices -> Array<Price>,
        states -> Array<relvar_tests::PostStatus>,
    }
}

/// All of a row.
#[derive(Debug, PartialEq, relvar::Insert, relvar::Row)]
#[insert(table = cards)]
struct NewCard {
    home: Address,
    former: Vec<Address>,
    card: Option<Card>,
    email: Email,
    price: Option<Price>,
    prices: Vec<Price>,
    states: Vec<PostStatus>,
}

fn address(street: &str, zip: Option<&str>) -> Address {
    Address { street: street.to_owned(), zip: zip.map(str::to_owned), floor: -1 }
}

fn price(cents: i64) -> Price {
    Price(rust_decimal::Decimal::new(cents, 2))
}

fn full() -> NewCard {
    let card = Card {
        home: address("Dam", None),
        email: Some(Email("a@b".into())),
        status: PostStatus::Published,
        numbers: vec![3, -4],
        words: None,
        others: vec![address("x", Some("y"))],
        notes: serde_json::json!({"a": [1]}),
    };
    NewCard {
        home: address("Dam 1, \"quoted\"", Some("10(17)")),
        former: vec![address("", None), address("NULL", Some(""))],
        card: Some(card),
        email: Email("ann@example.org".into()),
        price: Some(price(1250)),
        prices: vec![price(100), price(0)],
        states: vec![PostStatus::Published, PostStatus::Draft],
    }
}

fn bare() -> NewCard {
    NewCard {
        home: address("A", None),
        former: vec![],
        card: None,
        email: Email("bo@example.org".into()),
        price: None,
        prices: vec![],
        states: vec![],
    }
}

async fn with_cards(test: impl AsyncFnOnce(&relvar_pg::Pool) -> TestResult) {
    with_database(async |db| {
        create_all(db, &[cards::SCHEMA]).await?;
        test(db).await
    })
    .await;
}

async fn add_both(db: &relvar_pg::Pool) -> Result<(), relvar_pg::Error> {
    cards.insert(full()).execute(db).await?;
    cards.insert(bare()).execute(db).await?;
    Ok(())
}

// SQLite: no type Composite
#[tokio::test]
async fn declared_types_go_there_and_back() {
    with_cards(async |db| {
        cards.insert(full()).execute(db).await?;
        cards.insert(bare()).execute(db).await?;
        cards.insert(full()).execute(db).await?;
        cards.insert(&[bare(), full(), bare()]).execute(db).await?;
        let rows = cards.order_by(cards::id).select_as::<NewCard>().fetch_all(db).await?;
        assert_eq!(rows, [full(), bare(), full(), bare(), full(), bare()]);
        cards.delete().filter(cards::id.gt(3)).execute(db).await?;
        // Prepared the second time, and read the same.
        let rows = cards.order_by(cards::id).select_as::<NewCard>().fetch_all(db).await?;
        assert_eq!(rows, [full(), bare(), full()]);
        let changed = cards.update((cards::home.set(address("new", None)), cards::price.set(Some(price(5)))));
        changed.filter(cards::id.eq(2)).execute(db).await?;
        let row = cards.find(2).select((cards::home, cards::price)).fetch_one(db).await?;
        assert_eq!(row, (address("new", None), Some(price(5))));
        Ok(())
    })
    .await;
}

relvar::table! {
    depots {
        #[primary_key] id -> Int4,
        place -> Address,
        other -> Nullable<Address>,
        #[default(0)] size -> Int4,
    }
}

#[derive(Clone, Debug, PartialEq, relvar::Insert, relvar::Row)]
#[insert(table = depots)]
struct Depot {
    id: i32,
    place: Address,
    other: Option<Address>,
}

#[derive(relvar::Insert)]
#[insert(table = depots)]
struct SizedDepot {
    id: i32,
    place: Address,
    size: OrDefault<i32>,
}

#[derive(relvar::Changes)]
#[changes(table = depots)]
struct Moved {
    #[changes(key)]
    id: i32,
    place: Address,
    other: Option<Option<Address>>,
}

// SQLite: no type Composite
#[tokio::test]
async fn many_rows_have_values_of_composite_types() {
    with_database(async |db| {
        create_all(db, &[depots::SCHEMA]).await?;
        let depot = |id, other| Depot { id, place: address(&format!("Dam {id}"), None), other };
        let some = [depot(1, None), depot(2, Some(address("x", Some("y")))), depot(3, None)];
        depots.insert(&some).execute(db).await?;
        let rows = || depots.order_by(depots::id).select_as::<Depot>();
        assert_eq!(rows().fetch_all(db).await?, some);

        // Rows with fields that may be absent, of one kind and of two.
        let sized = |id, size| SizedDepot { id, place: address("s", None), size };
        let two = [sized(4, OrDefault::Default), sized(5, OrDefault::Value(7))];
        let inserted = depots.insert(&two).returning((depots::id, depots::place, depots::size));
        let place = || address("s", None);
        assert_eq!(inserted.fetch_all(db).await?, [(4, place(), 0), (5, place(), 7)]);
        depots.insert(&[sized(6, OrDefault::Default), sized(7, OrDefault::Default)]).execute(db).await?;

        let moved = |id, other| Moved { id, place: address("m", None), other };
        let moves = [moved(1, Some(Some(address("o", None)))), moved(2, Some(None)), moved(3, None)];
        assert_eq!(depots.update(&moves).execute(db).await?, 3);
        let places =
            depots.filter(depots::id.le(3)).order_by(depots::id).select((depots::place, depots::other));
        let m = || address("m", None);
        let expected = [(m(), Some(address("o", None))), (m(), None), (m(), None)];
        assert_eq!(places.fetch_all(db).await?, expected);
        Ok(())
    })
    .await;
}

// SQLite: no type Composite
#[tokio::test]
async fn fields_of_a_composite_are_expressions() {
    with_cards(async |db| {
        add_both(db).await?;
        let home = fields(cards::home);
        let query = cards.filter(home.zip.eq("10(17)")).select((home.street, home.zip, home.floor));
        let row = query.fetch_all(db).await?;
        assert_eq!(row, [(Some("Dam 1, \"quoted\"".to_owned()), Some("10(17)".to_owned()), Some(-1))]);
        // A field of a composite that may be missing, and a field in a field.
        let card = fields(cards::card);
        let nested = fields(card.home);
        let query = cards.order_by(cards::id).select((nested.street, card.status, card.numbers));
        let rows = query.fetch_all(db).await?;
        assert_eq!(rows[0], (Some("Dam".to_owned()), Some(PostStatus::Published), Some(vec![3, -4])));
        assert_eq!(rows[1], (None, None, None));
        // They are grouped like columns: one access has one key.
        let query = cards.group_by(home.floor).select((home.floor, count_rows()));
        assert_eq!(query.fetch_all(db).await?, [(Some(-1), 2)]);
        let same = cards.filter(cards::home.eq(address("A", None))).select(cards::id);
        assert_eq!(same.fetch_all(db).await?, [2]);
        let firsts = cards.order_by(cards::home.asc()).select(cards::id).fetch_all(db).await?;
        assert_eq!(firsts, [2, 1]);
        Ok(())
    })
    .await;
}

// SQLite: no type Composite
#[tokio::test]
async fn a_composite_goes_to_json_and_takes_its_members() {
    use relvar::fns::json::{json_populate_record, jsonb_populate_record, row_to_json};
    with_cards(async |db| {
        cards.insert(bare()).execute(db).await?;
        let told = cards.select(row_to_json(cards::home)).fetch_one_checked(db).await?;
        assert_eq!(told, serde_json::json!({"street": "A", "zip code": null, "floor": -1}));
        let moved = cards.select((
            jsonb_populate_record(cards::home, serde_json::json!({"street": "B", "floor": 3})),
            json_populate_record(cards::home, serde_json::json!({"zip code": "1"})),
        ));
        let (first, second) = moved.fetch_one_checked(db).await?;
        assert_eq!(first, Address { street: "B".to_owned(), zip: None, floor: 3 });
        assert_eq!(second, address("A", Some("1")));
        Ok(())
    })
    .await;
}

// SQLite: no type Composite
#[tokio::test]
async fn a_domain_is_compared_like_its_base() {
    with_cards(async |db| {
        add_both(db).await?;
        let by_value = cards.filter(cards::email.eq("ann@example.org")).select(cards::id);
        assert_eq!(by_value.fetch_all(db).await?, [1]);
        let by_domain =
            cards.filter(cards::email.eq_any(vec![Email("bo@example.org".into())])).select(cards::id);
        assert_eq!(by_domain.fetch_all(db).await?, [2]);
        let with_base = cards.cross_join(users).filter(cards::email.ne(users::email)).count();
        assert_eq!(with_base.fetch_one(db).await?, 8);
        let with_domain = cards.cross_join(users).filter(users::email.eq(cards::email)).count();
        assert_eq!(with_domain.fetch_one(db).await?, 0);
        let query = cards.find(1).select((
            upper(cards::email),
            cards::email.cast::<Text>(),
            cards::email.like("%example%"),
            coalesce(cards::email, "x"),
            cards::price.cast::<Numeric>().mul(rust_decimal::Decimal::TWO),
        ));
        let (upper, text, like, one, twice) = query.fetch_one(db).await?;
        let ann = "ann@example.org".to_owned();
        assert_eq!((upper, text, like, one), ("ANN@EXAMPLE.ORG".to_owned(), ann.clone(), true, ann));
        assert_eq!(twice.map(|twice| twice.to_string()), Some("25.00".to_owned()));
        let extremes =
            cards.select((max(cards::email), max(cards::price), sum(cards::price))).fetch_one(db).await?;
        assert_eq!(extremes.0, Some("bo@example.org".to_owned()));
        assert_eq!((extremes.1, extremes.2), (Some(price(1250).0), Some(price(1250).0)));
        let cheap = cards.filter(cards::prices.includes(vec![price(100)])).select(cards::id);
        assert_eq!(cheap.fetch_all(db).await?, [1]);
        Ok(())
    })
    .await;
}

// SQLite: no type Composite
#[tokio::test]
async fn the_server_checks_a_domain() {
    with_cards(async |db| {
        let wrong = NewCard { email: Email("nobody".into()), ..bare() };
        let error = cards.insert(wrong).execute(db).await.unwrap_err();
        assert_eq!(error.sqlstate(), Some("23514"), "{error}");
        let wrong = NewCard { price: Some(price(-1)), ..bare() };
        assert_eq!(cards.insert(wrong).execute(db).await.unwrap_err().sqlstate(), Some("23514"));
        Ok(())
    })
    .await;
}

// SQLite: no type Composite
#[tokio::test]
async fn enums_composites_and_domains_stand_in_rows_of_rows() {
    with_cards(async |db| {
        add_both(db).await?;
        let inner =
            cards.order_by(cards::id).select((cards::home, cards::email, cards::states, cards::prices));
        let row = users.find(1).select((users::id, many(inner))).fetch_one(db).await?;
        let ann = (full().home, full().email, full().states, full().prices);
        assert_eq!((row.1.len(), &row.1[0]), (2, &ann));
        let states = unnest(cards::states);
        let drafts = cards.cross_join(&states).filter(states.value.eq(PostStatus::Draft)).select(cards::id);
        assert_eq!(drafts.fetch_all(db).await?, [1]);
        let agreed = cards.select(array_agg(cards::email)).fetch_one(db).await?;
        assert_eq!(agreed.map(|all| all.len()), Some(2));
        Ok(())
    })
    .await;
}

/// What another client wrote: the error names the field.
// SQLite: no type Composite
#[tokio::test]
async fn a_field_that_is_null_is_named() {
    with_cards(async |db| {
        cards.insert(bare()).execute(db).await?;
        db.batch_execute("UPDATE cards SET home = ROW('x', NULL, NULL)").await?;
        let error = cards.select(cards::home).fetch_all(db).await.unwrap_err().to_string();
        assert!(error.contains("field `floor` of `address`"), "{error}");
        let floors = cards.select(fields(cards::home).floor).fetch_all(db).await?;
        assert_eq!(floors, [None]);
        Ok(())
    })
    .await;
}

// SQLite: no type Composite
#[tokio::test]
async fn types_are_created_in_order_and_compared() {
    with_database(async |db| {
        let report = create_all(db, &[cards::SCHEMA]).await?;
        let kinds: BTreeSet<String> = report.created.iter().map(ToString::to_string).collect();
        for object in [
            "schema app",
            "composite type public.address",
            "composite type app.contact_card",
            "domain public.email",
            "domain public.\"Price\"",
            "table public.cards",
        ] {
            assert!(kinds.contains(object), "{object}: {kinds:?}");
        }
        assert!(report.unchanged.iter().any(|object| object.kind == ObjectKind::EnumType));
        let again = create_all(db, &[cards::SCHEMA]).await?;
        assert_eq!((again.created.len(), again.unchanged.len()), (0, 7));
        let sql = create_all_sql(&[cards::SCHEMA])?;
        let place = |text: &str| sql.find(text).unwrap_or_else(|| panic!("{text}\n{sql}"));
        assert!(place("CREATE TYPE address AS (\n    street text,\n    \"zip code\" varchar,\n    floor int2\n);") < place("CREATE TYPE app.contact_card"));
        place("CREATE DOMAIN email AS text NOT NULL CHECK (value LIKE '%@%' AND length(value) < 100);");
        place("CREATE DOMAIN \"Price\" AS numeric(10, 2) CHECK (value >= 0);");

        db.batch_execute("ALTER TYPE address ADD ATTRIBUTE town text; ALTER DOMAIN email DROP NOT NULL").await?;
        let error = create_all(db, &[cards::SCHEMA]).await.unwrap_err();
        let drift: Vec<String> = error.drift().unwrap().differences.iter().map(ToString::to_string).collect();
        assert_eq!(
            drift,
            [
                "composite type public.address, definition: declared street text, \"zip code\" character varying, floor smallint, \
                 found street text, \"zip code\" character varying, floor smallint, town text",
                "domain public.email, definition: declared text NOT NULL CHECK (((VALUE ~~ '%@%'::text) AND (length(VALUE) < 100))), \
                 found text CHECK (((VALUE ~~ '%@%'::text) AND (length(VALUE) < 100)))",
            ]
        );
        drop_all(db, &[cards::SCHEMA]).await.unwrap_err();
        db.batch_execute("ALTER TABLE posts ALTER status TYPE text").await?;
        drop_all(db, &[cards::SCHEMA]).await?;
        assert_eq!(create_all(db, &[cards::SCHEMA]).await?.created.len(), 6);
        Ok(())
    })
    .await;
}
