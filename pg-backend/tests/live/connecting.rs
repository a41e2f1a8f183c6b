//! Connections that cannot be made, break, or are all in use.

use std::time::{Duration, Instant};

use relvar::backend::Executor;
use relvar_pg::{Config, Pool};

use crate::support::*;

fn shown(error: &relvar_pg::Error) -> String {
    format!("{error} {error:?}")
}

#[tokio::test]
async fn a_missing_server_is_named() {
    let error = Pool::connect("postgres://ann:secret@127.0.0.1:1/shop").await.unwrap_err();
    assert!(error.is_connect());
    let shown = shown(&error);
    for part in ["127.0.0.1", "port 1,", "\"ann\"", "\"shop\"", "refused"] {
        assert!(shown.contains(part), "{part} is missing in {shown}");
    }
    assert!(!shown.contains("secret"));
}

#[tokio::test]
async fn a_host_that_does_not_exist_is_named() {
    let error = Pool::connect("postgres://ann:secret@nowhere.invalid/shop").await.unwrap_err();
    assert!(error.is_connect() && shown(&error).contains("nowhere.invalid"), "{error}");
}

#[tokio::test]
async fn a_server_that_does_not_answer_is_given_up_in_time() {
    // Accepts connections and never says a word.
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = silent.local_addr().unwrap().port();
    let config = Config::from_url(&format!("postgres://ann:secret@127.0.0.1:{port}/shop")).unwrap();
    let started = Instant::now();
    let error = Pool::with_config(config.connect_timeout(Duration::from_millis(300))).await.unwrap_err();
    assert!(error.is_connect() && error.is_timeout(), "{error}");
    assert!(started.elapsed() < Duration::from_secs(2));
}

#[tokio::test]
async fn a_wrong_password_is_reported_at_once_by_connect_and_by_the_pool() {
    let cluster = relvar_pg::ephemeral::Cluster::builder().tcp().start().unwrap();
    let url = cluster.create_database("shop").unwrap();
    let db = Pool::connect(&url).await.unwrap();
    db.batch_execute("CREATE ROLE ann LOGIN PASSWORD 'right'").await.unwrap();
    let rules = cluster.folder().join("data/pg_hba.conf");
    std::fs::write(&rules, "local all postgres trust\nhost all all 127.0.0.1/32 scram-sha-256\n").unwrap();
    db.batch_execute("SELECT pg_reload_conf()").await.unwrap();
    let wrong = cluster.tcp_url("shop").unwrap().replace("postgres@", "ann:wrong@");
    // The server reloads its rules a moment later.
    for _ in 0..200 {
        if Pool::connect(&wrong).await.is_err() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let lazy = Pool::lazy(Config::from_url(&wrong).unwrap()).unwrap();
    let started = Instant::now();
    let (first, second) = tokio::join!(lazy.get(), lazy.fetch_one(sql("SELECT 1").returns(&INT), int));
    for error in [first.unwrap_err(), second.unwrap_err(), Pool::connect(&wrong).await.unwrap_err()] {
        assert!(error.is_connect() && error.sqlstate() == Some("28P01"), "{error}");
        let shown = shown(&error);
        assert!(
            shown.contains("\"ann\"") && shown.contains("127.0.0.1") && !shown.contains("wrong"),
            "{shown}"
        );
    }
    assert!(started.elapsed() < Duration::from_secs(5));
    let right = wrong.replace(":wrong@", ":right@");
    assert!(Pool::connect(&right).await.is_ok());
}

#[tokio::test]
async fn tls_is_asked_of_a_server_without_it() {
    let url = cluster().tcp_url("postgres").unwrap();
    let error = Pool::connect(&format!("{url}?sslmode=require")).await.unwrap_err();
    let expected = if cfg!(feature = "with-rustls") { "does not support TLS" } else { "with-rustls" };
    assert!(error.to_string().contains(expected), "{error}");
    for mode in ["disable", "prefer"] {
        Pool::connect(&format!("{url}?sslmode={mode}")).await.unwrap();
    }
}

#[tokio::test]
async fn a_terminated_connection_is_replaced() {
    let db = pool_with(config().pool_size(2), "").await;
    let backend = || sql("SELECT pg_backend_pid()").returns(&INT);
    let terminate = "SELECT count(pg_terminate_backend(pid))::int4 FROM pg_stat_activity \
                     WHERE datname = current_database() AND pid <> pg_backend_pid()";
    for _ in 0..3 {
        let victim = db.get().await.unwrap();
        let killer = db.get().await.unwrap();
        let old = victim.fetch_one(backend(), int).await.unwrap();
        killer.fetch_one(sql(terminate).returns(&INT), int).await.unwrap();
        let error = victim.fetch_one(backend(), int).await.unwrap_err();
        assert!(error.is_connection_lost(), "{error}");
        drop((victim, killer));
        for _ in 0..4 {
            assert_ne!(db.fetch_one(backend(), int).await.unwrap(), old);
        }
    }
}

#[tokio::test]
async fn an_idle_connection_that_was_terminated_is_not_handed_out() {
    let config = config();
    let db = pool_with(config.clone().pool_size(1), "").await;
    let other = Pool::with_config(config).await.unwrap();
    let terminate = "SELECT count(pg_terminate_backend(pid))::int4 FROM pg_stat_activity \
                     WHERE datname = current_database() AND pid <> pg_backend_pid()";
    assert_eq!(other.fetch_one(sql(terminate).returns(&INT), int).await.unwrap(), 1);
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(db.fetch_one(sql("SELECT 1").returns(&INT), int).await.unwrap(), 1);
}

#[tokio::test]
async fn waiting_for_a_connection_ends() {
    let db = pool_with(config().pool_size(1).acquire_timeout(Duration::from_millis(100)), "").await;
    let held = db.get().await.unwrap();
    let error = db.fetch_one(sql("SELECT 1").returns(&INT), int).await.unwrap_err();
    assert!(error.is_timeout() && !error.is_connect(), "{error}");
    assert!(error.to_string().contains("all 1 of the pool are in use"), "{error}");
    drop(held);
    assert_eq!(db.fetch_one(sql("SELECT 1").returns(&INT), int).await.unwrap(), 1);
}

#[tokio::test]
async fn the_pool_grows_to_its_size_and_no_further() {
    let db = pool_with(config().pool_size(3), "").await;
    let tasks: Vec<_> = (0..20)
        .map(|_| {
            let db = db.clone();
            tokio::spawn(async move {
                db.fetch_one(sql("SELECT 1 FROM pg_sleep(0.02)").returns(&INT), int).await.unwrap()
            })
        })
        .collect();
    for task in tasks {
        assert_eq!(task.await.unwrap(), 1);
    }
    assert!(db.state().connections <= 3);
}
