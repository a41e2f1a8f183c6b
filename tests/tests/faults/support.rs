//! The servers, the writes that are disturbed, and what is asked afterwards.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicI32, AtomicU32, Ordering};
use std::time::Duration;

use relvar::prelude::*;
use relvar_pg::ephemeral::Cluster;
use relvar_pg::{Config, CopyMethods as _, Error, Pool};

use crate::proxy::{Deed, Fault, Proxy};

relvar::table! {
    items {
        #[primary_key] id -> Int4,
        note -> Text,
    }
}

#[derive(relvar::Insert)]
#[insert(table = items)]
pub(crate) struct NewItem {
    id: i32,
    note: String,
}

/// How many rows each write brings.
pub(crate) const ROWS: i32 = 6;

/// The rows of one write.
pub(crate) fn rows(first: i32) -> Vec<NewItem> {
    (first..first + ROWS).map(|id| NewItem { id, note: "x".repeat(100) }).collect()
}

/// A write of `ROWS` rows, all or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Write {
    /// A statement that is a transaction of its own.
    Batch,
    /// An upsert of rows of which some are there already: likewise.
    Upsert,
    /// A COPY that is a transaction of its own.
    Copy,
    /// Two statements between BEGIN and COMMIT.
    Transaction,
    /// A statement, a savepoint and a COPY between BEGIN and COMMIT.
    Mixed,
}

pub(crate) const WRITES: [Write; 5] =
    [Write::Batch, Write::Upsert, Write::Copy, Write::Transaction, Write::Mixed];

/// The note of a row that was there before an upsert.
const BEFORE: &str = "before";

impl Write {
    /// A statement on its own has no message before the one that commits.
    pub(crate) fn is_one_statement(self) -> bool {
        matches!(self, Write::Batch | Write::Upsert)
    }

    /// Makes the rows that have to be there before it.
    async fn prepare(self, db: &Pool, first: i32) -> Result<(), Error> {
        if self != Write::Upsert {
            return Ok(());
        }
        let there: Vec<_> = (first..first + 2).map(|id| NewItem { id, note: BEFORE.to_owned() }).collect();
        items.insert(&there).execute(db).await.map(drop)
    }

    pub(crate) async fn run(self, db: &Pool, first: i32) -> Result<(), Error> {
        let mut all = rows(first);
        match self {
            Write::Batch => items.insert(&all).execute(db).await.map(drop),
            Write::Upsert => {
                let upsert = items.insert(&all).on_conflict(items::id);
                upsert.do_update(items::note.set(excluded(items::note))).execute(db).await.map(drop)
            }
            Write::Copy => {
                let mut copy = items.copy_in::<NewItem>().start(db).await?;
                for row in &all {
                    copy.send(row).await?;
                }
                copy.finish().await.map(drop)
            }
            Write::Transaction => {
                let rest = all.split_off(2);
                db.transaction(async |tx| {
                    items.insert(&all).execute(&tx).await?;
                    items.insert(&rest).execute(&tx).await.map(drop)
                })
                .await
            }
            Write::Mixed => {
                let rest = all.split_off(2);
                db.transaction(async |mut tx| {
                    items.insert(&all).execute(&tx).await?;
                    tx.transaction(async |mut savepoint| {
                        let mut copy = items.copy_in::<NewItem>().start(&mut savepoint).await?;
                        for row in &rest {
                            copy.send(row).await?;
                        }
                        copy.finish().await.map(drop)
                    })
                    .await
                })
                .await
            }
        }
    }
}

/// A server of which every process may be killed, a database in it, and the ways there.
pub(crate) struct Bench {
    pub(crate) proxy: Proxy,
    /// Past the proxy.
    pub(crate) direct: Pool,
    url: String,
}

/// The server that only connections are cut to.
pub(crate) fn steady() -> &'static Cluster {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    CLUSTER.get_or_init(|| Cluster::builder().tcp().start().unwrap())
}

impl Bench {
    pub(crate) async fn on(cluster: &Cluster) -> Bench {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let name = format!("faults_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
        cluster.create_database(&name).unwrap();
        let url = cluster.tcp_url(&name).unwrap();
        let port = url.rsplit_once('/').unwrap().0.rsplit_once(':').unwrap().1.to_owned();
        let proxy = Proxy::start(port.parse().unwrap()).await;
        let direct = Pool::connect(&url).await.unwrap();
        relvar_pg::ddl::create_all(&direct, &[items::SCHEMA]).await.unwrap();
        let url = url.replace(&format!(":{port}/"), &format!(":{}/", proxy.port()));
        Bench { proxy, direct, url }
    }

    pub(crate) fn config(&self) -> Config {
        Config::from_url(&self.url).unwrap().pool_size(1).application_name("disturbed")
    }

    /// A pool through the proxy with one connection.
    pub(crate) async fn pool(&self) -> Pool {
        Pool::with_config(self.config()).await.unwrap()
    }

    /// The first id of rows that no other write has.
    pub(crate) fn fresh(&self) -> i32 {
        static NEXT: AtomicI32 = AtomicI32::new(0);
        NEXT.fetch_add(ROWS, Ordering::Relaxed)
    }

    /// Waits until the disturbed session is through, whatever became of it, and counts the rows of its write.
    pub(crate) async fn written(&self, first: i32) -> i64 {
        let busy = "SELECT 1 / (count(*) = 0)::int FROM pg_stat_activity \
                    WHERE application_name = 'disturbed' AND state <> 'idle' AND datname = current_database()";
        let count = async || {
            self.direct.batch_execute(busy).await?;
            let rows = items.filter(items::id.between(first, first + ROWS - 1));
            rows.filter(items::note.ne(BEFORE)).count().fetch_one(&self.direct).await
        };
        // A division by zero says that there still is one; a server that died is away for a moment.
        eventually(count, |error| error.sqlstate() == Some("22012") || is_away(error)).await
    }

    /// Runs the write with the fault, and asks all that is promised. Says what came out and whether it was committed.
    pub(crate) async fn disturb(&self, write: Write, fault: Fault, pool: &Pool) -> (Result<(), Error>, bool) {
        let first = self.fresh();
        write.prepare(&self.direct, first).await.unwrap();
        self.proxy.arm(Some(fault));
        let outcome = tokio::time::timeout(LONG, write.run(pool, first)).await;
        let outcome = outcome.unwrap_or_else(|_| panic!("{write:?} with {fault:?} hangs"));
        if !self.proxy.has_failed() {
            // The last messages are about statements that are forgotten, and may come after the end.
            assert!(outcome.is_ok(), "{write:?}: {fault:?} did not happen, but {outcome:?}");
            self.proxy.arm(None);
        }
        if fault.deed == Deed::Kill {
            // Until the server knows that a process of its own died.
            tokio::time::sleep(Duration::from_millis(300)).await;
        }
        let written = self.written(first).await;
        let committed = written == i64::from(ROWS);
        assert!(committed || written == 0, "{write:?} with {fault:?}: {written} rows of {ROWS}");
        match &outcome {
            Ok(()) => assert!(committed, "{write:?} with {fault:?}: reported, not written"),
            Err(error) if error.outcome_unknown() => {
                assert!(error.to_string().contains("not known"), "{error}")
            }
            Err(error) => assert!(!committed, "{write:?} with {fault:?}: written, but {error}"),
        }
        // The pool goes on: at once, unless the server is away.
        eventually(
            async || items.count().fetch_one(pool).await,
            |error| fault.deed == Deed::Kill && is_away(error),
        )
        .await;
        (outcome, committed)
    }
}

const LONG: Duration = Duration::from_secs(20);

fn is_away(error: &Error) -> bool {
    error.is_connect() || error.is_connection_lost()
}

/// Asks until there is an answer, or an error that does not pass.
async fn eventually<T>(ask: impl AsyncFn() -> Result<T, Error>, passes: impl Fn(&Error) -> bool) -> T {
    let asking = async {
        loop {
            match ask().await {
                Ok(answer) => return answer,
                Err(error) if passes(&error) => tokio::time::sleep(Duration::from_millis(5)).await,
                Err(error) => panic!("{error}"),
            }
        }
    };
    tokio::time::timeout(LONG, asking).await.unwrap()
}
