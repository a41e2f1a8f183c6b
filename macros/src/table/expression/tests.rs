//! Expressions as SQL, and the mistakes in them.

use proc_macro2::TokenStream;
use syn::parse::Parser;

use crate::table::tests::mistakes;

fn sql(source: &str) -> String {
    let tokens: TokenStream = source.parse().expect("the test's source has Rust's tokens");
    let expression = super::parse.parse2(tokens).expect("an expression of the small grammar");
    expression.sql(&|name| if name == "kind" { "type".to_owned() } else { name.to_owned() })
}

/// The mistakes of an expression in a CHECK of a small table.
fn in_check(condition: &str) -> Vec<(String, String)> {
    in_table(&format!("check({condition})"))
}

fn in_table(item: &str) -> Vec<(String, String)> {
    mistakes(&format!(
        "t {{ id -> Int4, age -> Nullable<Int4>, name -> Text, at -> Timestamptz, day -> Date,
            stamp -> Timestamp, ok -> Bool, data -> Jsonb, other -> Custom, {item} }}"
    ))
}

#[track_caller]
fn refuses(found: Vec<(String, String)>, token: &str, message: &str) {
    assert_eq!(found, [(token.to_owned(), message.to_owned())]);
}

#[test]
fn literals_are_quoted_once() {
    assert_eq!(sql(r#"name = "it's""#), "name = 'it''s'");
    assert_eq!(sql(r#"name <> "a\\b""#), r"name <> 'a\b'");
    assert_eq!(sql("ok = true"), "ok = TRUE");
    assert_eq!(sql("a == -1_000"), "a = -1000");
    assert_eq!(sql("a > 1.50"), "a > 1.50");
    assert_eq!(sql("coalesce(a, null)"), "coalesce(a, NULL)");
}

#[test]
fn names_are_those_of_sql() {
    assert_eq!(sql("kind = order"), "type = \"order\"");
    assert_eq!(sql("r#where > 0"), "\"where\" > 0");
}

#[test]
fn parentheses_stand_where_precedence_needs_them() {
    assert_eq!(sql("a + b * c > 1 and not (x or y)"), "a + b * c > 1 AND NOT (x OR y)");
    assert_eq!(sql("(a + b) * c"), "(a + b) * c");
    assert_eq!(sql("a - (b - c)"), "a - (b - c)");
    assert_eq!(sql("a - b - c"), "a - b - c");
    assert_eq!(sql("(a = b) = c"), "(a = b) = c");
    assert_eq!(sql("-(-a)"), "-(-a)");
    assert_eq!(sql("a between 1 + 1 and 3 or b"), "a BETWEEN 1 + 1 AND 3 OR b");
    assert_eq!(sql("(a or b) is true"), "(a OR b) IS TRUE");
    assert_eq!(sql("a not in (1, 2)"), "a NOT IN (1, 2)");
    assert_eq!(sql(r#"a not like "x%""#), "a NOT LIKE 'x%'");
    assert_eq!(sql("x is not null"), "x IS NOT NULL");
    assert_eq!(sql("(a + b)::Int8 > 1"), "CAST(a + b AS bigint) > 1");
    assert_eq!(sql(r#""{}"::Array<Text>"#), "CAST('{}' AS text[])");
    assert_eq!(sql(r#"lower(data ->> "k") = "v""#), "lower(data ->> 'k') = 'v'");
    assert_eq!(sql("a || b || c"), "a || b || c");
    assert_eq!(sql("current_date"), "CURRENT_DATE");
}

#[test]
fn a_condition_is_wanted() {
    refuses(in_check("age + 1"), "age", "a CHECK constraint needs a condition, found an integer");
    assert_eq!(in_check("age + 1 > 2 and ok and name ~ \"^a\""), []);
    assert_eq!(in_check("other"), []);
}

#[test]
fn kinds_are_compared() {
    refuses(in_check("age > \"x\""), "\"x\"", "`>` cannot compare an integer with a string");
    refuses(in_check("name = 1"), "1", "`=` cannot compare text with an integer");
    refuses(in_check("name in (\"a\", 2)"), "2", "`IN` cannot compare text with an integer");
    refuses(in_check("age = null"), "null", "`=` with NULL is never true: write `is null`");
    refuses(in_check("name and ok"), "name", "`AND` needs a condition, found text");
    refuses(in_check("name + 1 > 0"), "name", "`+` needs a number, found text");
    assert_eq!(in_check("at > \"2020-01-01\" and other = \"x\" and age < 1.5"), []);
}

#[test]
fn names_are_checked() {
    refuses(in_check("agee > 0"), "agee", "table `t` has no column `agee`; did you mean `age`?");
    refuses(
        in_check("lenght(name) > 0"),
        "lenght",
        "`table!` does not know the SQL function `lenght`; did you mean `length`?",
    );
    refuses(in_check("lower(name, name) = \"\""), "lower", "`lower` takes 1 argument(s), found 2");
    refuses(in_check("lower(age) = \"\""), "age", "`lower` needs text, found an integer");
}

#[test]
fn syntax_is_explained() {
    refuses(in_check("age > 0 && ok"), "&", "write `and`");
    refuses(in_check("!ok"), "!", "write `not`");
    refuses(in_check("1 < age < 3"), "<", "comparisons do not chain: write `a < b and b < c`");
    refuses(in_check("ok an ok"), "an", "unknown operator `an`; did you mean `and`?");
}

#[test]
fn an_index_is_immutable() {
    let message = "`now` is not immutable, so it cannot stand in the predicate of an index";
    refuses(in_table("index(id where at > now())"), "now", message);
    let message = "`date_trunc` is not immutable, so it cannot stand in an index";
    refuses(in_table(r#"index(date_trunc("day", at))"#), "date_trunc", message);
    assert_eq!(in_table(r#"index(date_trunc("day", stamp), date_part("year", day))"#), []);
    let message = "this cast depends on settings of the session, so it cannot stand in an index";
    refuses(in_table("index(at::Date)"), "at", message);
    let message = "how this value is written as text depends on settings, so it cannot stand in an index";
    refuses(in_table("index(name || day)"), "name", message);
    let message = "a timestamptz `+` an interval depends on the time zone, so it cannot stand in an index";
    refuses(in_table("index(at + \"1 day\"::Interval)"), "at", message);
    assert_eq!(in_table("index(stamp::Date), index(desc(lower(name)), name || age, at - at)"), []);
    assert_eq!(in_check("at < now()"), []);
}
