//! The server's word on a statement.

use std::collections::HashMap;

use relvar_pg::tokio_postgres::types::Type;
use relvar_pg::tokio_postgres::{Client, Error, Statement};

use super::{Declared, Record};

/// Prepares each statement with its declared parameter types, and compares the columns that the server says it has with
/// the declared ones, OID by OID. Then prepares it without types, to see what the server would make of it.
///
/// # Errors
///
/// A sentence for each statement that the server refuses, or whose columns are not the declared ones.
pub async fn prepare(
    client: &Client,
    statements: impl IntoIterator<Item = Declared>,
) -> Result<Vec<Record>, String> {
    let mut types = Types { client, known: HashMap::new() };
    let mut records = Vec::new();
    let mut complaints = Vec::new();
    for declared in statements {
        match types.hold(&declared).await {
            Ok(inferred) => records.push(Record { declared, since: 0, inferred: Some(inferred) }),
            Err(complaint) => complaints.push(format!(
                "{}\n    {}\n    parameters {:?}, at {}",
                complaint, declared.text, declared.parameters, declared.place
            )),
        }
    }
    if complaints.is_empty() {
        return Ok(records);
    }
    let all = records.len() + complaints.len();
    Err(format!("{} of {all} statements are not what they say:\n{}", complaints.len(), complaints.join("\n")))
}

/// The server's types by their spelling.
struct Types<'c> {
    client: &'c Client,
    known: HashMap<String, Type>,
}

impl Types<'_> {
    /// What the server infers where it is told no type and that is something else; empty where it is not.
    async fn hold(&mut self, declared: &Declared) -> Result<String, String> {
        let parameters = self.types(&declared.parameters).await?;
        let columns = self.types(&declared.columns).await?;
        let statement = self.client.prepare_typed(&declared.text, &parameters).await;
        let statement = statement.map_err(|error| said(&error))?;
        if statement.params() != parameters {
            return Err(format!("parameters are {:?}", statement.params()));
        }
        let found: Vec<&Type> = statement.columns().iter().map(|column| column.type_()).collect();
        // A statement that gives no rows to Rust may count what it has done by giving rows.
        if found.len() != columns.len() && !columns.is_empty() {
            return Err(format!("{} columns are declared, the server gives {}", columns.len(), found.len()));
        }
        for (number, (found, declared)) in (1..).zip(found.into_iter().zip(&columns)) {
            if found.oid() != declared.oid() {
                return Err(format!("column {number} is declared {declared}, the server says {found}"));
            }
        }
        if let Some(pretty) = &declared.pretty {
            let statement = self.client.prepare_typed(pretty, &parameters).await;
            let statement = statement.map_err(|error| format!("{}, of the text\n{pretty}", said(&error)))?;
            if !statement.columns().iter().map(|column| column.type_()).eq(&columns) {
                return Err(format!("other columns has the text\n{pretty}"));
            }
        }
        Ok(inferred(self.client.prepare(&declared.text).await, &parameters))
    }

    async fn types(&mut self, names: &[String]) -> Result<Vec<Type>, String> {
        let mut types = Vec::with_capacity(names.len());
        for name in names {
            if !self.known.contains_key(name) {
                let found = self.client.prepare(&format!("SELECT NULL::{name}")).await;
                let found = found.map_err(|error| format!("{name}: {}", said(&error)))?;
                self.known.insert(name.clone(), found.columns()[0].type_().clone());
            }
            types.push(self.known[name].clone());
        }
        Ok(types)
    }
}

/// How what the server infers differs from what is declared.
fn inferred(prepared: Result<Statement, Error>, declared: &[Type]) -> String {
    match prepared {
        Err(error) => format!("nothing: {}", said(&error)),
        Ok(statement) => {
            let pairs = (1..).zip(statement.params().iter().zip(declared));
            let others = pairs.filter(|(_, (inferred, declared))| inferred != declared);
            let others =
                others.map(|(number, (inferred, declared))| format!("${number}: {inferred} for {declared}"));
            others.collect::<Vec<_>>().join(", ")
        }
    }
}

fn said(error: &Error) -> String {
    error.as_db_error().map_or_else(|| error.to_string(), |error| error.message().to_owned())
}
