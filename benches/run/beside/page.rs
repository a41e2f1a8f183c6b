//! The part of the page that shows all libraries beside each other.

use std::fmt::Write as _;
use std::path::Path;

use relvar_benches::peers::Peer;
use relvar_benches::scenario::Scenario;
use relvar_benches::{Outcome, versions};

use super::{BLOCKS, Beside, PEERS, SCENARIOS};
use crate::measure::Cost;

/// The libraries whose versions the page names.
const LIBRARIES: &[&str] =
    &["tokio-postgres", "diesel", "diesel-async", "sqlx", "sea-orm", "toasty", "tokio"];

/// What one row costs: the difference of two scenarios over the difference of their rows.
const ROWS: &[(&str, Scenario, Scenario, usize)] = &[
    ("each row of a load", Scenario::Load(100), Scenario::Load(1_000), 900),
    ("each row of an insert", Scenario::Insert(1), Scenario::Insert(100), 99),
];

impl Beside {
    /// Its part of the page, with a heading.
    pub(crate) fn section(&self, repository: &Path) -> Outcome<String> {
        let mut text = format!(
            "\n## Beside other libraries\n\n\
             What one call costs each library in user space, on the same tables and with the same code as the [times](../time/main.rs). \
             `by hand` is tokio-postgres with a statement that was prepared once, many rows as VALUES. Each library is one process, with one \
             thread that runs everything and a connection of its own (SeaORM and Toasty: their pool of one); the least of {BLOCKS} blocks of \
             calls. Before that, each gives what all the others give. With {}.\n\n\
             Callgrind counts the whole process, all threads and C libraries of it: of Diesel, which is synchronous, libpq too. Allocations \
             are the calls of `malloc`, `calloc`, `realloc` and their like, libpq's among them.\n\n\
             `key` reads a row of three columns by its key, `update` sets one column of one row, `insert-N` writes N rows of two values in one \
             call (Toasty reads them back, always), `load-N` reads N rows of three columns. A row of a load is what `load-1000` costs above \
             `load-100`, a row of an insert what `insert-100` costs above `insert-1`, over the difference of the rows. `-`: as in the column \
             of sqlx, which has VALUES.\n\n\
             ### Thousands of instructions\n\n",
            versions(repository, LIBRARIES)?,
        );
        self.table(&mut text, |cost| cost.instructions / 1_000.0);
        text.push_str("\n### Allocations\n\n");
        self.table(&mut text, |cost| cost.allocations);
        Ok(text)
    }

    /// One line per scenario and one for each kind of row, one column per library.
    fn table(&self, text: &mut String, figure: fn(Cost) -> f64) {
        text.push_str("| |");
        PEERS.iter().for_each(|peer| text.push_str(&format!(" {} |", peer.name())));
        text.push_str("\n| --- |");
        text.push_str(&" ---: |".repeat(PEERS.len()));
        text.push('\n');
        let cost = |scenario, peer| self.cost(scenario, peer).map(figure);
        for &scenario in SCENARIOS {
            line(text, &scenario.name(), 1, |peer| cost(scenario, peer));
        }
        for &(called, less, more, rows) in ROWS {
            line(text, called, 2, |peer| Some((cost(more, peer)? - cost(less, peer)?) / rows as f64));
        }
    }
}

fn line(text: &mut String, called: &str, decimals: usize, figure: impl Fn(Peer) -> Option<f64>) {
    let _ = write!(text, "| {called} |");
    for &peer in PEERS {
        let shown = figure(peer).map_or_else(|| "-".to_owned(), |figure| format!("{figure:.decimals$}"));
        let _ = write!(text, " {shown} |");
    }
    text.push('\n');
}
