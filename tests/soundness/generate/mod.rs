//! The generator: random programs that are valid SQL, of everything that the library takes.
//!
//! It knows SQL's rules by itself; what the library refuses nevertheless is reported as refused.

mod condition;
mod expr;
mod from;
mod literal;
mod query;
mod rows;
mod window;
mod with;
mod write;

use super::ast::*;
use super::facts::FACTS;
use super::random::Random;
use super::typing::{Facts, Place};
use super::value::Ty;

/// How deep queries nest, of ten programs.
const NESTING: [usize; 10] = [1, 1, 1, 1, 2, 2, 2, 2, 3, 3];

/// What may be used in a query at the moment.
#[derive(Clone, Debug, Default)]
struct Frame {
    /// The tables in FROM so far.
    sources: Vec<SourceId>,
    /// The tables that stand there without an alias.
    bare: Vec<usize>,
    /// The tables of queries around that an own one hides.
    hidden: Vec<SourceId>,
    /// What is grouped, once there is a grouping: expressions that are the same within a group.
    group: Option<Vec<Expr>>,
    /// The keys of ROLLUP and its kin.
    sets: Vec<Expr>,
    /// Must an expression do without the columns of queries around? An aggregate of them alone would be theirs; and beside
    /// GROUP BY the library does not know that they are the same within a group.
    alone: bool,
    /// Are its columns out of sight for what is nested in it?
    closed: bool,
}

/// What an expression may contain.
#[derive(Clone, Copy, Debug)]
struct Allowed {
    aggregates: bool,
    windows: bool,
    subqueries: bool,
}

impl Allowed {
    /// Rows only.
    const ROWS: Allowed = Allowed { aggregates: false, windows: false, subqueries: true };
    /// Columns and values only.
    const PLAIN: Allowed = Allowed { aggregates: false, windows: false, subqueries: false };
}

/// The state of the generator.
#[derive(Debug)]
pub struct Generator {
    random: Random,
    program: Program,
    frames: Vec<Frame>,
    letters: Vec<char>,
    nesting: usize,
    /// Does the program write?
    writing: bool,
}

impl Generator {
    /// Program `number` of a seed.
    pub fn program(seed: u64, number: u64) -> Program {
        let mut random = Random::for_number(seed, number);
        let nesting = *random.pick(&NESTING);
        let mut generator = Generator {
            random,
            nesting,
            program: Program::default(),
            frames: Vec::new(),
            letters: ('a'..='z').rev().collect(),
            writing: false,
        };
        generator.writing = generator.random.chance(18);
        while generator.program.ctes.len() < 3 && generator.random.chance(17) {
            generator.common_table();
        }
        let statement = if generator.writing {
            Statement::Write(generator.write())
        } else {
            Statement::Query(generator.top_query())
        };
        let mut program = generator.program;
        program.statement = Some(statement);
        program
    }

    fn frame(&self) -> &Frame {
        self.frames.last().expect("an expression stands in a query")
    }

    fn frame_mut(&mut self) -> &mut Frame {
        self.frames.last_mut().expect("an expression stands in a query")
    }

    /// The type and nullability of an expression of the query at hand.
    fn facts(&self, expr: &Expr) -> Facts {
        Place { sources: &self.program.sources, empty_group: true, left_out: &[] }.facts(expr)
    }

    fn ty(&self, expr: &Expr) -> Ty {
        self.facts(expr).ty
    }

    /// The columns of these tables, with their types.
    fn columns_of(&self, sources: &[SourceId]) -> Vec<(Expr, Ty)> {
        let columns = sources.iter().flat_map(|source| {
            let fields = self.program.sources[*source].fields.iter().enumerate();
            fields.map(|(at, field)| (Expr::Column(*source, at), field.ty))
        });
        columns.collect()
    }

    /// The key's columns of a table.
    fn table_key(&self, source: SourceId) -> Vec<Expr> {
        match self.program.sources[source].kind {
            SourceKind::Table(table) => FACTS[table].key.iter().map(|at| Expr::Column(source, *at)).collect(),
            _ => Vec::new(),
        }
    }

    /// The key's columns of every table in FROM: together they tell its rows apart. None where some table has no key.
    fn keys(&self) -> Option<Vec<Expr>> {
        let mut keys = Vec::new();
        for source in &self.frame().sources {
            match self.program.sources[*source].kind {
                SourceKind::Table(table) => {
                    keys.extend(FACTS[table].key.iter().map(|at| Expr::Column(*source, *at)));
                }
                _ => return None,
            }
        }
        Some(keys)
    }

    /// A type, those more often that many columns have.
    fn any_type(&mut self) -> Ty {
        const OFTEN: &[Ty] = &[Ty::Int4, Ty::Text, Ty::Int8, Ty::Bool, Ty::Numeric, Ty::Int4, Ty::Text];
        *if self.random.chance(60) { self.random.pick(OFTEN) } else { self.random.pick(Ty::ALL) }
    }

    fn direction(&mut self) -> Direction {
        let bare = self.random.chance(40);
        let descending = !bare && self.random.chance(60);
        let nulls_first = if bare || self.random.chance(60) { descending } else { !descending };
        Direction { descending, nulls_first, bare }
    }
}

pub(super) use literal::value as value_of;
