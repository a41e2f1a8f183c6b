//! A process of the server is killed before every message of a write: the server ends all of its sessions, recovers, and takes
//! new ones.

use relvar_pg::ephemeral::Cluster;

use crate::broken::sweep;
use crate::proxy::Deed;
use crate::support::{Bench, Write};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_dies_at_any_message_has_all_or_nothing() {
    // What it has said that it committed must be there after it is back.
    let cluster = Cluster::builder().tcp().setting("synchronous_commit", "on").start().unwrap();
    let bench = Bench::on(&cluster).await;
    for write in [Write::Batch, Write::Upsert, Write::Copy, Write::Transaction] {
        let tally = sweep(&bench, write, &[Deed::Kill]).await;
        assert!(tally.unknown_and_nothing + tally.unknown_and_written > 0, "{write:?}: {tally:?}");
        assert!(tally.known > 0 || write.is_one_statement(), "{write:?}: {tally:?}");
    }
}
