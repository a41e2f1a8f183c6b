//! A database of its own for every test.

use std::sync::atomic::{AtomicU32, Ordering};

use tokio_postgres::{Client, NoTls};

/// An empty database.
pub(crate) struct Database {
    config: tokio_postgres::Config,
}

impl Database {
    /// Creates one.
    pub(crate) async fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let mut config: tokio_postgres::Config = std::env::var("DATABASE_URL").unwrap().parse().unwrap();
        let name = format!("ddl_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        connect(&config).await.batch_execute(&format!("CREATE DATABASE {name}")).await.unwrap();
        config.dbname(&name);
        Database { config }
    }

    /// A connection to it.
    pub(crate) async fn connect(&self) -> Client {
        connect(&self.config).await
    }

    /// What it has: the names of all tables, views and enum types outside the system's schemas.
    pub(crate) async fn relations(&self) -> Vec<String> {
        let query = "
            SELECT c.relname::text FROM pg_class AS c
            WHERE c.relkind IN ('r', 'v', 'p') AND c.relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
            UNION ALL
            SELECT t.typname::text FROM pg_type AS t WHERE t.typtype = 'e'
            ORDER BY 1";
        let rows = self.connect().await.query(query, &[]).await.unwrap();
        rows.iter().map(|row| row.get(0)).collect()
    }
}

async fn connect(config: &tokio_postgres::Config) -> Client {
    let (client, connection) = config.connect(NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}
