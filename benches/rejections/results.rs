//! From the compilers' answers to the page of results: totals, then every mistake.

use std::fmt::Write as _;

use relvar_benches::generated::DIESEL;
use relvar_benches::statistics::mean;

use crate::library::Library;
use crate::mistake::Mistake;
use crate::server::End;

/// The command that rejects.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum By {
    /// `cargo check`, and with it the editor.
    Check,
    /// `cargo build` alone, when machine code is made.
    Build,
}

/// What one library says to one mistake.
pub(crate) enum Verdict {
    /// The texts of all errors.
    Rejected(By, Vec<String>),
    /// It compiles; how it ended, and what the twin gave, where they were run.
    Accepted(Option<(End, String)>),
    NotExpressible(String),
}

/// One mistake and what became of it.
pub(crate) struct Case<'a> {
    pub(crate) mistake: &'a Mistake,
    pub(crate) relvar: Verdict,
    pub(crate) diesel: Verdict,
}

impl Case<'_> {
    fn verdict(&self, library: Library) -> &Verdict {
        match library {
            Library::Relvar => &self.relvar,
            Library::Diesel => &self.diesel,
        }
    }
}

/// The whole run.
pub(crate) struct Page<'a> {
    pub(crate) cases: Vec<Case<'a>>,
    pub(crate) command: String,
    pub(crate) machine: String,
}

/// The lines of a program's errors.
fn lines(errors: &[String]) -> usize {
    errors.iter().map(|error| error.trim_end().lines().count()).sum()
}

/// The first line of a program's first error, fit for a cell of a table.
fn first_line(errors: &[String]) -> String {
    let line = errors.first().and_then(|error| error.lines().next()).unwrap_or_default();
    let line = line.split_once(": ").map_or(line, |(_, message)| message);
    format!("`` {} ``", cell(line, 160))
}

/// A text in a cell of a table, cut where it is longer than `length` characters.
fn cell(text: &str, length: usize) -> String {
    let mut cut: String = text.chars().take(length).collect();
    if cut.len() < text.len() {
        cut.push('…');
    }
    cut.replace('|', "\\|")
}

impl Verdict {
    /// Verdict, errors, lines, and the first line or what happens then.
    fn cells(&self) -> [String; 4] {
        match self {
            Self::Rejected(by, errors) => {
                let verdict = if *by == By::Check { "rejected" } else { "rejected by `cargo build`" };
                [verdict.into(), errors.len().to_string(), lines(errors).to_string(), first_line(errors)]
            }
            Self::Accepted(end) => {
                let then = match end {
                    None => String::new(),
                    Some((End::Refused(reason), _)) => format!("the server: {}", cell(reason, 160)),
                    Some((End::Unreadable(reason), _)) => format!("the rows: {}", cell(reason, 160)),
                    Some((End::Rows(rows), twin)) if rows == twin => {
                        format!("runs: `` {} ``, like the twin", cell(rows, 70))
                    }
                    Some((End::Rows(rows), twin)) => {
                        format!("runs: `` {} ``; the twin: `` {} ``", cell(rows, 70), cell(twin, 70))
                    }
                };
                ["**accepted**".into(), String::new(), String::new(), then]
            }
            Self::NotExpressible(reason) => {
                ["not expressible".into(), String::new(), String::new(), cell(reason, 160)]
            }
        }
    }
}

impl Page<'_> {
    pub(crate) fn text(&self) -> String {
        let date = jiff::Timestamp::now().to_string();
        let date = date.split('T').next().unwrap_or_default();
        let mut text = format!(
            "# Rejected mistakes\n\n\
             {} mistakes, each written for relvar and for Diesel {} in its own words, and what the compiler says. **The list is relvar's\n\
             own**: it follows the rules that relvar checks, so it says what relvar was made to reject, and nothing of what either\n\
             library does besides. A rule with nothing to reject is not in it: struct fields in another order than the columns are read by\n\
             name (R2). Every program has a twin that differs by the mistake alone and compiles. Written by `{}`\n\
             on {date}, {}.\n\n\
             ## Totals\n\n",
            self.cases.len(),
            DIESEL.trim_start_matches('='),
            self.command,
            self.machine
        );
        text.push_str(&self.summary());
        text.push_str(&self.totals());
        text.push_str(
            "\nErrors and lines are those of cargo (its width, 140 columns, where there is no terminal), without warnings and\n\
             without `aborting due to ..`. What compiles is run on a small database: \"refused by the server\" is an error of\n\
             PostgreSQL, \"rows that cannot be read\" one of Diesel when a value arrives, and \"runs\" gives rows or a count, shown\n\
             with those of the twin. Not all of what runs is a fault in Diesel's eyes, or in SQL's: Diesel documents that a second\n\
             `limit` replaces the first, and LIMIT without ORDER BY is SQL. \"Not expressible\" is what Diesel's query builder has no\n\
             words for; a function of the server that it does not have is declared as a user would.\n",
        );
        let mut letter = "";
        for case in &self.cases {
            if !case.mistake.rule().starts_with(letter) || letter.is_empty() {
                letter = &case.mistake.rule()[..1];
                let _ = write!(
                    text,
                    "\n## {}\n\n| mistake | library | verdict | errors | lines | first line, or what happens then |\n\
                     | --- | --- | --- | ---: | ---: | --- |\n",
                    chapter(letter)
                );
            }
            for library in Library::ALL {
                let mistake = match library {
                    Library::Relvar => {
                        format!("`{}` {}", case.mistake.name, case.mistake.sentence.trim_end_matches('.'))
                    }
                    Library::Diesel => String::new(),
                };
                let cells = case.verdict(library).cells().join(" | ");
                let _ = writeln!(text, "| {mistake} | {} | {cells} |", library.title());
            }
        }
        text
    }

    fn count(&self, library: Library, wanted: fn(&Verdict) -> bool) -> usize {
        self.cases.iter().filter(|case| wanted(case.verdict(library))).count()
    }

    /// The paragraph that the README shows.
    fn summary(&self) -> String {
        let diesel = |wanted| self.count(Library::Diesel, wanted);
        let messages = |library| {
            let lines = self.rejected_by_both(library, lines);
            let most = lines.iter().copied().fold(0.0, f64::max);
            let errors = mean_of(&self.rejected_by_both(library, <[String]>::len));
            format!("{} lines in {errors} errors (at most {most} lines)", mean_of(&lines))
        };
        format!(
            "Of {} mistakes, a list of relvar's own, relvar rejects {} and Diesel {} rejects {}; Diesel accepts {}, of which the server \
             refuses {}, and has no words for {}. Where both reject, the answer takes {} with relvar and {} with Diesel, on average.\n\n",
            self.cases.len(),
            self.count(Library::Relvar, is_rejected),
            DIESEL.trim_start_matches('='),
            diesel(is_rejected),
            diesel(is_accepted),
            diesel(|verdict| matches!(verdict, Verdict::Accepted(Some((End::Refused(_), _))))),
            diesel(|verdict| matches!(verdict, Verdict::NotExpressible(_))),
            messages(Library::Relvar),
            messages(Library::Diesel)
        )
    }

    fn totals(&self) -> String {
        let mut text = String::from("| | relvar | Diesel |\n| --- | ---: | ---: |\n");
        let mut row = |title: &str, figure: &dyn Fn(Library) -> String| {
            let cells = Library::ALL.map(figure);
            let _ = writeln!(text, "| {title} | {} |", cells.join(" | "));
        };
        let count = |wanted: fn(&Verdict) -> bool| {
            move |library| self.cases.iter().filter(|case| wanted(case.verdict(library))).count().to_string()
        };
        row(
            "rejected by `cargo check`",
            &count(|verdict| matches!(verdict, Verdict::Rejected(By::Check, _))),
        );
        row(
            "rejected by `cargo build` alone",
            &count(|verdict| matches!(verdict, Verdict::Rejected(By::Build, _))),
        );
        row("accepted", &count(is_accepted));
        row(
            "of these, refused by the server",
            &count(|verdict| matches!(verdict, Verdict::Accepted(Some((End::Refused(_), _))))),
        );
        row(
            "of these, rows that cannot be read",
            &count(|verdict| matches!(verdict, Verdict::Accepted(Some((End::Unreadable(_), _))))),
        );
        row(
            "of these, runs",
            &count(|verdict| matches!(verdict, Verdict::Accepted(Some((End::Rows(_), _))))),
        );
        row("not expressible", &count(|verdict| matches!(verdict, Verdict::NotExpressible(_))));
        row("errors of a rejected mistake, mean", &|library| {
            mean_of(&self.rejected_by_both(library, <[String]>::len))
        });
        row("lines of a rejected mistake, mean", &|library| mean_of(&self.rejected_by_both(library, lines)));
        row("lines of a rejected mistake, most", &|library| {
            self.rejected_by_both(library, lines).into_iter().fold(0.0, f64::max).to_string()
        });
        let both = self.rejected_by_both(Library::Relvar, lines).len();
        let _ = writeln!(text, "\nErrors and lines are those of the {both} mistakes that both reject.");
        text
    }

    /// A figure of one library's answers, of the mistakes that both reject.
    fn rejected_by_both(&self, library: Library, figure: fn(&[String]) -> usize) -> Vec<f64> {
        self.cases
            .iter()
            .filter_map(|case| match (&case.relvar, &case.diesel) {
                (Verdict::Rejected(_, relvar), Verdict::Rejected(_, diesel)) => {
                    let errors = if library == Library::Relvar { relvar } else { diesel };
                    Some(figure(errors) as f64)
                }
                _ => None,
            })
            .collect()
    }
}

fn is_rejected(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::Rejected(..))
}

fn is_accepted(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::Accepted(_))
}

fn mean_of(figures: &[f64]) -> String {
    if figures.is_empty() { "-".to_owned() } else { format!("{:.1}", mean(figures)) }
}

/// What the rules with this letter are about.
fn chapter(letter: &str) -> &'static str {
    match letter {
        "S" => "Scope",
        "T" => "Types",
        "N" => "NULL",
        "A" => "Aggregation",
        "W" => "Window functions",
        "C" => "Clauses that exclude each other",
        "I" => "INSERT, ON CONFLICT, MERGE",
        "U" => "UPDATE and DELETE",
        "R" => "Rows into Rust",
        "X" => "Transactions and handles",
        "J" => "Injection",
        _ => "Others",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_first_line_of_an_error() {
        let errors = ["error[E0277]: a | b\n --> c.rs\n\n".to_owned(), "error: d\n".to_owned()];
        assert_eq!(lines(&errors), 3);
        assert_eq!(first_line(&errors), "`` a \\| b ``");
        assert_eq!(cell("abcdef", 3), "abc…");
    }
}
