//! Text search: documents as generated columns, queries, ranking, headlines, and what gives rows.

use relvar::clause::functions::{
    generate_subscripts, generate_subscripts_reverse, jsonb_path_query, jsonb_path_query_tz,
    jsonb_path_query_tz_with, jsonb_path_query_with, unnest_ranges,
};
use relvar::clause::search_functions::*;
use relvar::fns::search::*;
use relvar::prelude::*;
use relvar::value::{Lexeme, LexemePlace, Multirange, Range, SearchTerm, Weight};
use relvar_pg::ddl::create_all;
use relvar_tests::with_database;
use serde_json::json;

relvar::table! {
    pages {
        #[primary_key] #[identity] id -> Int4,
        title -> Text,
        body -> Nullable<Text>,
        #[generated(setweight(to_tsvector("english", title), "A") || to_tsvector("english", coalesce(body, "")))]
        words -> TsVector,
        index(words, method = gin),
    }
}

relvar::table! {
    synonyms {
        #[primary_key] word -> Tsquery,
        other -> Tsquery,
    }
}

async fn with_pages(test: impl AsyncFnOnce(&relvar_pg::Pool) -> relvar_tests::TestResult) {
    with_database(async |db| {
        create_all(db, &[pages::SCHEMA, synonyms::SCHEMA]).await?;
        // It is the same on a second look.
        assert_eq!(create_all(db, &[pages::SCHEMA, synonyms::SCHEMA]).await?.unchanged.len(), 2);
        for (title, body) in
            [("Cats", Some("They eat food")), ("Dogs", Some("They hunt cats")), ("Fish", None)]
        {
            pages.insert((pages::title.set(title), pages::body.set(body))).execute(db).await?;
        }
        test(db).await
    })
    .await;
}

// SQLite: no type Tsvector
#[tokio::test]
async fn t11_documents_are_searched_and_ranked() {
    with_pages(async |db| {
        let cat = || plainto_tsquery_in(config::english(), "cat");
        let found = pages
            .filter(pages::words.matches_query(cat()))
            .select((pages::title, ts_rank(pages::words, cat())))
            .order_by(ts_rank(pages::words, cat()).desc())
            .fetch_all(db)
            .await?;
        assert_eq!(found.iter().map(|row| row.0.as_str()).collect::<Vec<_>>(), ["Cats", "Dogs"]);
        assert!(found[0].1 > found[1].1);
        let shown = pages.find(2).select(ts_headline_in(config::english(), pages::body, cat()));
        assert_eq!(shown.fetch_one(db).await?, Some("They hunt <b>cats</b>".to_owned()));
        let none = pages.find(3).select(ts_headline_in(config::english(), pages::body, cat()));
        assert_eq!(none.fetch_one(db).await?, None);
        let neither = cat().concat(to_tsquery("food")).not_query();
        let rest = pages.filter(pages::words.matches_query(neither)).select(pages::title);
        assert_eq!(rest.fetch_all(db).await?, ["Fish"]);
        let text = pages.filter(pages::body.matches_query(to_tsquery("eat"))).count();
        assert_eq!(text.fetch_one(db).await?, 1);
        Ok(())
    })
    .await;
}

// SQLite: no type Tsvector
#[tokio::test]
async fn values_go_there_and_back() {
    with_pages(async |db| {
        let words = pages.find(1).select(pages::words).fetch_one(db).await?;
        assert_eq!(words.to_string(), "'cat':1A 'eat':3 'food':4");
        let again = pages.filter(pages::words.eq(&words)).select(pages::id).fetch_all(db).await?;
        assert_eq!(again, [1]);
        let term = SearchTerm::word("cat").and(SearchTerm::Not(Box::new(
            SearchTerm::Word { text: "foo".into(), weights: vec![Weight::A, Weight::B], prefix: true }
                .followed_by(SearchTerm::word("bar").or(SearchTerm::word("it's")), 7),
        )));
        let query = relvar::value::TextQuery(Some(term));
        let spelled = pages
            .find(1)
            .select((val::<Tsquery, _>(query.clone()), val::<Tsquery, _>(query.clone()).cast::<Text>()));
        let (back, text) = spelled.fetch_one(db).await?;
        assert_eq!((back, text), (query.clone(), query.to_string()));
        let empty = synonyms::other.set(relvar::value::TextQuery(None));
        let error = synonyms.insert((synonyms::word.set(&query), empty)).execute(db).await.unwrap_err();
        assert!(error.to_string().contains("no empty `tsquery`"), "{error}");
        synonyms
            .insert((synonyms::word.set(&query), synonyms::other.set(to_tsquery(""))))
            .execute(db)
            .await?;
        let row = synonyms.find(query.clone()).fetch_one(db).await?;
        assert_eq!((row.word, row.other), (query, relvar::value::TextQuery(None)));
        let name = pages.find(1).select(config::english().cast::<Text>());
        assert_eq!(name.fetch_one(db).await?, "english");
        let lists = pages.find(1).select(val::<Array<Tsvector>, _>(vec![words.clone(), words.clone()]));
        assert_eq!(lists.fetch_one(db).await?, [words.clone(), words]);
        Ok(())
    })
    .await;
}

// SQLite: no type Tsvector
#[tokio::test]
async fn what_gives_rows_is_a_table() {
    with_pages(async |db| {
        let words = unnest_lexemes(pages::words);
        let rows = pages.cross_join(&words).filter(pages::id.eq(1)).order_by(words.lexeme);
        let rows = rows.select((words.lexeme, words.positions, words.weights)).fetch_all(db).await?;
        assert_eq!(rows[0], ("cat".to_owned(), Some(vec![1_i16]), Some(vec!["A".to_owned()])));
        let stripped = unnest_lexemes(strip(pages::words));
        let rows = pages.cross_join(&stripped).filter(pages::id.eq(1)).select(stripped.positions);
        assert_eq!(rows.fetch_all(db).await?, [None, None, None]);

        let all = ts_stat(pages.select(pages::words).sql::<Postgres>());
        let most = all.query().order_by(all.ndoc.desc()).select((all.word, all.ndoc, all.nentry));
        assert_eq!(most.fetch_all(db).await?[0], ("cat".to_owned(), 2, 2));
        let titles = ts_stat_of(pages.select(pages::words).sql::<Postgres>(), &[Weight::A]);
        assert_eq!(
            titles.query().order_by(titles.word).select(titles.word).fetch_all(db).await?,
            ["cat", "dog", "fish"]
        );

        let tokens = ts_debug_in(config::english(), "the cat");
        let rows = tokens.query().select((tokens.token, tokens.alias, tokens.dictionary, tokens.lexemes));
        let rows = rows.fetch_all(db).await?;
        assert_eq!(
            (rows.len(), rows[0].3.clone(), rows[1].2, rows[2].3.clone()),
            (3, Some(vec![]), None, Some(vec!["cat".to_owned()]))
        );
        assert_eq!(ts_debug("a b").query().count().fetch_one(db).await?, 3);
        let parts = ts_parse("default", "a 1");
        assert_eq!(parts.query().select(parts.token).fetch_all(db).await?, ["a", " ", "1"]);
        let kinds = ts_token_type("default");
        assert!(kinds.query().filter(kinds.alias.eq("email")).count().fetch_one(db).await? == 1);
        // The default parser's number never changes.
        let parts = ts_parse_by_oid(3722, "a 1");
        assert_eq!(parts.query().count().fetch_one(db).await?, 3);
        assert!(ts_token_type_by_oid(3722).query().count().fetch_one(db).await? > 20);
        Ok(())
    })
    .await;
}

// SQLite: no type Tsvector
#[tokio::test]
async fn the_other_functions_of_chapter_nine_that_give_rows() {
    with_database(async |db| {
        let places = generate_subscripts(val::<Array<Int4>, _>([7, 8]), 1);
        assert_eq!(places.query().order_by(places.value).select(places.value).fetch_all(db).await?, [1, 2]);
        let places = generate_subscripts_reverse(val::<Array<Int4>, _>([7, 8]), 1, true);
        assert_eq!(places.query().select(places.value).fetch_all(db).await?, [2, 1]);
        let ranges = Multirange(vec![Range::from(1..3), Range::from(5..6)]);
        let free = unnest_ranges(val::<Int4multirange, _>(ranges.clone()));
        assert_eq!(free.query().order_by(free.value).select(free.value).fetch_all(db).await?, ranges.0);
        let document = || json!({"a": [1, 2, 3]});
        let found = jsonb_path_query(document(), "$.a[*] ? (@ > 1)");
        assert_eq!(found.query().select(found.value).fetch_all(db).await?, [json!(2), json!(3)]);
        let found = jsonb_path_query_with(document(), "$.a[*] ? (@ > $least)", json!({"least": 2}), true);
        assert_eq!(found.query().select(found.value).fetch_all(db).await?, [json!(3)]);
        let found = jsonb_path_query_tz(document(), "$.a[0]");
        assert_eq!(found.query().select(found.value).fetch_all(db).await?, [json!(1)]);
        let found = jsonb_path_query_tz_with(document(), "strict $.b", json!({}), true);
        assert_eq!(found.query().count().fetch_one(db).await?, 0);
        Ok(())
    })
    .await;
}

/// What the value's own limits refuse never reaches the server.
// SQLite: no type Tsvector
#[tokio::test]
async fn a_document_that_the_server_would_refuse() {
    with_pages(async |db| {
        let place = LexemePlace::new(0, Weight::D);
        let document = relvar::value::Lexemes(vec![Lexeme { text: "a".into(), positions: vec![place] }]);
        let error = pages.filter(pages::words.eq(document)).count().fetch_one(db).await.unwrap_err();
        assert!(error.to_string().contains("between 1 and 16383"), "{error}");
        Ok(())
    })
    .await;
}
