//! A database with the benchmark's data, on the server that `DATABASE_URL` names or else on one of its own.

use relvar_pg::ephemeral::Cluster;
use relvar_pg::tokio_postgres::{self, Client, NoTls};
use relvar_pg::{Pool, ddl};

use crate::load;
use crate::schema::*;

/// The loaded database.
pub(crate) struct Database {
    pub(crate) pool: Pool,
    /// For what relvar is compared with.
    pub(crate) client: Client,
    /// The server, if it is our own: it ends with this.
    _cluster: Option<Cluster>,
}

/// Makes a database, creates the tables and fills them.
pub(crate) async fn database() -> Database {
    let (url, cluster) = match std::env::var("DATABASE_URL") {
        Ok(server) => (fresh(&server).await, None),
        Err(_) => {
            let cluster = Cluster::start().unwrap();
            (cluster.create_database("tpch").unwrap(), Some(cluster))
        }
    };
    let pool = Pool::connect(&url).await.unwrap();
    let client = connect(&url).await;
    let tables = [
        region::SCHEMA,
        nation::SCHEMA,
        part::SCHEMA,
        supplier::SCHEMA,
        partsupp::SCHEMA,
        customer::SCHEMA,
        orders::SCHEMA,
        lineitem::SCHEMA,
    ];
    let report = ddl::create_all(&pool, &tables).await.unwrap();
    assert_eq!(report.created.len(), tables.len());
    load::load(&client).await;
    Database { pool, client, _cluster: cluster }
}

/// An empty database `relvar_tpch` on a server that outlives the test; one of an earlier run makes room for it.
async fn fresh(server: &str) -> String {
    let client = connect(server).await;
    client.batch_execute("DROP DATABASE IF EXISTS relvar_tpch WITH (FORCE)").await.unwrap();
    client.batch_execute("CREATE DATABASE relvar_tpch").await.unwrap();
    let (address, options) =
        server.split_once('?').map_or((server, ""), |(address, options)| (address, options));
    let end = address.rfind('/').filter(|slash| !address[..*slash].ends_with('/')).unwrap_or(address.len());
    let question = if options.is_empty() { "" } else { "?" };
    format!("{}/relvar_tpch{question}{options}", &address[..end])
}

async fn connect(url: &str) -> Client {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}
