//! Opening the file: what a connection is told before its first statement.

use std::fs;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::{Role, Shared, watch};
use crate::config::{Mode, Source};
use crate::error::{Failure, Kind};
use crate::types::list;
use crate::{Error, Result};

/// Opens the database and sets it up.
pub(super) fn open(shared: &Shared, role: Role) -> Result<Connection> {
    let config = &shared.config;
    let flags = OpenFlags::SQLITE_OPEN_NO_MUTEX
        | match config.mode {
            Mode::ReadOnly => OpenFlags::SQLITE_OPEN_READ_ONLY,
            Mode::ReadWrite => OpenFlags::SQLITE_OPEN_READ_WRITE,
            Mode::Create => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        };
    let opened = match &config.source {
        Source::Memory => Connection::open_in_memory_with_flags(
            OpenFlags::SQLITE_OPEN_READ_WRITE
                | OpenFlags::SQLITE_OPEN_CREATE
                | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        ),
        Source::File(path) => Connection::open_with_flags(path, flags),
    };
    let connection = opened.and_then(|connection| set_up(&connection, shared, role).map(|()| connection));
    connection.map_err(|error| cannot_open(shared, error))
}

fn set_up(connection: &Connection, shared: &Shared, role: Role) -> rusqlite::Result<()> {
    let config = &shared.config;
    watch::install(connection, config.busy_timeout)?;
    list::install(connection)?;
    // The first look into the file: a file that is no database shows here.
    connection.query_row("SELECT count(*) FROM sqlite_schema", (), |_| Ok(()))?;
    if matches!(config.source, Source::File(_))
        && config.mode != Mode::ReadOnly
        && role == Role::Writer
        && !connection.is_readonly("main")?
    {
        connection.query_row("PRAGMA journal_mode = WAL", (), |_| Ok(()))?;
    }
    if config.full_sync {
        connection.execute_batch("PRAGMA synchronous = FULL")?;
    } else {
        connection.execute_batch("PRAGMA synchronous = NORMAL")?;
    }
    connection.execute_batch(
        "PRAGMA foreign_keys = ON; PRAGMA case_sensitive_like = ON; \
         PRAGMA recursive_triggers = ON;",
    )?;
    if role == Role::Reader {
        connection.execute_batch("PRAGMA query_only = ON")?;
    }
    Ok(())
}

/// What is wrong with the file, as far as a look at it tells more than SQLite does.
fn cannot_open(shared: &Shared, error: rusqlite::Error) -> Error {
    let failure = Failure::new(error);
    let cause = match &shared.config.source {
        Source::File(path) => path_problem(path, shared.config.mode),
        Source::Memory => None,
    };
    Error::new(Kind::Open { database: shared.database.clone(), cause, failure: Box::new(failure) })
}

fn path_problem(path: &Path, mode: Mode) -> Option<String> {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() && !folder.exists() => {
            return Some(format!("there is no directory {}", folder.display()));
        }
        Some(folder) if !folder.as_os_str().is_empty() && !folder.is_dir() => {
            return Some(format!("{} is no directory", folder.display()));
        }
        _ => {}
    }
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => Some("it is a directory".to_owned()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && mode != Mode::Create => {
            Some("there is no such file, and the mode does not say that it should be made".to_owned())
        }
        _ => None,
    }
}
