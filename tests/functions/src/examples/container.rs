//! Arrays and JSON.

use relvar::expr::fns::array::*;
use relvar::expr::fns::json::*;
use relvar::prelude::*;
use serde_json::json;

use super::{any, examples};

type Numbers = relvar::expr::Bind<Array<Int4>, Vec<i32>>;
type Document = relvar::expr::Bind<Jsonb, serde_json::Value>;
type Text_ = relvar::expr::Bind<Json, serde_json::Value>;
type Path = relvar::expr::Bind<Jsonpath, &'static str>;

fn numbers(numbers: &[i32]) -> Numbers {
    relvar::expr::Bind::new(numbers.to_vec())
}

/// `{"a": [1, 2], "b": "x"}`
fn document() -> Document {
    relvar::expr::Bind::new(json!({"a": [1, 2], "b": "x"}))
}

fn text() -> Text_ {
    relvar::expr::Bind::new(json!({"a": [1, 2], "b": "x"}))
}

fn path(path: &'static str) -> Path {
    relvar::expr::Bind::new(path)
}

examples! { "containers";
    numbers(&[1, 4, 3]).includes([3, 1]) => "true";
    numbers(&[2]).is_included_in([1, 2]) => "true";
    numbers(&[1, 4]).overlaps([2, 1]) => "true";
    numbers(&[1]).concat([2]) => "{1,2}";
    numbers(&[1]).concat(val::<Int4, _>(2)) => "{1,2}";
    val::<Int4, _>(0).concat(numbers(&[1])) => "{0,1}";
    array_append(numbers(&[1]), 2) => "{1,2}";
    array_cat(numbers(&[1]), [2]) => "{1,2}";
    array_dims(numbers(&[1])) => Some("[1:1]");
    array_dims(numbers(&[])) => None;
    array_fill(11, [2]) => "{11,11}";
    array_length(numbers(&[1]), 1) => Some("1");
    array_length(numbers(&[]), 1) => None;
    array_lower(numbers(&[1]), 1) => Some("1");
    array_ndims(numbers(&[1])) => Some("1");
    array_position(numbers(&[5, 6]), 6) => Some("2");
    array_position(numbers(&[5, 6]), 7) => None;
    array_position_from(numbers(&[5, 6, 5]), 5, 2) => Some("3");
    array_positions(numbers(&[5, 6, 5]), 5) => "{1,3}";
    array_prepend(0, numbers(&[1])) => "{0,1}";
    array_remove(numbers(&[1, 2, 1]), 1) => "{2}";
    array_replace(numbers(&[1, 2]), 1, 9) => "{9,2}";
    array_to_string(numbers(&[1, 2]), "-") => "1-2";
    array_to_string_null(numbers(&[1, 2]), "-", "*") => "1-2";
    array_upper(numbers(&[1, 2]), 1) => Some("2");
    cardinality(numbers(&[1, 2])) => "2";
    trim_array(numbers(&[1, 2, 3]), 2) => "{1}";
    array(1, (2, 3)) => "{1,2,3}";
    subscript(numbers(&[7, 8]), 2) => Some("8");
    subscript(numbers(&[7, 8]), 3) => None;
    slice(numbers(&[7, 8, 9]), 2, 3) => "{8,9}";
    slice_from(numbers(&[7, 8, 9]), 2) => "{8,9}";
    slice_to(numbers(&[7, 8, 9]), 2) => "{7,8}";
    text().get("b") => Some("\"x\"");
    text().get(0) => None;
    document().get("b") => Some("\"x\"");
    document().get("a").get(1) => Some("2");
    document().get("c") => None;
    text().get_text("b") => Some("x");
    text().get_text(0) => None;
    document().get_text("b") => Some("x");
    document().get_text(0) => None;
    text().get_path(["a", "1"]) => Some("2");
    document().get_path(["a", "1"]) => Some("2");
    text().get_path_text(["b"]) => Some("x");
    document().get_path_text(["b"]) => Some("x");
    document().includes(json!({"b": "x"})) => "true";
    document().is_included_in(json!({"b": "x"})) => "false";
    document().has_key("b") => "true";
    document().has_any_key(["b", "z"]) => "true";
    document().has_every_key(["b", "z"]) => "false";
    document().concat(json!({"c": 1})) => "{\"a\":[1,2],\"b\":\"x\",\"c\":1}";
    document().without("a") => "{\"b\":\"x\"}";
    document().without(["a", "b"]) => "{}";
    val::<Jsonb, _>(json!([1, 2])).without(0) => "[2]";
    document().without_path(["a", "0"]) => "{\"a\":[2],\"b\":\"x\"}";
    document().has_path(path("$.a")) => Some("true");
    document().matches_path(path("$.a[0] == 1")) => Some("true");
    to_json("a") => "\"a\"";
    to_jsonb(1) => "1";
    array_to_json(numbers(&[1, 2])) => "[1,2]";
    array_to_json_pretty(numbers(&[1, 2]), true) => "[1,2]";
    row_to_json(row_of((val::<Int4, _>(1), val::<Text, _>("a")))) => "{\"f1\":1,\"f2\":\"a\"}";
    row_to_json_pretty(row_of((val::<Int4, _>(1), val::<Text, _>("a"))), true) => "{\"f1\":1,\"f2\":\"a\"}";
    json_build_array((1, "a")) => "[1,\"a\"]";
    jsonb_build_array((1, "a")) => "[1,\"a\"]";
    json_build_object(("a", 1)) => "{\"a\":1}";
    jsonb_build_object(("a", 1)) => "{\"a\":1}";
    json_object(["a", "1"]) => "{\"a\":\"1\"}";
    jsonb_object(["a", "1"]) => "{\"a\":\"1\"}";
    json_object_of(["a"], ["1"]) => "{\"a\":\"1\"}";
    jsonb_object_of(["a"], ["1"]) => "{\"a\":\"1\"}";
    json_array_length(json!([1, 2])) => "2";
    jsonb_array_length(json!([1, 2])) => "2";
    json_extract_path(text(), ("a", "1")) => Some("2");
    jsonb_extract_path(document(), ("a", "1")) => Some("2");
    json_extract_path_text(text(), ("b",)) => Some("x");
    jsonb_extract_path_text(document(), ("z",)) => None;
    jsonb_set(document(), ["b"], json!(1)) => "{\"a\":[1,2],\"b\":1}";
    jsonb_set_create(json!({}), ["b"], json!(1), false) => "{}";
    jsonb_set_lax(json!({}), ["b"], json!(1)) => Some("{\"b\":1}");
    jsonb_set_lax_with(json!({}), ["b"], json!(1), true, "delete_key") => Some("{\"b\":1}");
    jsonb_insert(json!({"a": [1]}), ["a", "0"], json!(0)) => "{\"a\":[0,1]}";
    jsonb_insert_after(json!({"a": [1]}), ["a", "0"], json!(0), true) => "{\"a\":[1,0]}";
    json_strip_nulls(json!({"a": null})) => "{}";
    jsonb_strip_nulls(json!({"a": null})) => "{}";
    jsonb_path_exists(document(), path("$.a")) => Some("true");
    jsonb_path_exists_with(document(), path("$.a"), json!({}), true) => Some("true");
    jsonb_path_match(document(), path("$.a[0] == 1")) => Some("true");
    jsonb_path_match_with(document(), path("$.a"), json!({}), true) => None;
    jsonb_path_query_array(document(), path("$.a[*]")) => "[1,2]";
    jsonb_path_query_array_with(document(), path("$.a[*]"), json!({}), false) => "[1,2]";
    jsonb_path_query_first(document(), path("$.z")) => None;
    jsonb_path_query_first_with(document(), path("$.b"), json!({}), true) => Some("\"x\"");
    jsonb_path_exists_tz(document(), path("$.a")) => Some("true");
    jsonb_path_exists_tz_with(document(), path("$.a"), json!({}), true) => Some("true");
    jsonb_path_match_tz(document(), path("$.a[0] == 1")) => Some("true");
    jsonb_path_match_tz_with(document(), path("$.a[0] == 1"), json!({}), true) => Some("true");
    jsonb_path_query_array_tz(document(), path("$.a[*]")) => "[1,2]";
    jsonb_path_query_array_tz_with(document(), path("$.a[*]"), json!({}), true) => "[1,2]";
    jsonb_path_query_first_tz(document(), path("$.b")) => Some("\"x\"");
    jsonb_path_query_first_tz_with(document(), path("$.b"), json!({}), true) => Some("\"x\"");
    jsonb_pretty(json!([1])) => any();
    json_typeof(json!([1])) => "array";
    jsonb_typeof(json!({})) => "object";
}
