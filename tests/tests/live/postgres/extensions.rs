//! Types and operators of extensions, where the server offers them.

use relvar::ext::hstore::{self, Pairs};
use relvar::ext::ltree::{self, LtreeOperators as _};
use relvar::ext::trgm::{self, TrigramOperators as _};
use relvar::ext::vector::{Embedding, VectorOperators as _};
use relvar::ext::{Lquery, Ltree, Ltxtquery};
use relvar::prelude::*;
use relvar::schema::TableSchema;
use relvar_pg::Pool;
use relvar_pg::ddl::create_all;
use relvar_tests::{TestResult, with_altered_database, with_database};

relvar::table! {
    readers { #[primary_key] #[identity] id -> Int4, #[unique] email -> relvar::ext::Citext, former -> Array<relvar::ext::Citext> }
}

relvar::table! {
    things { #[primary_key] #[identity] id -> Int4, facts -> Nullable<relvar::ext::Hstore>, index(facts, method = gin) }
}

relvar::table! {
    topics { #[primary_key] #[identity] id -> Int4, path -> relvar::ext::Ltree, index(path, method = gist) }
}

relvar::table! {
    #[extension(pg_trgm)]
    titles { #[primary_key] #[identity] id -> Int4, title -> Text, index(ops(title, gin_trgm_ops), method = gin) }
}

relvar::table! {
    items {
        #[primary_key] #[identity] id -> Int4,
        #[max_length = 3] embedding -> relvar::ext::Vector,
        index(ops(embedding, vector_cosine_ops), method = hnsw),
    }
}

/// Runs `test` with the table, where the server has the extension; says so where it has not.
async fn with_extension(name: &str, table: TableSchema, test: impl AsyncFnOnce(&Pool) -> TestResult) {
    with_database(async |db| {
        let connection = db.get().await?;
        let offered = "SELECT FROM pg_available_extensions WHERE name = $1";
        if connection.client().query(offered, &[&name]).await?.is_empty() {
            println!("skipped: this server has no extension {name}");
            return Ok(());
        }
        drop(connection);
        let report = create_all(db, &[table]).await?;
        assert_eq!(report.created[0].to_string(), format!("extension {name}"));
        let again = create_all(db, &[table]).await?;
        assert_eq!((again.created.len(), again.unchanged.len()), (0, 2));
        test(db).await
    })
    .await;
}

// PostgreSQL's own: extensions
#[tokio::test]
async fn citext_knows_no_capital_letters() {
    with_extension("citext", readers::SCHEMA, async |db| {
        let row = (readers::email.set("Ann@Example.org"), readers::former.set(["A", "b"]));
        readers.insert(row).execute(db).await?;
        let found: Option<readers::Row> =
            readers.find_by(readers::email, "ANN@example.ORG").fetch_optional(db).await?;
        let found = found.unwrap();
        assert_eq!(
            (found.email.as_str(), found.former),
            ("Ann@Example.org", vec!["A".to_owned(), "b".to_owned()])
        );
        let query =
            readers.filter(readers::email.like("ann%").and(readers::email.eq_any(["ANN@EXAMPLE.ORG"])));
        assert_eq!(query.select(upper(readers::email)).fetch_all(db).await?, ["ANN@EXAMPLE.ORG"]);
        assert_eq!(
            readers.select(max(readers::email)).fetch_one(db).await?,
            Some("Ann@Example.org".to_owned())
        );
        let clash = (readers::email.set("ann@example.org"), readers::former.set(Vec::<String>::new()));
        let error = readers.insert(clash).execute(db).await.unwrap_err();
        assert_eq!(error.sqlstate(), Some("23505"));
        Ok(())
    })
    .await;
}

// PostgreSQL's own: extensions
#[tokio::test]
async fn hstore_has_the_operators_of_jsonb() {
    with_extension("hstore", things::SCHEMA, async |db| {
        let pairs: Pairs = [("pages", Some("12")), ("none", None)].into_iter().collect();
        things.insert(things::facts.set(pairs.clone())).execute(db).await?;
        let query = things
            .filter(things::facts.has_key("pages").and(things::facts.has_any_key(["x", "none"])))
            .select((
                things::facts,
                things::facts.get("pages"),
                things::facts.get("none"),
                things::facts.get(["pages"]),
                things::facts.has_every_key(["pages", "x"]),
            ));
        let (facts, pages, none, both, every) = query.fetch_all(db).await?.remove(0);
        assert_eq!(
            (facts, pages, none, every),
            (Some(pairs.clone()), Some("12".to_owned()), None, Some(false))
        );
        assert_eq!(both, Some(vec!["12".to_owned()]));
        let query = things.find(1).select((
            things::facts.without("none").concat(hstore::hstore("a", "b")),
            things::facts.includes(pairs.clone()),
            hstore::defined(things::facts, "none"),
            hstore::akeys(things::facts),
            hstore::hstore_to_jsonb(hstore::hstore("a", "1")),
        ));
        let row = query.fetch_one(db).await?;
        assert_eq!(row.0, Some([("a", Some("b")), ("pages", Some("12"))].into_iter().collect()));
        assert_eq!((row.1, row.2, row.3.map(|keys| keys.len())), (Some(true), Some(false), Some(2)));
        assert_eq!(row.4, serde_json::json!({"a": "1"}));
        let each = hstore::each(things::facts);
        let rows = things.cross_join(&each).order_by(each.key).select((each.key, each.value));
        let expected = [("none".to_owned(), None), ("pages".to_owned(), Some("12".to_owned()))];
        assert_eq!(rows.fetch_all(db).await?, expected);
        Ok(())
    })
    .await;
}

// PostgreSQL's own: extensions
#[tokio::test]
async fn ltree_is_a_tree() {
    with_extension("ltree", topics::SCHEMA, async |db| {
        for path in ["Top", "Top.Science", "Top.Science.Astronomy", "Top.Hobbies"] {
            topics.insert(topics::path.set(path)).execute(db).await?;
        }
        let below = topics.filter(topics::path.is_included_in("Top.Science")).order_by(topics::path);
        assert_eq!(below.select(topics::path).fetch_all(db).await?, ["Top.Science", "Top.Science.Astronomy"]);
        let above = topics.filter(topics::path.includes("Top.Hobbies")).count();
        assert_eq!(above.fetch_one(db).await?, 2);
        let named = topics.filter(topics::path.matches_lquery(val::<Lquery, _>("*.astro*@")));
        assert_eq!(named.select(ltree::nlevel(topics::path)).fetch_all(db).await?, [3]);
        let some = topics
            .filter(topics::path.matches_any_lquery(val::<Array<Lquery>, _>(["*.Hobbies", "Top"])))
            .count();
        assert_eq!(some.fetch_one(db).await?, 2);
        let words =
            topics.filter(topics::path.matches_ltxtquery(val::<Ltxtquery, _>("Astro* & Top"))).count();
        assert_eq!(words.fetch_one(db).await?, 1);
        let query = topics.find(3).select((
            ltree::subpath(topics::path, -1),
            ltree::subpath_of(topics::path, 0, 2),
            ltree::subltree(topics::path, 1, 2),
            ltree::index(topics::path, "Astronomy"),
            topics::path.concat("New"),
            ltree::lca(val::<Array<Ltree>, _>(["a.b.c", "a.b.d"])),
            ltree::ltree2text(ltree::text2ltree("a.b")),
        ));
        let row = query.fetch_one(db).await?;
        let text = |text: &str| text.to_owned();
        assert_eq!(
            (row.0, row.1, row.2, row.3),
            (text("Astronomy"), text("Top.Science"), text("Science"), 2)
        );
        assert_eq!(
            (row.4, row.5, row.6),
            (text("Top.Science.Astronomy.New"), Some(text("a.b")), text("a.b"))
        );
        Ok(())
    })
    .await;
}

// PostgreSQL's own: extensions
#[tokio::test]
async fn trigrams_tell_what_is_alike() {
    with_extension("pg_trgm", titles::SCHEMA, async |db| {
        for title in ["The Hobbit", "The Habit", "Emma"] {
            titles.insert(titles::title.set(title)).execute(db).await?;
        }
        let like = titles
            .filter(titles::title.resembles("the hobit"))
            .order_by(titles::title.trigram_distance("the hobit").asc());
        assert_eq!(like.select(titles::title).fetch_all(db).await?, ["The Hobbit", "The Habit"]);
        let query = titles.find(1).select((
            trgm::similarity(titles::title, "The Hobbit"),
            trgm::word_similarity("hobbit", titles::title),
            trgm::strict_word_similarity("hobbit", titles::title),
            titles::title.has_words_like("hobbit"),
            titles::title.has_whole_words_like("hobbit"),
            val::<Text, _>("hobbit").resembles_words_of(titles::title),
            val::<Text, _>("hobbit").resembles_whole_words_of(titles::title),
        ));
        assert_eq!(query.fetch_one(db).await?, (1.0, 1.0, 1.0, true, true, true, true));
        let query = titles.find(1).select((
            val::<Text, _>("hobbit").distance_to_words_of(titles::title),
            titles::title.distance_of_words_to("hobbit"),
            val::<Text, _>("hobbit").distance_to_whole_words_of(titles::title),
            titles::title.distance_of_whole_words_to("hobbit"),
            trgm::show_trgm("a"),
        ));
        let row = query.fetch_one(db).await?;
        assert_eq!((row.0, row.1, row.2, row.3, row.4.len()), (0.0, 0.0, 0.0, 0.0, 2));
        Ok(())
    })
    .await;
}

// PostgreSQL's own: extensions
#[tokio::test]
async fn vectors_have_distances() {
    with_extension("vector", items::SCHEMA, async |db| {
        for numbers in [vec![1.0, 0.0, 0.0], vec![0.0, 2.0, 0.0]] {
            items.insert(items::embedding.set(Embedding(numbers))).execute(db).await?;
        }
        let near = || Embedding(vec![1.0, 1.0, 0.0]);
        let query = items.order_by(items::embedding.l2_distance(near()).asc()).select((
            items::embedding,
            items::embedding.negative_inner_product(near()),
            items::embedding.l1_distance(near()),
            relvar::ext::vector::vector_dims(items::embedding),
        ));
        let rows = query.fetch_all(db).await?;
        assert_eq!(rows[0], (Embedding(vec![1.0, 0.0, 0.0]), -1.0, 1.0, 3));
        assert_eq!(
            items.select(avg(items::embedding)).fetch_one(db).await?,
            Some(Embedding(vec![0.5, 1.0, 0.0]))
        );
        Ok(())
    })
    .await;
}

/// Where the server does not offer an extension, `create_all` says which, and changes nothing.
// PostgreSQL's own: extensions
#[tokio::test]
async fn an_extension_that_the_server_has_not() {
    relvar::table! {
        #[extension("no-such-extension")]
        strange { #[primary_key] id -> Int4 }
    }
    with_altered_database(async |db| {
        let error = create_all(db, &[strange::SCHEMA]).await.unwrap_err().to_string();
        assert!(error.starts_with("cannot create extension \"no-such-extension\""), "{error}");
        assert!(strange.count().fetch_one(db).await.is_err());
        Ok(())
    })
    .await;
}
