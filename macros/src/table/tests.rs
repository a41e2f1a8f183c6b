//! Each mistake is reported on its own token, and all of a block together.

use proc_macro2::TokenStream;

use super::model::Relation;
use super::{check, parse};
use crate::report::Report;

/// The mistakes of a block: the token's text and the message.
pub(super) fn mistakes(source: &str) -> Vec<(String, String)> {
    let tokens: TokenStream = source.parse().expect("the test's source has Rust's tokens");
    let mut report = Report::new();
    if let Some(table) = parse::parse(tokens, Relation::Table, &mut report) {
        check::check(&table, &mut report);
    }
    let text = |span: proc_macro2::Span| span.source_text().unwrap_or_default();
    report.into_list().into_iter().map(|(span, message)| (text(span), message)).collect()
}

#[track_caller]
fn refuses(source: &str, token: &str, message: &str) {
    assert_eq!(mistakes(source), [(token.to_owned(), message.to_owned())]);
}

#[track_caller]
fn accepts(source: &str) {
    assert_eq!(mistakes(source), []);
}

#[test]
fn the_whole_grammar_is_accepted() {
    accepts(
        r##"
        use crate::types::*;
        /// People who may sign in.
        #[sql_name = "Users"]
        #[row(derive(serde::Serialize), serde(rename_all = "camelCase"))]
        auth.users {
            /// The key.
            #[primary_key] #[identity(always)] id -> Int8,
            #[unique(deferrable, name = "one_email")] #[max_length = 255] email -> Varchar,
            #[sql_name = "type"] kind -> crate::types::Kind,
            age -> Nullable<Int4>,
            #[precision = 15, scale = 2] balance -> Numeric,
            #[precision = 3] #[default(now())] created_at -> Timestamptz,
            tags -> Array<Text>,
            #[generated(lower(email))] email_key -> Text,
            #[references(auth::teams.id, on_delete = set_null, on_update = cascade)] team_id -> Nullable<Int4>,
            #[references(users.id)] boss_id -> Nullable<Int8>,
            part_a -> Int4,
            part_b -> Int4,
            unique(team_id, age, deferrable),
            unique(team_id, email, name = team_email),
            foreign_key((part_a, part_b) -> parts(a, b), on_delete = cascade),
            index(age, desc(created_at)),
            index(lower(email), name = by_email),
            unique_index(email where age is not null),
            check(age >= 0),
            check(balance between 0 and 10.5 and kind in ("a", "b"), name = sane),
        }
        "##,
    );
}

#[test]
fn a_diesel_schema_is_accepted() {
    accepts(
        r##"
        use diesel::sql_types::*;
        use super::sql_types::OrderStatus;

        posts (id) {
            id -> Int4,
            #[max_length = 255]
            title -> Varchar,
            #[sql_name = "type"]
            type_ -> Nullable<diesel::sql_types::Text>,
            tags -> Array<Nullable<Text>>,
            status -> OrderStatus,
            views -> BigInt,
            rating -> Nullable<Double>,
        }
        "##,
    );
    accepts("followings (user_id, post_id) { user_id -> Integer, post_id -> Integer, }");
    accepts("users { id -> Integer, name -> Text }");
}

#[test]
fn several_mistakes_are_reported_together() {
    let found = mistakes(
        "users {
            #[primary_key] id -> Int4,
            #[unqiue] email -> Text,
            email -> Text,
            index(emial),
            foreign_key(teem -> teams(id)),
            #[references(teams.id, on_delete = cascad)] team -> Int4,
        }",
    );
    let tokens: Vec<&str> = found.iter().map(|(token, _)| token.as_str()).collect();
    assert_eq!(tokens, ["unqiue", "cascad", "email", "teem", "emial"]);
    assert_eq!(found[0].1, "unknown attribute `unqiue` of a column; did you mean `unique`?");
    assert_eq!(found[1].1, "unknown option `cascad`; did you mean `cascade`?");
    assert_eq!(found[2].1, "column `email` is declared twice");
    assert_eq!(found[3].1, "table `users` has no column `teem`; did you mean `team`?");
    assert_eq!(found[4].1, "table `users` has no column `emial`; did you mean `email`?");
}

#[test]
fn a_column_that_cannot_be_read_is_still_a_column() {
    refuses(
        "users { id -> Int4, name = Text, index(name) }",
        "=",
        "expected `-> Type` after the column's name",
    );
}

#[test]
fn a_missing_comma_is_one_mistake() {
    refuses("users { id -> Int4 name -> Text, index(name) }", "name", "expected `,`");
}

#[test]
fn duplicate_names_are_refused() {
    refuses("t { id -> Int4, id -> Int4 }", "id", "column `id` is declared twice");
    refuses(
        "t { id -> Int4, #[sql_name = \"id\"] other -> Int4 }",
        "\"id\"",
        "another column is called `id` in SQL, too",
    );
    refuses(
        "t { id -> Int4, unique(id, name = n), check(id > 0, name = n) }",
        "n",
        "the name `n` of this constraint is given twice",
    );
    refuses("t { id -> Int4, unique(id, id) }", "id", "column `id` stands in this key twice");
}

#[test]
fn reserved_names_are_refused_with_a_way_out() {
    refuses(
        "t { id -> Int4, table -> Int4 }",
        "table",
        "a column cannot be called `table`, which has a meaning of its own in the table's module: \
         write `#[sql_name = \"table\"] table_`",
    );
    refuses(
        "t { id -> Int4, t -> Int4 }",
        "t",
        "a column cannot be called `t`, which is the table's name: write `#[sql_name = \"t\"] t_`",
    );
    refuses("t { id -> Int4, type -> Int4 }", "type", "`type` is a keyword of Rust: write `r#type`");
    accepts("t { id -> Int4, r#type -> Int4 }");
}

#[test]
fn a_table_needs_columns_and_a_primary_key() {
    refuses("t { }", "t", "table `t` has no columns");
    let message =
        "table `t` has no primary key: give a column `#[primary_key]`, or the table `#[no_primary_key]`";
    refuses("t { name -> Text }", "t", message);
    accepts("#[no_primary_key] t { name -> Text }");
    refuses(
        "#[no_primary_key] t { #[primary_key] name -> Text }",
        "no_primary_key",
        "table `t` has a primary key: remove one of the two",
    );
    refuses(
        "t { #[primary_key] a -> Int4, b -> Int4, primary_key(a, b) }",
        "primary_key",
        "table `t` has another primary key already; a key of several columns is `primary_key(a, b)`",
    );
    refuses("t { id -> Nullable<Int4> }", "Int4", "column `id` of the primary key cannot be `Nullable`");
}

#[test]
fn identities_are_few_and_integers() {
    refuses(
        "t { #[identity] id -> Int4, #[identity] other -> Int4 }",
        "identity",
        "a table has one identity column at most, `id` is one already",
    );
    refuses(
        "t { #[identity] id -> Text }",
        "Text",
        "identity column `id` must be Int2, Int4 or Int8, found Text",
    );
    refuses(
        "t { #[identity(allways)] id -> Int4 }",
        "allways",
        "unknown option `allways`; did you mean `always`?",
    );
    refuses(
        "t { #[identity] #[default(1)] id -> Int4 }",
        "default",
        "a column has one of `default`, `identity` and `generated`, this is another one",
    );
}

#[test]
fn defaults_are_of_the_columns_type() {
    refuses(
        "t { id -> Int4, #[default(\"one\")] n -> Int4 }",
        "\"one\"",
        "default of column `n` must be Int4, found a string",
    );
    refuses(
        "t { id -> Int4, #[default(0.5)] n -> Int4 }",
        "0.5",
        "default of column `n` must be Int4, found a number with a fraction",
    );
    refuses(
        "t { id -> Int4, #[default(40000)] n -> Int2 }",
        "40000",
        "default of column `n` lies outside of Int2",
    );
    refuses(
        "t { id -> Int4, #[default(null)] n -> Int2 }",
        "null",
        "default NULL of column `n`, which is NOT NULL",
    );
    refuses(
        "t { id -> Int4, #[default(id)] n -> Int4 }",
        "id",
        "a DEFAULT cannot refer to a column, found `id`",
    );
    accepts(
        "t { id -> Int4, #[default(null)] n -> Nullable<Int2>, #[default(\"{}\")] j -> Jsonb, s -> Status }",
    );
    accepts("t { id -> Int4, #[default(\"new\")] s -> Status, #[default(-1)] n -> Float8 }");
}

#[test]
fn foreign_keys_fit() {
    refuses(
        "t { id -> Int4, a -> Int4, foreign_key((a) -> o(x, y)) }",
        "x",
        "this foreign key has 1 column(s) and references 2",
    );
    refuses(
        "t { id -> Int4, #[references(o.id, on_delete = set_null)] a -> Int4 }",
        "set_null",
        "`set_null` on column `a`, which is NOT NULL",
    );
    refuses(
        "t { id -> Int4, #[references(t.id)] a -> Int8 }",
        "references",
        "column `a` is Int8, but references `id`, which is Int4",
    );
    refuses(
        "t { id -> Int4, b -> Int8, #[references(t.b)] a -> Int8 }",
        "references",
        "the referenced columns are no primary key and no unique key of the table",
    );
    refuses(
        "t { id -> Int4, #[references(t.ib)] a -> Int4 }",
        "ib",
        "table `t` has no column `ib`; did you mean `id`?",
    );
}

#[test]
fn modifiers_belong_to_their_types() {
    refuses(
        "t { id -> Int4, #[max_length = 3] a -> Int4 }",
        "max_length",
        "`max_length` belongs to Varchar and Char, found Int4",
    );
    refuses(
        "t { id -> Int4, #[precision = 3, scale = 1] a -> Float8 }",
        "precision",
        "`precision` and `scale` belong to Numeric, found Float8",
    );
    refuses(
        "t { id -> Int4, #[precision = 9] a -> Timestamptz }",
        "precision",
        "the precision of Timestamptz lies between 0 and 6",
    );
    accepts("t { id -> Int4, #[precision = 9] a -> Numeric }");
}

#[test]
fn types_of_other_systems_get_advice() {
    refuses("t { id -> Serial }", "Serial", "`Serial` is not an SQL type: write `Int4` with `#[identity]`");
    refuses(
        "t { id -> Int4, n -> String }",
        "String",
        "`String` is not an SQL type: write `Text`, or `Varchar` with `#[max_length = n]`",
    );
    refuses("t { id -> Int4, n -> Nullable<Nullable<Text>> }", "Nullable<Text>", "`Nullable` is given twice");
}

#[test]
fn malformed_syntax_names_the_grammar() {
    refuses("users (id)", "", "unexpected end of input, expected `table_name { column -> Type, .. }`");
    refuses("t { id -> Int4, -> Int4 }", "-", super::parse::BODY_GRAMMAR);
    refuses(
        "t { id -> Int4, uniqe(id) }",
        "uniqe",
        "unknown item `uniqe` of a table; did you mean `unique`?",
    );
    refuses(
        "t { id -> Int4, foreign_key(id, o(id)) }",
        ",",
        "expected `->`, as in `foreign_key((a, b) -> other(x, y))`",
    );
    refuses(
        "t { id -> Int4 } u { id -> Int4 }",
        "u",
        "expected nothing after the table's `}`: each table has its own `table!`",
    );
}

#[test]
fn joinable_reads_diesels_form() {
    let read = |source: &str| parse::joinable(source.parse().expect("tokens"));
    let joinable = read("posts -> users (user_id)").expect("the form of Diesel");
    assert_eq!(joinable.child[0].text, "posts");
    assert_eq!(joinable.parent[0].text, "users");
    assert_eq!(joinable.column.text, "user_id");
    assert!(read("posts -> users").is_err());
    assert!(read("posts (user_id)").is_err());
}
