//! What stops a statement: its future was dropped, it takes too long, or the lock that it waits for is not released.
//!
//! SQLite asks, on the connection's own thread. So the job that is stopped is always the one that runs.

use std::cell::RefCell;
use std::time::{Duration, Instant};

use rusqlite::Connection;

use super::exchange::Interest;

/// After so many steps of its virtual machine SQLite asks whether it should go on: some ten microseconds.
const STEPS: i32 = 2000;

/// How long to wait for a lock before it is tried again, in milliseconds.
const DELAYS: [u64; 8] = [1, 2, 5, 10, 15, 20, 25, 50];

thread_local! {
    static WATCH: RefCell<Watch> = const { RefCell::new(Watch::NONE) };
}

/// What is known of the job that this thread runs.
struct Watch {
    interest: Option<Interest>,
    deadline: Option<Instant>,
    busy_timeout: Duration,
    waiting_since: Option<Instant>,
    late: bool,
}

impl Watch {
    const NONE: Watch = Watch {
        interest: None,
        deadline: None,
        busy_timeout: Duration::ZERO,
        waiting_since: None,
        late: false,
    };

    fn should_stop(&mut self) -> bool {
        self.late |= self.deadline.is_some_and(|deadline| Instant::now() >= deadline);
        self.late || self.interest.as_ref().is_some_and(Interest::is_gone)
    }
}

/// Has SQLite ask here.
pub(super) fn install(connection: &Connection, busy_timeout: Duration) -> rusqlite::Result<()> {
    WATCH.with_borrow_mut(|watch| watch.busy_timeout = busy_timeout);
    connection.busy_handler(Some(wait_for_lock))?;
    connection.progress_handler(STEPS, Some(should_stop))
}

/// From now on the job is watched that `interest` is of; without one, nothing stops what runs.
pub(super) fn begin(interest: Option<Interest>, limit: Option<Duration>) {
    WATCH.with_borrow_mut(|watch| {
        watch.interest = interest;
        watch.deadline = limit.and_then(|limit| Instant::now().checked_add(limit));
        watch.late = false;
    });
}

/// The job is over. Was it stopped because it took too long?
pub(super) fn end() -> bool {
    WATCH.with_borrow_mut(|watch| {
        watch.interest = None;
        watch.deadline = None;
        watch.late
    })
}

fn should_stop() -> bool {
    WATCH.with_borrow_mut(Watch::should_stop)
}

/// Another connection has the lock: `true` tries again. The wait is a random part of a time that grows.
fn wait_for_lock(tries: i32) -> bool {
    let left = WATCH.with_borrow_mut(|watch| {
        if tries == 0 {
            watch.waiting_since = Some(Instant::now());
        }
        let waited = watch.waiting_since.map(|since| since.elapsed()).unwrap_or_default();
        if watch.should_stop() { None } else { watch.busy_timeout.checked_sub(waited) }
    });
    let Some(left) = left.filter(|left| !left.is_zero()) else { return false };
    let place = usize::try_from(tries).unwrap_or_default().min(DELAYS.len() - 1);
    let most = Duration::from_millis(DELAYS[place]);
    std::thread::sleep(relvar::backend::part_of(most).max(Duration::from_micros(200)).min(left));
    true
}
