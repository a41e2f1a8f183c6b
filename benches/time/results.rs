//! From the times to the page of results and to its figures as CSV.

use std::fmt::Write as _;

use relvar_benches::peers::Peer;
use relvar_benches::scenario::Scenario;
use relvar_benches::shape::{Shape, Socket};
use relvar_benches::statistics::Estimate;
use relvar_benches::turns::Rounds;

use crate::budget::budgets;

/// The times of one scenario.
pub(crate) struct Measured {
    pub(crate) scenario: Scenario,
    pub(crate) peers: Vec<Peer>,
    pub(crate) rounds: Rounds,
}

impl Measured {
    fn place(&self, peer: Peer) -> Option<usize> {
        self.peers.iter().position(|known| *known == peer)
    }

    fn ratio(&self, peer: Peer, other: Peer) -> Option<Estimate> {
        Some(self.rounds.ratio(self.place(peer)?, self.place(other)?))
    }

    /// Microseconds of one statement.
    fn time(&self, peer: Peer) -> Option<f64> {
        Some(self.rounds.time(self.place(peer)?) / self.scenario.statements() as f64)
    }

    /// One line per library, for the terminal.
    pub(crate) fn lines(&self) -> String {
        let mut text = format!("{} ({} rounds)", self.scenario.name(), self.rounds.number());
        for &peer in &self.peers {
            let (Some(time), Some(ratio)) = (self.time(peer), self.ratio(peer, Peer::ByHand)) else {
                continue;
            };
            let _ = write!(text, "\n  {:<18} {time:>10.1} us  {}", peer.name(), shown(ratio));
        }
        text
    }
}

/// `1.020 (1.010–1.030)`
fn shown(Estimate { median, low, high }: Estimate) -> String {
    format!("{median:.3} ({low:.3}–{high:.3})")
}

/// All times of one run.
pub(crate) struct Results {
    pub(crate) shape: Shape,
    pub(crate) socket: Socket,
    pub(crate) measured: Vec<Measured>,
}

/// How the page came about.
pub(crate) struct Origin {
    pub(crate) command: String,
    /// Machine, date and the versions of what was measured.
    pub(crate) machine: String,
    pub(crate) turn: u128,
}

impl Results {
    /// A table in Markdown: one line per scenario, one column per library.
    fn table(&self, text: &mut String, cell: impl Fn(&Measured, Peer) -> Option<String>) {
        text.push_str("| |");
        for peer in Peer::ALL {
            let _ = write!(text, " {} |", peer.name());
        }
        text.push_str("\n| --- |");
        text.push_str(&" ---: |".repeat(Peer::ALL.len()));
        text.push('\n');
        for measured in &self.measured {
            let _ = write!(text, "| {} |", measured.scenario.name());
            for peer in Peer::ALL {
                let _ = write!(text, " {} |", cell(measured, *peer).unwrap_or_else(|| "-".to_owned()));
            }
            text.push('\n');
        }
    }

    fn budgets(&self, text: &mut String) {
        for measured in &self.measured {
            for budget in budgets(measured.scenario) {
                let Some(ratio) = measured.ratio(budget.own, budget.other) else { continue };
                let _ = writeln!(
                    text,
                    "- {}, {} against {}: {}, at most {:.2}: {}",
                    measured.scenario.name(),
                    budget.own.name(),
                    budget.other.name(),
                    shown(ratio),
                    budget.limit,
                    ratio.verdict(budget.limit),
                );
            }
        }
    }

    fn explained(&self, text: &mut String) {
        text.push_str(
            "| | what one call does |\n| --- | --- |\n\
             | key | a row of three columns of 10,000 by its key |\n\
             | load-N | all rows of a table of N |\n\
             | join-N | a left join of N users with their posts, half of them by a condition, in order |\n\
             | tree | 100 users, 10 posts of each, 10 comments on each post, by a query for each table |\n\
             | nested | 100 users with the 10 posts of each inside, in one query (by hand: a join, grouped in order) |\n\
             | page | the next 20 rows after a place in the order of two columns, and whether there are more |\n\
             | dynamic | a query with up to five conditions, other ones in each call |\n\
             | first | a key read that is new to its connection: each call has a connection of its own, which is not timed and has run a \
             count of the same table before |\n\
             | pool | 100 tasks, of which each reads a row by its key, over a pool of four connections; the time is that of one read (Diesel: on \
             blocking threads, so on both cores) |\n\
             | update | one column of one row by its key |\n\
             | insert-N | N rows of two values in one call |\n\
             | upsert-100 | 100 rows that are there, in one call |\n\
             | bulk-100000 | 100,000 rows: by hand, relvar and Diesel by COPY, sqlx by UNNEST, others by INSERT in pieces |\n\n\
             `by hand` is tokio-postgres with statements that were prepared once, many rows as VALUES; `unprepared` is tokio-postgres that is \
             given the text each time. `by hand, no task` is tokio-postgres whose connection has no task of its own: who waits reads the \
             socket, too. `messages alone` are PostgreSQL's messages on a socket, without any library, task or channel, and \
             `blocking` the same on a socket that blocks its thread: nobody could be faster than these. `-`: the library \
             cannot say it, or in no other way than the column beside it.\n\n",
        );
    }

    /// The whole page.
    pub(crate) fn page(&self, origin: &Origin) -> String {
        let mut text = format!(
            "# Time of statements\n\n\
             How long one call takes in relvar, in tokio-postgres by hand and in other libraries: {}, {}. All are in one process and take \
             turns of about {} ms, each on a connection of its own (SeaORM and Toasty: on their pool of one). Before that, each gives the same \
             rows, or leaves the same rows behind, as all the others. Compare within this page only.\n\n\
             Written by `{}` on {}.\n\n",
            self.shape.sentence(),
            self.socket.sentence(),
            origin.turn,
            origin.command,
            origin.machine,
        );
        self.explained(&mut text);
        text.push_str("## Median of one call, in microseconds\n\n");
        self.table(&mut text, |measured, peer| Some(format!("{:.1}", measured.time(peer)?)));
        text.push_str(
            "\n## Ratio to tokio-postgres by hand\n\n\
             The median over the pairs of all rounds, and the interval in which it lies with 95 % certainty.\n\n",
        );
        self.table(&mut text, |measured, peer| match peer {
            Peer::ByHand => measured.place(peer).map(|_| "1".to_owned()),
            _ => measured.ratio(peer, Peer::ByHand).map(shown),
        });
        text.push_str(
            "\n## Budget: relvar's time over another library's\n\n\
             relvar sends on tokio-postgres. Diesel is synchronous and waits for the server in the calling thread, with no task and no \
             channel in between: where its text is prepared, too, it is ahead of tokio-postgres by hand and of all that is asynchronous. Nothing \
             is promised against it for reads; the table above shows them.\n\n",
        );
        self.budgets(&mut text);
        text
    }

    /// One line per scenario and library.
    pub(crate) fn csv(&self) -> String {
        let mut text = "runtime,socket,scenario,library,rounds,microseconds,ratio,low,high\n".to_owned();
        for measured in &self.measured {
            for &peer in &measured.peers {
                let (Some(time), Some(Estimate { median, low, high })) =
                    (measured.time(peer), measured.ratio(peer, Peer::ByHand))
                else {
                    continue;
                };
                let _ = writeln!(
                    text,
                    "{},{},{},{},{},{time:.3},{median:.4},{low:.4},{high:.4}",
                    self.shape,
                    self.socket,
                    measured.scenario.name(),
                    peer.name().replace(", ", " "),
                    measured.rounds.number(),
                );
            }
        }
        text
    }
}
