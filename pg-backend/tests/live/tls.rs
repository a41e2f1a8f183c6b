//! `sslmode` against a server with a certificate of a private authority, made out for `localhost`.

use std::fs;
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::PathBuf;

use relvar::backend::Executor;
use relvar_pg::ephemeral::Cluster;
use relvar_pg::{Config, Error, Pool};

use crate::support::*;

const ENCRYPTED: &str = "SELECT count(*)::int4 FROM pg_stat_ssl WHERE pid = pg_backend_pid() AND ssl";

fn certificate(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/certificates").join(name)
}

/// A server with TLS. It reads its key only if nobody else may.
async fn server() -> Cluster {
    let cluster = Cluster::builder().tcp().start().unwrap();
    let owner = std::os::unix::fs::MetadataExt::uid(&fs::metadata(cluster.folder()).unwrap());
    for name in ["server.pem", "server.key"] {
        let file = cluster.folder().join("data").join(name);
        fs::copy(certificate(name), &file).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
        chown(&file, Some(owner), None).unwrap();
    }
    let db = Pool::connect(&cluster.url("postgres")).await.unwrap();
    for setting in ["ssl_cert_file = 'server.pem'", "ssl_key_file = 'server.key'", "ssl = on"] {
        db.batch_execute(&format!("ALTER SYSTEM SET {setting}")).await.unwrap();
    }
    db.batch_execute("SELECT pg_reload_conf()").await.unwrap();
    for _ in 0..200 {
        let on = sql("SELECT (current_setting('ssl') = 'on')::int4").returns(&INT);
        if Pool::connect(&cluster.url("postgres")).await.unwrap().fetch_one(on, int).await.unwrap() == 1 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    cluster
}

async fn encrypted(url: &str, root: Option<&str>) -> Result<bool, Error> {
    let config = Config::from_url(url)?;
    let config = match root {
        Some(name) => config.root_certificate(certificate(name)),
        None => config,
    };
    let db = Pool::with_config(config).await?;
    Ok(db.fetch_one(sql(ENCRYPTED).returns(&INT), int).await? == 1)
}

#[tokio::test]
async fn each_mode_checks_what_it_promises() {
    let cluster = server().await;
    let by_number = cluster.tcp_url("postgres").unwrap();
    let by_name = by_number.replace("127.0.0.1", "localhost");
    for (mode, root, named, numbered) in [
        ("disable", None, Ok(false), Ok(false)),
        ("prefer", None, Ok(true), Ok(true)),
        ("require", None, Ok(true), Ok(true)),
        ("require", Some("other.pem"), Err(()), Err(())),
        ("verify-ca", Some("authority.pem"), Ok(true), Ok(true)),
        ("verify-ca", Some("other.pem"), Err(()), Err(())),
        ("verify-full", Some("authority.pem"), Ok(true), Err(())),
        ("verify-full", Some("other.pem"), Err(()), Err(())),
    ] {
        for (url, expected) in [(&by_name, named), (&by_number, numbered)] {
            let outcome = encrypted(&format!("{url}?sslmode={mode}"), root).await;
            if let Err(error) = &outcome {
                assert!(error.is_connect(), "{error}");
            }
            assert_eq!(outcome.map_err(|_| ()), expected, "{mode} {root:?} {url}");
        }
    }
    let refused = encrypted(&format!("{by_name}?sslmode=verify-full"), Some("other.pem")).await.unwrap_err();
    assert!(refused.to_string().contains("certificate"), "{refused}");
    // Cancelling goes through TLS too.
    let config = Config::from_url(&format!("{by_name}?sslmode=require")).unwrap();
    let db =
        Pool::with_config(config.statement_timeout(std::time::Duration::from_millis(100))).await.unwrap();
    assert!(db.execute(sql("SELECT pg_sleep(30)").request()).await.unwrap_err().is_timeout());
    assert_eq!(db.state().idle, 1);
}
