//! A statement over the server's socket without any runtime: is the server up, and CREATE DATABASE.

use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::Duration;

/// CREATE DATABASE copies files; anything longer is a server that hangs.
const TIMEOUT: Duration = Duration::from_secs(60);

/// Protocol version 3.0.
const VERSION: i32 = 3 << 16;

/// Runs `sql` as `postgres` in the database `postgres`; the error is the server's message.
pub(super) fn run(socket: &Path, sql: &str) -> io::Result<()> {
    let mut stream = UnixStream::connect(socket)?;
    stream.set_read_timeout(Some(TIMEOUT))?;
    let mut startup = VERSION.to_be_bytes().to_vec();
    startup.extend_from_slice(b"user\0postgres\0database\0postgres\0\0");
    send(&mut stream, None, &startup)?;
    until_ready(&mut stream)?;
    send(&mut stream, Some(b'Q'), &[sql.as_bytes(), b"\0"].concat())?;
    until_ready(&mut stream)?;
    send(&mut stream, Some(b'X'), b"")
}

fn send(stream: &mut UnixStream, kind: Option<u8>, body: &[u8]) -> io::Result<()> {
    let length = i32::try_from(body.len() + 4).map_err(io::Error::other)?;
    let mut message: Vec<u8> = kind.into_iter().collect();
    message.extend_from_slice(&length.to_be_bytes());
    message.extend_from_slice(body);
    stream.write_all(&message)
}

/// Reads to ReadyForQuery.
fn until_ready(stream: &mut UnixStream) -> io::Result<()> {
    let mut refused = None;
    loop {
        let mut head = [0; 5];
        // After a fatal error the server closes the connection without ReadyForQuery.
        match (stream.read_exact(&mut head), refused.take()) {
            (Err(_), Some(reason)) => return Err(io::Error::other(reason)),
            (Err(error), None) => return Err(error),
            (Ok(()), reason) => refused = reason,
        }
        let [kind, length @ ..] = head;
        let length = usize::try_from(i32::from_be_bytes(length)).map_err(io::Error::other)?;
        let mut body = vec![0; length.saturating_sub(4)];
        stream.read_exact(&mut body)?;
        match kind {
            b'Z' => return refused.map_or(Ok(()), |reason| Err(io::Error::other(reason))),
            b'E' => refused = Some(message(&body)),
            _ => {}
        }
    }
}

/// The field `M` of an error.
fn message(body: &[u8]) -> String {
    let mut fields = body.split(|byte| *byte == 0);
    let text = fields.find_map(|field| field.strip_prefix(b"M"));
    String::from_utf8_lossy(text.unwrap_or(b"the server gives no reason")).into_owned()
}
