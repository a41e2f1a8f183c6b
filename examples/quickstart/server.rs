//! A schema of its own on the PostgreSQL server of `DATABASE_URL`.

use std::error::Error;
use std::time::{SystemTime, UNIX_EPOCH};

use relvar_pg::Pool;

use crate::place::Place;

/// A server, and the schema that the walk's tables are in.
pub(crate) struct Server {
    url: String,
    schema: String,
}

impl Server {
    /// The walk gets a new schema there.
    pub(crate) async fn prepare(url: String) -> Result<Self, Box<dyn Error>> {
        let started = SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis();
        let schema = format!("relvar_quickstart_{started}_{}", std::process::id());
        // No `IF NOT EXISTS`: what is there already belongs to somebody else.
        Pool::connect(&url).await?.batch_execute(&format!("CREATE SCHEMA {schema}")).await?;
        Ok(Server { url, schema })
    }

    /// Drops the schema, with whatever a walk that did not come to its end has left in it.
    pub(crate) async fn clean_up(self) -> Result<(), Box<dyn Error>> {
        let schema = &self.schema;
        let drop = async {
            Pool::connect(&self.url).await?.batch_execute(&format!("DROP SCHEMA {schema} CASCADE")).await
        };
        Ok(drop.await.map_err(|problem| format!("schema {schema} could not be dropped: {problem}"))?)
    }
}

impl Place for Server {
    /// With it, tables without a schema are found in the walk's own schema.
    fn url(&self) -> String {
        let (url, schema) = (&self.url, &self.schema);
        match url.contains("://") {
            true => {
                let separator = if url.contains('?') { '&' } else { '?' };
                format!("{url}{separator}options=-csearch_path%3D{schema}")
            }
            false => format!("{url} options='-csearch_path={schema}'"),
        }
    }

    fn describe(&self) -> String {
        format!("the server of DATABASE_URL\nschema {}, which is dropped at the end", self.schema)
    }
}
