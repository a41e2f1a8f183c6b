//! The budgets: how long relvar may take at most against each library.

use relvar_benches::peers::Peer;
use relvar_benches::scenario::Scenario;

/// A promise: relvar's time over another library's.
#[derive(Clone, Copy)]
pub(crate) struct Budget {
    /// relvar, or relvar on one connection.
    pub(crate) own: Peer,
    pub(crate) other: Peer,
    pub(crate) limit: f64,
}

/// The budgets of a scenario.
pub(crate) fn budgets(scenario: Scenario) -> Vec<Budget> {
    let mut budgets: Vec<Budget> = Peer::ALL
        .iter()
        .filter_map(|&other| Some(Budget { own: Peer::Relvar, other, limit: limit(scenario, other)? }))
        .collect();
    if scenario == Scenario::Pool {
        budgets.push(Budget { own: Peer::RelvarPipelined, other: Peer::ByHand, limit: 0.60 });
    }
    budgets
}

/// `None` where nothing is promised.
fn limit(scenario: Scenario, other: Peer) -> Option<f64> {
    match other {
        Peer::ByHand if scenario.writes_many() => Some(1.00),
        Peer::ByHand => Some(1.05),
        Peer::Unprepared => Some(1.00),
        Peer::Relvar | Peer::RelvarPipelined | Peer::RelvarInOneQuery | Peer::RelvarCompact => None,
        Peer::ByHandPipelined | Peer::Driven | Peer::BytesByReactor | Peer::BytesBlocking => None,
        #[cfg(feature = "peers")]
        Peer::DieselAsync | Peer::SeaOrm | Peer::Toasty => Some(1.00),
        #[cfg(feature = "peers")]
        Peer::Sqlx if scenario == Scenario::Pool || scenario.has_many_rows() => Some(1.00),
        #[cfg(feature = "peers")]
        Peer::Sqlx => Some(1.03),
        // The same statement from another library.
        #[cfg(feature = "peers")]
        Peer::SqlxUnnest => Some(1.03),
        // It is synchronous, so nothing is promised of reads; the page shows them.
        #[cfg(feature = "peers")]
        Peer::Diesel => (scenario == Scenario::Pool || scenario.writes()).then_some(1.00),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pool_is_held_against_one_connection_too() {
        let of = |scenario| budgets(scenario).into_iter().map(|budget| budget.limit).fold(f64::MAX, f64::min);
        assert_eq!(of(Scenario::Pool), 0.60);
        assert_eq!(of(Scenario::Key), 1.00);
    }
}
