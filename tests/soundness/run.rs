//! Runs programs from the seed to the verdict: generated, printed, compiled, run, compared.

use std::collections::BTreeMap;
use std::env;
use std::io::{self, Read};
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use relvar_pg::ephemeral::Cluster;
use relvar_pg::{Pool, ddl};
use serde_json::Value as Json;

use super::ast::{Program, Statement};
use super::compare::difference;
use super::compile::Compiler;
use super::data::Data;
use super::generate::Generator;
use super::interpret::Interpreter;
use super::mistakes::{BrokenProgram, broken};
use super::print;
use super::schema::TABLES;
use relvar_tests::on_database;

/// How many programs one file has.
pub const BATCH: usize = 100;

/// What was found wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The compiler refuses a program that the generator holds for valid.
    NotCompiled,
    /// The server refuses the statement, when it is prepared or when it runs.
    Refused,
    /// The server gives another type than the Rust type claims.
    TypeLie,
    /// A NULL came where there is no `Option`, or a value did not decode.
    NullLie,
    /// No answer came in time.
    Hung,
    /// Other rows than those of the interpreter.
    RowDifference,
    /// The interpreter cannot tell.
    Untold,
    /// A broken program compiles.
    Accepted,
    /// A broken program is refused, but not for its mistake.
    OtherReason,
}

impl Fault {
    /// What can be found out about a valid program.
    pub const OF_VALID: &[Fault] = &[
        Fault::NotCompiled,
        Fault::Refused,
        Fault::TypeLie,
        Fault::NullLie,
        Fault::Hung,
        Fault::RowDifference,
        Fault::Untold,
    ];

    /// As a report says it.
    pub fn title(self) -> &'static str {
        match self {
            Fault::NotCompiled => "valid, but not compiled",
            Fault::Refused => "refused by the server",
            Fault::TypeLie => "type lies",
            Fault::NullLie => "nullability lies",
            Fault::Hung => "without an answer",
            Fault::RowDifference => "row differences",
            Fault::Untold => "not told by the interpreter",
            Fault::Accepted => "broken and accepted",
            Fault::OtherReason => "broken and refused for another reason",
        }
    }
}

/// A fault of a program.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The number of the program.
    pub number: u64,
    /// What is wrong.
    pub fault: Fault,
    /// In words.
    pub details: String,
    /// The program.
    pub source: String,
}

/// A database with the tables and their rows.
#[derive(Debug)]
pub struct Server {
    cluster: Option<Cluster>,
    url: String,
    /// The server's version.
    pub version: String,
}

/// How long the programs of one file may take together.
const PATIENCE: Duration = Duration::from_secs(600);

/// Without foreign keys nothing that is written breaks one.
const WITHOUT_FOREIGN_KEYS: &str = "
    DO $$ DECLARE key record; BEGIN
        FOR key IN SELECT conrelid::regclass AS of, conname FROM pg_constraint WHERE contype = 'f' LOOP
            EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', key.of, key.conname);
        END LOOP;
    END $$";

impl Server {
    /// Makes it on the server that `RELVAR_TEST_URL` or `DATABASE_URL` names, or on one of its own.
    ///
    /// # Errors
    ///
    /// There is no server, or it does not take the tables.
    pub async fn start(data: &Data) -> Result<Self, Box<dyn std::error::Error>> {
        let name = format!("soundness_{}", std::process::id());
        let (cluster, url) = match env::var("RELVAR_TEST_URL").or_else(|_| env::var("DATABASE_URL")) {
            Ok(url) => {
                let create = format!("CREATE DATABASE {name} TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'");
                Pool::connect(&url).await?.batch_execute(&create).await?;
                (None, on_database(&url, &name))
            }
            Err(_) => {
                let cluster = Cluster::start()?;
                let url = cluster.create_database(&name)?;
                (Some(cluster), url)
            }
        };
        let pool = Pool::connect(&url).await?;
        ddl::create_all(&pool, TABLES).await?;
        pool.batch_execute(WITHOUT_FOREIGN_KEYS).await?;
        pool.batch_execute(&data.to_sql()).await?;
        // For the connections that come after this one.
        pool.batch_execute(&format!("ALTER DATABASE {name} SET statement_timeout = '10s'")).await?;
        let row = pool.get().await?.client().query_one("SHOW server_version", &[]).await?;
        Ok(Server { cluster, url, version: row.get(0) })
    }

    /// Drops the database where it is not on a server of its own.
    ///
    /// # Errors
    ///
    /// The server does not drop it.
    pub async fn stop(self) -> Result<(), Box<dyn std::error::Error>> {
        if self.cluster.is_none() {
            let name = format!("soundness_{}", std::process::id());
            let admin = Pool::connect(&on_database(&self.url, "postgres")).await?;
            admin.batch_execute(&format!("DROP DATABASE {name} WITH (FORCE)")).await?;
        }
        Ok(())
    }
}

/// The programs with these numbers: every fault that is found.
///
/// # Errors
///
/// The compiler or the server does not run.
pub fn run_valid(
    compiler: &Compiler,
    server: &Server,
    data: &Data,
    seed: u64,
    numbers: std::ops::Range<u64>,
) -> io::Result<Vec<Finding>> {
    let mut programs: BTreeMap<u64, (Program, String)> = numbers
        .map(|number| {
            let program = Generator::program(seed, number);
            let text = print::function(number, &program);
            (number, (program, text))
        })
        .collect();
    let mut findings = Vec::new();
    let program = loop {
        if programs.is_empty() {
            return Ok(findings);
        }
        let functions: Vec<(u64, String)> =
            programs.iter().map(|(number, (_, text))| (*number, text.clone())).collect();
        let compiled = compiler.compile(&format!("valid{}", functions[0].0), &functions)?;
        for (number, details) in compiled.errors {
            if let Some((_, source)) = programs.remove(&number) {
                findings.push(Finding { number, fault: Fault::NotCompiled, details, source });
            }
        }
        if let Some(program) = compiled.program {
            break program;
        }
    };
    let output = output_in_time(Command::new(&program).arg(&server.url))?;
    std::fs::remove_file(program)?;
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let line: Json = serde_json::from_str(line)?;
        let number = line["number"].as_u64().unwrap_or_default();
        let Some((program, source)) = programs.remove(&number) else { continue };
        if line["hung"] == true {
            findings.push(Finding { number, fault: Fault::Hung, details: String::new(), source });
        } else if let Some((fault, details)) = verdict(&program, data, &line) {
            let sql = line["sql"].as_str().unwrap_or_default();
            findings.push(Finding { number, fault, details: format!("{details}\n{sql}"), source });
        }
    }
    if output.status.code().is_none()
        && let Some((number, (_, source))) = programs.pop_first()
    {
        // It was running when time was up, or it brought the process down; those behind it did not come to their turn.
        let details = format!("{}\n{}", output.status, String::from_utf8_lossy(&output.stderr));
        findings.push(Finding { number, fault: Fault::Hung, details, source });
        let (first, behind) = (programs.first_key_value(), programs.last_key_value());
        if let (Some((first, _)), Some((last, _))) = (first, behind) {
            findings.extend(run_valid(compiler, server, data, seed, *first..last + 1)?);
        }
        return Ok(findings);
    }
    if !programs.is_empty() {
        return Err(io::Error::other(format!(
            "{} programs did not run: {}",
            programs.len(),
            String::from_utf8_lossy(&output.stderr)
        )));
    }
    Ok(findings)
}

/// What a program prints; it is ended where it takes too long.
fn output_in_time(command: &mut Command) -> io::Result<Output> {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let read = |from: Option<Box<dyn Read + Send>>| {
        thread::spawn(move || {
            let mut bytes = Vec::new();
            from.map_or(Ok(0), |mut from| from.read_to_end(&mut bytes)).map(|_| bytes)
        })
    };
    let stdout = read(child.stdout.take().map(|from| Box::new(from) as Box<dyn Read + Send>));
    let stderr = read(child.stderr.take().map(|from| Box::new(from) as Box<dyn Read + Send>));
    let begin = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        if begin.elapsed() > PATIENCE {
            child.kill()?;
        }
        thread::sleep(Duration::from_millis(20));
    };
    let joined = |reader: thread::JoinHandle<io::Result<Vec<u8>>>| {
        reader.join().unwrap_or_else(|_| Err(io::Error::other("its output is not read")))
    };
    Ok(Output { status, stdout: joined(stdout)?, stderr: joined(stderr)? })
}

/// How the compiler answers to each mistake, as a rule and in words: its first lines, and how often each came.
pub type Answers = BTreeMap<(&'static str, &'static str), BTreeMap<String, u64>>;

/// The broken programs with these numbers: those that compile, and the answers to the others.
///
/// # Errors
///
/// The compiler does not run.
pub fn run_broken(
    compiler: &Compiler,
    seed: u64,
    numbers: std::ops::Range<u64>,
) -> io::Result<(Vec<Finding>, Answers)> {
    let mut programs: BTreeMap<u64, BrokenProgram> =
        numbers.map(|number| Ok((number, broken(seed, number)?))).collect::<io::Result<_>>()?;
    let mut answers = Answers::new();
    let mut findings = Vec::new();
    // What has no error may have been hidden by those of the others: it is checked again without them.
    while !programs.is_empty() {
        let functions: Vec<(u64, String)> =
            programs.iter().map(|(number, program)| (*number, program.source.clone())).collect();
        let errors = compiler.check(&format!("broken{}", functions[0].0), &functions)?;
        for (number, error) in &errors {
            if let Some(BrokenProgram { rule, mistake, answer, source }) = programs.remove(number) {
                let sentence = error.lines().next().unwrap_or_default().to_owned();
                if !answer.split('|').any(|part| sentence.contains(part)) {
                    let details = format!("{rule}: {mistake}\n{error}");
                    findings.push(Finding { number: *number, fault: Fault::OtherReason, details, source });
                }
                *answers.entry((rule, mistake)).or_default().entry(sentence).or_default() += 1;
            }
        }
        if errors.is_empty() {
            break;
        }
    }
    let accepted = programs.into_iter().map(|(number, BrokenProgram { rule, mistake, source, .. })| {
        Finding { number, fault: Fault::Accepted, details: format!("{rule}: {mistake}"), source }
    });
    findings.extend(accepted);
    Ok((findings, answers))
}

fn verdict(program: &Program, data: &Data, line: &Json) -> Option<(Fault, String)> {
    if let Some(refused) = line["refused"].as_str() {
        let fault = if refused.contains("is declared") { Fault::TypeLie } else { Fault::Refused };
        return Some((fault, refused.to_owned()));
    }
    if let Some(error) = line["error"].as_str() {
        let fault = if line["state"].is_string() { Fault::Refused } else { Fault::NullLie };
        return Some((fault, error.to_owned()));
    }
    let Some(rows) = line["rows"].as_array() else {
        return Some((Fault::Untold, "the program printed no rows".to_owned()));
    };
    let Some(statement) = &program.statement else {
        return Some((Fault::Untold, "the generator made no statement".to_owned()));
    };
    let answer = match statement {
        Statement::Query(query) => Interpreter::answer(program, data, query),
        Statement::Write(write) => Interpreter::written(program, data, write),
    };
    match answer {
        Ok(answer) => difference(&answer, rows).map(|details| (Fault::RowDifference, details)),
        Err(reason) => Some((Fault::Untold, reason)),
    }
}
