//! tokio-postgres by hand without a task for the connection: who waits for an answer reads the socket, too.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Wake, Waker};
use std::time::Duration;

use futures_util::task::AtomicWaker;
use relvar_pg::tokio_postgres::{self, Client, Error, NoTls, Statement};

use super::super::by_hand::user;
use super::super::text;
use crate::Outcome;
use crate::drive::{Given, Library, timed};
use crate::scenario::{Scenario, key};

/// What the connection and the answer wake: who waits, unless it is awake and looks anyway.
#[derive(Default)]
struct Signal {
    state: AtomicU8,
    waits: AtomicWaker,
}

const AWAKE: u8 = 1;
const WOKEN: u8 = 2;

impl Wake for Signal {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        if self.state.fetch_or(WOKEN, Ordering::AcqRel) & AWAKE == 0 {
            self.waits.wake();
        }
    }
}

type Connection = Pin<Box<dyn Future<Output = Result<(), Error>> + Send>>;

/// A connection without a task.
struct Driver {
    connection: Mutex<Connection>,
    signal: Arc<Signal>,
    waker: Waker,
}

impl Driver {
    fn new(connection: Connection) -> Self {
        let signal = Arc::<Signal>::default();
        Driver { connection: Mutex::new(connection), waker: Waker::from(signal.clone()), signal }
    }

    async fn drive<F: Future>(&self, answer: F) -> F::Output {
        let mut answer = pin!(answer);
        poll_fn(|context| {
            let state = &self.signal.state;
            self.signal.waits.register(context.waker());
            let mut context = Context::from_waker(&self.waker);
            state.store(AWAKE, Ordering::Release);
            let mut polled = answer.as_mut().poll(&mut context);
            let mut connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
            while polled.is_pending() {
                // What has woken it up to here, the connection sees now.
                state.store(AWAKE, Ordering::Release);
                let _ = connection.as_mut().poll(&mut context);
                if state.compare_exchange(AWAKE, 0, Ordering::AcqRel, Ordering::Acquire).is_ok() {
                    return Poll::Pending;
                }
                polled = answer.as_mut().poll(&mut context);
            }
            state.store(0, Ordering::Release);
            polled
        })
        .await
    }
}

/// tokio-postgres with one prepared statement.
pub(crate) struct Driven {
    given: Given,
    client: Client,
    driver: Driver,
    text: Statement,
}

impl Library for Driven {
    async fn ready(given: Given) -> Outcome<Option<Self>> {
        let text = match given.scenario {
            Scenario::Key => text::KEY.to_owned(),
            Scenario::Insert(1) => text::insert(1),
            _ => return Ok(None),
        };
        let (client, connection) = tokio_postgres::connect(&given.url, NoTls).await?;
        let driver = Driver::new(Box::pin(connection));
        let text = driver.drive(client.prepare(&text)).await?;
        Ok(Some(Driven { given, client, driver, text }))
    }

    async fn repeat(&mut self, times: usize, laps: &mut Vec<Duration>) -> Outcome<u64> {
        let Driven { given, client, driver, text } = self;
        Ok(match given.scenario {
            Scenario::Key => timed!(times, laps, |number| {
                user(&driver.drive(client.query_one(text, &[&key(number)])).await?)?
            }),
            _ => timed!(times, laps, |_| {
                let row = &given.rows[0];
                driver.drive(client.execute(text, &[&row.name, &row.hair_color])).await?
            }),
        })
    }
}
