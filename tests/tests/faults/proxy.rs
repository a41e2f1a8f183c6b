//! A proxy before the server that understands where messages end, and that can be told to fail between two of them.

use std::io;
use std::process::Command;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// Where a message goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    ToServer,
    ToClient,
}

/// What happens instead of the next message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    /// Both sockets are closed.
    Cut,
    /// Both sockets are closed, and what was not read is lost (RST).
    Reset,
    /// Nothing goes either way any more.
    Freeze,
    /// It comes later.
    Delay(Duration),
    /// The server's process gets SIGKILL; the message still goes.
    Kill,
}

/// A failure before message number `before` (from 0) of one way.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fault {
    pub(crate) way: Way,
    pub(crate) before: usize,
    pub(crate) deed: Deed,
}

#[derive(Default)]
struct Control {
    fault: Mutex<Option<Fault>>,
    /// Messages since `arm`, to the server and to the client.
    seen: [AtomicUsize; 2],
}

/// The proxy. Its connections end with the runtime.
pub(crate) struct Proxy {
    port: u16,
    control: Arc<Control>,
}

impl Proxy {
    /// A proxy before the server on `port` of this machine.
    pub(crate) async fn start(port: u16) -> Proxy {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let own = listener.local_addr().unwrap().port();
        let control = Arc::<Control>::default();
        let shared = control.clone();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(connection(client, port, shared.clone()));
            }
        });
        Proxy { port: own, control }
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// Counts anew, and fails once as `fault` says.
    pub(crate) fn arm(&self, fault: Option<Fault>) {
        *self.control.fault.lock().unwrap() = fault;
        self.control.seen.iter().for_each(|seen| seen.store(0, Ordering::SeqCst));
    }

    /// Did the fault happen?
    pub(crate) fn has_failed(&self) -> bool {
        self.control.fault.lock().unwrap().is_none()
    }

    /// Messages since `arm`.
    pub(crate) fn seen(&self, way: Way) -> usize {
        self.control.seen[way as usize].load(Ordering::SeqCst)
    }
}

impl Control {
    /// Counts a message, and says what happens to it.
    fn next(&self, way: Way) -> Option<Deed> {
        let number = self.seen[way as usize].fetch_add(1, Ordering::SeqCst);
        let mut fault = self.fault.lock().unwrap();
        fault.take_if(|fault| fault.way == way && fault.before == number).map(|fault| fault.deed)
    }
}

/// What both directions of a connection have in common.
#[derive(Clone)]
struct Both {
    control: Arc<Control>,
    /// The server's process, once it has said which.
    process: Arc<AtomicU32>,
    end: Arc<watch::Sender<bool>>,
}

async fn connection(client: TcpStream, port: u16, control: Arc<Control>) {
    let Ok(server) = TcpStream::connect(("127.0.0.1", port)).await else { return };
    let _ = (client.set_nodelay(true), server.set_nodelay(true));
    let (from_client, to_client) = client.into_split();
    let (from_server, to_server) = server.into_split();
    let both = Both { control, process: Arc::default(), end: Arc::new(watch::channel(false).0) };
    tokio::spawn(carry(Way::ToServer, from_client, to_server, both.clone()));
    carry(Way::ToClient, from_server, to_client, both).await;
}

/// Carries messages one way until something ends.
async fn carry(way: Way, from: OwnedReadHalf, to: OwnedWriteHalf, both: Both) {
    let mut end = both.end.subscribe();
    let outcome = tokio::select! {
        outcome = messages(way, from, to, &both) => outcome,
        _ = end.wait_for(|end| *end) => Ok(()),
    };
    let _ = outcome;
    both.end.send_replace(true);
}

async fn messages(way: Way, mut from: OwnedReadHalf, mut to: OwnedWriteHalf, both: &Both) -> io::Result<()> {
    let mut first = way == Way::ToServer;
    loop {
        // The first message of a client has no type.
        let kind = if std::mem::take(&mut first) { None } else { Some(from.read_u8().await?) };
        let length = from.read_u32().await?;
        let mut body = vec![0; length as usize - 4];
        from.read_exact(&mut body).await?;
        match both.control.next(way) {
            None => {}
            Some(Deed::Cut) => return Ok(()),
            Some(Deed::Reset) => {
                from.as_ref().set_zero_linger()?;
                to.as_ref().set_zero_linger()?;
                return Ok(());
            }
            Some(Deed::Freeze) => std::future::pending().await,
            Some(Deed::Delay(time)) => tokio::time::sleep(time).await,
            Some(Deed::Kill) => {
                let process = both.process.load(Ordering::SeqCst).to_string();
                assert!(Command::new("kill").args(["-9", &process]).status()?.success());
            }
        }
        if kind == Some(b'K') && way == Way::ToClient {
            let process = u32::from_be_bytes(body[..4].try_into().unwrap());
            both.process.store(process, Ordering::SeqCst);
        }
        let mut message = Vec::with_capacity(body.len() + 5);
        message.extend(kind);
        message.extend(length.to_be_bytes());
        message.extend(body);
        to.write_all(&message).await?;
    }
}
