//! `LISTEN` and `NOTIFY` (PostgreSQL manual, pages LISTEN and NOTIFY): what other sessions have to say.

use std::collections::{BTreeSet, VecDeque};
use std::fmt;
use std::panic::Location;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use futures_util::StreamExt;
use futures_util::future::{Either, select};
use relvar::backend::{Backend, ColumnTypes, Done, Executor, Fetch, Request, SqlText};
use relvar::types::Text;
use tokio_postgres::{AsyncMessage, Client};

use crate::connect::{Messages, connect_and_hold};
use crate::ddl::quote_identifier;
use crate::error::ConnectFailure;
use crate::session::Shared;
use crate::{Error, Parameters, Pg, Pool, Result, Retry};

/// What is waited before a lost connection is made anew: see [`Listener`].
const RECONNECT: Retry = Retry::new()
    .first_delay(std::time::Duration::from_millis(200))
    .longest_delay(std::time::Duration::from_secs(10));

/// What a listener hears.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Heard {
    /// A notification.
    Notification(Notification),
    /// The connection was lost, and there is a new one that listens to the same channels. What was sent meanwhile is lost: read
    /// anew what the notifications are about.
    Reconnected,
}

/// A notification of another session, or of one's own.
#[derive(Clone, PartialEq, Eq)]
pub struct Notification {
    channel: String,
    payload: String,
    process: i32,
}

impl Notification {
    /// The channel.
    pub fn channel(&self) -> &str {
        &self.channel
    }

    /// What was sent with it; empty where nothing was.
    pub fn payload(&self) -> &str {
        &self.payload
    }

    /// The process of the session that sent it: its `pg_backend_pid()`.
    pub fn process(&self) -> i32 {
        self.process
    }
}

impl fmt::Debug for Notification {
    /// Leaves out the payload.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Notification")
            .field("channel", &self.channel)
            .field("process", &self.process)
            .finish_non_exhaustive()
    }
}

/// A connection of its own that listens to channels: a stream of what it hears.
///
/// Where the connection breaks, the stream makes a new one by itself: after a random part of 200 milliseconds, then of twice
/// as much after each failure, at most of ten seconds, for as long as the stream is polled. It then listens to the same
/// channels and says [`Heard::Reconnected`]. A failure that cannot pass (a wrong password, no such database) is an error, and
/// the stream ends.
///
/// Messages are read only while the stream is polled; a reader that is slow makes the server wait, and no memory fill up. A
/// server that is gone without a word is noticed by TCP keepalive: see `keepalives_idle` of the connection URL.
///
/// ```no_run
/// use futures_util::TryStreamExt;
/// use relvar_pg::{Heard, Pool, notify};
///
/// async fn watch(db: &Pool) -> Result<(), relvar_pg::Error> {
///     let mut jobs = db.listen(["jobs"]).await?;
///     notify(db, "jobs", "4711").await?;
///     while let Some(heard) = jobs.try_next().await? {
///         match heard {
///             Heard::Notification(job) => println!("new job {}", job.payload()),
///             _ => println!("look for jobs that were missed"),
///         }
///     }
///     Ok(())
/// }
/// ```
#[must_use = "a listener that is dropped hears nothing"]
pub struct Listener {
    shared: Arc<Shared>,
    channels: BTreeSet<String>,
    heard: VecDeque<Heard>,
    state: State,
}

enum State {
    Listening(Link),
    /// After so many failures.
    Connecting(Connecting, u32),
    Done,
}

type Connecting = Pin<Box<dyn Future<Output = Result<(Link, VecDeque<Heard>), Failure>> + Send>>;

/// Why there is no new connection.
struct Failure {
    error: Error,
    transient: bool,
}

impl From<ConnectFailure> for Failure {
    fn from(failure: ConnectFailure) -> Self {
        Failure { transient: failure.transient, error: failure.into() }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure { transient: error.is_connection_lost(), error }
    }
}

/// The connection of a listener, which nobody drives but the listener.
struct Link {
    client: Client,
    messages: Messages,
}

impl Link {
    async fn open(shared: &Shared, sql: &str) -> Result<(Self, VecDeque<Heard>), Failure> {
        let (client, messages) = connect_and_hold(&shared.config, &shared.connector).await?;
        let mut link = Link { client, messages };
        let mut heard = VecDeque::new();
        link.run(sql, &mut heard).await?;
        Ok((link, heard))
    }

    /// Runs a command, and keeps what is heard meanwhile.
    async fn run(&mut self, sql: &str, heard: &mut VecDeque<Heard>) -> Result<()> {
        let Link { client, messages } = self;
        let mut command = pin!(client.batch_execute(sql));
        loop {
            match select(command.as_mut(), messages.next()).await {
                Either::Left((outcome, _)) => return outcome.map_err(Error::from),
                Either::Right((Some(Ok(message)), _)) => heard.extend(notification(message)),
                Either::Right((Some(Err(error)), _)) => return Err(error.into()),
                Either::Right((None, _)) => return command.await.map_err(Error::from),
            }
        }
    }
}

fn notification(message: AsyncMessage) -> Option<Heard> {
    match message {
        AsyncMessage::Notification(sent) => Some(Heard::Notification(Notification {
            channel: sent.channel().to_owned(),
            payload: sent.payload().to_owned(),
            process: sent.process_id(),
        })),
        _ => None,
    }
}

/// `LISTEN a; LISTEN b`
fn listen_to(channels: &BTreeSet<String>) -> Result<String> {
    let mut sql = String::new();
    for channel in channels {
        sql.push_str(&format!("LISTEN {};", quoted(channel)?));
    }
    Ok(sql)
}

fn quoted(channel: &str) -> Result<String> {
    quote_identifier(channel).map_err(|error| Error::config(format!("the name of a channel: {error}")))
}

impl Pool {
    /// Listens to channels, on a connection beside those of the pool.
    ///
    /// # Errors
    ///
    /// No connection could be made, or a channel has a name that the server does not take (1 to 63 bytes).
    pub async fn listen<Channel: Into<String>>(
        &self,
        channels: impl IntoIterator<Item = Channel>,
    ) -> Result<Listener> {
        let channels: BTreeSet<String> = channels.into_iter().map(Into::into).collect();
        let shared = self.share();
        let sql = listen_to(&channels)?;
        match Link::open(&shared, &sql).await {
            Ok((link, heard)) => Ok(Listener { shared, channels, heard, state: State::Listening(link) }),
            Err(failure) => Err(failure.error),
        }
    }
}

impl Listener {
    /// Listens to another channel as well.
    ///
    /// # Errors
    ///
    /// The channel has a name that the server does not take. A lost connection is none: the new one listens to it too.
    pub async fn listen(&mut self, channel: impl Into<String>) -> Result<()> {
        let channel = channel.into();
        let sql = format!("LISTEN {}", quoted(&channel)?);
        self.channels.insert(channel);
        self.tell(&sql).await
    }

    /// Listens to a channel no longer. What it said before is still heard.
    ///
    /// # Errors
    ///
    /// As [`Listener::listen`].
    pub async fn unlisten(&mut self, channel: &str) -> Result<()> {
        let sql = format!("UNLISTEN {}", quoted(channel)?);
        self.channels.remove(channel);
        self.tell(&sql).await
    }

    /// The channels, in the order of their names.
    pub fn channels(&self) -> impl ExactSizeIterator<Item = &str> {
        self.channels.iter().map(String::as_str)
    }

    async fn tell(&mut self, sql: &str) -> Result<()> {
        match &mut self.state {
            State::Listening(link) => match link.run(sql, &mut self.heard).await {
                Err(error) if error.is_connection_lost() => {
                    self.reconnect(0);
                    Ok(())
                }
                outcome => outcome,
            },
            // The connection that is being made listens to what was known when it was begun.
            State::Connecting(_, failures) => {
                let failures = *failures;
                self.reconnect(failures);
                Ok(())
            }
            State::Done => Ok(()),
        }
    }

    fn reconnect(&mut self, failures: u32) {
        let (shared, sql) = (self.shared.clone(), listen_to(&self.channels));
        let connecting = async move {
            tokio::time::sleep(RECONNECT.delay(failures + 1)).await;
            Link::open(&shared, &sql?).await
        };
        self.state = State::Connecting(Box::pin(connecting), failures);
    }
}

impl Stream for Listener {
    type Item = Result<Heard>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Heard>>> {
        let this = &mut *self;
        loop {
            if let Some(heard) = this.heard.pop_front() {
                return Poll::Ready(Some(Ok(heard)));
            }
            match &mut this.state {
                State::Done => return Poll::Ready(None),
                State::Listening(link) => match ready!(link.messages.poll_next_unpin(context)) {
                    Some(Ok(message)) => this.heard.extend(notification(message)),
                    lost => {
                        if let Some(Err(error)) = lost {
                            tracing::debug!(target: "relvar_pg", "listener lost: {}", crate::error::chain(&error));
                        }
                        this.reconnect(0);
                    }
                },
                State::Connecting(connecting, failures) => match ready!(connecting.as_mut().poll(context)) {
                    Ok((link, heard)) => {
                        this.heard.push_back(Heard::Reconnected);
                        this.heard.extend(heard);
                        this.state = State::Listening(link);
                    }
                    Err(Failure { error, transient: true }) => {
                        tracing::debug!(target: "relvar_pg", "listener not back yet: {error}");
                        let failures = failures.saturating_add(1);
                        this.reconnect(failures);
                    }
                    Err(Failure { error, transient: false }) => {
                        this.state = State::Done;
                        return Poll::Ready(Some(Err(error)));
                    }
                },
            }
        }
    }
}

impl fmt::Debug for Listener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Listener").field("channels", &self.channels).finish_non_exhaustive()
    }
}

/// `SELECT pg_notify(channel, payload)`: tells those who listen. In a transaction they hear it once it is committed, and the
/// same payload in it is heard once.
///
/// The server refuses a payload of 8,000 bytes or more (22023), and the name of a channel that is empty or longer than 63
/// bytes. It is no write, so a read-only handle may do it.
#[track_caller]
#[relvar::__brief]
pub fn notify<'c, E>(db: E, channel: &str, payload: &str) -> Fetch<'c, Done, Pg>
where
    E: Executor<'c, Backend = Pg>,
{
    let mut parameters = Parameters::default();
    Pg::push::<Text, _>(&mut parameters, channel);
    Pg::push::<Text, _>(&mut parameters, payload);
    let text = SqlText::Constant("SELECT pg_notify($1, $2)");
    let (columns, caller) = (&ColumnTypes::None, Location::caller());
    db.fetch(Request { text, parameters, columns, need: None, caller, empty: false }, |_| Ok(()), Done)
}
