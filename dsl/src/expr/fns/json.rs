//! Functions of `json` and `jsonb` (PostgreSQL manual, section 9.16).

use crate::types::*;

crate::function! { postgres "9.16";
    pub fn to_json(value: AnyType) -> Json = ToJson "to_json";
    pub fn to_jsonb(value: AnyType) -> Jsonb = ToJsonb "to_jsonb";
    /// With line feeds between the elements where `pretty`.
    pub fn array_to_json(array in AnyArray) or array_to_json_pretty(pretty: Bool) -> Json = ArrayToJson "array_to_json";
    /// The values of a row by name: `f1`, `f2` .. of a row value, the fields of a composite type.
    pub fn row_to_json(row in AnyRow) or row_to_json_pretty(pretty: Bool) -> Json = RowToJson "row_to_json";
    /// `base` with the members of an object in the fields of their names.
    pub fn json_populate_record(base in AnyComposite, json: Json) -> Of = JsonPopulateRecord "json_populate_record" nulls EveryNull;
    /// `base` with the members of an object in the fields of their names.
    pub fn jsonb_populate_record(base in AnyComposite, json: Jsonb) -> Of = JsonbPopulateRecord "jsonb_populate_record" nulls EveryNull;
    pub fn json_build_array(.. values: AnyType) -> Json = JsonBuildArray "json_build_array" nulls NeverNull;
    pub fn jsonb_build_array(.. values: AnyType) -> Jsonb = JsonbBuildArray "jsonb_build_array" nulls NeverNull;
    /// Of keys and values in turn.
    pub fn json_build_object(.. members: AnyType) -> Json = JsonBuildObject "json_build_object" nulls NeverNull;
    /// Of keys and values in turn.
    pub fn jsonb_build_object(.. members: AnyType) -> Jsonb = JsonbBuildObject "jsonb_build_object" nulls NeverNull;
    /// Of keys and values in turn.
    pub fn json_object(members: Array<Text>) or json_object_of(values: Array<Text>) -> Json = JsonObject "json_object";
    /// Of keys and values in turn.
    pub fn jsonb_object(members: Array<Text>) or jsonb_object_of(values: Array<Text>) -> Jsonb = JsonbObject "jsonb_object";
    pub fn json_array_length(json: Json) -> Int4 = JsonArrayLength "json_array_length" needs crate::render::Everywhere;
    pub fn jsonb_array_length(json: Jsonb) -> Int4 = JsonbArrayLength "jsonb_array_length" sqlite ["json_array_length(", ")"] needs crate::render::Everywhere;
    /// What stands at the end of the path; NULL where there is nothing.
    pub fn json_extract_path(json: Json, .. path: Text) -> Json = JsonExtractPath "json_extract_path" nulls MaybeNull;
    /// What stands at the end of the path; NULL where there is nothing.
    pub fn jsonb_extract_path(json: Jsonb, .. path: Text) -> Jsonb = JsonbExtractPath "jsonb_extract_path" nulls MaybeNull;
    /// The same as text.
    pub fn json_extract_path_text(json: Json, .. path: Text) -> Text = JsonExtractPathText "json_extract_path_text" nulls MaybeNull;
    /// The same as text.
    pub fn jsonb_extract_path_text(json: Jsonb, .. path: Text) -> Text = JsonbExtractPathText "jsonb_extract_path_text" nulls MaybeNull;
    /// With `value` at the end of the path; a missing member is added unless `create` is false.
    pub fn jsonb_set(json: Jsonb, path: Array<Text>, value: Jsonb) or jsonb_set_create(create: Bool) -> Jsonb = JsonbSet "jsonb_set";
    /// The same, and `null_treatment` says what a NULL value does.
    pub fn jsonb_set_lax(json: Jsonb, path: Array<Text>, value: Jsonb) or jsonb_set_lax_with(create: Bool, null_treatment: Text) -> Jsonb = JsonbSetLax "jsonb_set_lax" nulls MaybeNull;
    /// With `value` before the element at the end of the path, or after it.
    pub fn jsonb_insert(json: Jsonb, path: Array<Text>, value: Jsonb) or jsonb_insert_after(after: Bool) -> Jsonb = JsonbInsert "jsonb_insert";
    /// Without members that are `null`.
    pub fn json_strip_nulls(json: Json) -> Json = JsonStripNulls "json_strip_nulls";
    /// Without members that are `null`.
    pub fn jsonb_strip_nulls(json: Jsonb) -> Jsonb = JsonbStripNulls "jsonb_strip_nulls";
    /// Does the path find anything? NULL where it fails and is `silent`.
    pub fn jsonb_path_exists(json: Jsonb, path: Jsonpath) or jsonb_path_exists_with(variables: Jsonb, silent: Bool) -> Bool = JsonbPathExists "jsonb_path_exists" nulls MaybeNull;
    /// The predicate's truth, which may be unknown.
    pub fn jsonb_path_match(json: Jsonb, path: Jsonpath) or jsonb_path_match_with(variables: Jsonb, silent: Bool) -> Bool = JsonbPathMatch "jsonb_path_match" nulls MaybeNull;
    /// What the path finds, as an array.
    pub fn jsonb_path_query_array(json: Jsonb, path: Jsonpath) or jsonb_path_query_array_with(variables: Jsonb, silent: Bool) -> Jsonb = JsonbPathQueryArray "jsonb_path_query_array";
    /// The first that the path finds; NULL where there is none.
    pub fn jsonb_path_query_first(json: Jsonb, path: Jsonpath) or jsonb_path_query_first_with(variables: Jsonb, silent: Bool) -> Jsonb = JsonbPathQueryFirst "jsonb_path_query_first" nulls MaybeNull;
    /// As [`jsonb_path_exists`], in the session's time zone.
    pub fn jsonb_path_exists_tz(json: Jsonb, path: Jsonpath) or jsonb_path_exists_tz_with(variables: Jsonb, silent: Bool) -> Bool = JsonbPathExistsTz "jsonb_path_exists_tz" nulls MaybeNull;
    /// As [`jsonb_path_match`], in the session's time zone.
    pub fn jsonb_path_match_tz(json: Jsonb, path: Jsonpath) or jsonb_path_match_tz_with(variables: Jsonb, silent: Bool) -> Bool = JsonbPathMatchTz "jsonb_path_match_tz" nulls MaybeNull;
    /// As [`jsonb_path_query_array`], in the session's time zone.
    pub fn jsonb_path_query_array_tz(json: Jsonb, path: Jsonpath) or jsonb_path_query_array_tz_with(variables: Jsonb, silent: Bool) -> Jsonb = JsonbPathQueryArrayTz "jsonb_path_query_array_tz";
    /// As [`jsonb_path_query_first`], in the session's time zone.
    pub fn jsonb_path_query_first_tz(json: Jsonb, path: Jsonpath) or jsonb_path_query_first_tz_with(variables: Jsonb, silent: Bool) -> Jsonb = JsonbPathQueryFirstTz "jsonb_path_query_first_tz" nulls MaybeNull;
    /// With indentation.
    pub fn jsonb_pretty(json: Jsonb) -> Text = JsonbPretty "jsonb_pretty";
    /// `object`, `array`, `string`, `number`, `boolean` or `null`.
    pub fn json_typeof(json: Json) -> Text = JsonTypeof "json_typeof";
    /// `object`, `array`, `string`, `number`, `boolean` or `null`.
    pub fn jsonb_typeof(json: Jsonb) -> Text = JsonbTypeof "jsonb_typeof";
}
