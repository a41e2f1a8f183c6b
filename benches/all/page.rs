//! The pages about the results: the index beside them, and the README's block.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use relvar_benches::Outcome;
use relvar_benches::statistics::Estimate;

use crate::figures::{Figure, Figures};
use crate::{RESULTS, time_page};

/// Between these lines the README is written by this program.
const BEGIN: &str = "<!-- measured: from here on written by `cargo run --release -p relvar-benches` -->";
const END: &str = "<!-- measured: up to here -->";

/// What the README's table shows: a scenario, and what it is called there.
const LINES: &[(&str, &str)] = &[
    ("key", "a row by its key"),
    ("load-100", "100 rows"),
    ("load-10000", "10,000 rows"),
    ("join-100", "a left join"),
    ("tree", "a tree of 11,100 rows"),
    ("dynamic", "five optional conditions"),
    ("update", "an update by key"),
    ("insert-1", "an insert"),
    ("insert-1000", "an insert of 1,000 rows"),
    ("upsert-100", "an upsert of 100 rows"),
    ("bulk-100000", "100,000 rows at once"),
    ("pool", "100 tasks, pool of four"),
];

const LIBRARIES: &[&str] = &["relvar", "diesel", "diesel-async", "sqlx", "sea-orm", "toasty"];

/// What relvar alone does in another way: the scenario, the contestant, and what it is called in the README's table.
const ALONE: &[(&str, &str, &str)] = &[
    ("load-10000", "relvar CompactString", "the same 10,000 rows into `CompactString`"),
    ("tree", "relvar one query", "the same tree by one query"),
    ("pool", "relvar pipelined", "the same tasks on one connection"),
];

fn microseconds(time: f64) -> String {
    match time {
        time if time < 1_000.0 => format!("{time:.0} µs"),
        time => format!("{:.1} ms", time / 1_000.0),
    }
}

/// `1.02 ± 0.01`: the wider half of the interval.
fn shown(Estimate { median, low, high }: Estimate) -> String {
    format!("{median:.2} ± {:.2}", (median - low).max(high - median))
}

fn table(figures: &Figures) -> String {
    let mut text = "| | by hand |".to_owned();
    LIBRARIES.iter().for_each(|library| text.push_str(&format!(" {library} |")));
    text.push_str("\n| --- | ---: |");
    text.push_str(&" ---: |".repeat(LIBRARIES.len()));
    for (scenario, called) in LINES {
        let Some(by_hand) = figures.one(scenario, "by hand") else { continue };
        let _ = write!(text, "\n| {called} | {} |", microseconds(by_hand.microseconds));
        for library in LIBRARIES {
            let ratio = figures.one(scenario, library).map(|Figure { ratio, .. }| shown(*ratio));
            let _ = write!(text, " {} |", ratio.unwrap_or_else(|| "-".to_owned()));
        }
    }
    for (scenario, peer, what) in ALONE {
        if let Some(Figure { ratio, .. }) = figures.one(scenario, peer) {
            let others = " - |".repeat(LIBRARIES.len() - 1);
            let _ = write!(text, "\n| {what} | | {} |{others}", shown(*ratio));
        }
    }
    text
}

/// The README with another block between its two marks.
fn with_block(readme: &str, block: &str) -> Outcome<String> {
    let begin = readme.find(BEGIN).ok_or("the README has lost the mark at which its figures begin")?;
    let end = readme.find(END).ok_or("the README has lost the mark at which its figures end")?;
    let (before, after) = (readme.get(..begin), readme.get(end..));
    let (Some(before), Some(after)) = (before, after.filter(|_| begin < end)) else {
        return Err("the marks of the README have changed places".into());
    };
    Ok(format!("{before}{BEGIN}\n\n{block}\n\n{after}"))
}

/// Writes the block of the README anew.
pub(crate) fn write_readme(path: &Path, figures: &Figures, (runtime, socket): (&str, &str)) -> Outcome<()> {
    let plot = |name: &str, what: &str| {
        format!("![{what}, over tokio-postgres by hand]({RESULTS}/{name}-{runtime}-{socket}.svg)\n\n")
    };
    let block =
        plot("reads", "Time of reads") + &plot("writes", "Time of writes and of a pool") + &table(figures);
    fs::write(path, with_block(&fs::read_to_string(path)?, &block)?)?;
    Ok(())
}

/// The lines of a page that say a budget is not kept.
fn broken(page: &str) -> impl Iterator<Item = &str> {
    page.lines().filter(|line| line.starts_with("- ") && line.ends_with("**"))
}

/// Writes the index of the results.
pub(crate) fn write_index(folder: &Path, shown: &[(&str, &str, Figures)], origin: &str) -> Outcome<()> {
    let mut text = format!(
        "# Results\n\n\
         Written by {origin}. Nothing here is edited by hand. Each page says how it was measured.\n\n"
    );
    if folder.join("run.md").exists() {
        text.push_str("- [What a statement costs the client](run.md), in instructions and allocations, beside the other libraries\n");
    }
    text.push_str(
        "- [What compiling costs](../compile/results.md)\n\
         - [What each compiler rejects](../rejections/results.md)\n\
         - [How long the same tasks are, and which typos are found](../ergonomics/results.md)\n\
         - [SQLite, against rusqlite by hand](../sqlite/results.md)\n\
         - [TPC-H, plans and times](../tpch/results.md)\n\
         - [What was tried for speed](../tried.md), and what did not pay\n",
    );
    for (runtime, socket, _) in shown {
        let name = time_page(runtime, socket);
        let _ = writeln!(
            text,
            "- Time of statements, runtime {runtime}, socket {socket}: [page]({name}.md), [figures]({name}.csv)"
        );
    }
    for (runtime, socket, _) in shown {
        let page = fs::read_to_string(folder.join(time_page(runtime, socket)).with_extension("md"))?;
        let _ = write!(
            text,
            "\n## Runtime {runtime}, socket {socket}\n\n\
             ![Reads](reads-{runtime}-{socket}.svg)\n\n\
             ![Writes](writes-{runtime}-{socket}.svg)\n\n\
             Budgets that are not kept:\n\n"
        );
        let broken: Vec<&str> = broken(&page).collect();
        text.push_str(if broken.is_empty() { "none" } else { "" });
        text.push_str(&broken.join("\n"));
        text.push('\n');
    }
    fs::write(folder.join("README.md"), text)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_block_is_written_anew_and_nothing_else() {
        let readme = format!("before\n\n{BEGIN}\n{END}\n\nafter\n");
        let once = with_block(&readme, "old figures").unwrap();
        let twice = with_block(&once, "figures").unwrap();
        assert_eq!(twice, format!("before\n\n{BEGIN}\n\nfigures\n\n{END}\n\nafter\n"));
        assert!(with_block("no marks", "figures").is_err());
        assert!(with_block(&format!("{END}\n{BEGIN}"), "figures").is_err());
    }

    #[test]
    fn what_is_not_kept_is_repeated() {
        let page =
            "- a: 1.1, at most 1.00: **broken**\n- b: 0.9, at most 1.00: kept\n- c: **not told apart**\n";
        assert_eq!(broken(page).count(), 2);
    }
}
