//! The page of results.

use std::fmt::Write as _;

use relvar_benches::statistics::Estimate;

use crate::scenario::Measured;

fn shown(Estimate { median, low, high }: Estimate) -> String {
    format!("{median:.2} ({low:.2}–{high:.2})")
}

/// The page as Markdown; `origin` says when and on what it was measured.
pub(crate) fn page(command: &str, origin: &str, measured: &[Measured]) -> String {
    let mut text = format!(
        "# SQLite: relvar against rusqlite by hand\n\n\
         Written by `{command}`: {origin}.\n\n\
         All take turns in one process, each with a file of its own of the same rows. By hand and with relvar the connection \
         lives in a thread of its own, statements are cached, and answers come by a channel; Diesel runs in the calling \
         thread, without a runtime, so that nothing has to be woken. Ratios are medians of the rounds' pairs with their \
         interval of 95 %. Every library reads the same rows, or changes as many.\n\n\
         | scenario | rounds | by hand, µs | relvar / by hand | budget | Diesel / by hand |\n\
         | --- | ---: | ---: | ---: | ---: | ---: |\n"
    );
    for Measured { scenario, rounds } in measured {
        let own = rounds.ratio(1, 0);
        let budget = scenario.budget().map_or_else(String::new, |budget| {
            format!("≤ {budget:.2} {}", if own.median <= budget { "kept" } else { "**broken**" })
        });
        let _ = writeln!(
            text,
            "| {} | {} | {:.1} | {} | {budget} | {} |",
            scenario.name(),
            rounds.number(),
            rounds.time(0),
            shown(own),
            shown(rounds.ratio(2, 0)),
        );
    }
    text.push('\n');
    for Measured { scenario, .. } in measured {
        let _ = writeln!(text, "- {}: {}", scenario.name(), scenario.sentence());
    }
    text
}
