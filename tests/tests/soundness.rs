//! 300 generated programs and 100 broken ones of one seed: see `tests/soundness/mod.rs`. Ten thousand are made by
//! `cargo run -p relvar-tests --bin soundness -- --programs 10000 --broken 2000`.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../soundness/mod.rs"]
#[allow(dead_code, reason = "the program writes reports as well")]
mod soundness;

use std::ops::Range;
use std::thread;

use soundness::compile::Compiler;
use soundness::data::Data;
use soundness::run::{Finding, Server, run_broken, run_valid};

const SEED: u64 = 1;

/// Programs that found something, by seed and number.
const FOUND: &[(u64, u64)] = &[
    // A grouped expression was computed from a column that its grouping set leaves out (by the interpreter).
    (3, 3148),
    // A query with a WINDOW clause was no derived table.
    (3, 332),
    // DISTINCT was ordered by a frame with a number, which is a parameter (by the generator).
    (3, 5213),
];

fn assert_sound(findings: &[Finding]) {
    let said = findings.iter().map(|Finding { number, fault, details, source }| {
        format!("program {number}: {}\n{details}\n{source}", fault.title())
    });
    assert!(findings.is_empty(), "seed {SEED}:\n{}", said.collect::<Vec<_>>().join("\n\n"));
}

#[test]
fn what_compiles_is_accepted_and_gives_the_rows_that_it_says() {
    let data = Data::of_seed(SEED);
    let compiler = Compiler::find().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let server = runtime.block_on(Server::start(&data)).unwrap();
    // Two compilers at a time: that is where the time goes.
    let run = |numbers: Range<u64>| run_valid(&compiler, &server, &data, SEED, numbers);
    let findings = thread::scope(|scope| {
        let first = scope.spawn(|| [run(0..75), run(75..150)]);
        let second = scope.spawn(|| [run(150..225), run(225..300)]);
        [first.join(), second.join()]
    });
    // Whatever came of them, the server goes first.
    runtime.block_on(server.stop()).unwrap();
    let findings = findings.into_iter().flat_map(Result::unwrap).flat_map(Result::unwrap);
    assert_sound(&findings.collect::<Vec<_>>());
}

#[test]
fn what_was_found_is_mended() {
    let compiler = Compiler::find().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    for (seed, number) in FOUND {
        let data = Data::of_seed(*seed);
        let server = runtime.block_on(Server::start(&data)).unwrap();
        let findings = run_valid(&compiler, &server, &data, *seed, *number..number + 1);
        runtime.block_on(server.stop()).unwrap();
        assert_sound(&findings.unwrap());
    }
}

#[test]
fn a_program_with_one_mistake_does_not_compile() {
    let compiler = Compiler::find().unwrap();
    let (findings, answers) = run_broken(&compiler, SEED, 0..100).unwrap();
    assert!(answers.len() > 60, "{} kinds of mistakes", answers.len());
    // One that is refused for another reason than its mistake is a finding as well.
    assert_sound(&findings);
}
