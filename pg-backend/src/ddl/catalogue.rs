//! What the server's catalogue says about tables: read as text, so that two tables can be compared.

use std::collections::HashMap;

use tokio_postgres::types::Type;
use tokio_postgres::{Client, Row};

use super::drift::Facet;
use super::error::Error;
use super::quote::QuoteError;
use super::text;

/// A relation that exists: `relkind` is the catalogue's letter.
pub(super) struct Relation {
    pub(super) oid: u32,
    pub(super) relkind: String,
}

/// A type that exists: `typtype` is the catalogue's letter, `labels` are those of an enum, `parts` what a composite type
/// or a domain is made of.
pub(super) struct ExistingType {
    pub(super) typtype: String,
    pub(super) labels: Vec<String>,
    pub(super) parts: Vec<String>,
}

/// All that a table's shape is made of.
#[derive(Default)]
pub(super) struct Shape {
    pub(super) columns: Vec<ColumnShape>,
    pub(super) parts: Vec<Part>,
}

/// One column, every property of it as SQL.
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

/// A constraint or an index. `name` is `None` where the server was free to choose it.
pub(super) struct Part {
    pub(super) facet: Facet,
    pub(super) name: Option<String>,
    pub(super) definition: String,
}

/// The schema in which names without one are created.
pub(super) async fn current_schema(client: &Client) -> Result<Option<String>, Error> {
    let row = read(client, "SELECT pg_catalog.current_schema()::text", &[]).await?.pop();
    Ok(row.and_then(|row| row.get(0)))
}

/// Those of `schemas` that exist.
pub(super) async fn schemas(client: &Client, schemas: &[&str]) -> Result<Vec<String>, Error> {
    const QUERY: &str = "SELECT nspname::text FROM pg_catalog.pg_namespace WHERE nspname::text = ANY ($1)";
    let rows = read(client, QUERY, &[(&schemas, Type::TEXT_ARRAY)]).await?;
    Ok(rows.iter().map(|row| row.get(0)).collect())
}

/// Those of `extensions` that exist.
pub(super) async fn extensions(client: &Client, extensions: &[&str]) -> Result<Vec<String>, Error> {
    const QUERY: &str = "SELECT extname::text FROM pg_catalog.pg_extension WHERE extname::text = ANY ($1)";
    let rows = read(client, QUERY, &[(&extensions, Type::TEXT_ARRAY)]).await?;
    Ok(rows.iter().map(|row| row.get(0)).collect())
}

/// Those of the relations that exist, by schema and name.
pub(super) async fn relations(
    client: &Client,
    keys: &[(&str, &str)],
) -> Result<HashMap<(String, String), Relation>, Error> {
    const QUERY: &str = "\
        SELECT n.nspname::text, c.relname::text, c.oid, c.relkind::text
        FROM unnest($1, $2) AS wanted (schema, name)
            JOIN pg_catalog.pg_namespace AS n ON n.nspname::text = wanted.schema
            JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname::text = wanted.name";
    let (schemas, names): (Vec<&str>, Vec<&str>) = keys.iter().copied().unzip();
    let rows = read(client, QUERY, &[(&schemas, Type::TEXT_ARRAY), (&names, Type::TEXT_ARRAY)]).await?;
    let relation = |row: &Row| ((row.get(0), row.get(1)), Relation { oid: row.get(2), relkind: row.get(3) });
    Ok(rows.iter().map(relation).collect())
}

/// Those of the types that exist, by schema and name.
pub(super) async fn types(
    client: &Client,
    keys: &[(&str, &str)],
) -> Result<HashMap<(String, String), ExistingType>, Error> {
    const QUERY: &str = "\
        SELECT n.nspname::text, t.typname::text, t.typtype::text,
            ARRAY(SELECT e.enumlabel::text FROM pg_catalog.pg_enum AS e
                  WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder),
            CASE t.typtype
                WHEN 'c' THEN ARRAY(
                    SELECT concat_ws(' ', pg_catalog.quote_ident(a.attname),
                        pg_catalog.format_type(a.atttypid, a.atttypmod))
                    FROM pg_catalog.pg_attribute AS a
                    WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum)
                WHEN 'd' THEN ARRAY[pg_catalog.format_type(t.typbasetype, t.typtypmod)]
                    || CASE WHEN t.typnotnull THEN ARRAY['NOT NULL'] ELSE ARRAY[]::text[] END
                    || ARRAY(
                        SELECT pg_catalog.pg_get_constraintdef(c.oid) FROM pg_catalog.pg_constraint AS c
                        WHERE c.contypid = t.oid AND c.contype = 'c' ORDER BY 1)
                ELSE ARRAY[]::text[]
            END
        FROM unnest($1, $2) AS wanted (schema, name)
            JOIN pg_catalog.pg_namespace AS n ON n.nspname::text = wanted.schema
                OR wanted.schema = 'pg_temp' AND n.oid = pg_catalog.pg_my_temp_schema()
            JOIN pg_catalog.pg_type AS t ON t.typnamespace = n.oid AND t.typname::text = wanted.name";
    let (schemas, names): (Vec<&str>, Vec<&str>) = keys.iter().copied().unzip();
    let rows = read(client, QUERY, &[(&schemas, Type::TEXT_ARRAY), (&names, Type::TEXT_ARRAY)]).await?;
    let existing = |row: &Row| {
        let found = ExistingType { typtype: row.get(2), labels: row.get(3), parts: row.get(4) };
        ((row.get(0), row.get(1)), found)
    };
    Ok(rows.iter().map(existing).collect())
}

/// The temporary tables of those names, by name.
pub(super) async fn temporary_tables(client: &Client, names: &[&str]) -> Result<HashMap<String, u32>, Error> {
    const QUERY: &str = "\
        SELECT relname::text, oid FROM pg_catalog.pg_class
        WHERE relnamespace = pg_catalog.pg_my_temp_schema() AND relkind = 'r' AND relname::text = ANY ($1)";
    let rows = read(client, QUERY, &[(&names, Type::TEXT_ARRAY)]).await?;
    Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
}

/// The shapes of tables, by oid.
pub(super) async fn shapes(client: &Client, tables: &[u32]) -> Result<HashMap<u32, Shape>, Error> {
    let mut shapes: HashMap<u32, Shape> = tables.iter().map(|&oid| (oid, Shape::default())).collect();
    for row in read(client, COLUMNS, &[(&tables, Type::OID_ARRAY)]).await? {
        if let Some(shape) = shapes.get_mut(&row.get(0)) {
            shape.columns.push(column(&row));
        }
    }
    for row in read(client, CONSTRAINTS, &[(&tables, Type::OID_ARRAY)]).await? {
        if let Some(shape) = shapes.get_mut(&row.get(0)) {
            shape.parts.push(constraint(&row)?);
        }
    }
    for row in read(client, INDEXES, &[(&tables, Type::OID_ARRAY)]).await? {
        if let Some(shape) = shapes.get_mut(&row.get(0)) {
            let (name, definition) = (Some(row.get(1)), row.get(2));
            shape.parts.push(Part { facet: Facet::Index, name, definition });
        }
    }
    Ok(shapes)
}

const COLUMNS: &str = "\
    SELECT a.attrelid, a.attname::text, pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull,
        a.attidentity::text, a.attgenerated::text, pg_catalog.pg_get_expr(d.adbin, d.adrelid),
        CASE WHEN a.attcollation <> t.typcollation THEN pg_catalog.quote_ident(c.collname) END
    FROM pg_catalog.pg_attribute AS a
        JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
        LEFT JOIN pg_catalog.pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        LEFT JOIN pg_catalog.pg_collation AS c ON c.oid = a.attcollation
    WHERE a.attrelid = ANY ($1) AND a.attnum > 0 AND NOT a.attisdropped
    ORDER BY a.attrelid, a.attnum";

fn column(row: &Row) -> ColumnShape {
    let identity = match row.get(4) {
        "a" => Some("GENERATED ALWAYS AS IDENTITY".to_owned()),
        "d" => Some("GENERATED BY DEFAULT AS IDENTITY".to_owned()),
        _ => None,
    };
    let expression: Option<String> = row.get(6);
    let (default, generated) = match row.get(5) {
        "s" => (None, expression.map(|expression| format!("({expression}) STORED"))),
        "v" => (None, expression.map(|expression| format!("({expression}) VIRTUAL"))),
        _ => (expression, None),
    };
    let nullability = if row.get(3) { "NOT NULL" } else { "NULL" };
    let properties = vec![
        (Facet::Type, row.get(2)),
        (Facet::Nullability, Some(nullability.to_owned())),
        (Facet::Default, default),
        (Facet::Identity, identity),
        (Facet::Generated, generated),
        (Facet::Collation, row.get(7)),
    ];
    ColumnShape { name: row.get(1), properties }
}

/// A foreign key is read in pieces, since its text depends on the search_path. Keys to the partitions of a
/// referenced table are the server's own, hence `conparentid`.
const CONSTRAINTS: &str = "\
    SELECT c.conrelid, c.contype::text, c.conname::text, pg_catalog.pg_get_constraintdef(c.oid),
        ARRAY(SELECT a.attname::text
              FROM unnest(c.conkey) WITH ORDINALITY AS k (attnum, place)
                  JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = k.attnum
              ORDER BY k.place),
        n.nspname::text, f.relname::text,
        ARRAY(SELECT a.attname::text
              FROM unnest(c.confkey) WITH ORDINALITY AS k (attnum, place)
                  JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.confrelid AND a.attnum = k.attnum
              ORDER BY k.place),
        c.confdeltype::text, c.confupdtype::text,
        concat(CASE WHEN to_jsonb(c) ->> 'confdelsetcols' IS NOT NULL THEN ' (columns)' END,
               CASE WHEN c.confmatchtype = 'f' THEN ' MATCH FULL' END,
               CASE WHEN c.condeferrable THEN ' DEFERRABLE' END,
               CASE WHEN c.condeferred THEN ' INITIALLY DEFERRED' END,
               CASE WHEN NOT c.convalidated THEN ' NOT VALID' END,
               CASE WHEN to_jsonb(c) ->> 'conenforced' = 'false' THEN ' NOT ENFORCED' END)
    FROM pg_catalog.pg_constraint AS c
        LEFT JOIN pg_catalog.pg_class AS f ON f.oid = c.confrelid
        LEFT JOIN pg_catalog.pg_namespace AS n ON n.oid = f.relnamespace
    WHERE c.conrelid = ANY ($1) AND c.contype IN ('p', 'u', 'c', 'x', 'f')
        AND (c.contype <> 'f' OR c.conparentid = 0)
    ORDER BY c.conrelid, c.conname";

fn constraint(row: &Row) -> Result<Part, QuoteError> {
    let facet = match row.get(1) {
        "p" => Facet::PrimaryKey,
        "u" => Facet::Unique,
        "c" => Facet::Check,
        "f" => Facet::ForeignKey,
        _ => Facet::Exclusion,
    };
    let definition = match facet {
        Facet::ForeignKey => {
            let (columns, references): (Vec<String>, Vec<String>) = (row.get(4), row.get(7));
            format!(
                "FOREIGN KEY ({}) REFERENCES {} ({}){}{}{}",
                text::columns(&columns)?,
                text::qualified((row.get(5), row.get(6)))?,
                text::columns(&references)?,
                action(" ON DELETE ", row.get(8)),
                action(" ON UPDATE ", row.get(9)),
                row.get::<_, &str>(10),
            )
        }
        _ => row.get(3),
    };
    Ok(Part { facet, name: Some(row.get(2)), definition })
}

fn action(clause: &str, letter: &str) -> String {
    let action = match letter {
        "r" => "RESTRICT",
        "c" => "CASCADE",
        "n" => "SET NULL",
        "d" => "SET DEFAULT",
        _ => return String::new(),
    };
    format!("{clause}{action}")
}

/// An index is read in pieces, since its text contains its name and its table's schema. Options are 1 for DESC and
/// 2 for NULLS FIRST.
const INDEXES: &str = "\
    SELECT i.indrelid, x.relname::text, concat(
        CASE WHEN i.indisunique THEN 'UNIQUE ' END, 'INDEX USING ', m.amname, ' (',
        (SELECT string_agg(concat(
            pg_catalog.pg_get_indexdef(i.indexrelid, k, false),
            CASE WHEN NOT o.opcdefault THEN ' ' || pg_catalog.quote_ident(o.opcname) END,
            CASE WHEN c.collname <> 'default' THEN ' COLLATE ' || pg_catalog.quote_ident(c.collname) END,
            CASE i.indoption[k - 1]::int & 3
                WHEN 1 THEN ' DESC NULLS LAST' WHEN 2 THEN ' NULLS FIRST' WHEN 3 THEN ' DESC' END), ', ' ORDER BY k)
         FROM generate_series(1, i.indnkeyatts) AS k
             JOIN pg_catalog.pg_opclass AS o ON o.oid = i.indclass[k - 1]
             LEFT JOIN pg_catalog.pg_collation AS c ON c.oid = i.indcollation[k - 1]), ')',
        (SELECT ' INCLUDE (' || string_agg(pg_catalog.pg_get_indexdef(i.indexrelid, k, false), ', ' ORDER BY k) || ')'
         FROM generate_series(i.indnkeyatts + 1, i.indnatts) AS k),
        CASE WHEN to_jsonb(i) ->> 'indnullsnotdistinct' = 'true' THEN ' NULLS NOT DISTINCT' END,
        ' WHERE ' || pg_catalog.pg_get_expr(i.indpred, i.indrelid),
        CASE WHEN NOT i.indisvalid THEN ' (invalid)' END)
    FROM pg_catalog.pg_index AS i
        JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid
        JOIN pg_catalog.pg_am AS m ON m.oid = x.relam
    WHERE i.indrelid = ANY ($1) AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_constraint AS c WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u', 'x'))
    ORDER BY i.indrelid, x.relname";

async fn read(
    client: &Client,
    query: &str,
    parameters: &[(&(dyn tokio_postgres::types::ToSql + Sync), Type)],
) -> Result<Vec<Row>, Error> {
    // Typed, so that no named statement is prepared and the query takes one round trip.
    client
        .query_typed(query, parameters)
        .await
        .map_err(|error| Error::server("cannot read the catalogue", error))
}
