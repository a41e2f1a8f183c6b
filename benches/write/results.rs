//! From the times to the page of results: medians, ratios with their intervals, budgets.

use std::fmt::Write as _;

use relvar_benches::statistics::Estimate;
use relvar_benches::turns::{Rounds, Turns};

use crate::peers::Peer;
use crate::scenario::Scenario;

/// The times of one scenario.
pub(crate) struct Measured {
    pub(crate) scenario: Scenario,
    pub(crate) peers: Vec<Peer>,
    pub(crate) rounds: Rounds,
    /// Rows of the table after the statements that were compared, the same for all.
    pub(crate) rows_after: i64,
}

impl Measured {
    fn place(&self, peer: Peer) -> Option<usize> {
        self.peers.iter().position(|known| *known == peer)
    }

    fn ratio(&self, peer: Peer, other: Peer) -> Option<Estimate> {
        Some(self.rounds.ratio(self.place(peer)?, self.place(other)?))
    }

    /// One line per library, for the terminal.
    pub(crate) fn lines(&self) -> String {
        let mut text = format!("{} ({} rows after it)", self.scenario.name(), self.rows_after);
        for (place, peer) in self.peers.iter().enumerate() {
            let by_hand = self.ratio(*peer, Peer::ByHand).map_or_else(String::new, shown);
            let _ = write!(text, "\n  {:<14} {:>10.1} us  {by_hand}", peer.name(), self.rounds.time(place));
        }
        text
    }
}

/// `1.02 (1.01-1.03)`
fn shown(Estimate { median, low, high }: Estimate) -> String {
    format!("{median:.3} ({low:.3}–{high:.3})")
}

/// All times of one run.
#[derive(Default)]
pub(crate) struct Results {
    measured: Vec<Measured>,
}

impl Results {
    pub(crate) fn add(&mut self, measured: Measured) {
        self.measured.push(measured);
    }

    /// A table in Markdown: one line per scenario, one column per library.
    fn table(&self, text: &mut String, cell: impl Fn(&Measured, Peer) -> String) {
        text.push_str("| statement |");
        for peer in Peer::ALL {
            let _ = write!(text, " {} |", peer.name());
        }
        text.push_str("\n| --- |");
        text.push_str(&" ---: |".repeat(Peer::ALL.len()));
        text.push('\n');
        for measured in &self.measured {
            let _ = write!(text, "| {} |", measured.scenario.name());
            for peer in Peer::ALL {
                let _ = write!(text, " {} |", cell(measured, *peer));
            }
            text.push('\n');
        }
    }

    fn budgets(&self, text: &mut String) {
        for measured in &self.measured {
            for &peer in &measured.peers {
                let (Some(limit), Some(ratio)) =
                    (peer.limit(measured.scenario), measured.ratio(Peer::Relvar, peer))
                else {
                    continue;
                };
                let verdict = match ratio {
                    Estimate { median, .. } if median <= limit => "kept",
                    Estimate { low, .. } if low <= limit => "**not told apart**",
                    _ => "**broken**",
                };
                let _ = writeln!(
                    text,
                    "- {} against {}: {}, at most {limit:.2}: {verdict}",
                    measured.scenario.name(),
                    peer.name(),
                    shown(ratio),
                );
            }
        }
    }

    /// The whole page.
    pub(crate) fn page(&self, command: &str, machine: &str, turns: Turns) -> String {
        let mut text = format!(
            "# Time of writing statements\n\n\
             How long one call takes in relvar, in tokio-postgres by hand (the statement prepared once; many rows as VALUES) and in other\n\
             libraries. All are in one process and take turns on one thread against one server by its unix socket, each on a connection\n\
             of its own (SeaORM: on its pool of one). {} turns of about {} ms each. Written by `{command}` on {machine}.\n\
             `insert-N` inserts N rows of two values in one call, `update` sets one column of one row by its key. After the same calls the\n\
             table holds the same rows with every library.\n\n\
             ## Median of one call, in microseconds\n\n",
            turns.rounds,
            turns.turn.as_millis(),
        );
        self.table(&mut text, |measured, peer| match measured.place(peer) {
            Some(place) => format!("{:.1}", measured.rounds.time(place)),
            None => "-".to_owned(),
        });
        text.push_str(
            "\n## Ratio to tokio-postgres by hand\n\n\
             The median over the pairs of all rounds, and the interval in which it lies with 95 % certainty.\n\n",
        );
        self.table(&mut text, |measured, peer| match peer {
            Peer::ByHand => "1".to_owned(),
            _ => measured.ratio(peer, Peer::ByHand).map_or_else(|| "-".to_owned(), shown),
        });
        text.push_str(
            "\n## Budget: relvar's time over another library's\n\n\
             relvar sends on tokio-postgres. Diesel is synchronous and waits for the server in the calling thread, so where its text is\n\
             prepared, too (`insert-1`), it is ahead of tokio-postgres by hand and of all that is asynchronous.\n\n",
        );
        self.budgets(&mut text);
        text
    }
}
