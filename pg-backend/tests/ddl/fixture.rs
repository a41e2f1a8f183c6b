//! A server for all tests, and a database of its own for each.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use relvar_pg::ephemeral::Cluster;
use relvar_pg::{Connection, Pool};

/// An empty database.
pub(crate) struct Database {
    /// Connections to it.
    pub(crate) pool: Pool,
}

impl Database {
    /// Creates one.
    pub(crate) async fn new() -> Self {
        static CLUSTER: OnceLock<Cluster> = OnceLock::new();
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let cluster = CLUSTER.get_or_init(|| Cluster::start().unwrap());
        let name = format!("ddl_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
        Database { pool: Pool::connect(&cluster.create_database(&name).unwrap()).await.unwrap() }
    }

    /// A connection to it.
    pub(crate) async fn connect(&self) -> Connection {
        self.pool.get().await.unwrap()
    }

    /// The first column of the query's rows.
    pub(crate) async fn texts(&self, query: &str) -> Vec<String> {
        let rows = self.connect().await.client().query(query, &[]).await.unwrap();
        rows.iter().map(|row| row.get(0)).collect()
    }

    /// What it has: the names of all tables, views and enum types outside the system's schemas.
    pub(crate) async fn relations(&self) -> Vec<String> {
        self.texts(
            "SELECT c.relname::text FROM pg_class AS c
            WHERE c.relkind IN ('r', 'v', 'p') AND c.relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
            UNION ALL
            SELECT t.typname::text FROM pg_type AS t WHERE t.typtype = 'e'
            ORDER BY 1",
        )
        .await
    }
}
