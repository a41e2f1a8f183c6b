//! One new connection: socket, TLS, authentication, and the task that drives it.

use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;

use futures_core::Stream;
use futures_util::stream;
use tokio::io::{AsyncRead, AsyncWrite};

use tokio_postgres::config::SslMode;
use tokio_postgres::tls::MakeTlsConnect;
use tokio_postgres::{AsyncMessage, CancelToken, Client, NoTls, Socket};

#[cfg(not(feature = "with-rustls"))]
use crate::Error;
use crate::error::ConnectFailure;
use crate::sslmode::TlsMode;
use crate::{Config, Result};

/// How long asking for a cancellation may take.
const CANCEL_TIMEOUT: Duration = Duration::from_secs(5);

/// How the bytes travel.
#[derive(Clone)]
pub(crate) enum Connector {
    /// As they are.
    Plain,
    /// Through rustls.
    #[cfg(feature = "with-rustls")]
    Rustls(tokio_postgres_rustls::MakeRustlsConnect),
}

impl Connector {
    /// What `config` asks for. Unix sockets are never encrypted, as in libpq.
    pub(crate) fn new(config: &Config) -> Result<Self> {
        if config.tls.mode == TlsMode::Disable || config.is_local() {
            return Ok(Connector::Plain);
        }
        #[cfg(feature = "with-rustls")]
        return crate::tls::connector(&config.tls).map(Connector::Rustls);
        #[cfg(not(feature = "with-rustls"))]
        if config.tls.mode == TlsMode::Prefer {
            Ok(Connector::Plain)
        } else {
            Err(Error::config("sslmode require and stronger need the feature `with-rustls` of relvar-pg"))
        }
    }

    /// Asks the server to cancel what the connection of `token` is running. A server that cannot be reached cannot be asked either.
    pub(crate) async fn cancel(&self, token: CancelToken) {
        let request = async {
            match self {
                Connector::Plain => token.cancel_query(NoTls).await,
                #[cfg(feature = "with-rustls")]
                Connector::Rustls(tls) => token.cancel_query(tls.clone()).await,
            }
        };
        let _ = tokio::time::timeout(CANCEL_TIMEOUT, request).await;
    }
}

/// What the server says by itself. Reading it drives the connection.
pub(crate) type Messages = Pin<Box<dyn Stream<Item = Result<AsyncMessage, tokio_postgres::Error>> + Send>>;

/// A new connection within `connect_timeout`, driven by a task; the error names host, port and user.
pub(crate) async fn connect(config: &Config, connector: &Connector) -> Result<Client, ConnectFailure> {
    connect_for::<Spawned>(config, connector).await
}

/// The same, driven by who reads the messages.
pub(crate) async fn connect_and_hold(
    config: &Config,
    connector: &Connector,
) -> Result<(Client, Messages), ConnectFailure> {
    connect_for::<Held>(config, connector).await
}

/// Who drives a connection.
trait Driver {
    type Driven;
    fn drive<T>(client: Client, connection: tokio_postgres::Connection<Socket, T>) -> Self::Driven
    where
        T: AsyncRead + AsyncWrite + Unpin + Send + 'static;
}

struct Spawned;

impl Driver for Spawned {
    type Driven = Client;

    fn drive<T>(client: Client, mut connection: tokio_postgres::Connection<Socket, T>) -> Client
    where
        T: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        tokio::spawn(async move {
            while let Some(message) = poll_fn(|context| connection.poll_message(context)).await {
                match message {
                    Ok(AsyncMessage::Notice(notice)) => {
                        tracing::debug!(target: "relvar_pg", severity = notice.severity(), "{}", notice.message());
                    }
                    Ok(_) => {}
                    Err(error) => {
                        tracing::debug!(target: "relvar_pg", "connection ended: {}", crate::error::chain(&error));
                        break;
                    }
                }
            }
        });
        client
    }
}

struct Held;

impl Driver for Held {
    type Driven = (Client, Messages);

    fn drive<T>(client: Client, mut connection: tokio_postgres::Connection<Socket, T>) -> (Client, Messages)
    where
        T: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        (client, Box::pin(stream::poll_fn(move |context| connection.poll_message(context))))
    }
}

async fn connect_for<D: Driver>(config: &Config, connector: &Connector) -> Result<D::Driven, ConnectFailure> {
    let limit = config.connect_timeout;
    match tokio::time::timeout(limit, attempt::<D>(config, connector)).await {
        Ok(Ok(driven)) => Ok(driven),
        Ok(Err(error)) => Err(ConnectFailure::new(config.target(), error)),
        Err(_) => Err(ConnectFailure::timeout(config.target(), limit)),
    }
}

async fn attempt<D: Driver>(
    config: &Config,
    connector: &Connector,
) -> Result<D::Driven, tokio_postgres::Error> {
    let mut server = config.server.clone();
    server.connect_timeout(config.connect_timeout);
    match connector {
        Connector::Plain => {
            server.ssl_mode(SslMode::Disable);
            open::<D, _>(&server, NoTls).await
        }
        #[cfg(feature = "with-rustls")]
        Connector::Rustls(tls) => {
            let prefer = config.tls.mode == TlsMode::Prefer;
            server.ssl_mode(if prefer { SslMode::Prefer } else { SslMode::Require });
            match open::<D, _>(&server, tls.clone()).await {
                Err(error) if prefer && plain_may_work(&error) => {
                    server.ssl_mode(SslMode::Disable);
                    open::<D, _>(&server, NoTls).await.map_err(|_| error)
                }
                outcome => outcome,
            }
        }
    }
}

/// `prefer` tries without TLS after a failed handshake, or where the server's rules refuse an encrypted connection.
#[cfg(feature = "with-rustls")]
fn plain_may_work(error: &tokio_postgres::Error) -> bool {
    match error.code() {
        Some(state) => *state == tokio_postgres::error::SqlState::INVALID_AUTHORIZATION_SPECIFICATION,
        None => error.to_string().contains("TLS"),
    }
}

async fn open<D: Driver, T>(
    server: &tokio_postgres::Config,
    tls: T,
) -> Result<D::Driven, tokio_postgres::Error>
where
    T: MakeTlsConnect<Socket>,
    T::Stream: Send + 'static,
{
    let (client, connection) = server.connect(tls).await?;
    Ok(D::drive(client, connection))
}
