//! A database of its own for every test, with the demo schema and a few rows in it.

use std::env;
use std::mem;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

use relvar_pg::ephemeral::Cluster;
use relvar_pg::{Config, Pool};

use crate::TABLES;
use crate::statements::{self, Declared, Record};

/// What a test has sent.
type Sent = Arc<Mutex<Vec<Declared>>>;

/// What a test gives: the first error ends it.
pub type TestResult = Result<(), Box<dyn std::error::Error>>;

/// The server that `RELVAR_TEST_URL` or `DATABASE_URL` names, or one that ends with this program.
enum Server {
    Given(String),
    Own(Cluster),
}

impl Server {
    fn get() -> &'static Server {
        static SERVER: OnceLock<Server> = OnceLock::new();
        SERVER.get_or_init(|| match env::var("RELVAR_TEST_URL").or_else(|_| env::var("DATABASE_URL")) {
            Ok(url) => Server::Given(url),
            Err(_) => Server::Own(Cluster::start().unwrap()),
        })
    }

    async fn create(&self, name: &str, sent: Sent) -> Result<Pool, relvar_pg::Error> {
        let url = match self {
            Server::Own(cluster) => cluster.create_database(name)?,
            Server::Given(url) => {
                Pool::connect(url).await?.batch_execute(&format!("CREATE DATABASE {name}")).await?;
                on_database(url, name)
            }
        };
        let config = Config::from_url(&url)?.pool_size(4).on_first_use(move |request| {
            let declared = Declared::of(request);
            let mut sent = sent.lock().unwrap();
            if !sent
                .iter()
                .any(|other| (&other.text, &other.parameters) == (&declared.text, &declared.parameters))
            {
                sent.push(declared);
            }
        });
        Pool::with_config(config).await
    }

    async fn drop(&self, name: &str) -> Result<(), relvar_pg::Error> {
        match self {
            Server::Own(cluster) => cluster.drop_database(name),
            Server::Given(url) => {
                let drop = format!("DROP DATABASE {name} WITH (FORCE)");
                Pool::connect(url).await?.batch_execute(&drop).await
            }
        }
    }
}

/// The URL with another database in its path.
pub fn on_database(url: &str, name: &str) -> String {
    let (address, options) = url.split_once('?').map_or((url, ""), |(address, options)| (address, options));
    let scheme = address.find("://").map_or(0, |at| at + 3);
    let host = address[scheme..].find('/').map_or(address.len(), |at| scheme + at);
    let question = if options.is_empty() { "" } else { "?" };
    format!("{}/{name}{question}{options}", &address[..host])
}

/// Runs `test` on a new database that has the demo schema and these rows:
///
/// | teams | users (team, age) | posts (author, status, views, rating) | comments |
/// |---|---|---|---|
/// | 1 Red, 2 Blue, 3 Empty | 1 Ann (Red, 30), 2 Bob (Red, 20), 3 Cid (Blue, –), 4 Dora (–, 50) | 1 First (Ann, published, 10, 4.5), 2 Second (Ann, draft, 0, –), 3 Third (Bob, published, 5, 3.5) | 1 (post 1, Bob, calm), 2 (post 1, –, –), 3 (post 3, Ann, angry) |
///
/// Ann is chief of Red and member of Blue, Bob member of Red. Ann wrote `hi` to Bob, Bob wrote `ho` to Ann, Cid wrote
/// `hm` to Ann. The database goes when the test passes; on a given server it stays when the test fails.
///
/// Then the server is asked about every statement that the test has sent: it prepares with the types that it declares.
pub async fn with_database(test: impl AsyncFnOnce(&Pool) -> TestResult) {
    let db = Database::create().await;
    db.run(test).await;
    db.hold().await;
    db.drop().await;
}

/// [`with_database`] for a test that changes its tables: its statements are not held against what they have become.
pub async fn with_altered_database(test: impl AsyncFnOnce(&Pool) -> TestResult) {
    let db = Database::create().await;
    db.run(test).await;
    let unprepared = |declared| Record { declared, since: 0, inferred: None };
    statements::write(&db.take_sent().into_iter().map(unprepared).collect::<Vec<_>>());
    db.drop().await;
}

struct Database {
    name: String,
    pool: Pool,
    sent: Sent,
}

impl Database {
    async fn create() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let name = format!("relvar_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let sent = Sent::default();
        let pool = Server::get().create(&name, sent.clone()).await.unwrap();
        relvar_pg::ddl::create_all(&pool, TABLES).await.unwrap();
        pool.batch_execute(include_str!("rows.sql")).await.unwrap();
        Database { name, pool, sent }
    }

    async fn run(&self, test: impl AsyncFnOnce(&Pool) -> TestResult) {
        if let Err(error) = test(&self.pool).await {
            panic!("{error}\n{error:?}");
        }
    }

    fn take_sent(&self) -> Vec<Declared> {
        mem::take(&mut *self.sent.lock().unwrap())
    }

    async fn hold(&self) {
        let sent = self.take_sent();
        let connection = self.pool.get().await.unwrap();
        match statements::prepare(connection.client(), sent).await {
            Ok(records) => statements::write(&records),
            Err(complaints) => panic!("{complaints}"),
        }
    }

    async fn drop(self) {
        drop(self.pool);
        Server::get().drop(&self.name).await.unwrap();
    }
}

#[cfg(test)]
mod tests {
    use super::on_database;

    #[test]
    fn the_database_of_a_url_is_replaced() {
        assert_eq!(
            on_database("postgres://a:b@host:1/shop?sslmode=off", "x"),
            "postgres://a:b@host:1/x?sslmode=off"
        );
        assert_eq!(on_database("postgres://host/shop", "x"), "postgres://host/x");
        assert_eq!(on_database("postgres://host", "x"), "postgres://host/x");
    }
}
