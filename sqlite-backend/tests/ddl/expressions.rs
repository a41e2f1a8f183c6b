//! Expressions in SQLite's words.

use relvar::kernel::{Definition, TypeName};
use relvar::schema::{CheckSchema, ColumnSchema, Fill, TableSchema};
use relvar_sqlite::ddl::create_all_sql;

use crate::describe::{TABLE, column, filled};

const STATUS: TypeName =
    TypeName { definition: Definition::Enum(&["new", "paid"]), ..TypeName::built_in("status") };

/// A column of each kind, some of which may be NULL.
const COLUMNS: &[ColumnSchema] = &[
    column("a", "int4"),
    column("b", "int4"),
    ColumnSchema { nullable: true, ..column("n", "int4") },
    column("big", "int8"),
    column("weight", "float8"),
    column("ok", "bool"),
    column("name", "text"),
    column("code", "varchar"),
    ColumnSchema { sql_type: STATUS, ..column("status", "") },
    column("photo", "bytea"),
    column("token", "uuid"),
    column("day", "date"),
    column("at", "timestamp"),
    column("moment", "timestamptz"),
    column("data", "jsonb"),
];

/// A CHECK of this condition in the table above.
fn check(condition: &'static str) -> Result<String, String> {
    let checks: &'static [CheckSchema] = vec![CheckSchema { name: None, condition }].leak();
    let table = TableSchema { name: "t", columns: COLUMNS, checks, ..TABLE };
    let sql = create_all_sql(&[table]).map_err(|error| error.mistakes()[0].to_string())?;
    let last = sql.lines().rev().nth(1).unwrap_or_default().trim();
    Ok(last.strip_prefix("CHECK (").and_then(|rest| rest.strip_suffix(")")).unwrap().to_owned())
}

#[track_caller]
fn becomes(condition: &'static str, sql: &str) {
    assert_eq!(check(condition).as_deref(), Ok(sql));
}

#[track_caller]
fn refuses(condition: &'static str, reason: &str) {
    assert_eq!(check(condition), Err(format!("table t: check {condition}: {reason}")));
}

/// The default of a column of this type.
fn default(sql_type: &'static str, expression: &'static str) -> Result<String, String> {
    let columns: &'static [ColumnSchema] = vec![filled("x", sql_type, Fill::Default(expression))].leak();
    let sql = create_all_sql(&[TableSchema { name: "t", columns, ..TABLE }]);
    let sql = sql.map_err(|error| error.mistakes()[0].to_string())?;
    let line = sql.lines().nth(1).unwrap_or_default();
    let (_, value) = line.split_once(" DEFAULT ").unwrap();
    Ok(value.split(" CHECK").next().unwrap_or_default().to_owned())
}

#[test]
fn parentheses_stand_where_the_two_languages_differ() {
    becomes("name || a = name || code", "name || a = name || code");
    becomes("a + b * big > 1 AND NOT (ok OR a = 1)", "a + b * big > 1 AND NOT (ok OR a = 1)");
    becomes("(a = b) = ok", "(a = b) = ok");
    becomes("ok = (a < b)", "ok = a < b");
    becomes("a - (b - big) < -1", "a - (b - big) < -1");
    becomes("-(-a) > 0", "-(-a) > 0");
    becomes("(a = b) IS TRUE", "(a = b) IS TRUE");
    becomes("a BETWEEN 1 + 1 AND b OR ok IS NOT FALSE", "a BETWEEN 1 + 1 AND b OR ok IS NOT FALSE");
    becomes("n IS NULL OR a NOT IN (1, 2) OR n IS NOT NULL", "n IS NULL OR a NOT IN (1, 2) OR n IS NOT NULL");
    becomes("weight > 1.50 AND a < 1.5", "weight > 1.50 AND a < 1.5");
    becomes("(ok AND a = 1) = TRUE", "(ok AND a = 1) = TRUE");
}

#[test]
fn a_literal_is_what_the_column_holds() {
    becomes("day > '2020-01-01'", "day > '2020-01-01'");
    becomes("at >= '2020-01-01'", "at >= '2020-01-01 00:00:00.000000'");
    becomes("moment < '2020-01-01 01:00+02'", "moment < '2019-12-31 23:00:00.000000Z'");
    becomes("status IN ('new', 'paid')", "status IN ('new', 'paid')");
    becomes("photo <> '\\x00'", "photo <> x'00'");
    refuses("status = 'lost'", "the enum has no label 'lost'");
    refuses("day > 'tomorrow'", "'tomorrow' is no value for a date");
}

#[test]
fn patterns_are_of_glob() {
    becomes("name LIKE '%a_b*%'", "name GLOB '*a?b[*]*'");
    becomes("name NOT LIKE 'a%'", "name NOT GLOB 'a*'");
    becomes("name ILIKE 'A%'", "lower(name) GLOB 'a*'");
    refuses("name LIKE code", "SQLite's LIKE depends on a setting, so its pattern must be a literal here");
    refuses("name ILIKE 'ä'", "SQLite knows small and capital letters of ASCII alone (ILIKE)");
    refuses("name ~ '^a'", "SQLite has no regular expressions (~)");
}

#[test]
fn functions_have_sqlites_names() {
    becomes("char_length(name) > 1", "length(name) > 1");
    becomes("octet_length(photo) < bit_length(name)", "length(photo) < octet_length(name) * 8");
    becomes("strpos(name, '@') > 1", "instr(name, '@') > 1");
    becomes("starts_with(name, 'a')", "substr(name, 1, length('a')) = 'a'");
    becomes("left(name, 2) = right(name, 2)", "substr(name, 1, 2) = substr(name, -2)");
    becomes("btrim(name) <> ''", "trim(name) <> ''");
    becomes("num_nonnulls(a, n) = 1", "(a IS NOT NULL) + (n IS NOT NULL) = 1");
    becomes("greatest(a, b) > 1", "max(a, b) > 1");
    becomes("least(a, n) > 1", "coalesce(min(a, n), a, n) > 1");
    becomes("coalesce(n, 0) + coalesce(n) > 0", "coalesce(n, 0) + n > 0");
    becomes("mod(a, 2) = 0", "a % 2 = 0");
    becomes("a / nullif(b, 0) = 1", "a / nullif(b, 0) = 1");
    becomes("concat(name, n) <> ''", "concat(name, n) <> ''");
    becomes("encode(photo, 'hex') <> 'ff'", "lower(hex(photo)) <> 'ff'");
    becomes("sign(a) > 0", "CAST(sign(a) AS REAL) > 0");
    refuses("floor(weight) = 1", "SQLite has no floor() as PostgreSQL has it");
    refuses("initcap(name) = name", "SQLite has no initcap() as PostgreSQL has it");
    refuses(
        "substr(name, -1) = ''",
        "SQLite has substr() as PostgreSQL has it for literal places alone, from 1",
    );
    refuses("greatest(a, b, n) > 0", "SQLite has greatest() of more than two alone where none may be NULL");
    refuses(
        "a / b > 1",
        "SQLite makes NULL of a division by zero, where PostgreSQL refuses it: divide by nullif(.., 0)",
    );
    refuses("moment < now()", "SQLite has no now() in a CHECK, where the value may not change");
}

#[test]
fn json_is_read_with_postgresqls_words() {
    becomes(
        "data ->> 'k' = 'v'",
        "CASE json_type(data -> 'k') WHEN 'text' THEN data ->> 'k' WHEN 'null' THEN NULL ELSE data -> 'k' END = 'v'",
    );
    becomes(
        "jsonb_typeof(data -> 0) = 'string'",
        "CASE json_type(data -> 0) WHEN 'text' THEN 'string' WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' \
         WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' ELSE json_type(data -> 0) END = 'string'",
    );
    refuses("data -> '$.k' = data", "SQLite takes other words or numbers for the right side of ->");
    refuses("data = '{}'", "SQLite does not compare JSON (=)");
}

#[test]
fn casts_keep_the_value() {
    becomes("CAST(a AS bigint) > 1", "a > 1");
    becomes("CAST(a AS text) = '1'", "CAST(a AS TEXT) = '1'");
    becomes("CAST(at AS date) = day", "substr(at, 1, 10) = day");
    becomes("at = CAST(day AS timestamp)", "at = day || ' 00:00:00.000000'");
    becomes("CAST(ok AS integer) + 1 = 1", "ok + 1 = 1");
    becomes("CAST(a AS boolean) AND ok", "a <> 0 AND ok");
    becomes("CAST(status AS text) <> name", "status <> name");
    refuses("CAST(big AS integer) > 1", "SQLite does not cast an integer to integer as PostgreSQL does");
    refuses("CAST(name AS bigint) > 1", "SQLite does not cast text to bigint as PostgreSQL does");
    refuses("CAST(a AS numeric) > 1", "SQLite has no type numeric");
}

#[test]
fn what_compares_in_another_way_is_refused() {
    refuses("day = at", "SQLite does not compare a date with a timestamp (=)");
    refuses("status < 'paid'", "SQLite does not know the order of an enum's labels (<)");
    refuses("day - day = 1", "SQLite does not calculate with a date (-)");
    refuses("a", "a condition is needed, and this is an integer");
    refuses("gone = 1", "there is no column gone");
    refuses("a = $1", "the grammar of `table!` has no $1");
}

#[test]
fn defaults_fill_their_column() {
    assert_eq!(default("timestamp", "now()").unwrap(), "(strftime('%Y-%m-%d %H:%M:%f000', 'now'))");
    assert_eq!(default("date", "CURRENT_DATE").unwrap(), "(strftime('%Y-%m-%d', 'now'))");
    assert_eq!(default("time", "LOCALTIME").unwrap(), "(strftime('%H:%M:%f000', 'now'))");
    assert_eq!(default("int4", "-1").unwrap(), "-1");
    assert_eq!(
        default("float8", "random()").unwrap(),
        "((random() & 9007199254740991) / 9007199254740992.0)"
    );
    assert_eq!(default("time", "'07:08'").unwrap(), "'07:08:00.000000'");
    assert_eq!(
        default("text", "CURRENT_USER").unwrap_err(),
        "table t: column x: its default CURRENT_USER: SQLite has no current_user() as PostgreSQL has it"
    );
    assert_eq!(
        default("text", "1").unwrap_err(),
        "table t: column x: its default 1: it is an integer, and the column holds text"
    );
}
