//! From the figures to the page of results: costs, differences, ratios, budgets.

use std::fmt::Write as _;

use crate::client::Client;
use crate::measure::Cost;
use crate::scenario::Scenario;

/// Instructions that one statement may cost above the same by hand.
const INSTRUCTIONS: f64 = 1_000.0;

/// Heap allocations that one statement may cost above the same by hand.
const ALLOCATIONS: f64 = 3.0;

/// What counts as none for one row: buffers of the socket grow now and then, in every client.
const NONE_PER_ROW: f64 = 0.01;

/// All figures of one run.
#[derive(Default)]
pub(crate) struct Results {
    costs: Vec<(Scenario, Client, Cost)>,
}

/// One promise: the sentence, the figure, the largest figure allowed, and the decimals that are shown of both.
struct Budget {
    sentence: String,
    figure: f64,
    limit: f64,
    decimals: usize,
}

impl Results {
    pub(crate) fn add(&mut self, scenario: Scenario, client: Client, cost: Cost) {
        self.costs.push((scenario, client, cost));
    }

    fn cost(&self, scenario: Scenario, client: Client) -> Option<Cost> {
        self.costs.iter().find(|cost| cost.0 == scenario && cost.1 == client).map(|cost| cost.2)
    }

    /// A table in Markdown: one line per scenario and handle of relvar.
    fn table(&self, text: &mut String, decimals: usize, figure: impl Fn(Cost) -> f64) {
        text.push_str("| statement | by hand | relvar on | relvar | above | ratio | above, for each row |\n");
        text.push_str("| --- | ---: | --- | ---: | ---: | ---: | ---: |\n");
        for scenario in Scenario::ALL {
            let Some(raw) = self.cost(scenario, Client::Raw).map(&figure) else { continue };
            for client in [Client::Connection, Client::Pool] {
                let Some(own) = self.cost(scenario, client).map(&figure) else { continue };
                let rows = scenario.rows();
                let per_row = if rows > 1 {
                    format!("{:.*}", decimals + 2, (own - raw) / rows as f64)
                } else {
                    "-".to_owned()
                };
                let _ = writeln!(
                    text,
                    "| {} | {raw:.decimals$} | {} | {own:.decimals$} | {:+.decimals$} | {:.2} | {per_row} |",
                    scenario.name(),
                    client.name(),
                    own - raw,
                    own / raw,
                );
            }
        }
    }

    /// What was promised of relvar on a connection. Without what was not measured.
    fn budgets(&self) -> Vec<Budget> {
        let above = |scenario, figure: fn(Cost) -> f64| {
            let own = self.cost(scenario, Client::Connection)?;
            Some(figure(own) - figure(self.cost(scenario, Client::Raw)?))
        };
        let mut budgets = Vec::new();
        for (scenario, what) in
            [(Scenario::Key, "read of a row by its key"), (Scenario::Update, "update by key")]
        {
            if let Some(figure) = above(scenario, |cost| cost.instructions) {
                let sentence = format!("{what}: instructions above the same by hand");
                budgets.push(Budget { sentence, figure, limit: INSTRUCTIONS, decimals: 0 });
            }
            if let Some(figure) = above(scenario, |cost| cost.allocations) {
                let sentence = format!("{what}: heap allocations above the same by hand");
                budgets.push(Budget { sentence, figure, limit: ALLOCATIONS, decimals: 2 });
            }
        }
        if let Some(above) = above(Scenario::Load, |cost| cost.allocations) {
            let rows = Scenario::Load.rows();
            let sentence =
                format!("load of {rows} rows: heap allocations above the same by hand, for each row");
            let figure = above / rows as f64;
            budgets.push(Budget { sentence, figure, limit: NONE_PER_ROW, decimals: 2 });
        }
        budgets
    }

    /// The whole page.
    pub(crate) fn page(&self, command: &str, machine: &str) -> String {
        let mut text = format!(
            "# Run cost\n\n\
             What one statement costs the client, against tokio-postgres by hand: the statement prepared once, the columns read by index\n\
             into a struct. One thread, one connection, statements one after another. Written by `{command}` on {machine}.\n\
             `key` reads a row of four columns, `update` sets one column of one row, `insert` writes a row of two values, `load` reads 1,000 rows.\n\n\
             ## Instructions in user space\n\n"
        );
        self.table(&mut text, 0, |cost| cost.instructions);
        text.push_str("\n## Heap allocations\n\n");
        self.table(&mut text, 2, |cost| cost.allocations);
        text.push_str("\n## Budget, on a connection\n\n");
        for Budget { sentence, figure, limit, decimals } in self.budgets() {
            let verdict = if figure <= limit { "kept" } else { "**broken**" };
            let _ =
                writeln!(text, "- {sentence}: {figure:.decimals$}, at most {limit:.decimals$}: {verdict}");
        }
        text
    }
}
