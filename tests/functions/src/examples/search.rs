//! Text search.

use relvar::expr::Bind;
use relvar::expr::fns::search::*;
// The prelude has that of text.
use relvar::expr::fns::search::length;
use relvar::prelude::*;
use relvar::value::{Lexeme, LexemePlace, SearchTerm, Weight};
use serde_json::json;

use super::{any, examples};

/// `'cat':2 'food':1`
fn vector() -> Bind<Tsvector, relvar::value::Lexemes> {
    let lexeme = |text: &str, place| Lexeme {
        text: text.to_owned(),
        positions: vec![LexemePlace::new(place, Weight::D)],
    };
    Bind::new(relvar::value::Lexemes(vec![lexeme("cat", 2), lexeme("food", 1)]))
}

fn query(word: &str) -> Bind<Tsquery, relvar::value::TextQuery> {
    Bind::new(relvar::value::TextQuery(Some(SearchTerm::word(word))))
}

fn text(text: &'static str) -> Bind<Text, &'static str> {
    Bind::new(text)
}

fn document() -> Bind<Json, serde_json::Value> {
    Bind::new(json!({"a": "fat cats", "b": 1}))
}

fn stored() -> Bind<Jsonb, serde_json::Value> {
    Bind::new(json!({"a": "fat cats", "b": 1}))
}

examples! { "text search"; run {
    vector().matches_query(query("cat")) => "true";
    query("dog").matches_query(vector()) => "false";
    text("fat cats").matches_query(query("cat")) => "true";
    vector().concat(vector()) => "'cat':2,4 'food':1,3";
    query("cat").and_query(query("dog")) => "'cat' & 'dog'";
    query("cat").concat(query("dog")) => "'cat' | 'dog'";
    query("cat").not_query() => "!'cat'";
    query("cat").then_query(query("dog")) => "'cat' <-> 'dog'";
    query("cat").includes(query("dog")) => "false";
    query("cat").is_included_in(query("cat")) => "true";
    vector().eq(vector()) => "true";
    array_to_tsvector(["b", "a"]) => "'a' 'b'";
    get_current_ts_config() => any();
    length(vector()) => "2";
    numnode(query("cat").and_query(query("dog"))) => "3";
    plainto_tsquery("fat cats") => "'fat' & 'cat'";
    plainto_tsquery_in(config::simple(), "fat cats") => "'fat' & 'cats'";
    phraseto_tsquery("fat cats") => "'fat' <-> 'cat'";
    phraseto_tsquery_in(config::german(), "fette Katzen") => "'fett' <-> 'katz'";
    websearch_to_tsquery("\"fat cat\" or dog") => "'fat' <-> 'cat' | 'dog'";
    websearch_to_tsquery_in(config::english(), "cats -dog") => "'cat' & !'dog'";
    querytree(query("cat").not_query()) => "T";
    setweight(vector(), weight::a()) => "'cat':2A 'food':1A";
    setweight(vector(), Weight::B) => "'cat':2B 'food':1B";
    setweight_of(vector(), weight::c(), ["cat"]) => "'cat':2C 'food':1";
    strip(vector()) => "'cat' 'food'";
    to_tsquery("fat & !cats:*ab") => "'fat' & !'cat':*AB";
    to_tsquery_in(config::simple(), "cats <3> dogs") => "'cats' <3> 'dogs'";
    to_tsvector("the fat cats") => "'cat':3 'fat':2";
    to_tsvector(document()) => "'cat':2 'fat':1";
    to_tsvector(stored()) => "'cat':2 'fat':1";
    to_tsvector_in(config::simple(), "the cats") => "'cats':2 'the':1";
    ts_delete(vector(), "cat") => "'food':1";
    ts_delete_all(vector(), ["cat", "food"]) => "";
    ts_filter(setweight(vector(), weight::a()), [Weight::A, Weight::B]) => "'cat':2A 'food':1A";
    ts_headline("fat cats", query("cat")) => "fat <b>cats</b>";
    ts_headline_with("fat cats", query("cat"), "StartSel=<, StopSel=>") => "fat <cats>";
    ts_headline_in(config::english(), "fat cats", query("cat")) => "fat <b>cats</b>";
    ts_headline_in_with(config::english(), "fat cats", query("cat"), "StartSel=<, StopSel=>") => "fat <cats>";
    ts_headline(document(), query("cat")) => "{\"a\":\"fat <b>cats</b>\",\"b\":1}";
    ts_headline(stored(), query("cat")) => "{\"a\":\"fat <b>cats</b>\",\"b\":1}";
    ts_rank(vector(), query("dog")) => any();
    ts_rank_normalized(vector(), query("cat"), 2) => any();
    ts_rank_weighted([0.1_f32, 0.2, 0.4, 1.0], vector(), query("cat")) => any();
    ts_rank_weighted_normalized([0.1_f32, 0.2, 0.4, 1.0], vector(), query("cat"), 2) => any();
    ts_rank_cd(vector(), query("dog")) => "0";
    ts_rank_cd_normalized(vector(), query("cat"), 2) => any();
    ts_rank_cd_weighted([0.1_f32, 0.2, 0.4, 1.0], vector(), query("cat")) => "0.1";
    ts_rank_cd_weighted_normalized([0.1_f32, 0.2, 0.4, 1.0], vector(), query("cat"), 2) => any();
    ts_rewrite(query("cat"), query("cat"), query("dog")) => "'dog'";
    ts_rewrite_by(query("cat"), "SELECT 'cat'::tsquery, 'dog'::tsquery") => "'dog'";
    tsquery_phrase(query("cat"), query("dog")) => "'cat' <-> 'dog'";
    tsquery_phrase_at(query("cat"), query("dog"), 4) => "'cat' <4> 'dog'";
    tsvector_to_array(vector()) => "{cat,food}";
    ts_lexize(dictionary::english_stem(), "stars") => Some("{star}");
    ts_lexize(dictionary::simple(), "Stars") => Some("{stars}");
    json_to_tsvector(document(), json!(["numeric"])) => "'1':1";
    json_to_tsvector_in(config::simple(), document(), json!("string")) => "'cats':2 'fat':1";
    jsonb_to_tsvector(stored(), json!(["numeric"])) => "'1':1";
    jsonb_to_tsvector_in(config::simple(), stored(), json!("string")) => "'cats':2 'fat':1";
} prepare {} }
