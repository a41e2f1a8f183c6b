//! Where the walk takes place: a schema of its own on the server of `DATABASE_URL`, or on a private server.

use std::error::Error;
use std::time::{SystemTime, UNIX_EPOCH};

use relvar_pg::Pool;
use relvar_pg::ephemeral::Cluster;

/// A server, and the schema that the walk's tables are in.
pub(crate) struct Server {
    url: String,
    schema: String,
    /// Runs until it is dropped.
    private: Option<Cluster>,
}

impl Server {
    /// The server of `DATABASE_URL`, else a private one; the walk gets a new schema there.
    pub(crate) async fn prepare() -> Result<Self, Box<dyn Error>> {
        let given = std::env::var("DATABASE_URL").ok().filter(|url| !url.is_empty());
        let (url, private) = match given {
            Some(url) => (url, None),
            None => {
                eprintln!("DATABASE_URL is not set: starting a private PostgreSQL server");
                let cluster = Cluster::start().map_err(|problem| {
                    format!("{problem}\nGive its URL like this: DATABASE_URL=postgres://user:password@host/database")
                })?;
                (cluster.url("postgres"), Some(cluster))
            }
        };
        let started = SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis();
        let schema = format!("relvar_quickstart_{started}_{}", std::process::id());
        // No `IF NOT EXISTS`: what is there already belongs to somebody else.
        Pool::connect(&url).await?.batch_execute(&format!("CREATE SCHEMA {schema}")).await?;
        Ok(Server { url, schema, private })
    }

    /// The URL, with which tables without a schema are found in the walk's own schema.
    pub(crate) fn url(&self) -> String {
        let (url, schema) = (&self.url, &self.schema);
        match url.contains("://") {
            true => {
                let separator = if url.contains('?') { '&' } else { '?' };
                format!("{url}{separator}options=-csearch_path%3D{schema}")
            }
            false => format!("{url} options='-csearch_path={schema}'"),
        }
    }

    /// What the walk tells of the place.
    pub(crate) fn describe(&self) -> String {
        let server = match self.private {
            Some(_) => "a private server, which ends with this program",
            None => "the server of DATABASE_URL",
        };
        format!("{server}\nschema {}, which is dropped at the end", self.schema)
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
