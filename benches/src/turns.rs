//! Several libraries that do the same thing, in turns: whatever else the machine does then slows all of them.

use std::time::{Duration, Instant};

use crate::Outcome;
use crate::statistics::{Estimate, estimate, median};

/// A library that is connected and ready to do one thing again and again.
pub trait Contestant {
    /// Does it `times` times, one after another, and appends how long each time took.
    fn block(&mut self, times: usize, laps: &mut Vec<Duration>) -> Outcome<()>;
}

/// The times of some contestants: per contestant one median for each round.
#[derive(Debug)]
pub struct Rounds {
    medians: Vec<Vec<f64>>,
}

impl Rounds {
    /// The median of all rounds in microseconds.
    pub fn time(&self, contestant: usize) -> f64 {
        median(&self.medians[contestant])
    }

    /// How many rounds there were.
    pub fn number(&self) -> usize {
        self.medians.first().map_or(0, Vec::len)
    }

    /// How many times as long as `other` it took, by the pairs of each round.
    pub fn ratio(&self, contestant: usize, other: usize) -> Estimate {
        let pairs = self.medians[contestant].iter().zip(&self.medians[other]);
        estimate(&pairs.map(|(own, other)| own / other).collect::<Vec<_>>())
    }
}

/// How turns are taken.
#[derive(Clone, Copy, Debug)]
pub struct Turns {
    /// How often each contestant comes at most.
    pub rounds: usize,
    /// After this time no round begins, unless there were fewer than an interval needs.
    pub limit: Duration,
    /// How long one turn is, by the fastest contestant.
    pub turn: Duration,
}

/// At most so many times in one turn.
const MOST: usize = 300;

/// So many rounds at least: with fewer the interval of 95 % is not inside of the figures.
const FEWEST: usize = 6;

/// What takes so long is done once in a turn, and is no slower the first time.
const LONG: Duration = Duration::from_millis(20);

impl Turns {
    /// Lets all contestants come once in each round, in another order each time. `before` makes the same state for
    /// each; `after_round` is told how many rounds there were.
    pub fn take(
        self,
        contestants: &mut [Box<dyn Contestant + '_>],
        mut before: impl FnMut() -> Outcome<()>,
        mut after_round: impl FnMut(usize),
    ) -> Outcome<Rounds> {
        let times = self.times(contestants, &mut before)?;
        let mut medians = vec![Vec::with_capacity(self.rounds); contestants.len()];
        let mut laps = Vec::new();
        let started = Instant::now();
        for round in 0..self.rounds {
            if round >= FEWEST && started.elapsed() > self.limit {
                break;
            }
            after_round(round);
            for place in order(contestants.len(), round) {
                before()?;
                // A new state of the tables costs the first statement a new plan.
                if times > 1 {
                    contestants[place].block((times / 8).max(1), &mut laps)?;
                    laps.clear();
                }
                contestants[place].block(times, &mut laps)?;
                let microseconds: Vec<f64> =
                    laps.drain(..).map(|lap| lap.as_secs_f64() * 1_000_000.0).collect();
                medians[place].push(median(&microseconds));
            }
        }
        Ok(Rounds { medians })
    }

    /// How many times each does it in a turn: the same number for all, so that a cold start weighs the same.
    fn times(
        self,
        contestants: &mut [Box<dyn Contestant + '_>],
        before: &mut impl FnMut() -> Outcome<()>,
    ) -> Outcome<usize> {
        let mut least = f64::INFINITY;
        for contestant in contestants {
            let mut laps = Vec::new();
            before()?;
            contestant.block(1, &mut laps)?;
            if laps[0] < LONG {
                // Statements are prepared, and the server has chosen their plans, after some uses.
                contestant.block(8, &mut laps)?;
                laps.clear();
                contestant.block(8, &mut laps)?;
            }
            let seconds: Vec<f64> = laps.iter().map(Duration::as_secs_f64).collect();
            least = least.min(median(&seconds));
        }
        Ok(((self.turn.as_secs_f64() / least) as usize).clamp(1, MOST))
    }
}

/// The order of one round: it begins with another one each time, and every second one is backwards, so that none always
/// comes after the same.
fn order(contestants: usize, round: usize) -> impl Iterator<Item = usize> {
    (0..contestants).map(move |place| {
        let place = (place + round / 2) % contestants;
        if round.is_multiple_of(2) { place } else { contestants - 1 - place }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Takes as many microseconds as it says.
    struct Steady(u64);

    impl Contestant for Steady {
        fn block(&mut self, times: usize, laps: &mut Vec<Duration>) -> Outcome<()> {
            laps.extend(std::iter::repeat_n(Duration::from_micros(self.0), times));
            Ok(())
        }
    }

    #[test]
    fn ratios_are_those_of_the_pairs() {
        let mut contestants: Vec<Box<dyn Contestant>> = vec![Box::new(Steady(20)), Box::new(Steady(30))];
        let turns = Turns { rounds: 11, limit: Duration::MAX, turn: Duration::from_micros(200) };
        let mut resets = 0;
        let reset = || {
            resets += 1;
            Ok(())
        };
        let rounds = turns.take(&mut contestants, reset, |_| ()).unwrap();
        assert_eq!(rounds.time(0), 20.0);
        let ratio = rounds.ratio(1, 0);
        assert_eq!((ratio.low, ratio.median, ratio.high), (1.5, 1.5, 1.5));
        assert_eq!(resets, 2 + 11 * 2);
    }

    #[test]
    fn every_contestant_comes_once_in_each_round() {
        for round in 0..10 {
            let mut places: Vec<usize> = order(5, round).collect();
            places.sort_unstable();
            assert_eq!(places, [0, 1, 2, 3, 4]);
        }
        let first: Vec<usize> = (0..10).filter_map(|round| order(5, round).next()).collect();
        assert_eq!(first, [0, 4, 1, 3, 2, 2, 3, 1, 4, 0]);
    }
}
