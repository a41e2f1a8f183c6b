//! What the walk prints of each step: its source, the SQL that was sent, the rows that came back.

use std::fmt::Display;
use std::io::{self, IsTerminal, Write, stdout};
use std::panic::Location;

use crate::statements::Statements;

/// So many columns a line has at most.
const WIDTH: usize = 100;

/// Before these, a statement that is too long for a line is broken.
const CLAUSES: &[&str] = &[
    "FROM ",
    "SET ",
    "SELECT ",
    "INNER JOIN ",
    "LEFT JOIN ",
    "WHERE ",
    "GROUP BY ",
    "ORDER BY ",
    "RETURNING ",
];

/// The terminal, or a file.
pub(crate) struct Screen {
    source: Vec<&'static str>,
    statements: Statements,
    colours: bool,
    steps: usize,
    /// The line on which the step began.
    began: usize,
}

/// The codes of the colours.
#[derive(Clone, Copy)]
enum Colour {
    Title = 1,
    Sql = 33,
    Rust = 36,
}

impl Screen {
    /// A screen for the steps of the file whose text is `source`.
    pub(crate) fn new(source: &'static str, statements: Statements) -> Self {
        let colours = stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        Screen { source: source.lines().collect(), statements, colours, steps: 0, began: 0 }
    }

    /// Shows the source from the first line that begins with `first` to the one before `end`.
    pub(crate) fn declarations(&self, first: &str, end: &str) -> io::Result<()> {
        let lines = self.source.iter().skip_while(|line| !line.starts_with(first));
        let mut lines: Vec<&str> = lines.take_while(|line| !line.starts_with(end)).copied().collect();
        lines.pop_if(|last| last.is_empty());
        self.title("The tables and structs of this program")?;
        self.print(Colour::Rust, &lines)
    }

    /// Begins a step: its source is what stands between this line and the one that shows the result.
    #[track_caller]
    pub(crate) fn step(&mut self, title: &str) -> io::Result<()> {
        self.steps += 1;
        self.began = line();
        self.statements.take();
        self.title(&format!("{}. {title}", self.steps))
    }

    fn title(&self, title: &str) -> io::Result<()> {
        let rule = "─".repeat(WIDTH.saturating_sub(title.chars().count() + 1));
        self.print(Colour::Title, &[format!("{title} {rule}")])
    }

    /// Ends a step that ran statements.
    #[track_caller]
    pub(crate) fn show(&self, result: &dyn Display) -> io::Result<()> {
        self.finish(line(), &self.statements.take(), result)
    }

    /// Ends a step that ran a script.
    #[track_caller]
    pub(crate) fn show_script(&self, script: &str, result: &dyn Display) -> io::Result<()> {
        self.finish(line(), &[script.to_owned()], result)
    }

    fn finish(&self, end: usize, statements: &[String], result: &dyn Display) -> io::Result<()> {
        let source = &self.source[self.began..end - 1];
        let margin = source.first().map_or(0, |line| line.len() - line.trim_start().len());
        let source: Vec<&str> = source.iter().map(|line| line.get(margin..).unwrap_or("")).collect();
        self.print(Colour::Rust, &source)?;
        let sql: Vec<String> = statements.iter().flat_map(|statement| broken(statement)).collect();
        self.print(Colour::Sql, &sql)?;
        let result = result.to_string();
        print_plain(&result.lines().collect::<Vec<_>>())
    }

    fn print(&self, colour: Colour, lines: &[impl AsRef<str>]) -> io::Result<()> {
        if !self.colours {
            return print_plain(lines);
        }
        let painted = lines.iter().map(|line| format!("\x1b[{}m{}\x1b[0m", colour as u8, line.as_ref()));
        print_plain(&painted.collect::<Vec<_>>())
    }
}

/// Prints a paragraph. Not with `println!`, which panics where nobody reads any more.
fn print_plain(lines: &[impl AsRef<str>]) -> io::Result<()> {
    let mut out = stdout().lock();
    for line in lines {
        writeln!(out, "{}", line.as_ref())?;
    }
    if lines.is_empty() { Ok(()) } else { writeln!(out) }
}

#[track_caller]
fn line() -> usize {
    usize::try_from(Location::caller().line()).unwrap_or(0)
}

/// The statement's own text, in lines that fit.
fn broken(statement: &str) -> Vec<String> {
    let mut text = statement.trim_end().to_owned();
    if text.lines().any(|line| line.len() > WIDTH) {
        for clause in CLAUSES {
            text = text.replace(&format!(" {clause}"), &format!("\n  {clause}"));
        }
    }
    text.lines().map(str::to_owned).collect()
}
