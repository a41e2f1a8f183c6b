//! Why a mutant of relvar survives: what no compiler can know, and what is left open.

use crate::mutant::Mutant;

const ORDER: &str = "It is the order: rows can be sorted by any column";
const PAGE: &str = "It is the order beside a comparison of keys by hand; in `.page(..)` and `seek_after(..)` the two are one";

/// The reason, by the task, the line's beginning and what was changed.
const REASONS: &[(&str, &str, &str, &str)] = &[
    ("08", ".order_by(", "", PAGE),
    ("", ".order_by(", "", ORDER),
    ("", "users.left_join(posts).order_by(", "", ORDER),
];

/// Why this mutant of relvar compiles; `line` is the one that it changes.
pub(crate) fn why(task: &str, line: &str, mutant: &Mutant) -> Option<&'static str> {
    let fits = |reason: &&(&str, &str, &str, &str)| {
        let (tasks, begins, old, _) = reason;
        task.starts_with(tasks)
            && line.trim_start().starts_with(begins)
            && (old.is_empty() || mutant.old == *old)
    };
    REASONS.iter().find(fits).map(|(.., why)| *why)
}
