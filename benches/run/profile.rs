//! What one profile of callgrind says: instructions, and calls that take memory.

use crate::Outcome;
use crate::measure::Cost;

/// What takes a block from the heap, or makes one larger, in C as in Rust.
const TAKES: &[&str] = &["malloc", "calloc", "realloc", "posix_memalign", "aligned_alloc", "memalign"];

/// Reads a profile whose names are numbered: `cfn=(7) malloc` the first time, then `cfn=(7)`.
pub(crate) fn read(profile: &str) -> Outcome<Cost> {
    let mut takes = Vec::new();
    let mut instructions = None;
    let mut allocations = 0.0;
    let mut takes_memory = false;
    for line in profile.lines() {
        let called = line.strip_prefix("cfn=");
        if let Some((number, name)) =
            called.or(line.strip_prefix("fn=")).and_then(|name| name.split_once(' '))
            && TAKES.contains(&name.trim_start_matches("__libc_"))
        {
            takes.push(number);
        }
        if let Some(called) = called {
            let number = called.split(' ').next().unwrap_or(called);
            takes_memory = takes.contains(&number);
        } else if let Some(calls) = line.strip_prefix("calls=").filter(|_| takes_memory) {
            allocations += calls.split(' ').next().unwrap_or(calls).parse::<f64>()?;
        } else if let Some(total) = line.strip_prefix("totals:") {
            instructions = Some(total.trim().parse()?);
        }
    }
    let instructions = instructions.ok_or("a profile of valgrind has no total")?;
    Ok(Cost { instructions, allocations })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_that_take_memory_are_counted_whoever_makes_them() {
        let profile = "events: Ir\n\nfn=(1) main\n0 20\ncfn=(2) malloc\ncalls=3 0\n0 300\ncfn=(3) free\ncalls=5 0\n0 50\n\
             fn=(4) PQexec\n0 7\ncfn=(5) __libc_realloc\ncalls=1 0\n0 80\ncfn=(2)\ncalls=2 0\n0 200\n\ntotals: 657\n";
        let cost = read(profile).unwrap();
        assert_eq!((cost.instructions, cost.allocations), (657.0, 6.0));
        assert!(read("events: Ir\n").is_err());
    }
}
