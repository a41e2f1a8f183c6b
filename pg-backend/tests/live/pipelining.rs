//! Statements that are awaited together share their round trips: shown over a slow network.

use std::time::{Duration, Instant};

use futures_util::future::try_join_all;
use relvar_pg::{Config, Pool};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};

use relvar::backend::Executor;

use crate::support::*;

/// How long the server's answer is on its way.
const DELAY: Duration = Duration::from_millis(40);

/// Passes on what comes, later.
async fn pass(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, delay: Duration) -> std::io::Result<()> {
    let mut bytes = vec![0; 1 << 16];
    loop {
        let length = from.read(&mut bytes).await?;
        if length == 0 {
            return to.shutdown().await;
        }
        tokio::time::sleep(delay).await;
        to.write_all(&bytes[..length]).await?;
    }
}

/// A way to the server at `port` on which every answer takes its time; gives its own port.
async fn slow_way(port: u16) -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let own = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            let server = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
            client.set_nodelay(true).unwrap();
            server.set_nodelay(true).unwrap();
            let (from_client, to_client) = client.into_split();
            let (from_server, to_server) = server.into_split();
            tokio::spawn(pass(from_client, to_server, Duration::ZERO));
            tokio::spawn(pass(from_server, to_client, DELAY));
        }
    });
    own
}

#[tokio::test]
async fn joined_statements_share_their_round_trips() {
    let url = database();
    let direct: relvar_pg::tokio_postgres::Config = url.parse().unwrap();
    let (port, name) = (direct.get_ports()[0], direct.get_dbname().unwrap());
    let slow = slow_way(port).await;
    let user = direct.get_user().unwrap();
    let db =
        Pool::with_config(Config::from_url(&format!("postgres://{user}@127.0.0.1:{slow}/{name}")).unwrap());
    let db = db.await.unwrap();
    let connection = db.get().await.unwrap();
    let double = |number: i32| sql("SELECT 2 * $1").bind::<Int4, _>(&number).returns(&INT);
    for _ in 0..3 {
        assert_eq!(connection.fetch_one(double(4), int).await.unwrap(), 8);
    }

    const STATEMENTS: i32 = 30;
    let started = Instant::now();
    let answers = try_join_all((0..STATEMENTS).map(|number| connection.fetch_one(double(number), int)));
    let answers = answers.await.unwrap();
    let together = started.elapsed();
    assert!(answers.into_iter().eq((0..STATEMENTS).map(|number| 2 * number)));

    let started = Instant::now();
    for number in 0..5 {
        assert_eq!(connection.fetch_one(double(number), int).await.unwrap(), 2 * number);
    }
    let one_by_one = started.elapsed();
    assert!(one_by_one >= 5 * DELAY, "the way is not slow: {one_by_one:?}");
    assert!(together < STATEMENTS as u32 * DELAY / 3, "{STATEMENTS} together took {together:?}");
}
