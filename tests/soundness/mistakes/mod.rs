//! Breaks valid programs: each by one mistake, of which SQL or the rules of the library say that it is one.

mod clauses;
mod reads;
mod scopes;
mod text;
mod values;
mod writes;
mod writing;

use std::io;

use super::ast::*;
use super::generate::Generator;
use super::print;
use super::random::Random;
use super::typing::Place;
use super::value::Ty;

/// A mistake: the rule that it breaks, what it is, what the answer says, and how it is made. The answer is that of its
/// reason: one of the parts between `|` is in its first line. None where the program has no place for the mistake.
pub type Mistake = (&'static str, &'static str, &'static str, fn(&mut Broken) -> Option<()>);

/// A program that is being broken.
#[derive(Debug)]
pub struct Broken {
    program: Program,
    random: Random,
    /// What is written before the query runs.
    before_fetch: String,
    /// What is replaced in the text.
    replaced: Option<(String, String)>,
}

/// A broken program: the rule, the mistake, and the function.
#[derive(Clone, Debug)]
pub struct BrokenProgram {
    /// The rule.
    pub rule: &'static str,
    /// The mistake.
    pub mistake: &'static str,
    /// What the answer says: one of the parts between `|`.
    pub answer: &'static str,
    /// The function.
    pub source: String,
}

/// How many programs are tried for one that has a place for a mistake.
const ATTEMPTS: usize = 20_000;

/// Broken program `number` of a seed.
///
/// # Errors
///
/// No program that was tried has a place for its mistake.
pub fn broken(seed: u64, number: u64) -> io::Result<BrokenProgram> {
    let mut random = Random::for_number(seed, number ^ (1 << 40));
    let all: Vec<&Mistake> = [
        reads::MISTAKES,
        scopes::MISTAKES,
        values::MISTAKES,
        clauses::MISTAKES,
        text::MISTAKES,
        writes::MISTAKES,
        writing::MISTAKES,
    ]
    .into_iter()
    .flatten()
    .collect();
    // Each in turn, so that few programs have every mistake.
    let at = (number as usize + random.below(2) * (all.len() / 2)) % all.len();
    let (rule, mistake, answer, make) = *all[at];
    // The first program of a sequence that has a place for the mistake.
    for attempt in (number << 20..).take(ATTEMPTS) {
        let mut program = Generator::program(seed, attempt | 1 << 60);
        // What is between the list and the row would have something to say as well.
        program.lock = None;
        program.by_name = false;
        if let Some(Statement::Query(Query::Select(select))) = &mut program.statement {
            select.extras.clear();
            select.find.clear();
        }
        let random = Random::for_number(seed, attempt);
        let mut broken = Broken { program, random, before_fetch: String::new(), replaced: None };
        if make(&mut broken).is_some()
            && let Some(source) = broken.text(number)
        {
            return Ok(BrokenProgram { rule, mistake, answer, source });
        }
    }
    Err(io::Error::other(format!("none of {ATTEMPTS} programs has a place for {rule}: {mistake}")))
}

impl Broken {
    /// The function; none where what is to be replaced is not in it.
    fn text(self, number: u64) -> Option<String> {
        let text = print::function(number, &self.program);
        let text = match self.replaced {
            Some((old, new)) if text.contains(&old) => text.replacen(&old, &new, 1),
            Some(_) => return None,
            None => text,
        };
        Some(text.replace(".fetch_all(db)", &format!("{}.fetch_all(db)", self.before_fetch)))
    }

    fn select(&mut self) -> Option<&mut Select> {
        match &mut self.program.statement {
            Some(Statement::Query(Query::Select(select))) => Some(select),
            _ => None,
        }
    }

    fn write(&mut self) -> Option<&mut Write> {
        match &mut self.program.statement {
            Some(Statement::Write(write)) => Some(write),
            _ => None,
        }
    }

    /// The table references in FROM of the query.
    fn sources(&mut self) -> Option<Vec<SourceId>> {
        Some(self.select()?.from.sources().collect())
    }

    /// A column of the query with a type like this one, as the program writes it.
    fn column(&mut self, wanted: impl Fn(Ty) -> bool) -> Option<String> {
        let mut columns = Vec::new();
        for source in self.sources()? {
            let fields = self.program.sources[source].fields.iter().enumerate();
            columns.extend(fields.filter(|(_, field)| wanted(field.ty)).map(|(at, _)| (source, at)));
        }
        let (source, at) = *self.random.try_pick(&columns)?;
        Some(print::column(&self.program, source, at))
    }

    /// Adds a condition to WHERE.
    fn filter(&mut self, wrong: String) -> Option<()> {
        self.select()?.filters.push(Expr::Wrong(wrong, Ty::Bool));
        Some(())
    }

    /// Leaves nothing of the query but FROM and WHERE, and this select list.
    fn only(&mut self, list: Vec<Expr>) -> Option<&mut Select> {
        let select = self.select()?;
        let (from, filters) = (std::mem::take(&mut select.from), std::mem::take(&mut select.filters));
        *select = Select { from, filters, list: Some(list), ..Select::default() };
        Some(select)
    }

    /// A new table reference that stands in no FROM yet, under the letter `z` or `y`.
    fn stranger(&mut self, table: usize, letter: char) -> SourceId {
        let columns = super::facts::FACTS[table].columns.iter();
        let fields =
            columns.map(|column| Field { name: column.name.to_owned(), ty: column.ty, null: column.null });
        let fields = fields.collect();
        let kind = SourceKind::Table(table);
        self.program.sources.push(Source { kind, letter: Some(letter), fields, outer: false });
        self.program.sources.len() - 1
    }

    /// May this expression be NULL?
    fn is_null(&self, expr: &Expr) -> bool {
        Place { sources: &self.program.sources, empty_group: true, left_out: &[] }.facts(expr).null
    }
}

fn count_rows() -> Expr {
    Expr::Aggregate(Box::new(Aggregate::plain(Aggregator::CountRows, None)))
}
