//! The page of results.

use std::fmt::Write as _;

use relvar_benches::statistics::Estimate;

use crate::contest::{Measured, Query};
use crate::plan::Kind;

/// How many times as long as by hand relvar may take.
const BUDGET: f64 = 1.05;

/// How the page came about.
pub(crate) struct Origin {
    pub(crate) command: String,
    /// Machine, date and the versions of what was measured.
    pub(crate) machine: String,
    pub(crate) scale: f64,
    /// What the database takes.
    pub(crate) size: String,
    pub(crate) settings: &'static [(&'static str, &'static str)],
}

/// `1.020 (1.010–1.030)`
fn shown(Estimate { median, low, high }: Estimate) -> String {
    format!("{median:.3} ({low:.3}–{high:.3})")
}

/// What is said of the plan in the table.
fn plan(query: &Query) -> &'static str {
    match query.differences.first().map(|difference| difference.kind) {
        None => "same",
        Some(Kind::Nodes) => "**other nodes**",
        Some(Kind::Conditions) => "same nodes, other conditions",
        Some(Kind::Order) => "same but for the order of conditions",
        Some(Kind::Costs) => "same nodes, other costs",
        Some(Kind::Sizes) => "same but for the width of rows",
    }
}

/// A query as a line of the table.
pub(crate) fn line(query: &Query) -> String {
    let times = match &query.measured {
        None => "- | - | - | - | -".to_owned(),
        Some(Measured { rows, rounds }) => {
            let (ratio, time) = (rounds.ratio(1, 0), rounds.time(0) / 1_000.0);
            let (number, verdict) = (rounds.number(), ratio.verdict(BUDGET));
            format!("{rows} | {number} | {time:.1} | {} | {verdict}", shown(ratio))
        }
    };
    format!("| {} | {times} | {} |", query.number, plan(query))
}

/// The whole page.
pub(crate) fn page(origin: &Origin, queries: &[Query]) -> String {
    let settings: Vec<String> =
        origin.settings.iter().map(|(name, value)| format!("`{name} = {value}`")).collect();
    let mut text = format!(
        "# TPC-H: relvar's text against text by hand\n\n\
         The queries of TPC-H at the scale of {} ({} with indexes on primary and foreign keys): relvar's text against \
         the specification's, in tokio-postgres, prepared once, with parameters for the values that the specification substitutes. \
         relvar has parameters for every value. Rows come from the benchmark's own generator, values are those by which the \
         specification validates the answers. Both give the same rows before they are measured, and take turns in one process, each \
         on a connection of its own; the ratio is the median of the rounds' pairs with its interval of 95 % (of fewer than \
         six rounds: all of them lie in it).\n\n\
         The server is one of its own with {}. So each plan is made for the values at hand, and what is read is in memory.\n\n\
         Plans are those of EXPLAIN with these values. They are the same where all nodes with their tables, indexes, joins, \
         conditions, keys and estimated costs are; what tables are called is not compared.\n\n\
         Written by `{}` on {}.\n\n\
         | query | rows | rounds | by hand, ms | relvar / by hand | at most {BUDGET:.2} | plan |\n\
         | ---: | ---: | ---: | ---: | ---: | --- | --- |\n",
        origin.scale,
        origin.size,
        settings.join(", "),
        origin.command,
        origin.machine,
    );
    for query in queries {
        let _ = writeln!(text, "{}", line(query));
    }
    text.push_str("\n## Where plans differ\n\n");
    let differing = || queries.iter().filter_map(|query| Some((query, query.differences.first()?)));
    for (query, first) in differing() {
        let more = match query.differences.len() - 1 {
            0 => String::new(),
            more => format!("; {more} more"),
        };
        let _ = writeln!(text, "- Query {}: {}{more}", query.number, first.sentence());
        if first.kind == Kind::Nodes {
            let (by_hand, relvar) = (&query.by_hand.plan, &query.relvar.plan);
            let _ = write!(
                text,
                "\n```text\n{by_hand}\n```\n\nis by hand, and in relvar\n\n```text\n{relvar}\n```\n\n"
            );
        }
    }
    if differing().next().is_none() {
        text.push_str("Nowhere.\n");
    }
    text
}
