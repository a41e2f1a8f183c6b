//! The mistakes that the derives refuse, each on its own token.

use proc_macro2::TokenStream;

use super::Derive;
use crate::report::Report;

fn mistakes(derive: Derive, source: &str) -> Vec<(String, String)> {
    let tokens: TokenStream = source.parse().expect("the test's source has Rust's tokens");
    let mut report = Report::new();
    let input = syn::parse2(tokens).expect("the test's source is an item");
    derive(input, &mut report);
    let text = |span: proc_macro2::Span| span.source_text().unwrap_or_default();
    report.into_list().into_iter().map(|(span, message)| (text(span), message)).collect()
}

#[track_caller]
fn refuses(derive: Derive, source: &str, token: &str, message: &str) {
    assert_eq!(mistakes(derive, source), [(token.to_owned(), message.to_owned())]);
}

#[track_caller]
fn accepts(derive: Derive, source: &str) {
    assert_eq!(mistakes(derive, source), []);
}

#[test]
fn rows_and_writes_need_named_fields() {
    refuses(super::row, "enum E { A }", "E", "`Row` needs a struct with named fields, `E` is an enum");
    refuses(super::row, "struct E;", "E", "`Row` needs a struct with named fields, `E` is a unit struct");
    let message = "`Insert` needs a struct with named fields, `E` is a tuple struct";
    refuses(super::insert, "#[insert(table = users)] struct E(i32);", "E", message);
    let message = "`Changes` needs a struct with named fields, `E` is a struct without fields";
    refuses(super::changes, "#[changes(table = users)] struct E {}", "E", message);
}

#[test]
fn a_write_needs_its_table_and_something_to_set() {
    let message = "`Insert` needs its table: `#[insert(table = users)]`";
    refuses(super::insert, "struct E { a: i32 }", "E", message);
    let source = "#[changes(table = users)] struct E { #[changes(skip)] a: i32 }";
    refuses(super::changes, source, "E", "`Changes` has nothing to set: every field is skipped");
    let source = "#[insert(tabel = users)] struct E { a: i32 }";
    let found = mistakes(super::insert, source);
    assert_eq!(found[0].1, "unknown option `tabel` of `#[insert(..)]`; did you mean `table`?");
}

#[test]
fn two_fields_for_one_column_are_refused() {
    let message = "two fields are for the column `a`";
    refuses(super::row, "struct E { a: i32, #[row(rename = \"a\")] b: i32 }", "\"a\"", message);
    let source = "#[insert(table = users)] struct E { a: i32, #[insert(rename = \"a\")] b: i32 }";
    refuses(super::insert, source, "\"a\"", message);
}

#[test]
fn options_of_rows_are_checked() {
    let message = "unknown option `flaten` of `#[row(..)]`; did you mean `flatten`?";
    refuses(super::row, "struct E { #[row(flaten)] a: A }", "flaten", message);
    let message = "a field has one of `rename`, `column`, `flatten` and `skip`";
    refuses(super::row, "struct E { #[row(skip, flatten)] a: A, b: i32 }", "flatten", message);
    let message = "`with` and `as` go together: `#[row(with = function, as = Type)]`";
    refuses(super::row, "struct E { #[row(with = f)] a: A }", "a", message);
    refuses(super::row, "struct E { #[row(rename)] a: A }", "rename", "expected `rename = \"name\"`");
    accepts(
        super::row,
        "struct E<'a, T: Copy = i32, const N: usize> where T: 'a { a: Cow<'a, T>, #[row(with = f, as = T)] b: [T; N] }",
    );
    accepts(
        super::row,
        "struct E { #[row(column = users::id)] id: i32, #[row(flatten)] a: Option<A>, #[row(skip)] s: S,
            #[row(with = f::g, as = HashMap<String, i32>, rename = \"x\")] b: B, #[serde(default)] c: i32 }",
    );
}

#[test]
fn enums_have_labels() {
    refuses(super::sql_enum, "struct E;", "E", "`Enum` needs an enum, `E` is none");
    refuses(super::sql_enum, "enum E {}", "E", "the enum `E` has no labels");
    let message = "a label of an SQL enum holds no values, variant `B` does";
    refuses(super::sql_enum, "enum E { A, B(i32) }", "B", message);
    refuses(
        super::sql_enum,
        "enum E { A, #[sql(rename = \"a\")] B }",
        "B",
        "another variant has the label `a`",
    );
    accepts(
        super::sql_enum,
        "#[sql(name = \"x\", schema = \"y\")] enum E { New, #[sql(rename = \"paid out\")] Paid }",
    );
}

#[test]
fn values_wrap_one_field() {
    let message = "`Value` needs a struct with one field: `struct E(i64);`";
    refuses(super::value, "struct E(i32, i32);", "E", message);
    refuses(super::value, "enum E { A }", "E", message);
    accepts(super::value, "struct E(i64);");
    accepts(super::value, "struct E { id: i64 }");
}

#[test]
fn composites_have_named_fields_of_different_names() {
    let message = "`Composite` needs a struct with named fields, `E` is a tuple struct";
    refuses(super::composite, "struct E(i32);", "E", message);
    let source = "struct E { a: i32, #[sql(rename = \"a\")] b: i32, #[sql(rename = \"\")] c: i32, #[sql(tpye = Text)] d: String }";
    let found: Vec<String> =
        mistakes(super::composite, source).into_iter().map(|(_, message)| message).collect();
    assert_eq!(
        found,
        [
            "unknown option `tpye` of `#[sql(..)]`; did you mean `type`?",
            "another field is called `a` in SQL",
            "a name has 1 to 63 bytes, this one has 0",
        ]
    );
    let message = "a composite type of SQL has no parameters";
    refuses(super::composite, "struct E<T> { a: T }", "T", message);
    let message = "no type is nullable by itself: a field is, with `Option`";
    refuses(
        super::composite,
        "struct E { #[sql(type = Nullable<Text>)] a: String }",
        "Nullable<Text>",
        message,
    );
    accepts(
        super::composite,
        "#[sql(name = \"x\", schema = \"y\")] struct E { a: i32, #[sql(rename = \"b c\", type = Array<Varchar>)] b: Vec<String> }",
    );
}

#[test]
fn domains_restrict_a_type() {
    let message = "`Domain` needs a struct with one field: `struct E(String);`";
    refuses(super::domain, "#[sql(base = Text)] struct E(i32, i32);", "E", message);
    let message = "`Domain` needs the type that it restricts: `#[sql(base = Text)]`";
    refuses(super::domain, "struct E(String);", "E", message);
    let message = "the CHECK of a domain speaks of its `value`, found `length`";
    refuses(super::domain, "#[sql(base = Int4, check = length > 1)] struct E(i32);", "length", message);
    let message = "the CHECK of a domain needs a condition, found text";
    refuses(super::domain, "#[sql(base = Text, check = lower(value))] struct E(String);", "lower", message);
    let message = "`>` cannot compare an integer with a string";
    refuses(super::domain, "#[sql(base = Int4, check = value > \"a\")] struct E(i32);", "\"a\"", message);
    let message = "the base of a domain is no array here; a column can be an array of a domain";
    refuses(super::domain, "#[sql(base = Array<Int4>)] struct E(Vec<i32>);", "Array<Int4>", message);
    let source = "#[sql(base = Text, max_length = 3, precision = 1, check = value <)] struct E(String);";
    assert_eq!(mistakes(super::domain, source).len(), 3);
    accepts(
        super::domain,
        "#[sql(name = \"x\", base = Numeric, precision = 4, scale = 2, not_null, check = value between 0 and 9)] struct E { n: Decimal }",
    );
    accepts(super::domain, "#[sql(base = Varchar, max_length = 9)] struct E(String);");
}

#[test]
fn labels_are_in_snake_case() {
    assert_eq!(super::sql_enum::snake_case("OrderStatus"), "order_status");
    assert_eq!(super::sql_enum::snake_case("New"), "new");
    assert_eq!(super::sql_enum::snake_case("r#Type"), "type");
}
