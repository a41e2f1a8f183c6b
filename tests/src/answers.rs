//! What the compiler answers to the compile-fail cases, measured: how long, how many errors, in whose words.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Words that no headline and no label may have.
pub const PLUMBING: &[&str] = &["UInt<", "B0", "B1", "Cons<", "Verdict", "E0271", "E0283", "the trait bound"];

/// One case with the compiler's answer.
#[derive(Debug)]
pub struct Message {
    /// `A5/having`
    pub case: String,
    /// Rust's own mistake, in Rust's own words.
    pub rust: bool,
    /// How many errors there are.
    pub errors: usize,
    /// How many lines.
    pub lines: usize,
    /// The first line, after `error[..]: `.
    pub headline: String,
    /// Does the first line name what is wrong: something that the program has, or a clause of SQL?
    pub headline_names: bool,
    /// Does the label under the program's own line?
    pub label_names: bool,
    /// Words of [`PLUMBING`] in the headline and the labels.
    pub plumbing: Vec<&'static str>,
    /// Words of [`PLUMBING`] anywhere.
    pub plumbing_below: usize,
}

impl Message {
    /// Reads the case `program` and its answer.
    fn read(program: &Path) -> io::Result<Message> {
        let source = fs::read_to_string(program)?;
        let answer = fs::read_to_string(program.with_extension("stderr"))?;
        let first = answer.lines().next().unwrap_or_default();
        let headline = first.split_once(": ").map_or(first, |(_, sentence)| sentence).to_owned();
        let labels: Vec<&str> = labels(&answer).collect();
        let code: String =
            source.lines().filter(|line| !line.starts_with("//")).collect::<Vec<_>>().join("\n");
        let read_first = || labels.iter().copied().chain([first]);
        let rule = program.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
        Ok(Message {
            case: format!("{rule}/{}", program.file_stem().unwrap_or_default().to_string_lossy()),
            rust: source.starts_with("// rust:"),
            errors: answer.lines().filter(|line| line.starts_with("error")).count(),
            lines: answer.lines().count(),
            headline_names: names(&headline, &code),
            label_names: labels.iter().any(|label| names(label, &code)),
            plumbing: PLUMBING
                .iter()
                .copied()
                .filter(|word| read_first().any(|line| says(line, word)))
                .collect(),
            plumbing_below: PLUMBING
                .iter()
                .filter(|word| answer.lines().any(|line| says(line, word)))
                .count(),
            headline,
        })
    }
}

/// Every case below `folder`, by name.
pub fn read_all(folder: &Path) -> io::Result<Vec<Message>> {
    let mut programs: Vec<PathBuf> = Vec::new();
    for rule in fs::read_dir(folder)? {
        for case in fs::read_dir(rule?.path())? {
            programs.push(case?.path());
        }
    }
    programs.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    programs.sort();
    programs.iter().map(|program| Message::read(program)).collect()
}

/// What stands beside the carets.
fn labels(answer: &str) -> impl Iterator<Item = &str> {
    answer.lines().filter_map(|line| {
        let (_, right) = line.split_once('|')?;
        let right = right.trim_start().trim_start_matches('|').trim_start();
        let label = right.trim_start_matches(['^', '-', ' ']);
        (right.starts_with(['^', '-']) && label.len() < right.len()).then_some(label)
    })
}

/// Is there a name in backticks that the program has too, or a word of SQL in capitals, or a number of rows?
fn names(sentence: &str, code: &str) -> bool {
    let quoted = sentence.split('`').skip(1).step_by(2);
    let of_program =
        quoted.flat_map(|quoted| quoted.split(|c: char| !c.is_alphanumeric() && c != '_')).any(|word| {
            let word = word.strip_suffix("_fields").unwrap_or(word);
            word.len() > 1
                && !["relvar", "prelude", "relvar_tests", "expr"].contains(&word)
                && says_any_case(code, word)
        });
    let of_sql = sentence.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| {
        word.len() > 1
            && word.chars().all(|c| c.is_ascii_uppercase() || c == '_')
            && !["SQL", "NULL"].contains(&word)
    });
    of_program || of_sql
}

/// `says`, where a type `PercentileDisc` of the message is the function `percentile_disc` of the program.
fn says_any_case(code: &str, word: &str) -> bool {
    let mut snake = String::new();
    for c in word.chars() {
        if c.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(c.to_lowercase());
    }
    says(code, word) || says(code, &snake)
}

/// Has a line this word, as a word?
fn says(line: &str, word: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let (before, after) = (&line[..at], &line[at + word.len()..]);
        !(word.starts_with(is_word) && before.ends_with(is_word)
            || word.ends_with(is_word) && after.starts_with(is_word))
    })
}

/// Figures of several cases.
#[derive(Clone, Copy, Debug, Default)]
pub struct Figures {
    /// How many cases.
    pub cases: usize,
    /// Errors of all.
    pub errors: usize,
    /// Lines of all.
    pub lines: usize,
    /// Lines of the longest.
    pub worst: usize,
    /// Cases whose first line names the culprit.
    pub named: usize,
    /// Cases of which the first line or a label does.
    pub named_or_labelled: usize,
    /// Cases with plumbing in the first line or a label.
    pub plumbing: usize,
}

impl Figures {
    /// Of these cases.
    pub fn of<'m>(messages: impl IntoIterator<Item = &'m Message>) -> Figures {
        messages.into_iter().fold(Figures::default(), |sum, message| Figures {
            cases: sum.cases + 1,
            errors: sum.errors + message.errors,
            lines: sum.lines + message.lines,
            worst: sum.worst.max(message.lines),
            named: sum.named + usize::from(message.headline_names),
            named_or_labelled: sum.named_or_labelled
                + usize::from(message.headline_names || message.label_names),
            plumbing: sum.plumbing + usize::from(!message.plumbing.is_empty()),
        })
    }

    /// Lines per case.
    pub fn mean(&self) -> f64 {
        self.lines as f64 / self.cases.max(1) as f64
    }

    /// Of a hundred cases, how many have a first line that names the culprit.
    pub fn named_percent(&self) -> f64 {
        100.0 * self.named as f64 / self.cases.max(1) as f64
    }

    fn row(&self, name: &str) -> String {
        format!(
            "| {name:<6} | {:>5} | {:>6} | {:>5.1} | {:>5} | {:>7.1} % | {:>8} |\n",
            self.cases,
            self.errors,
            self.mean(),
            self.worst,
            self.named_percent(),
            self.plumbing
        )
    }
}

/// The report: a table by rule, the totals, the ten longest, and what names no culprit.
pub fn report(messages: &[Message]) -> String {
    let mut text = String::from(
        "| rule   | cases | errors |  mean | worst | culprit   | plumbing |\n\
         | ------ | ----: | -----: | ----: | ----: | --------: | -------: |\n",
    );
    let ours: Vec<&Message> = messages.iter().filter(|message| !message.rust).collect();
    let rule = |message: &Message| message.case.split('/').next().unwrap_or_default().to_owned();
    let mut rules: Vec<String> = ours.iter().map(|message| rule(message)).collect();
    rules.dedup();
    for name in rules {
        text += &Figures::of(ours.iter().copied().filter(|message| rule(message) == name)).row(&name);
    }
    text += &Figures::of(ours.iter().copied()).row("all");
    text += &Figures::of(messages.iter().filter(|message| message.rust)).row("rust");
    text += "\nThe ten longest:\n";
    let mut longest = ours.clone();
    longest.sort_by_key(|message| std::cmp::Reverse((message.lines, message.headline.len())));
    for message in longest.iter().take(10) {
        let _ = writeln!(text, "  {:>2} lines  {}: {}", message.lines, message.case, message.headline);
    }
    text += "\nThe ten widest first lines:\n";
    longest.sort_by_key(|message| std::cmp::Reverse(message.headline.len()));
    for message in longest.iter().take(10) {
        let _ = writeln!(
            text,
            "  {:>3} characters  {}: {}",
            message.headline.len(),
            message.case,
            message.headline
        );
    }
    text += "\nFirst lines that name nothing of the program:\n";
    for message in ours.iter().filter(|message| !message.headline_names) {
        let label = if message.label_names { " (the label does)" } else { "" };
        let _ = writeln!(text, "  {}: {}{label}", message.case, message.headline);
    }
    let _ = writeln!(
        text,
        "\nPlumbing below the labels, in what rustc shows of the library: {} of {} cases.",
        ours.iter().filter(|message| message.plumbing_below > 0).count(),
        ours.len()
    );
    text
}
