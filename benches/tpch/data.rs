//! The tables, their rows and their indexes.

use relvar_benches::{Outcome, bar};
use relvar_pg::ddl::create_all_sql;
use relvar_pg::tokio_postgres::{self, NoTls};
use tpchgen::text::TextPool;

use crate::load::load;
use crate::schema;

/// The foreign keys that no index begins with yet: the specification allows one on each.
const INDEXES: &str = "
    CREATE INDEX ON nation (n_regionkey);
    CREATE INDEX ON supplier (s_nationkey);
    CREATE INDEX ON partsupp (ps_suppkey);
    CREATE INDEX ON customer (c_nationkey);
    CREATE INDEX ON orders (o_custkey);
    CREATE INDEX ON lineitem (l_suppkey)";

/// The rows of all tables at the scale of 1.
const ROWS: f64 = 8_661_245.0;

/// What there is then.
pub(crate) struct Data {
    /// The server's version.
    pub(crate) server: String,
    /// What the database takes, as the server writes it.
    pub(crate) size: String,
}

/// Creates and fills the tables.
pub(crate) async fn make(url: &str, scale: f64) -> Outcome<Data> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(connection);
    let script = create_all_sql(schema::TABLES)?;
    let is_index = |statement: &&str| statement.trim_start().starts_with("CREATE INDEX");
    let (indexes, tables): (Vec<&str>, Vec<&str>) = script.split_inclusive(";\n").partition(is_index);

    // What is new in a transaction is written to its file alone, and the generator's foreign keys need no check.
    client.batch_execute("BEGIN; SET LOCAL session_replication_role = replica").await?;
    client.batch_execute(&tables.concat()).await?;
    let progress = bar((scale * ROWS) as usize, "rows");
    load(&client, scale, TextPool::get_or_init_default(), |rows| progress.inc(rows)).await?;
    progress.finish_and_clear();
    client.batch_execute("COMMIT").await?;

    let indexes: Vec<&str> = indexes.into_iter().chain(INDEXES.split_inclusive(';')).collect();
    let progress = bar(indexes.len() + 1, "indexes, VACUUM ANALYZE");
    for index in indexes {
        client.batch_execute(index).await?;
        progress.inc(1);
    }
    client.batch_execute("VACUUM (FREEZE, ANALYZE)").await?;
    client.batch_execute("CHECKPOINT").await?;
    progress.finish_and_clear();
    let row = client
        .query_one(
            "SELECT current_setting('server_version'), pg_size_pretty(pg_database_size(current_database()))",
            &[],
        )
        .await?;
    Ok(Data { server: row.try_get(0)?, size: row.try_get(1)? })
}
