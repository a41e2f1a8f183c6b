//! What SQLite's catalogue says about a table, so that two tables can be compared.

use rusqlite::{Connection, OptionalExtension, Row};

use super::drift::Facet;
use super::expression::{Token, tokens};
use super::quote::{is_keyword, quote_identifier};

/// All that a table's shape is made of.
#[derive(Debug, Default)]
pub(super) struct Shape {
    pub(super) columns: Vec<ColumnShape>,
    pub(super) parts: Vec<Part>,
}

/// One column, every property of it as SQL.
#[derive(Debug)]
pub(super) struct ColumnShape {
    pub(super) name: String,
    pub(super) properties: Vec<(Facet, Option<String>)>,
}

impl ColumnShape {
    /// The type as SQL.
    pub(super) fn sql_type(&self) -> Option<String> {
        self.properties.iter().find(|(facet, _)| *facet == Facet::Type).and_then(|(_, text)| text.clone())
    }
}

/// A constraint or an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) facet: Facet,
    pub(super) name: Option<String>,
    pub(super) definition: String,
}

impl Part {
    fn new(facet: Facet, name: Option<String>, definition: impl Into<String>) -> Self {
        Part { facet, name, definition: definition.into() }
    }
}

/// The statement that created the table, the view or the index of this name, and which of them it is.
pub(super) fn statement(db: &Connection, name: &str) -> rusqlite::Result<Option<(String, Option<String>)>> {
    let sql = "SELECT type, sql FROM sqlite_schema WHERE lower(name) = lower(?1)";
    db.query_row(sql, [name], |row| Ok((row.get(0)?, row.get(1)?))).optional()
}

/// The statements that created the table's indexes, by name; those of constraints have none.
pub(super) fn indexes(db: &Connection, table: &str) -> rusqlite::Result<Vec<(String, String)>> {
    let sql = "SELECT name, sql FROM sqlite_schema \
               WHERE type = 'index' AND lower(tbl_name) = lower(?1) AND sql IS NOT NULL ORDER BY name";
    all(db, sql, table, |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The names of the columns of a table or view.
pub(super) fn column_names(db: &Connection, relation: &str) -> rusqlite::Result<Vec<String>> {
    all(db, "SELECT name FROM pragma_table_xinfo(?1) WHERE hidden <> 1", relation, |row| row.get(0))
}

/// The foreign keys of all tables: the table, and the one that it references.
pub(super) fn references(db: &Connection) -> rusqlite::Result<Vec<(String, String)>> {
    let sql = "SELECT DISTINCT s.name, f.\"table\" \
               FROM sqlite_schema AS s JOIN pragma_foreign_key_list(s.name) AS f WHERE s.type = 'table' AND s.name <> ?1";
    all(db, sql, "", |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The views that can be read.
pub(super) fn working_views(db: &Connection) -> rusqlite::Result<Vec<String>> {
    let views: Vec<String> =
        all(db, "SELECT name FROM sqlite_schema WHERE type = ?1", "view", |row| row.get(0))?;
    let works = |view: &String| db.prepare(&format!("SELECT * FROM {}", listed(&[view]))).is_ok();
    Ok(views.into_iter().filter(works).collect())
}

fn all<T>(
    db: &Connection,
    sql: &str,
    name: &str,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    db.prepare(sql)?.query_map([name], read)?.collect()
}

/// The shape of a table that is there and was created by `sql`; nothing where that text cannot be read.
pub(super) fn shape(db: &Connection, table: &str, sql: &str) -> rusqlite::Result<Option<Shape>> {
    let Some(items) = items(sql) else { return Ok(None) };
    let mut shape = Shape::default();
    let sql = "SELECT name, type, \"notnull\", dflt_value, pk, hidden FROM pragma_table_xinfo(?1)";
    let mut key: Vec<(i64, String)> = Vec::new();
    let columns = all(db, sql, table, |row| {
        let name: String = row.get(0)?;
        let place: i64 = row.get(4)?;
        if place > 0 {
            key.push((place, name.clone()));
        }
        column(row, name, &items)
    })?;
    shape.columns = columns;
    key.sort_unstable();
    if !key.is_empty() {
        let names: Vec<&str> = key.iter().map(|(_, name)| name.as_str()).collect();
        shape.parts.push(Part::new(Facet::PrimaryKey, None, format!("PRIMARY KEY ({})", listed(&names))));
    }
    unique(db, table, &mut shape)?;
    foreign_keys(db, table, &mut shape)?;
    for (name, sql) in indexes(db, table)? {
        let definition = index_definition(&sql).unwrap_or(sql);
        shape.parts.push(Part::new(Facet::Index, Some(name), definition));
    }
    let strict = "SELECT strict FROM pragma_table_list WHERE schema = 'main' AND name = ?1";
    if db.query_row(strict, [table], |row| row.get(0)).optional()? == Some(0_i64) {
        shape.parts.push(Part::new(Facet::Strict, None, "a table that is not STRICT"));
    }
    shape.parts.extend(items.iter().flat_map(|item| checks(item)));
    Ok(Some(shape))
}

fn column(row: &Row<'_>, name: String, items: &[Vec<Token>]) -> rusqlite::Result<ColumnShape> {
    let item = items.iter().find(|item| is_name(item.first(), &name)).map(Vec::as_slice).unwrap_or_default();
    let word = |word: &str| item.iter().position(|token| token.is_word(word));
    let is_key = row.get::<_, i64>(4)? > 0;
    let nullability = match row.get::<_, bool>(2)? || is_key && word("AUTOINCREMENT").is_some() {
        true => "NOT NULL",
        false => "NULL",
    };
    let generated = match row.get::<_, i64>(5)? {
        0 => None,
        kind => {
            let stored = if kind == 3 { "STORED" } else { "VIRTUAL" };
            let expression = word("AS").map(|place| spelled(group(&item[place + 1..]))).unwrap_or_default();
            Some(format!("({expression}) {stored}"))
        }
    };
    let collation = word("COLLATE")
        .and_then(|place| item.get(place + 1))
        .map(|token| spelled(std::slice::from_ref(token)));
    let properties = vec![
        (Facet::Type, row.get(1)?),
        (Facet::Nullability, Some(nullability.to_owned())),
        (Facet::Default, row.get(3)?),
        (Facet::Identity, word("AUTOINCREMENT").map(|_| "AUTOINCREMENT".to_owned())),
        (Facet::Generated, generated),
        (Facet::Collation, collation),
    ];
    Ok(ColumnShape { name, properties })
}

fn unique(db: &Connection, table: &str, shape: &mut Shape) -> rusqlite::Result<()> {
    let sql = "SELECT name FROM pragma_index_list(?1) WHERE origin = 'u' ORDER BY seq DESC";
    for index in all(db, sql, table, |row| row.get::<_, String>(0))? {
        let sql = "SELECT name FROM pragma_index_info(?1) ORDER BY seqno";
        let columns = all(db, sql, &index, |row| row.get::<_, String>(0))?;
        shape.parts.push(Part::new(Facet::Unique, None, format!("UNIQUE ({})", listed(&columns))));
    }
    Ok(())
}

fn foreign_keys(db: &Connection, table: &str, shape: &mut Shape) -> rusqlite::Result<()> {
    let sql = "SELECT id, \"table\", \"from\", \"to\", on_delete, on_update FROM pragma_foreign_key_list(?1) ORDER BY id, seq";
    type Reference = (i64, String, String, Option<String>, String, String);
    let rows: Vec<Reference> = all(db, sql, table, |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
    })?;
    for key in rows.chunk_by(|one, other| one.0 == other.0) {
        let Some((_, target, _, _, on_delete, on_update)) = key.first() else { continue };
        let columns: Vec<&str> = key.iter().map(|part| part.2.as_str()).collect();
        let references: Option<Vec<&str>> = key.iter().map(|part| part.3.as_deref()).collect();
        let references = references.map(|names| format!(" ({})", listed(&names))).unwrap_or_default();
        let action = |clause: &str, action: &str| match action {
            "NO ACTION" => String::new(),
            _ => format!(" {clause} {action}"),
        };
        let definition = format!(
            "FOREIGN KEY ({}) REFERENCES {}{references}{}{}",
            listed(&columns),
            listed(&[target]),
            action("ON DELETE", on_delete),
            action("ON UPDATE", on_update),
        );
        shape.parts.push(Part::new(Facet::ForeignKey, None, definition));
    }
    Ok(())
}

/// `UNIQUE INDEX (email)`, without the names of the index and of the table.
fn index_definition(sql: &str) -> Option<String> {
    let tokens = tokens(sql).ok()?;
    let on = tokens.iter().position(|token| token.is_word("ON"))?;
    let unique = if tokens.iter().any(|token| token.is_word("UNIQUE")) { "UNIQUE " } else { "" };
    Some(format!("{unique}INDEX {}", spelled(tokens.get(on + 2..)?)))
}

fn listed<Name: AsRef<str>>(names: &[Name]) -> String {
    let quoted = |name: &Name| quote_identifier(name.as_ref()).unwrap_or_else(|_| name.as_ref().to_owned());
    names.iter().map(quoted).collect::<Vec<_>>().join(", ")
}

/// What stands between the commas of CREATE TABLE; nothing where the text cannot be read.
fn items(sql: &str) -> Option<Vec<Vec<Token>>> {
    let tokens = tokens(sql).ok()?;
    let start = tokens.iter().position(|token| token.is_sign("("))?;
    let mut items = vec![Vec::new()];
    let mut depth = 0_u32;
    for token in group(&tokens[start..]) {
        depth += u32::from(token.is_sign("("));
        depth = depth.saturating_sub(u32::from(token.is_sign(")")));
        match (depth, token.is_sign(",")) {
            (0, true) => items.push(Vec::new()),
            _ => items.last_mut()?.push(token.clone()),
        }
    }
    Some(items)
}

/// What the parentheses hold with which `tokens` begins.
fn group(tokens: &[Token]) -> &[Token] {
    let mut depth = 0_u32;
    for (place, token) in tokens.iter().enumerate() {
        depth += u32::from(token.is_sign("("));
        if token.is_sign(")") {
            depth -= u32::from(depth > 0);
            if depth == 0 {
                return &tokens[1..place];
            }
        }
        if depth == 0 {
            break;
        }
    }
    &[]
}

/// The CHECKs of a column or a table.
fn checks(item: &[Token]) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut depth = 0_u32;
    for (place, token) in item.iter().enumerate() {
        depth += u32::from(token.is_sign("("));
        depth = depth.saturating_sub(u32::from(token.is_sign(")")));
        if depth == 0 && token.is_word("CHECK") {
            let name = match place.checked_sub(2).map(|start| &item[start..place]) {
                Some([word, Token::Word(name) | Token::Quoted(name)]) if word.is_word("CONSTRAINT") => {
                    Some(name.clone())
                }
                _ => None,
            };
            let definition = format!("CHECK ({})", spelled(group(&item[place + 1..])));
            parts.push(Part::new(Facet::Check, name, definition));
        }
    }
    parts
}

fn is_name(token: Option<&Token>, name: &str) -> bool {
    matches!(token, Some(Token::Word(found) | Token::Quoted(found)) if found.eq_ignore_ascii_case(name))
}

/// The tokens as one text, the same for every way of writing them.
fn spelled(tokens: &[Token]) -> String {
    let mut text = String::new();
    let mut is_call = false;
    for token in tokens {
        let word = match token {
            Token::Word(word) if is_keyword(word) || is_order(word) => word.to_ascii_uppercase(),
            Token::Word(word) => word.to_ascii_lowercase(),
            Token::Quoted(name) => listed(&[name]),
            Token::Text(content) => format!("'{}'", content.replace('\'', "''")),
            Token::Number(number) => number.clone(),
            Token::Sign(sign) => (*sign).to_owned(),
        };
        let is_tight = text.is_empty() || text.ends_with('(') || matches!(word.as_str(), ")" | ",");
        let is_tight = is_tight || is_call && word == "(";
        if !is_tight {
            text.push(' ');
        }
        is_call = matches!(token, Token::Word(_)) && !is_keyword(&word);
        text.push_str(&word);
    }
    text
}

fn is_order(word: &str) -> bool {
    word.eq_ignore_ascii_case("ASC") || word.eq_ignore_ascii_case("DESC")
}
