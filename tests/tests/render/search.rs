//! Text search.

use relvar::clause::functions::{generate_subscripts, generate_subscripts_reverse, unnest_ranges};
use relvar::clause::search_functions::{ts_debug_in, ts_stat_of, unnest_lexemes};
use relvar::fns::search::{config, plainto_tsquery_in, setweight, to_tsquery, to_tsvector_in, weight};
use relvar::prelude::*;
use relvar_pg::ddl::create_all_sql;
use relvar_tests::{assert_sql, posts, users};

relvar::table! {
    pages {
        #[primary_key] #[identity] id -> Int4,
        title -> Text,
        body -> Nullable<Text>,
        #[generated(setweight(to_tsvector("english", title), "A") || to_tsvector("english", coalesce(body, "")))]
        words -> TsVector,
        #[default("")] wanted -> Tsquery,
        index(words, method = gin),
        index(ops(title, text_pattern_ops), desc(id), name = pages_by_title),
    }
}

#[test]
fn a_document_is_a_generated_column_with_an_index() {
    let sql = create_all_sql(&[pages::SCHEMA]).unwrap();
    for part in [
        "words tsvector NOT NULL GENERATED ALWAYS AS \
         (setweight(to_tsvector('english', title), 'A') || to_tsvector('english', coalesce(body, ''))) STORED",
        "CREATE INDEX ON pages USING gin (words);",
        "CREATE INDEX pages_by_title ON pages (title text_pattern_ops, id DESC);",
    ] {
        assert!(sql.contains(part), "{part}\n{sql}");
    }
}

#[test]
fn operators_bind_like_those_of_the_server() {
    let query = || to_tsquery("a").and_query(to_tsquery("b").concat(to_tsquery("c")).not_query());
    assert_sql!(
        pages.filter(pages::words.matches_query(query())).count(),
        "SELECT count(*) FROM pages WHERE pages.words @@ (to_tsquery($1) && (!! (to_tsquery($2) || to_tsquery($3))))"
    );
    assert_sql!(
        pages.filter(pages::wanted.matches_query(to_tsvector_in(config::english(), "a"))).select(pages::id),
        "SELECT pages.id FROM pages WHERE pages.wanted @@ to_tsvector('english', $1)"
    );
    assert_sql!(
        users
            .filter(users::name.matches_query(plainto_tsquery_in(config::simple(), "ann")))
            .select(users::id),
        "SELECT users.id FROM users WHERE users.name @@ plainto_tsquery('simple', $1)"
    );
    assert_sql!(
        pages.select(setweight(pages::words, weight::b())),
        "SELECT setweight(pages.words, 'B') FROM pages"
    );
}

#[test]
fn what_gives_rows_stands_in_from() {
    let words = unnest_lexemes(pages::words);
    assert_sql!(
        pages.cross_join(&words).select((words.lexeme, words.positions)),
        "SELECT unnest.lexeme, unnest.positions FROM pages CROSS JOIN unnest(pages.words) AS unnest (lexeme, positions, weights)"
    );
    let tokens = ts_debug_in(config::english(), posts::title);
    assert_sql!(
        posts.cross_join(&tokens).select((tokens.token, tokens.lexemes)),
        "SELECT ts_debug.token, ts_debug.lexemes FROM posts CROSS JOIN ts_debug('english', posts.title) AS ts_debug \
         (alias, description, token, dictionaries, dictionary, lexemes)"
    );
    let heavy = ts_stat_of(pages.select(pages::words).sql::<Postgres>(), &[relvar::value::Weight::A]);
    assert_sql!(
        heavy.query().select(heavy.word),
        "SELECT ts_stat.word FROM ts_stat($1, $2) AS ts_stat (word, ndoc, nentry)"
    );
    let places = generate_subscripts(val::<Array<Int4>, _>([7, 8]), 1);
    assert_sql!(
        places.query().select(places.value),
        "SELECT generate_subscripts.value FROM generate_subscripts($1, $2) AS generate_subscripts (value)"
    );
    let places = generate_subscripts_reverse(val::<Array<Int4>, _>([7, 8]), 1, true);
    assert_sql!(
        places.query().select(places.value),
        "SELECT generate_subscripts.value FROM generate_subscripts($1, $2, $3) AS generate_subscripts (value)"
    );
    let free = unnest_ranges(val::<Int4multirange, _>(relvar::value::Multirange(vec![])));
    assert_sql!(free.query().select(free.value), "SELECT unnest.value FROM unnest($1) AS unnest (value)");
}
