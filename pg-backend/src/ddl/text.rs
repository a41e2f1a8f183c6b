//! The text of the statements that create and drop tables, one column or constraint per line.

use relvar::kernel::{CompositeField, Definition, TypeName};
use relvar::schema::{
    ColumnSchema, Fill, ForeignKeySchema, IndexSchema, ReferentialAction, TableSchema, UniqueSchema,
};

use super::order::{Key, Names};
use super::quote::{QuoteError, quote_identifier, quote_literal};

/// `schema.name`, or the name alone where the schema is not known.
pub(super) fn qualified((schema, name): Key<'_>) -> Result<String, QuoteError> {
    match schema {
        Some(schema) => Ok(format!("{}.{}", quote_identifier(schema)?, quote_identifier(name)?)),
        None => quote_identifier(name),
    }
}

/// `CREATE EXTENSION IF NOT EXISTS citext`.
pub(super) fn create_extension(name: &str) -> Result<String, QuoteError> {
    Ok(format!("CREATE EXTENSION IF NOT EXISTS {}", quote_identifier(name)?))
}

/// `CREATE TYPE status AS ENUM ('new', 'paid')` and the like, under the name `at`; nothing for a type that is not declared.
pub(super) fn create_type(name: &TypeName, at: Key<'_>, names: Names<'_>) -> Result<String, QuoteError> {
    let at = qualified(at)?;
    match name.definition {
        Definition::BuiltIn | Definition::Extension(_) => Ok(String::new()),
        Definition::Enum(words) => Ok(format!("CREATE TYPE {at} AS ENUM {}", labels(words)?)),
        Definition::Composite(fields) => {
            let field = |field: &CompositeField| {
                Ok(format!("{} {}", quote_identifier(field.name)?, type_text(&field.sql_type, None, names)?))
            };
            let fields = fields.iter().map(field).collect::<Result<Vec<_>, QuoteError>>()?;
            Ok(format!("CREATE TYPE {at} AS (\n    {}\n)", fields.join(",\n    ")))
        }
        Definition::Domain(domain) => {
            let base = type_text(&domain.base, domain.modifier, names)?;
            let not_null = if domain.not_null { " NOT NULL" } else { "" };
            let check = domain.check.map(|check| format!(" CHECK ({check})")).unwrap_or_default();
            Ok(format!("CREATE DOMAIN {at} AS {base}{not_null}{check}"))
        }
    }
}

/// `('new', 'paid')`.
pub(super) fn labels<Label: AsRef<str>>(labels: &[Label]) -> Result<String, QuoteError> {
    Ok(format!("({})", list(labels, quote_literal)?))
}

/// `CREATE TABLE` for `table` under the name `at`, with those of its foreign keys that `inline` holds.
pub(super) fn create_table(
    table: &TableSchema,
    at: Key<'_>,
    inline: &[&ForeignKeySchema],
    names: Names<'_>,
) -> Result<String, QuoteError> {
    let mut lines = Vec::new();
    for column in table.columns {
        lines.push(column_definition(column, names)?);
    }
    if !table.primary_key.is_empty() {
        lines.push(format!("PRIMARY KEY ({})", columns(table.primary_key)?));
    }
    for unique in table.unique {
        lines.push(named(unique.name, unique_definition(unique)?)?);
    }
    for foreign_key in inline {
        lines.push(named(foreign_key.name, foreign_key_definition(foreign_key, names)?)?);
    }
    for check in table.checks {
        lines.push(named(check.name, format!("CHECK ({})", check.condition))?);
    }
    match lines.is_empty() {
        true => Ok(format!("CREATE TABLE {} ()", qualified(at)?)),
        false => Ok(format!("CREATE TABLE {} (\n    {}\n)", qualified(at)?, lines.join(",\n    "))),
    }
}

/// `CREATE INDEX` for an index of the table at `table`.
pub(super) fn create_index(index: &IndexSchema, table: Key<'_>) -> Result<String, QuoteError> {
    let unique = if index.unique { "UNIQUE " } else { "" };
    let name = match index.name {
        Some(name) => format!("{} ", quote_identifier(name)?),
        None => String::new(),
    };
    let keys = index.keys.join(", ");
    let predicate = index.predicate.map(|predicate| format!(" WHERE {predicate}")).unwrap_or_default();
    let method = match index.method {
        Some(method) => format!(" USING {}", quote_identifier(method)?),
        None => String::new(),
    };
    Ok(format!("CREATE {unique}INDEX {name}ON {}{method} ({keys}){predicate}", qualified(table)?))
}

/// `COMMENT ON` for the table and its columns, where they have one.
pub(super) fn comments(table: &TableSchema, at: Key<'_>) -> Result<Vec<String>, QuoteError> {
    let at = qualified(at)?;
    let mut comments = Vec::new();
    if let Some(text) = table.comment {
        comments.push(format!("COMMENT ON TABLE {at} IS {}", quote_literal(text)?));
    }
    for column in table.columns {
        if let Some(text) = column.comment {
            let name = quote_identifier(column.name)?;
            comments.push(format!("COMMENT ON COLUMN {at}.{name} IS {}", quote_literal(text)?));
        }
    }
    Ok(comments)
}

/// `ALTER TABLE .. ADD FOREIGN KEY ..`.
pub(super) fn add_foreign_key(
    foreign_key: &ForeignKeySchema,
    table: Key<'_>,
    names: Names<'_>,
) -> Result<String, QuoteError> {
    let definition = named(foreign_key.name, foreign_key_definition(foreign_key, names)?)?;
    Ok(format!("ALTER TABLE {}\n    ADD {definition}", qualified(table)?))
}

/// `FOREIGN KEY (team_id) REFERENCES teams (id) ON DELETE CASCADE`.
pub(super) fn foreign_key_definition(
    foreign_key: &ForeignKeySchema,
    names: Names<'_>,
) -> Result<String, QuoteError> {
    Ok(format!(
        "FOREIGN KEY ({}) REFERENCES {} ({}){}{}",
        columns(foreign_key.columns)?,
        qualified(names.target(foreign_key))?,
        columns(foreign_key.references)?,
        action(" ON DELETE ", foreign_key.on_delete),
        action(" ON UPDATE ", foreign_key.on_update),
    ))
}

/// One `DROP TABLE` for all: the server then sees for itself that they only reference one another.
pub(super) fn drop_tables<'k>(tables: impl Iterator<Item = Key<'k>>) -> Result<String, QuoteError> {
    let tables = tables.map(qualified).collect::<Result<Vec<_>, _>>()?;
    Ok(format!("DROP TABLE IF EXISTS\n    {}", tables.join(",\n    ")))
}

/// `DROP TYPE IF EXISTS status`.
pub(super) fn drop_type(name: &TypeName, names: Names<'_>) -> Result<String, QuoteError> {
    let kind = if matches!(name.definition, Definition::Domain(_)) { "DOMAIN" } else { "TYPE" };
    Ok(format!("DROP {kind} IF EXISTS {}", qualified(names.sql_type(name))?))
}

/// `a, b`.
pub(super) fn columns<Name: AsRef<str>>(names: &[Name]) -> Result<String, QuoteError> {
    list(names, quote_identifier)
}

fn list<Item: AsRef<str>>(
    items: &[Item],
    quote: fn(&str) -> Result<String, QuoteError>,
) -> Result<String, QuoteError> {
    Ok(items.iter().map(|item| quote(item.as_ref())).collect::<Result<Vec<_>, _>>()?.join(", "))
}

fn column_definition(column: &ColumnSchema, names: Names<'_>) -> Result<String, QuoteError> {
    let name = quote_identifier(column.name)?;
    let sql_type = type_text(&column.sql_type, column.modifier, names)?;
    let not_null = if column.nullable { "" } else { " NOT NULL" };
    let fill = match column.fill {
        Fill::Nothing => String::new(),
        // The grammar takes no AND, IN or IS here, unless there are parentheses.
        Fill::Default(expression) if expression.contains(char::is_whitespace) => {
            format!(" DEFAULT ({expression})")
        }
        Fill::Default(expression) => format!(" DEFAULT {expression}"),
        Fill::IdentityByDefault => " GENERATED BY DEFAULT AS IDENTITY".to_owned(),
        Fill::IdentityAlways => " GENERATED ALWAYS AS IDENTITY".to_owned(),
        Fill::Stored(expression) => format!(" GENERATED ALWAYS AS ({expression}) STORED"),
    };
    Ok(format!("{name} {sql_type}{not_null}{fill}"))
}

fn type_text(name: &TypeName, modifier: Option<&str>, names: Names<'_>) -> Result<String, QuoteError> {
    let text = if name.is_declared() {
        qualified(names.sql_type(name))?
    } else if name.schema.is_none() && TYPE_KEYWORDS.contains(&name.name) {
        name.name.to_owned()
    } else {
        // Where it is, the search_path says: it may be of `pg_catalog` or of an extension.
        qualified((name.schema, name.name))?
    };
    let modifier = modifier.map(|modifier| format!("({modifier})")).unwrap_or_default();
    Ok(format!("{text}{modifier}{}", if name.array { "[]" } else { "" }))
}

/// Names of the catalogue that are keywords, and mean the same type without quotes. (`char` does not.)
const TYPE_KEYWORDS: &[&str] = &["bit", "interval", "json", "numeric", "time", "timestamp", "varchar"];

fn unique_definition(unique: &UniqueSchema) -> Result<String, QuoteError> {
    let deferrable = if unique.deferrable { " DEFERRABLE" } else { "" };
    Ok(format!("UNIQUE ({}){deferrable}", columns(unique.columns)?))
}

fn named(name: Option<&str>, definition: String) -> Result<String, QuoteError> {
    match name {
        Some(name) => Ok(format!("CONSTRAINT {} {definition}", quote_identifier(name)?)),
        None => Ok(definition),
    }
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
