//! What the README shows is what happens: the statements of its queries, the compiler's answer to the query that does
//! not compile, which is a compile-fail case, and the totals of `benches/rejections`. That its code compiles is a doc test of
//! `relvar-pg`.

use relvar::prelude::*;

const README: &str = include_str!("../../README.md");
const CASE: &str = include_str!("../ui/A5/readme.rs");
const ANSWER: &str = include_str!("../ui/A5/readme.stderr");
const ON_SQLITE: &str = include_str!("../ui/D1/for_update.stderr");
const REJECTIONS: &str = include_str!("../../benches/rejections/results.md");

relvar::table! {
    users {
        #[primary_key] #[identity] id -> Int4,
        #[unique] email -> Text,
        name -> Text,
        age -> Nullable<Int4>,
    }
}

relvar::table! {
    posts {
        #[primary_key] #[identity] id -> Int4,
        #[references(users.id, on_delete = cascade)] user_id -> Int4,
        title -> Text,
    }
}

/// The code blocks of the README in this language.
fn blocks(language: &str) -> Vec<&'static str> {
    let fenced = README.split("```").skip(1).step_by(2);
    fenced.filter_map(|block| block.strip_prefix(language)?.strip_prefix('\n')).collect()
}

/// The tables that a source declares.
fn tables(source: &str) -> Vec<&str> {
    let declared = source.split("relvar::table! {").skip(1);
    declared.map(|rest| rest.find("\n}").map_or(rest, |end| &rest[..end])).collect()
}

fn unindented(text: &str) -> String {
    text.lines().map(str::trim_start).collect::<Vec<_>>().join("\n")
}

#[test]
fn readme_shows_the_statements_of_its_queries() {
    let adults = users
        .left_join(posts)
        .filter(users::age.gt(18))
        .select((users::name, posts::title))
        .order_by(users::name.asc());
    let ann = users.insert((users::email.set("ann@example.org"), users::name.set("Ann"))).returning_all();
    let statements = [adults.sql::<Postgres>(), ann.sql::<Postgres>()];
    let shown: Vec<&str> = blocks("sql")[0].lines().collect();
    assert_eq!(shown, statements);
    assert_eq!(tables(include_str!("readme.rs"))[..2], tables(README));
}

#[test]
fn readme_shows_the_answer_of_the_compiler() {
    let (query, answer) = (blocks("rust,ignore")[0], blocks("text")[0]);
    assert!(unindented(CASE).contains(&unindented(query)), "the case has another query");
    assert_eq!(tables(CASE), tables(README));
    assert!(answer.starts_with("error[E0277]: column `name` must appear in GROUP BY"));
    assert!(ANSWER.starts_with(answer), "the compiler says:\n{ANSWER}");
}

#[test]
fn readme_shows_what_is_said_of_a_feature_that_sqlite_lacks() {
    let shown = blocks("text")[1].trim();
    assert_eq!(ON_SQLITE.lines().next(), Some(shown));
}

#[test]
fn readme_shows_the_totals_of_the_rejections() {
    let words = |text: &'static str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (_, totals) = REJECTIONS.split_once("## Totals").expect("the page has totals");
    let summary = totals.trim_start().lines().next().expect("the totals begin with a paragraph");
    assert!(summary.starts_with("Of "), "the paragraph is not where it was: {summary}");
    assert!(words(README).contains(summary), "the README is to say:\n{summary}");
}
