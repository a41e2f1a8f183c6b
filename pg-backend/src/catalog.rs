//! Type names against the server's types: OIDs for parameters, and whether a result's columns are the expected ones.

use std::collections::HashMap;
use std::sync::LazyLock;

use futures_util::TryStreamExt;
use postgres_types::{Kind, Type};
use relvar::backend::{CodecError, ColumnTypes};
use relvar::kernel::TypeName;
use smallvec::SmallVec;
use tokio_postgres::Column;

use crate::error::{Drift, shown};
use crate::parameters::Bound;
use crate::session::{Session, lock};
use crate::{Error, Parameters, Result};

/// The types that every server has, by name: scalars and arrays of them.
static BUILT_IN: LazyLock<BuiltIn> = LazyLock::new(|| {
    let mut built_in = BuiltIn::default();
    // OIDs below 10,000 are assigned by hand and never change.
    for found in (1..10_000).filter_map(Type::from_oid) {
        match found.kind() {
            // `int2vector` and `oidvector` are arrays of another kind.
            Kind::Array(element) if found.name().starts_with('_') => {
                built_in.arrays.insert(element.name().to_owned(), found);
            }
            // postgres-types does not count it among the arrays.
            _ if found == Type::RECORD_ARRAY => {
                built_in.arrays.insert(Type::RECORD.name().to_owned(), found);
            }
            _ => {
                built_in.scalars.insert(found.name().to_owned(), found);
            }
        }
    }
    built_in
});

#[derive(Default)]
struct BuiltIn {
    scalars: HashMap<String, Type>,
    arrays: HashMap<String, Type>,
}

fn built_in(name: &TypeName) -> Option<&'static Type> {
    match name.schema {
        None | Some("pg_catalog") if name.array => BUILT_IN.arrays.get(name.name),
        None | Some("pg_catalog") => BUILT_IN.scalars.get(name.name),
        Some(_) => None,
    }
}

/// The number of a type where it is the same on every server, else 0.
pub(crate) fn fixed_oid(name: &TypeName) -> u32 {
    built_in(name).map_or(0, Type::oid)
}

/// The server's types of the parameters, in order.
pub(crate) async fn parameter_types(
    session: &Session,
    parameters: &Parameters,
) -> Result<SmallVec<[Type; 8]>> {
    let mut types = SmallVec::with_capacity(parameters.len());
    for name in parameters.type_names() {
        // The server takes a domain's value as one of its base, and there is no NULL of a domain that is NOT NULL.
        let name = name.base();
        types.push(match built_in(&name) {
            Some(known) => known.clone(),
            None => oid(session, &name).await?,
        });
    }
    Ok(types)
}

/// The OID of a type of the database itself; looked up once for the pool.
async fn oid(session: &Session, name: &TypeName) -> Result<Type> {
    if let Some(known) = lock(&session.shared.types).get(name) {
        return Ok(known.clone());
    }
    resolve(session, name).await
}

/// Makes the connection know the column types that belong to the database itself. tokio-postgres would look them up
/// while the result of the statement is under way, and a large result leaves no room for that.
pub(crate) async fn learn(session: &Session, columns: &'static ColumnTypes) -> Result<()> {
    let mut unknown = SmallVec::<[TypeName; 4]>::new();
    {
        let known = lock(&session.types);
        columns.for_each(&mut |name| {
            let name = name.base();
            if built_in(&name).is_none() && !known.contains(&name) && !unknown.contains(&name) {
                unknown.push(name);
            }
        });
    }
    for name in &unknown {
        resolve(session, name).await?;
    }
    Ok(())
}

async fn resolve(session: &Session, name: &TypeName) -> Result<Type> {
    let quoted = |part: &str| format!("\"{}\"", part.replace('"', "\"\""));
    let schema = name.schema.map(|schema| quoted(schema) + ".").unwrap_or_default();
    let array = if name.array { "[]" } else { "" };
    let text = format!("SELECT NULL::{schema}{}{array}", quoted(name.name));
    let rows = session.client.query_typed_raw(&text, std::iter::empty::<(Bound<'_>, Type)>()).await;
    let rows = match rows {
        Ok(rows) => rows.try_collect::<Vec<_>>().await,
        Err(error) => Err(error),
    };
    let found = match rows {
        Ok(rows) => rows.first().and_then(|row| row.columns().first()).map(|column| column.type_().clone()),
        // Undefined type, undefined schema.
        Err(error) if error.code().is_some_and(|state| matches!(state.code(), "42704" | "3F000")) => None,
        Err(error) => return Err(error.into()),
    };
    let found = found.ok_or_else(|| Error::unknown_type(name))?;
    lock(&session.types).insert(*name);
    lock(&session.shared.types).insert(*name, found.clone());
    Ok(found)
}

/// Are the columns that the server gives those that the program expects?
pub(crate) fn check(found: &[Column], expected: &'static ColumnTypes) -> Result<()> {
    let mut index = 0;
    let mut drift = None;
    expected.for_each(&mut |expected| {
        if let Some(column) = found.get(index)
            && drift.is_none()
            && !matches(expected, column.type_())
        {
            drift = Some(Drift::Column {
                index,
                name: column.name().to_owned(),
                expected: expected.into(),
                found: shown(column.type_()),
            });
        }
        index += 1;
    });
    if index != found.len() {
        drift = Some(Drift::Count { expected: index, found: found.len() });
    }
    drift.map_or(Ok(()), |drift| Err(Error::drift(drift)))
}

/// The server says of a domain's values what the domain restricts, but inside of a record it says the domain.
fn matches(expected: &TypeName, found: &Type) -> bool {
    is(expected, found) || is(&expected.base(), found)
}

fn is(expected: &TypeName, found: &Type) -> bool {
    let found = match (expected.array, found.kind()) {
        (true, Kind::Array(element)) => element,
        (true, _) if *found == Type::RECORD_ARRAY => &Type::RECORD,
        (true, _) => return false,
        (false, _) => found,
    };
    let same_schema = expected.schema.is_none_or(|schema| schema == found.schema());
    same_schema && (expected.name == found.name() || (is_text(expected.name) && is_text(found.name())))
}

/// Are a record's columns, by the OIDs of their types, those that the program expects? A type of the database itself has no
/// fixed OID, so only its being one is known.
pub(crate) fn check_record(found: &[u32], expected: &'static ColumnTypes) -> Result<(), CodecError> {
    let mut index = 0;
    let mut wrong = None;
    expected.for_each(&mut |expected| {
        let found = found.get(index).map(|oid| Type::from_oid(*oid));
        let fits = match &found {
            None => true,
            Some(Some(found)) => matches(expected, found),
            Some(None) => built_in(expected).is_none(),
        };
        if !fits && wrong.is_none() {
            let found =
                found.flatten().map_or_else(|| "a type of the database".to_owned(), |found| shown(&found));
            let place = index + 1;
            wrong = Some(format!(
                "column {place} of the nested rows is {found}, where {} was expected",
                expected.name
            ));
        }
        index += 1;
    });
    if index != found.len() {
        wrong = Some(format!(
            "the nested rows have {} columns, where {index} columns were expected",
            found.len()
        ));
    }
    wrong.map_or(Ok(()), |wrong| Err(CodecError::new(wrong)))
}

/// Types whose binary format is the text itself.
fn is_text(name: &str) -> bool {
    matches!(name, "text" | "varchar" | "bpchar" | "name" | "citext")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_in_types_are_found_by_name() {
        for (name, oid) in
            [("bool", 16), ("int8", 20), ("numeric", 1700), ("timestamptz", 1184), ("uuid", 2950)]
        {
            assert_eq!(built_in(&TypeName::built_in(name)).map(Type::oid), Some(oid), "{name}");
        }
        let array = TypeName::built_in("int2").array_of();
        assert_eq!(built_in(&array).map(Type::oid), Some(1005));
        assert_eq!(built_in(&TypeName::built_in("mood")), None);
        let other = TypeName { schema: Some("shop"), ..TypeName::built_in("int4") };
        assert_eq!(built_in(&other), None);
    }

    #[test]
    fn text_types_stand_for_each_other_and_no_other_types_do() {
        let text = TypeName::built_in("text");
        assert!(
            matches(&text, &Type::VARCHAR) && matches(&text, &Type::BPCHAR) && matches(&text, &Type::NAME)
        );
        assert!(matches(&text.array_of(), &Type::VARCHAR_ARRAY));
        assert!(!matches(&text, &Type::TEXT_ARRAY) && !matches(&text.array_of(), &Type::TEXT));
        assert!(!matches(&text, &Type::BYTEA) && !matches(&text, &Type::JSON));
        assert!(!matches(&TypeName::built_in("json"), &Type::JSONB));
        assert!(!matches(&TypeName::built_in("int4"), &Type::INT8));
    }
}
