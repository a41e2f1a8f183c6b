//! PostgreSQL's messages on a socket: no task, no channel, no check, one statement at a time.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::os::unix::net::UnixStream;
use std::time::Duration;

use bytes::{BufMut as _, BytesMut};
use fallible_iterator::FallibleIterator as _;
use postgres_protocol::IsNull;
use postgres_protocol::message::backend::{DataRowBody, Message};
use postgres_protocol::message::frontend;
use relvar_pg::tokio_postgres::Config;
use relvar_pg::tokio_postgres::config::Host;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};

use super::super::by_hand::User;
use super::super::text;
use crate::Outcome;
use crate::drive::{Given, Library, timed};
use crate::scenario::{Scenario, key};

/// The name of the one prepared statement.
const STATEMENT: &str = "s";

/// Binary.
const FORMAT: i16 = 1;

/// A socket to the server.
pub(crate) trait Wire: Sized + Send + 'static {
    fn connect(url: &str) -> impl Future<Output = Outcome<Self>> + Send;
    fn send(&mut self, bytes: &[u8]) -> impl Future<Output = io::Result<()>> + Send;
    /// Appends what has come, and waits where nothing has.
    fn receive(&mut self, bytes: &mut BytesMut) -> impl Future<Output = io::Result<()>> + Send;
}

/// Where the server of `url` listens.
enum Place {
    File(std::path::PathBuf),
    Port(String, u16),
}

fn place(url: &str) -> Outcome<Place> {
    let config: Config = url.parse()?;
    let port = config.get_ports().first().copied().unwrap_or(5432);
    match config.get_hosts().first() {
        Some(Host::Unix(folder)) => Ok(Place::File(folder.join(format!(".s.PGSQL.{port}")))),
        Some(Host::Tcp(name)) => Ok(Place::Port(name.clone(), port)),
        None => Err("the URL names no host".into()),
    }
}

/// tokio's socket, which waits by the reactor.
pub(crate) struct Reactor(Box<dyn Both>);

trait Both: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Both for T {}

impl Wire for Reactor {
    async fn connect(url: &str) -> Outcome<Self> {
        Ok(Reactor(match place(url)? {
            Place::File(path) => Box::new(tokio::net::UnixStream::connect(path).await?),
            Place::Port(name, port) => {
                let socket = tokio::net::TcpStream::connect((name, port)).await?;
                socket.set_nodelay(true)?;
                Box::new(socket)
            }
        }))
    }

    async fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes).await
    }

    async fn receive(&mut self, bytes: &mut BytesMut) -> io::Result<()> {
        self.0.read_buf(bytes).await.and_then(some)
    }
}

/// A socket of the standard library, which blocks the thread.
pub(crate) struct Blocking(Box<dyn BlockingBoth>);

trait BlockingBoth: Read + Write + Send {}
impl<T: Read + Write + Send> BlockingBoth for T {}

impl Wire for Blocking {
    async fn connect(url: &str) -> Outcome<Self> {
        Ok(Blocking(match place(url)? {
            Place::File(path) => Box::new(UnixStream::connect(path)?),
            Place::Port(name, port) => {
                let socket = TcpStream::connect((name, port))?;
                socket.set_nodelay(true)?;
                Box::new(socket)
            }
        }))
    }

    async fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes)
    }

    async fn receive(&mut self, bytes: &mut BytesMut) -> io::Result<()> {
        let mut room = [0; 8192];
        let length = self.0.read(&mut room)?;
        bytes.put_slice(&room[..length]);
        some(length)
    }
}

fn some(length: usize) -> io::Result<()> {
    if length == 0 { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(()) }
}

/// A connection with one prepared statement.
pub(crate) struct Bytes<Socket> {
    given: Given,
    socket: Socket,
    sent: BytesMut,
    received: BytesMut,
}

impl<Socket: Wire> Bytes<Socket> {
    /// Sends what is written, and reads to the end of the answer: the last row, and how many rows there were.
    async fn exchange(&mut self) -> Outcome<(Option<DataRowBody>, u64)> {
        let Bytes { socket, sent, received, .. } = self;
        socket.send(sent).await?;
        sent.clear();
        let (mut row, mut count) = (None, 0);
        loop {
            match Message::parse(received)? {
                None => socket.receive(received).await?,
                Some(Message::ReadyForQuery(_)) => return Ok((row, count)),
                Some(Message::DataRow(body)) => row = Some(body),
                Some(Message::CommandComplete(body)) => {
                    count =
                        body.tag()?.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0);
                }
                Some(Message::ErrorResponse(_)) => return Err("the server refuses it".into()),
                Some(_) => {}
            }
        }
    }

    /// Sends the statement with these values.
    async fn run(&mut self, values: &[Option<&[u8]>]) -> Outcome<(Option<DataRowBody>, u64)> {
        let write = |value: &Option<&[u8]>, buffer: &mut BytesMut| match value {
            Some(bytes) => {
                buffer.put_slice(bytes);
                Ok(IsNull::No)
            }
            None => Ok(IsNull::Yes),
        };
        frontend::bind("", STATEMENT, [FORMAT], values, write, [FORMAT], &mut self.sent)
            .map_err(|_| "a value is too large")?;
        frontend::execute("", 0, &mut self.sent)?;
        frontend::sync(&mut self.sent);
        self.exchange().await
    }
}

fn user(row: &DataRowBody) -> Outcome<User> {
    let ranges: Vec<_> = row.ranges().collect()?;
    let field =
        |at: usize| ranges.get(at).and_then(Option::as_ref).and_then(|range| row.buffer().get(range.clone()));
    let text = |at| field(at).map(|bytes| String::from_utf8(bytes.to_vec())).transpose();
    let id = field(0).and_then(|bytes| bytes.try_into().ok()).map(i32::from_be_bytes);
    Ok(User { id: id.ok_or("no key")?, name: text(1)?.ok_or("no name")?, hair_color: text(2)? })
}

impl<Socket: Wire> Library for Bytes<Socket> {
    async fn ready(given: Given) -> Outcome<Option<Self>> {
        let text = match given.scenario {
            Scenario::Key => text::KEY.to_owned(),
            Scenario::Insert(1) => text::insert(1),
            _ => return Ok(None),
        };
        let socket = Socket::connect(&given.url).await?;
        let config: Config = given.url.parse()?;
        let (user, database) =
            (config.get_user().unwrap_or("postgres"), config.get_dbname().unwrap_or("postgres"));
        let mut new =
            Bytes { socket, sent: BytesMut::new(), received: BytesMut::new(), given: given.clone() };
        frontend::startup_message([("user", user), ("database", database)], &mut new.sent)?;
        new.exchange().await?;
        frontend::parse(STATEMENT, &text, [], &mut new.sent)?;
        frontend::sync(&mut new.sent);
        new.exchange().await?;
        Ok(Some(new))
    }

    async fn repeat(&mut self, times: usize, laps: &mut Vec<Duration>) -> Outcome<u64> {
        Ok(match self.given.scenario {
            Scenario::Key => timed!(times, laps, |number| {
                let (row, _) = self.run(&[Some(&key(number).to_be_bytes())]).await?;
                user(&row.ok_or("no row")?)?
            }),
            _ => timed!(times, laps, |_| {
                let row = self.given.rows[0].clone();
                self.run(&[Some(row.name.as_bytes()), row.hair_color.as_deref().map(str::as_bytes)]).await?.1
            }),
        })
    }
}
