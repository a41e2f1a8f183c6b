//! CREATE TABLE and CREATE INDEX as text, one column or constraint per line.

use relvar::schema::{ForeignKeySchema, IndexSchema, ReferentialAction, TableSchema};

use super::column::Column;
use super::expression::{self, Known, Place, Scope};
use super::quote::{QuoteError, quote_identifier};

/// A table's statements.
#[derive(Debug)]
pub(super) struct Statements {
    /// CREATE TABLE.
    pub(super) table: String,
    /// The name of each index, and its CREATE INDEX.
    pub(super) indexes: Vec<(String, String)>,
}

/// What creates the table; or all that is wrong with it. `taken` says which names an index cannot have.
pub(super) fn statements(
    table: &TableSchema,
    taken: &mut dyn FnMut(&str) -> bool,
) -> Result<Statements, Vec<String>> {
    let mut mistakes = Vec::new();
    let mut columns = Vec::new();
    for column in table.columns {
        match Column::new(column) {
            Ok(column) => columns.push(column),
            Err(reason) => mistakes.push(format!("column {}: {reason}", column.name.escape_debug())),
        }
    }
    // What expressions mean is known where the types of all columns are.
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    let mut known = Vec::new();
    for column in &columns {
        match column.known() {
            Ok(column) => known.push(column),
            Err(reason) => mistakes.push(format!("column {}: {reason}", column.name().escape_debug())),
        }
    }
    let mut lines = Vec::new();
    let mut add = |what: &dyn Fn() -> String, result: Result<String, String>| match result {
        Ok(line) => lines.push(line),
        Err(reason) => mistakes.push(format!("{}: {reason}", what())),
    };
    let mut names = Names { table, next: 0 };
    let key = if table.primary_key.is_empty() { None } else { names.next(None) };
    let key = constraint(key);
    for column in &columns {
        let result = key.clone().and_then(|key| column.definition(table, &known, &key));
        add(&|| format!("column {}", column.name().escape_debug()), result);
    }
    if !table.primary_key.is_empty() && !columns.iter().any(Column::is_numbered) {
        let result = key.and_then(|name| Ok(format!("{name}PRIMARY KEY ({})", list(table.primary_key)?)));
        add(&|| "primary key".to_owned(), result);
    }
    for unique in table.unique {
        let name = constraint(names.next(unique.name));
        let result = match unique.deferrable {
            true => Err("SQLite has no deferrable unique constraints".to_owned()),
            false => name.and_then(|name| Ok(format!("{name}UNIQUE ({})", list(unique.columns)?))),
        };
        add(&|| format!("unique constraint ({})", unique.columns.join(", ")), result);
    }
    for foreign_key in table.foreign_keys {
        let name = constraint(names.next(foreign_key.name));
        let result = name.and_then(|name| Ok(format!("{name}{}", reference(foreign_key)?)));
        add(&|| format!("foreign key ({})", foreign_key.columns.join(", ")), result);
    }
    for check in table.checks {
        let name = constraint(names.next(check.name));
        let scope = Scope { columns: &known, place: Place::Check };
        let condition =
            expression::expression(check.condition).and_then(|node| expression::condition(&node, scope));
        let result = name.and_then(|name| Ok(format!("{name}CHECK ({})", condition?)));
        add(&|| format!("check {}", check.condition), result);
    }
    // The names that are given are not there for those that have none.
    let mut named = Vec::new();
    for index in table.indexes {
        let name = if index.unique { names.next(index.name) } else { index.name };
        if let Some(name) = name.filter(|name| taken(name)) {
            let keys = index.keys.join(", ");
            mistakes.push(format!("index ({keys}): another table or index has the name {name}"));
        }
        named.push((index, name));
    }
    let mut indexes = Vec::new();
    for (index, name) in named {
        match create_index(table, index, name, &known, taken) {
            Ok(index) => indexes.push(index),
            Err(reason) => mistakes.push(format!("index ({}): {reason}", index.keys.join(", "))),
        }
    }
    if table.columns.is_empty() {
        mistakes.push("SQLite has no table without columns".to_owned());
    }
    let name = quote_identifier(table.name).map_err(|error| mistakes.push(format!("its name: {error}")));
    match name {
        Ok(name) if mistakes.is_empty() => Ok(Statements {
            table: format!("CREATE TABLE {name} (\n    {}\n) STRICT", lines.join(",\n    ")),
            indexes,
        }),
        _ => Err(mistakes),
    }
}

/// The names of the constraints, in the order of `TableSchema::constraint_names`.
struct Names<'t> {
    table: &'t TableSchema,
    next: usize,
}

impl<'t> Names<'t> {
    /// The next one, or `given` where the description has no list of them.
    fn next(&mut self, given: Option<&'t str>) -> Option<&'t str> {
        let found = self.table.constraint_names.get(self.next).copied();
        self.next += 1;
        found.or(given)
    }
}

/// `CONSTRAINT users_email_key `
fn constraint(name: Option<&str>) -> Result<String, String> {
    match name.map(quote_identifier) {
        Some(Ok(name)) => Ok(format!("CONSTRAINT {name} ")),
        Some(Err(error)) => Err(format!("its name: {error}")),
        None => Ok(String::new()),
    }
}

/// `a, b`
pub(super) fn list(names: &[&str]) -> Result<String, String> {
    let names: Result<Vec<String>, QuoteError> = names.iter().map(|name| quote_identifier(name)).collect();
    names.map(|names| names.join(", ")).map_err(|error| error.to_string())
}

/// `FOREIGN KEY (team_id) REFERENCES teams (id) ON DELETE CASCADE`
fn reference(foreign_key: &ForeignKeySchema) -> Result<String, String> {
    Ok(format!(
        "FOREIGN KEY ({}) REFERENCES {} ({}){}{}",
        list(foreign_key.columns)?,
        list(&[foreign_key.table.1])?,
        list(foreign_key.references)?,
        action(" ON DELETE ", foreign_key.on_delete),
        action(" ON UPDATE ", foreign_key.on_update),
    ))
}

fn action(clause: &str, action: ReferentialAction) -> String {
    let action = match action {
        ReferentialAction::NoAction => return String::new(),
        ReferentialAction::Restrict => "RESTRICT",
        ReferentialAction::Cascade => "CASCADE",
        ReferentialAction::SetNull => "SET NULL",
        ReferentialAction::SetDefault => "SET DEFAULT",
    };
    format!("{clause}{action}")
}

/// The operator classes whose order is that of SQLite's texts.
const BYTE_ORDER: &[&str] = &["text_pattern_ops", "varchar_pattern_ops"];

fn create_index(
    table: &TableSchema,
    index: &IndexSchema,
    given: Option<&str>,
    known: &[Known],
    taken: &mut dyn FnMut(&str) -> bool,
) -> Result<(String, String), String> {
    if let Some(method) = index.method.filter(|method| *method != "btree") {
        return Err(format!("SQLite has B-trees alone, and its method is {method}"));
    }
    let scope = Scope { columns: known, place: Place::Index };
    let (mut keys, mut words) = (Vec::new(), Vec::new());
    for sql in index.keys {
        let key = expression::index_key(sql)?;
        if let Some(class) = key.class.filter(|class| !BYTE_ORDER.contains(&class.as_str())) {
            return Err(format!("SQLite has no operator class {class}"));
        }
        let descending = if key.descending { " DESC" } else { "" };
        keys.push(format!("{}{descending}", expression::key(&key.node, scope)?));
        words.push(key.node.word().to_owned());
    }
    let predicate = match index.predicate {
        Some(sql) => {
            let condition =
                expression::expression(sql).and_then(|node| expression::condition(&node, scope))?;
            format!(" WHERE {condition}")
        }
        None => String::new(),
    };
    let name = match given {
        Some(name) => name.to_owned(),
        None => free(&format!("{}_{}_idx", table.name, words.join("_")), taken),
    };
    let unique = if index.unique { "UNIQUE " } else { "" };
    let (quoted, on) = (list(&[&name])?, list(&[table.name])?);
    let sql = format!("CREATE {unique}INDEX {quoted} ON {on} ({}){predicate}", keys.join(", "));
    Ok((name, sql))
}

/// The name, with a number where it is taken: SQLite makes up none, so PostgreSQL's is taken.
fn free(name: &str, taken: &mut dyn FnMut(&str) -> bool) -> String {
    let mut free = name.to_owned();
    let mut number = 0_u32;
    while taken(&free) {
        number += 1;
        free = format!("{name}{number}");
    }
    free
}
