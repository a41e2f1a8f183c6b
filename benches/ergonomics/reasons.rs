//! Why a mutant of relvar survives: what no compiler can know, and what is left open.

use crate::mutant::Mutant;

/// The reason, by the task and by what was changed.
const REASONS: &[(&str, &str, &str, &str)] = &[];

/// Why this mutant of relvar compiles.
pub(crate) fn why(task: &str, mutant: &Mutant) -> Option<&'static str> {
    let fits = |reason: &&(&str, &str, &str, &str)| {
        let (tasks, old, new, _) = reason;
        task.starts_with(tasks) && mutant.old == *old && mutant.change.new == *new
    };
    REASONS.iter().find(fits).map(|(.., why)| *why)
}
