//! What a library has to do, and how it is driven in each shape of the runtime.

use std::time::Duration;

use tokio::runtime::Runtime;

use crate::scenario::{KeyedUser, NewUser, Scenario};
use crate::shape::Shape;
use crate::turns::Contestant;
use crate::{Fault, Outcome};

/// What a library is given to make itself ready.
#[derive(Clone)]
pub struct Given {
    /// What it has to do.
    pub scenario: Scenario,
    /// The database.
    pub url: String,
    /// The rows to insert.
    pub rows: Vec<NewUser>,
    /// The rows to insert or update.
    pub keyed: Vec<KeyedUser>,
    /// The last rows of some pages: name and key.
    pub places: Vec<(String, i32)>,
}

/// A library with a connection of its own, ready for one scenario.
pub(crate) trait Library: Sized + Send + 'static {
    /// Connects; `None` where the library cannot say the scenario.
    fn ready(given: Given) -> impl Future<Output = Outcome<Option<Self>>> + Send;

    /// Does it `times` times, one after another, appends how long each time took, and sums what was read.
    fn repeat(&mut self, times: usize, laps: &mut Vec<Duration>)
    -> impl Future<Output = Outcome<u64>> + Send;
}

/// A library in turns with others.
pub trait Ready: Contestant {
    /// As [`Contestant::block`]; gives the sum of what was read.
    fn run(&mut self, times: usize, laps: &mut Vec<Duration>) -> Outcome<u64>;
}

/// A library and the runtime that runs it.
struct Driven<'r, L> {
    runtime: &'r Runtime,
    shape: Shape,
    /// Away while a task has it.
    library: Option<L>,
}

/// Connects the library `L`.
pub(crate) fn ready<'r, L: Library>(
    shape: Shape,
    runtime: &'r Runtime,
    given: Given,
) -> Outcome<Option<Box<dyn Ready + 'r>>> {
    let library = runtime.block_on(L::ready(given))?;
    Ok(library.map(|library| Box::new(Driven { runtime, shape, library: Some(library) }) as Box<dyn Ready>))
}

impl<L: Library> Ready for Driven<'_, L> {
    fn run(&mut self, times: usize, laps: &mut Vec<Duration>) -> Outcome<u64> {
        let mut library = self.library.take().ok_or("it failed before")?;
        let (library, outcome) = match self.shape {
            Shape::Current => {
                let outcome = self.runtime.block_on(Box::pin(library.repeat(times, laps)));
                (library, outcome)
            }
            Shape::Spawned => {
                let mut own = std::mem::take(laps);
                let task = async move {
                    let outcome = library.repeat(times, &mut own).await;
                    (library, own, outcome)
                };
                let (library, own, outcome) =
                    self.runtime.block_on(self.runtime.spawn(task)).map_err(Fault::from)?;
                *laps = own;
                (library, outcome)
            }
        };
        self.library = Some(library);
        outcome
    }
}

impl<L: Library> Contestant for Driven<'_, L> {
    fn block(&mut self, times: usize, laps: &mut Vec<Duration>) -> Outcome<()> {
        self.run(times, laps).map(|_| ())
    }
}

/// Does an operation `times` times, times each until its value is there, and sums the values. `number` counts from 0.
macro_rules! timed {
    ($times:expr, $laps:expr, |$number:pat_param| $operation:expr) => {{
        let mut sum = 0_u64;
        for number in 0..$times {
            let $number = number;
            let started = ::std::time::Instant::now();
            let value = ::std::hint::black_box($operation);
            $laps.push(started.elapsed());
            sum = sum.wrapping_add($crate::sum::taken(&value));
        }
        sum
    }};
}
pub(crate) use timed;

/// The values of all tasks.
pub(crate) async fn all<T: Send + 'static>(
    tasks: Vec<tokio::task::JoinHandle<Outcome<T>>>,
) -> Outcome<Vec<T>> {
    let mut values = Vec::with_capacity(tasks.len());
    for task in tasks {
        values.push(task.await??);
    }
    Ok(values)
}
