//! An ephemeral server leaves nothing behind, however its program ends.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use relvar_pg::ephemeral::Cluster;

/// Set in the child that starts a cluster and waits to be killed.
const VICTIM: &str = "RELVAR_TEST_VICTIM";

fn server_process(folder: &Path) -> String {
    let file = std::fs::read_to_string(folder.join("data/postmaster.pid")).unwrap();
    file.lines().next().unwrap().to_owned()
}

/// Signal 0 only asks whether the process is there.
fn runs(process: &str) -> bool {
    Command::new("sh").args(["-c", &format!("kill -0 {process} 2>/dev/null")]).status().unwrap().success()
}

#[test]
fn databases_are_created_copied_and_dropped() {
    let cluster = Cluster::start().unwrap();
    cluster.create_database("odd \"name\"").unwrap();
    let twice = cluster.create_database("odd \"name\"").unwrap_err().to_string();
    assert!(twice.contains("already exists"), "{twice}");
    cluster.copy_database("odd \"name\"", "copy").unwrap();
    cluster.drop_database("copy").unwrap();
    assert!(cluster.drop_database("copy").is_err());
    assert!(cluster.tcp_url("postgres").is_none());
}

#[test]
fn dropping_it_stops_the_server_and_removes_the_folder() {
    let cluster = Cluster::start().unwrap();
    let folder = cluster.folder().to_owned();
    let process = server_process(&folder);
    assert!(runs(&process));
    drop(cluster);
    assert!(!runs(&process));
    assert!(!folder.exists());
}

#[test]
fn a_server_that_does_not_start_shows_its_log_and_leaves_no_folder() {
    let parent = std::env::temp_dir().join(format!("relvar-failing-{}", std::process::id()));
    std::fs::create_dir(&parent).unwrap();
    std::fs::set_permissions(&parent, std::os::unix::fs::PermissionsExt::from_mode(0o777)).unwrap();
    let builder = Cluster::builder().folder(&parent).setting("no_such_setting", "1");
    let error = builder.start().unwrap_err().to_string();
    assert!(error.contains("no_such_setting"), "{error}");
    assert_eq!(std::fs::read_dir(&parent).unwrap().count(), 0);
    std::fs::remove_dir(&parent).unwrap();
}

#[test]
fn a_killed_program_leaves_nothing_behind() {
    let mut victim = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "victim", "--nocapture"])
        .env(VICTIM, "1")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let output = BufReader::new(victim.stdout.take().unwrap());
    let folder =
        output.lines().find_map(|line| line.unwrap().strip_prefix("folder ").map(PathBuf::from)).unwrap();
    let process = server_process(&folder);
    assert!(runs(&process));
    victim.kill().unwrap();
    victim.wait().unwrap();
    let started = Instant::now();
    while (folder.exists() || runs(&process)) && started.elapsed() < Duration::from_secs(10) {
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(!folder.exists() && !runs(&process));
}

/// Not a test of its own: what `a_killed_program_leaves_nothing_behind` kills.
#[test]
fn victim() {
    if std::env::var_os(VICTIM).is_some() {
        let cluster = Cluster::start().unwrap();
        println!("\nfolder {}", cluster.folder().display());
        std::thread::sleep(Duration::from_secs(60));
    }
}
