//! A million rows through `insert_bulk`, and how much memory that takes; then COPY against INSERT by size.
//!
//! ```sql
//! COPY readings (sensor, value, note) FROM STDIN (FORMAT binary)
//! INSERT INTO readings (sensor, value, note) SELECT unnest($1), unnest($2), unnest($3)
//! ```
//!
//! `cargo run --release --example bulk [rows]` starts a private server. On Linux it says how much memory the program held at
//! most, which does not grow with the number of rows.

use std::time::{Duration, Instant};

use relvar::prelude::*;
use relvar_pg::ephemeral::Cluster;
use relvar_pg::{BulkMethod, CopyMethods as _, Pool, ddl};

relvar::table! {
    readings {
        #[primary_key] #[identity] id -> Int8,
        sensor -> Int4,
        value -> Float8,
        note -> Nullable<Text>,
    }
}

#[derive(relvar::Insert)]
#[insert(table = readings)]
struct Reading {
    sensor: i32,
    value: f64,
    note: Option<String>,
}

fn reading(number: u64) -> Reading {
    let note = number.is_multiple_of(3).then(|| format!("reading number {number}"));
    Reading { sensor: (number % 100) as i32, value: number as f64 / 7.0, note }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let rows: u64 = std::env::args().nth(1).map_or(Ok(1_000_000), |rows| rows.parse())?;
    let cluster = Cluster::start()?;
    let db = Pool::connect(&cluster.create_database("bulk")?).await?;
    ddl::create_all(&db, &[readings::SCHEMA]).await?;

    let before = most_memory();
    let started = Instant::now();
    let bulk = readings.insert_bulk((0..rows).map(reading)).progress(move |sent| {
        if sent % (rows / 10).max(10_000) < 10_000 {
            println!("{sent:>12} rows");
        }
    });
    let done = bulk.execute(&db).await?;
    let seconds = started.elapsed().as_secs_f64();
    println!(
        "{} rows by {:?} in {seconds:.2} s: {:.0} rows/s",
        done.rows,
        done.method,
        done.rows as f64 / seconds
    );
    if let (Some(before), Some(after)) = (before, most_memory()) {
        println!("most memory held: {after} KiB, of which {} KiB are new", after - before);
    }

    println!("\n{:>8} {:>12} {:>12}", "rows", "INSERT", "COPY");
    for size in [100, 500, 1_000, 2_000, 5_000, 20_000] {
        let (mut insert, mut copy) = (Vec::new(), Vec::new());
        for _ in 0..9 {
            insert.push(timed(&db, size, usize::MAX).await?);
            copy.push(timed(&db, size, 1).await?);
        }
        insert.sort();
        copy.sort();
        println!("{size:>8} {:>12.3?} {:>12.3?}", insert[4], copy[4]);
    }
    Ok(())
}

/// Inserts `size` rows; from `copy_from` on by COPY.
async fn timed(db: &Pool, size: u64, copy_from: usize) -> Result<Duration, relvar_pg::Error> {
    readings.truncate().execute(db).await?;
    let started = Instant::now();
    let done = readings.insert_bulk((0..size).map(reading)).copy_from(copy_from).execute(db).await?;
    let expected = if copy_from == 1 { BulkMethod::Copy } else { BulkMethod::Insert };
    assert_eq!((done.rows, done.method), (size, expected));
    Ok(started.elapsed())
}

/// The most memory that this program ever held, in KiB, where the system says it.
fn most_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}
