//! A tree to SQLite's text, with parentheses where SQLite's precedence needs them.

use super::function::{call, moment};
use super::literal::literal;
use super::pattern::glob;
use super::{Kind, Node};

/// Where an expression stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Check,
    Default,
    Generated,
    Index,
}

impl Place {
    pub(super) fn shown(self) -> &'static str {
        match self {
            Place::Check => "a CHECK",
            Place::Default => "a DEFAULT",
            Place::Generated => "a generated column",
            Place::Index => "an index",
        }
    }
}

/// A column that an expression may name.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub(crate) name: String,
    /// As SQL.
    pub(crate) sql: String,
    pub(crate) kind: Kind,
    pub(crate) nullable: bool,
}

/// What an expression sees.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scope<'s> {
    pub(crate) columns: &'s [Known],
    pub(crate) place: Place,
}

/// SQLite's precedence.
pub(super) mod binds {
    pub(crate) const OR: u8 = 1;
    pub(crate) const AND: u8 = 2;
    pub(crate) const NOT: u8 = 3;
    pub(crate) const EQUALITY: u8 = 4;
    pub(crate) const COMPARISON: u8 = 5;
    pub(crate) const ADDITION: u8 = 6;
    pub(crate) const MULTIPLICATION: u8 = 7;
    pub(crate) const CONCATENATION: u8 = 8;
    pub(crate) const SIGN: u8 = 9;
    pub(crate) const PRIMARY: u8 = 10;
}

/// An expression as SQL.
#[derive(Clone, Debug)]
pub(super) struct Rendered {
    pub(super) sql: String,
    pub(super) binds: u8,
    pub(super) kind: Kind,
    pub(super) nullable: bool,
    /// The literal that it is.
    pub(super) literal: Option<String>,
}

impl Rendered {
    pub(super) fn new(sql: impl Into<String>, binds: u8, kind: Kind) -> Self {
        Rendered { sql: sql.into(), binds, kind, nullable: true, literal: None }
    }

    pub(super) fn primary(sql: impl Into<String>, kind: Kind) -> Self {
        Rendered::new(sql, binds::PRIMARY, kind)
    }

    /// The text for something that binds at `least`.
    pub(super) fn at(&self, least: u8) -> String {
        if self.binds < least { format!("({})", self.sql) } else { self.sql.clone() }
    }

    /// A string literal becomes one of this kind.
    pub(super) fn coerced(self, kind: Kind) -> Result<Self, String> {
        match &self.literal {
            Some(text) if self.kind == Kind::Quoted => {
                let kind = if kind == Kind::Null { Kind::Text } else { kind };
                Ok(Rendered { sql: literal(text, kind)?, kind, ..self })
            }
            _ => Ok(self),
        }
    }
}

/// The condition of a CHECK or of a partial index.
pub(crate) fn condition(node: &Node, scope: Scope<'_>) -> Result<String, String> {
    let rendered = render(node, scope)?;
    match rendered.kind {
        Kind::Bool | Kind::Null => Ok(rendered.sql),
        other => Err(format!("a condition is needed, and this is {}", other.shown())),
    }
}

/// What fills a column of the kind `column`; is it more than a literal?
pub(crate) fn value(node: &Node, scope: Scope<'_>, column: Kind) -> Result<(String, bool), String> {
    if let (Node::Call { function, .. }, Place::Default) = (node, scope.place)
        && let Some(now) = moment(function, column)
    {
        return Ok((now.sql, true));
    }
    let rendered = render(node, scope)?.coerced(column)?;
    let is_literal = matches!(node, Node::Null | Node::Bool(_) | Node::Number(_) | Node::Text(_));
    // An enum is taken from a literal alone.
    if rendered.kind.fits(column) {
        return Ok((rendered.sql, !is_literal));
    }
    Err(format!("it is {}, and the column holds {}", rendered.kind.shown(), column.shown()))
}

/// A key of an index.
pub(crate) fn key(node: &Node, scope: Scope<'_>) -> Result<String, String> {
    render(node, scope).map(|rendered| rendered.sql)
}

pub(super) fn render(node: &Node, scope: Scope<'_>) -> Result<Rendered, String> {
    Ok(match node {
        Node::Null => Rendered::primary("NULL", Kind::Null),
        Node::Bool(value) => known(Rendered::primary(if *value { "TRUE" } else { "FALSE" }, Kind::Bool)),
        Node::Number(text) => number(text)?,
        Node::Text(text) => {
            let sql = literal(text, Kind::Quoted)?;
            known(Rendered { literal: Some(text.clone()), ..Rendered::primary(sql, Kind::Quoted) })
        }
        Node::Column(name) => column(name, scope)?,
        Node::Call { function, arguments } => call(function, arguments, scope)?,
        Node::Not(operand) => {
            let operand = wanted(render(operand, scope)?, Kind::Bool, "NOT")?;
            Rendered::new(format!("NOT {}", operand.at(binds::NOT)), binds::NOT, Kind::Bool)
        }
        Node::Minus(operand) => {
            let operand = render(operand, scope)?;
            if !operand.kind.is_number() {
                return Err(format!("SQLite has no minus of {}", operand.kind.shown()));
            }
            Rendered::new(format!("-{}", operand.at(binds::PRIMARY)), binds::SIGN, operand.kind)
        }
        Node::Infix { operator, left, right } => infix(operator, left, right, scope)?,
        Node::Like { operand, not, any_case, pattern } => like(operand, *not, *any_case, pattern, scope)?,
        Node::Is { operand, not, what } => {
            let operand = render(operand, scope)?;
            let operand = if *what == "NULL" { operand } else { wanted(operand, Kind::Bool, "IS")? };
            let sql = format!("{} IS {}{what}", operand.at(binds::COMPARISON), word(*not));
            known(Rendered::new(sql, binds::EQUALITY, Kind::Bool))
        }
        Node::Between { operand, not, low, high } => {
            let all = alike(&[&**operand, low, high], "BETWEEN", scope)?;
            ordered(&all, "BETWEEN")?;
            let [operand, low, high] = [0, 1, 2].map(|place| all[place].at(binds::COMPARISON));
            let sql = format!("{operand} {}BETWEEN {low} AND {high}", word(*not));
            Rendered::new(sql, binds::EQUALITY, Kind::Bool)
        }
        Node::In { operand, not, list } => {
            let all: Vec<&Node> = std::iter::once(&**operand).chain(list).collect();
            let all = alike(&all, "IN", scope)?;
            let list: Vec<&str> = all[1..].iter().map(|item| item.sql.as_str()).collect();
            let sql = format!("{} {}IN ({})", all[0].at(binds::COMPARISON), word(*not), list.join(", "));
            Rendered::new(sql, binds::EQUALITY, Kind::Bool)
        }
        Node::Cast { operand, to } => super::cast::cast(render(operand, scope)?, to)?,
    })
}

fn word(not: bool) -> &'static str {
    if not { "NOT " } else { "" }
}

/// The same, of what is never NULL.
fn known(rendered: Rendered) -> Rendered {
    Rendered { nullable: false, ..rendered }
}

fn number(text: &str) -> Result<Rendered, String> {
    let kind = match (text.parse::<i32>(), text.parse::<i64>()) {
        (Ok(_), _) => Kind::Integer(4),
        (_, Ok(_)) => Kind::Integer(8),
        _ if text.contains(['.', 'e', 'E']) => Kind::Real,
        _ => return Err(format!("SQLite has no integer {text}")),
    };
    let binds = if text.starts_with('-') { binds::SIGN } else { binds::PRIMARY };
    Ok(known(Rendered { literal: Some(text.to_owned()), ..Rendered::new(text, binds, kind) }))
}

fn column(name: &str, scope: Scope<'_>) -> Result<Rendered, String> {
    let found = scope.columns.iter().find(|column| column.name == name);
    let found = found.ok_or_else(|| format!("there is no column {}", name.escape_debug()))?;
    Ok(Rendered { nullable: found.nullable, ..Rendered::primary(found.sql.as_str(), found.kind) })
}

/// The operand, where it is of the kind that is wanted.
pub(super) fn wanted(operand: Rendered, kind: Kind, by: &str) -> Result<Rendered, String> {
    let operand = operand.coerced(kind)?;
    match operand.kind == kind || operand.kind == Kind::Null {
        true => Ok(operand),
        false => Err(format!("{by} needs {}, and this is {}", kind.shown(), operand.kind.shown())),
    }
}

/// All of them, as one kind.
pub(super) fn alike(nodes: &[&Node], by: &str, scope: Scope<'_>) -> Result<Vec<Rendered>, String> {
    let all: Vec<Rendered> = nodes.iter().map(|node| render(node, scope)).collect::<Result<_, _>>()?;
    let kinds = all.iter().map(|one| one.kind);
    let common = kinds.clone().find(|kind| !matches!(kind, Kind::Null | Kind::Quoted)).unwrap_or(Kind::Text);
    let all: Vec<Rendered> = all.into_iter().map(|one| one.coerced(common)).collect::<Result<_, _>>()?;
    match all.iter().map(|one| one.kind).find(|kind| *kind != Kind::Null && !kind.is_like(common)) {
        Some(other) => {
            Err(format!("SQLite does not compare {} with {} ({by})", common.shown(), other.shown()))
        }
        None if common == Kind::Json => Err(format!("SQLite does not compare JSON ({by})")),
        None => Ok(all),
    }
}

/// An enum's order is that of its labels' declaration, and SQLite would compare the labels.
fn ordered(all: &[Rendered], by: &str) -> Result<(), String> {
    match all.iter().any(|one| matches!(one.kind, Kind::Enum(_))) {
        true => Err(format!("SQLite does not know the order of an enum's labels ({by})")),
        false => Ok(()),
    }
}

fn infix(operator: &str, left: &Node, right: &Node, scope: Scope<'_>) -> Result<Rendered, String> {
    match operator {
        "AND" | "OR" => {
            let binds = if operator == "AND" { binds::AND } else { binds::OR };
            let [left, right] = [left, right].map(|side| wanted(render(side, scope)?, Kind::Bool, operator));
            let (left, right) = (left?, right?);
            let sql = format!("{} {operator} {}", left.at(binds), right.at(binds + 1));
            Ok(Rendered {
                nullable: left.nullable || right.nullable,
                ..Rendered::new(sql, binds, Kind::Bool)
            })
        }
        "=" | "<>" | "<" | "<=" | ">" | ">=" => {
            let all = alike(&[left, right], operator, scope)?;
            let binds = if matches!(operator, "=" | "<>") { binds::EQUALITY } else { binds::COMPARISON };
            if binds == binds::COMPARISON {
                ordered(&all, operator)?;
            }
            let sides = [0, 1].map(|place| all[place].at(binds + 1));
            Ok(Rendered::new(format!("{} {operator} {}", sides[0], sides[1]), binds, Kind::Bool))
        }
        "+" | "-" | "*" | "/" | "%" => arithmetic(operator, left, right, scope),
        "||" => super::cast::joined(render(left, scope)?, render(right, scope)?),
        "->" | "->>" => super::cast::field(operator, render(left, scope)?, right),
        _ => Err(format!("SQLite has no regular expressions ({operator})")),
    }
}

fn arithmetic(operator: &str, left: &Node, right: &Node, scope: Scope<'_>) -> Result<Rendered, String> {
    let (left, divisor) = (render(left, scope)?, right);
    let right = render(right, scope)?;
    let kind = match (left.kind, right.kind) {
        (Kind::Integer(one), Kind::Integer(other)) => Kind::Integer(one.max(other)),
        (one, other) if one.is_number() && other.is_number() => Kind::Real,
        (one, other) => {
            let odd = if one.is_number() { other } else { one };
            return Err(format!("SQLite does not calculate with {} ({operator})", odd.shown()));
        }
    };
    if operator == "%" && kind == Kind::Real {
        return Err("SQLite has % of integers alone".to_owned());
    }
    if matches!(operator, "/" | "%") && may_be_zero(divisor) {
        return Err(
            "SQLite makes NULL of a division by zero, where PostgreSQL refuses it: divide by nullif(.., 0)"
                .to_owned(),
        );
    }
    let binds = if matches!(operator, "+" | "-") { binds::ADDITION } else { binds::MULTIPLICATION };
    let sql = format!("{} {operator} {}", left.at(binds), right.at(binds + 1));
    Ok(Rendered { nullable: left.nullable || right.nullable, ..Rendered::new(sql, binds, kind) })
}

pub(super) fn may_be_zero(divisor: &Node) -> bool {
    match divisor {
        Node::Number(text) => text.parse::<f64>().is_ok_and(|number| number == 0.0),
        Node::Call { function, arguments } => {
            function != "nullif" || !matches!(arguments.get(1), Some(Node::Number(text)) if text == "0")
        }
        _ => true,
    }
}

fn like(
    operand: &Node,
    not: bool,
    any_case: bool,
    pattern: &Node,
    scope: Scope<'_>,
) -> Result<Rendered, String> {
    let operand = wanted(render(operand, scope)?, Kind::Text, "LIKE")?;
    let Node::Text(pattern) = pattern else {
        return Err("SQLite's LIKE depends on a setting, so its pattern must be a literal here".to_owned());
    };
    let mut pattern = glob(pattern)?;
    let mut operand = operand.at(binds::COMPARISON);
    if any_case {
        if !pattern.is_ascii() {
            return Err("SQLite knows small and capital letters of ASCII alone (ILIKE)".to_owned());
        }
        pattern.make_ascii_lowercase();
        operand = format!("lower({operand})");
    }
    let sql = format!("{operand} {}GLOB {}", word(not), literal(&pattern, Kind::Text)?);
    Ok(Rendered::new(sql, binds::EQUALITY, Kind::Bool))
}
