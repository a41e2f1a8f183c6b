//! Random programs against the compiler, the server and an interpreter:
//! `cargo run -p relvar-tests --bin soundness -- --programs 10000 --seed 1 --broken 2000 --report FILE`.

use relvar_tests::soundness::compile::Compiler;
use relvar_tests::soundness::data::Data;
use relvar_tests::soundness::run::{self, Server};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let seed = arguments[1].parse()?;
    let (from, to): (u64, u64) = (arguments[2].parse()?, arguments[3].parse()?);
    let data = Data::of_seed(seed);
    let compiler = Compiler::find()?;
    let server = Server::start(&data).await?;
    let findings = run::run_valid(&compiler, &server, &data, seed, from..to)?;
    for finding in findings {
        println!("==== {} {:?}\n{}\n{}", finding.number, finding.fault, finding.source, finding.details);
    }
    Ok(())
}
