//! When a transaction is tried again, whatever the driver.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

/// How often a transaction is tried, and how long to wait before it is tried again.
///
/// The wait is a random part of a time that doubles with every attempt, so that those who met do not meet again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retry {
    attempts: u32,
    first_delay: Duration,
    longest_delay: Duration,
}

impl Default for Retry {
    fn default() -> Self {
        Retry::new()
    }
}

impl Retry {
    /// Five attempts; before the second up to 10 milliseconds, before each further one up to twice as long, at most a second.
    pub const fn new() -> Self {
        let (first_delay, longest_delay) = (Duration::from_millis(10), Duration::from_secs(1));
        Retry { attempts: 5, first_delay, longest_delay }
    }

    /// How often it is tried in all; 0 counts as 1.
    pub const fn attempts(self, attempts: u32) -> Self {
        Retry { attempts, ..self }
    }

    /// The longest wait before the second attempt.
    pub const fn first_delay(self, delay: Duration) -> Self {
        Retry { first_delay: delay, ..self }
    }

    /// The longest wait before any attempt.
    pub const fn longest_delay(self, delay: Duration) -> Self {
        Retry { longest_delay: delay, ..self }
    }

    /// May it be tried again after so many attempts?
    pub const fn allows(self, attempts: u32) -> bool {
        attempts < self.attempts
    }

    /// How long to wait after so many attempts: another part of the longest wait each time.
    pub fn delay(self, attempts: u32) -> Duration {
        part_of(self.longest(attempts))
    }

    fn longest(self, attempts: u32) -> Duration {
        let doubled = 1_u32.checked_shl(attempts.saturating_sub(1)).unwrap_or(u32::MAX);
        self.first_delay.saturating_mul(doubled).min(self.longest_delay)
    }
}

/// A random part of `most`.
pub fn part_of(most: Duration) -> Duration {
    most.mul_f64(RandomState::new().hash_one(0) as f64 / u64::MAX as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_up_to_its_bound() {
        let retry =
            Retry::new().first_delay(Duration::from_millis(10)).longest_delay(Duration::from_millis(35));
        let longest: Vec<u128> = [1, 2, 3, 40].map(|attempts| retry.longest(attempts).as_millis()).into();
        assert_eq!(longest, [10, 20, 35, 35]);
        for attempts in 0..50 {
            assert!(retry.delay(attempts) <= retry.longest(attempts));
        }
    }

    #[test]
    fn no_attempt_counts_as_one() {
        assert!(!Retry::new().attempts(0).allows(1));
        assert!(Retry::new().allows(4) && !Retry::new().allows(5));
    }
}
