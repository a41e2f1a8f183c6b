//! The functions of the small grammar that SQLite has, or that can be said in its words.

use super::cast::has_text;
use super::render::{Place, Rendered, Scope, alike, binds, may_be_zero, render, wanted};
use super::{Kind, Node};

/// The present as a value for a column of the kind `column`; a session's time zone is UTC.
pub(super) fn moment(function: &str, column: Kind) -> Option<Rendered> {
    let natural = match function {
        "now" | "current_timestamp" | "transaction_timestamp" | "statement_timestamp" | "clock_timestamp" => {
            Kind::Timestamptz
        }
        "localtimestamp" => Kind::Timestamp,
        "current_date" => Kind::Date,
        "current_time" | "localtime" => Kind::Time,
        _ => return None,
    };
    let format = match (natural, column) {
        (Kind::Timestamptz, Kind::Timestamptz) => "%Y-%m-%d %H:%M:%f000Z",
        (Kind::Timestamptz | Kind::Timestamp, Kind::Timestamp) => "%Y-%m-%d %H:%M:%f000",
        (Kind::Timestamp, Kind::Timestamptz) => "%Y-%m-%d %H:%M:%f000Z",
        (Kind::Timestamptz | Kind::Timestamp | Kind::Date, Kind::Date) => "%Y-%m-%d",
        (Kind::Date, Kind::Timestamp) => "%Y-%m-%d 00:00:00.000000",
        (Kind::Date, Kind::Timestamptz) => "%Y-%m-%d 00:00:00.000000Z",
        (Kind::Timestamptz | Kind::Timestamp | Kind::Time, Kind::Time) => "%H:%M:%f000",
        _ => return None,
    };
    Some(Rendered::primary(format!("strftime('{format}', 'now')"), column))
}

/// Sixteen bytes by chance, with the version and the variant of a uuid.
const RANDOM_UUID: &str = "unhex(hex(randomblob(6)) || '4' || substr(hex(randomblob(2)), 2) || \
     substr('89AB', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || hex(randomblob(6)))";

/// Milliseconds since 1970, the version, chance, the variant, chance.
const TIMED_UUID: &str = "unhex(printf('%012x', CAST(round(unixepoch('now', 'subsec') * 1000) AS INTEGER)) || '7' || \
     substr(hex(randomblob(2)), 2) || substr('89AB', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || \
     hex(randomblob(6)))";

/// The 53 bits that a number from 0 to 1 has.
const RANDOM: &str = "(random() & 9007199254740991) / 9007199254740992.0";

/// The call of a function.
pub(super) fn call(function: &str, arguments: &[Node], scope: Scope<'_>) -> Result<Rendered, String> {
    if let Some(value) = volatile(function) {
        return match scope.place {
            Place::Default => Ok(value),
            place => Err(format!(
                "SQLite has no {function}() in {}, where the value may not change",
                place.shown()
            )),
        };
    }
    match function {
        "coalesce" | "nullif" | "greatest" | "least" => return choice(function, arguments, scope),
        "num_nulls" | "num_nonnulls" => return nulls(function, arguments, scope),
        _ => {}
    }
    let all = arguments.iter().map(|one| render(one, scope)).collect::<Result<Vec<_>, _>>()?;
    let nullable = all.iter().any(|one| one.nullable);
    let found = match function {
        "concat" | "concat_ws" => concatenation(function, all)?,
        "abs" | "sign" | "mod" => number(function, arguments, &all)?,
        "length" | "octet_length" | "bit_length" if all.first().is_some_and(|one| one.kind == Kind::Blob) => {
            bytes(function, &all[0].sql)
        }
        "encode" => encoded(arguments, &all)?,
        "jsonb_typeof" | "json_typeof" => json_kind(&all)?,
        _ => text(function, arguments, all)?,
    };
    Ok(Rendered { nullable, ..found })
}

/// What differs from call to call.
fn volatile(function: &str) -> Option<Rendered> {
    let natural = [Kind::Timestamptz, Kind::Timestamp, Kind::Date, Kind::Time];
    match function {
        "localtimestamp" => moment(function, Kind::Timestamp),
        "random" => Some(Rendered::new(RANDOM, binds::MULTIPLICATION, Kind::Real)),
        "gen_random_uuid" => Some(Rendered::primary(RANDOM_UUID, Kind::Uuid)),
        "uuidv7" => Some(Rendered::primary(TIMED_UUID, Kind::Uuid)),
        "current_date" => moment(function, Kind::Date),
        _ => natural.into_iter().find_map(|kind| moment(function, kind)),
    }
}

fn unknown(function: &str) -> String {
    format!("SQLite has no {function}() as PostgreSQL has it")
}

/// One of the arguments.
fn choice(function: &str, arguments: &[Node], scope: Scope<'_>) -> Result<Rendered, String> {
    let nodes: Vec<&Node> = arguments.iter().collect();
    let all = alike(&nodes, function, scope)?;
    let Some(first) = all.first() else { return Err(unknown(function)) };
    if all.len() == 1 {
        return Ok(first.clone());
    }
    let kind = all.iter().map(|one| one.kind).fold(Kind::Null, |widest, kind| match (widest, kind) {
        (Kind::Integer(one), Kind::Integer(other)) => Kind::Integer(one.max(other)),
        (Kind::Integer(_), Kind::Real) | (Kind::Null, _) => kind,
        _ => widest,
    });
    let list = listed(&all);
    let any_null = all.iter().any(|one| one.nullable);
    let (sql, nullable) = match function {
        "coalesce" => (format!("coalesce({list})"), all.iter().all(|one| one.nullable)),
        "nullif" => (format!("nullif({list})"), true),
        _ if matches!(kind, Kind::Enum(_)) => {
            return Err(format!("SQLite does not know the order of an enum's labels ({function})"));
        }
        _ => {
            let name = if function == "greatest" { "max" } else { "min" };
            // SQLite's give NULL where one is NULL, PostgreSQL's where all are.
            match (any_null, all.len()) {
                (false, _) => (format!("{name}({list})"), false),
                (true, 2) => {
                    (format!("coalesce({name}({list}), {list})"), all.iter().all(|one| one.nullable))
                }
                _ => {
                    return Err(format!(
                        "SQLite has {function}() of more than two alone where none may be NULL"
                    ));
                }
            }
        }
    };
    Ok(Rendered { nullable, ..Rendered::primary(sql, kind) })
}

fn listed(all: &[Rendered]) -> String {
    let list: Vec<&str> = all.iter().map(|one| one.sql.as_str()).collect();
    list.join(", ")
}

/// How many of the arguments are NULL, or are not.
fn nulls(function: &str, arguments: &[Node], scope: Scope<'_>) -> Result<Rendered, String> {
    let not = if function == "num_nulls" { "" } else { "NOT " };
    let one = |node| {
        let operand: Rendered = render(node, scope)?;
        Ok(format!("({} IS {not}NULL)", operand.at(binds::COMPARISON)))
    };
    let all = arguments.iter().map(one).collect::<Result<Vec<_>, String>>()?;
    let counted = Rendered::new(all.join(" + "), binds::ADDITION, Kind::Integer(4));
    if all.is_empty() { Err(unknown(function)) } else { Ok(Rendered { nullable: false, ..counted }) }
}

/// Both leave NULLs out in both databases.
fn concatenation(function: &str, all: Vec<Rendered>) -> Result<Rendered, String> {
    match all.iter().find(|one| !has_text(one.kind)) {
        Some(odd) => {
            Err(format!("SQLite does not write {} as PostgreSQL does ({function})", odd.kind.shown()))
        }
        None => Ok(Rendered::primary(format!("{function}({})", listed(&all)), Kind::Text)),
    }
}

fn number(function: &str, nodes: &[Node], all: &[Rendered]) -> Result<Rendered, String> {
    if let Some(odd) = all.iter().find(|one| !one.kind.is_number()) {
        return Err(format!("{function} needs a number, and this is {}", odd.kind.shown()));
    }
    match (function, all) {
        ("abs", [one]) => Ok(Rendered::primary(format!("abs({})", one.sql), one.kind)),
        ("sign", [one]) => Ok(Rendered::primary(format!("CAST(sign({}) AS REAL)", one.sql), Kind::Real)),
        ("mod", [one, other]) if matches!((one.kind, other.kind), (Kind::Integer(_), Kind::Integer(_))) => {
            if may_be_zero(&nodes[1]) {
                return Err("SQLite makes NULL of a division by zero: divide by nullif(.., 0)".to_owned());
            }
            let binds = binds::MULTIPLICATION;
            Ok(Rendered::new(format!("{} % {}", one.at(binds), other.at(binds + 1)), binds, one.kind))
        }
        _ => Err(unknown(function)),
    }
}

fn bytes(function: &str, argument: &str) -> Rendered {
    let factor = if function == "bit_length" { " * 8" } else { "" };
    let binds = if factor.is_empty() { binds::PRIMARY } else { binds::MULTIPLICATION };
    Rendered::new(format!("length({argument}){factor}"), binds, Kind::Integer(4))
}

fn encoded(nodes: &[Node], all: &[Rendered]) -> Result<Rendered, String> {
    match (nodes, all) {
        ([_, Node::Text(format)], [bytes, _]) if format == "hex" && bytes.kind == Kind::Blob => {
            Ok(Rendered::primary(format!("lower(hex({}))", bytes.sql), Kind::Text))
        }
        _ => Err("SQLite has encode() of bytes as 'hex' alone".to_owned()),
    }
}

/// PostgreSQL's words for the kinds of JSON.
fn json_kind(all: &[Rendered]) -> Result<Rendered, String> {
    match all {
        [one] if one.kind == Kind::Json => {
            let data = &one.sql;
            let sql = format!(
                "CASE json_type({data}) WHEN 'text' THEN 'string' WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' \
                 WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' ELSE json_type({data}) END"
            );
            Ok(Rendered::primary(sql, Kind::Text))
        }
        _ => Err("jsonb_typeof needs JSON".to_owned()),
    }
}

/// A literal that is a whole number of `least` or more.
fn count(node: Option<&Node>, least: u32) -> bool {
    matches!(node, Some(Node::Number(text)) if text.parse::<u32>().is_ok_and(|number| number >= least))
}

/// The functions of text.
fn text(function: &str, nodes: &[Node], all: Vec<Rendered>) -> Result<Rendered, String> {
    let name = match (function, nodes.len()) {
        ("lower" | "upper" | "length" | "octet_length", 1) => function,
        ("char_length" | "character_length", 1) => "length",
        ("bit_length", 1) => "octet_length",
        ("trim", 1) | ("ltrim" | "rtrim", 1 | 2) => function,
        ("btrim", 1 | 2) => "trim",
        ("replace", 3) => "replace",
        ("strpos", 2) => "instr",
        ("starts_with", 2) => "substr",
        ("left" | "right", 2) if count(nodes.get(1), 1) => "substr",
        ("substr", 2) if count(nodes.get(1), 1) => "substr",
        ("substr", 3) if count(nodes.get(1), 1) && count(nodes.get(2), 0) => "substr",
        ("left" | "right" | "substr", _) => {
            return Err(format!(
                "SQLite has {function}() as PostgreSQL has it for literal places alone, from 1"
            ));
        }
        _ => return Err(unknown(function)),
    };
    let texts = if matches!(function, "left" | "right" | "substr") { 1 } else { nodes.len() };
    let typed = |(place, one): (usize, Rendered)| match place < texts {
        true => wanted(one, Kind::Text, function),
        false => Ok(one),
    };
    let all = all.into_iter().enumerate().map(typed).collect::<Result<Vec<_>, _>>()?;
    let list = listed(&all);
    Ok(match (function, &*all) {
        ("left", [one, count]) => {
            Rendered::primary(format!("substr({}, 1, {})", one.sql, count.sql), Kind::Text)
        }
        ("right", [one, count]) => {
            Rendered::primary(format!("substr({}, -{})", one.sql, count.sql), Kind::Text)
        }
        ("starts_with", [one, start]) => {
            let sql =
                format!("substr({}, 1, length({})) = {}", one.sql, start.sql, start.at(binds::COMPARISON));
            Rendered::new(sql, binds::EQUALITY, Kind::Bool)
        }
        ("bit_length", _) => {
            Rendered::new(format!("{name}({list}) * 8"), binds::MULTIPLICATION, Kind::Integer(4))
        }
        ("length" | "char_length" | "character_length" | "octet_length" | "strpos", _) => {
            Rendered::primary(format!("{name}({list})"), Kind::Integer(4))
        }
        _ => Rendered::primary(format!("{name}({list})"), Kind::Text),
    })
}
