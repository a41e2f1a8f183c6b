//! `EXPLAIN` (PostgreSQL manual, section 14.1): how the server would run a statement, and how it did.

use std::collections::BTreeMap;
use std::fmt;
use std::panic::Location;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;

use super::{AloneOf, MeantOf, RowGrouping, Statement};
use crate::backend::{
    Backend, CodecError, ColumnTypes, Decode, Fetch, Gather, One, Request, SqlText, WrongCount, read,
};
use crate::check::*;
use crate::kernel::{Culprit, SqlType};
use crate::render::{ExplainOptions, Supported, SupportedBy};
use crate::types::{Json, Text};

/// A plan as the server gives it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct Plan {
    /// The node that gives the rows.
    #[serde(rename = "Plan")]
    pub root: PlanNode,
    /// How long the planning took, in milliseconds; after ANALYZE.
    #[serde(rename = "Planning Time", default)]
    pub planning_time: Option<f64>,
    /// How long the execution took, in milliseconds; after ANALYZE.
    #[serde(rename = "Execution Time", default)]
    pub execution_time: Option<f64>,
}

/// A node of a plan.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct PlanNode {
    /// `Seq Scan`, `Hash Join`, ..
    #[serde(rename = "Node Type")]
    pub node_type: String,
    /// The table that it reads or changes.
    #[serde(rename = "Relation Name", default)]
    pub relation: Option<String>,
    /// How the statement calls it.
    #[serde(rename = "Alias", default)]
    pub alias: Option<String>,
    /// The index that it uses.
    #[serde(rename = "Index Name", default)]
    pub index: Option<String>,
    /// The estimated cost of the first row.
    #[serde(rename = "Startup Cost")]
    pub startup_cost: f64,
    /// The estimated cost of all rows.
    #[serde(rename = "Total Cost")]
    pub total_cost: f64,
    /// The estimated number of rows.
    #[serde(rename = "Plan Rows")]
    pub plan_rows: f64,
    /// The estimated width of a row in bytes.
    #[serde(rename = "Plan Width")]
    pub plan_width: u64,
    /// The number of rows that there were, for each loop; after ANALYZE.
    #[serde(rename = "Actual Rows", default)]
    pub actual_rows: Option<f64>,
    /// How often it ran; after ANALYZE.
    #[serde(rename = "Actual Loops", default)]
    pub actual_loops: Option<f64>,
    /// How long it took for all rows, in milliseconds for each loop; after ANALYZE.
    #[serde(rename = "Actual Total Time", default)]
    pub actual_time: Option<f64>,
    /// The nodes below it.
    #[serde(rename = "Plans", default)]
    pub children: Vec<PlanNode>,
    /// Everything else that the server says of it, by the server's names.
    #[serde(flatten)]
    pub details: BTreeMap<String, Value>,
}

impl PlanNode {
    /// This node and all below it, from the top.
    pub fn nodes(&self) -> impl Iterator<Item = &PlanNode> {
        let mut waiting = vec![self];
        std::iter::from_fn(move || {
            let node = waiting.pop()?;
            waiting.extend(node.children.iter().rev());
            Some(node)
        })
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, depth: usize) -> fmt::Result {
        let arrow = if depth == 0 { "" } else { "->  " };
        write!(
            f,
            "{:indent$}{arrow}{}",
            "",
            self.node_type,
            indent = depth.saturating_sub(1) * 6 + 2 * usize::from(depth > 0)
        )?;
        if let Some(index) = &self.index {
            write!(f, " using {index}")?;
        }
        if let Some(relation) = &self.relation {
            write!(f, " on {relation}")?;
            if let Some(alias) = self.alias.as_ref().filter(|alias| *alias != relation) {
                write!(f, " {alias}")?;
            }
        }
        let PlanNode { startup_cost, total_cost, plan_rows, plan_width, .. } = self;
        write!(f, "  (cost={startup_cost:.2}..{total_cost:.2} rows={plan_rows} width={plan_width})")?;
        if let (Some(time), Some(rows), Some(loops)) = (self.actual_time, self.actual_rows, self.actual_loops)
        {
            write!(f, " (actual time={time:.3} rows={rows} loops={loops})")?;
        }
        self.children.iter().try_for_each(|child| {
            f.write_str("\n")?;
            child.write(f, depth + 1)
        })
    }
}

/// The tree, much as `psql` shows it: one node a line.
impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.root.write(f, 0)
    }
}

static PLAN: ColumnTypes = ColumnTypes::One(&<Json as SqlType>::NAME);
static LINES: ColumnTypes = ColumnTypes::One(&<Text as SqlType>::NAME);

/// A driver that can read a plan.
pub trait ReadsPlans: Backend {
    /// Reads the plan.
    fn plan(row: &Self::Row) -> Result<Plan, CodecError>;
    /// Reads a line.
    fn line(row: &Self::Row) -> Result<String, CodecError>;
}

impl<B: Backend> ReadsPlans for B
where
    Value: Decode<B, Json>,
    String: Decode<B, Text>,
{
    fn plan(row: &B::Row) -> Result<Plan, CodecError> {
        let found: Value = read::<B, Json, _>(row, 0)?;
        let plans: Result<Vec<Plan>, _> = serde_json::from_value(found);
        let plan = plans.ok().and_then(|plans| plans.into_iter().next());
        plan.ok_or_else(|| CodecError::new("the server's plan has another shape").at_column(0))
    }

    fn line(row: &B::Row) -> Result<String, CodecError> {
        read::<B, Text, _>(row, 0)
    }
}

/// The request for a plan instead of the statement's rows.
fn explain<B: Backend>(request: Request<B>, options: &str, columns: &'static ColumnTypes) -> Request<B> {
    let text = format!("EXPLAIN ({options}) {}", request.text.as_str());
    Request { text: SqlText::Rendered(Arc::from(text)), columns, ..request }
}

/// The lines of a plan: what `explain_text` makes one text of.
#[derive(Debug, Default)]
pub struct Lines(String);

impl Gather for Lines {
    type Row = String;
    type Output = String;
    const READS: bool = true;

    fn row(&mut self, read: impl FnOnce() -> Result<String, CodecError>) -> Result<(), CodecError> {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(&read()?);
        Ok(())
    }

    fn finish(&mut self, _: u64) -> Result<String, WrongCount> {
        Ok(std::mem::take(&mut self.0))
    }
}

macro_rules! explain {
    ($(#[$doc:meta])* fn $method:ident -> $rows:ty = $new:expr, $options:literal, $columns:ident, $read:ident, [$($bounds:tt)*]) => {
        $(#[$doc])*
        #[track_caller]
        #[relvar_macros::brief]
        fn $method<'c, E>(self, db: E) -> Fetch<'c, $rows, E::Backend>
        where
            E: Accepts<'c, Self>,
            E::Backend: ReadsPlans,
            AloneOf<Self>: SelfContained<Culprit<AloneOf<Self>>>,
            RowGrouping<Self>: IsGrouped<Culprit<RowGrouping<Self>>>,
            MeantOf<Self>: MeansRows<Culprit<MeantOf<Self>>>,
            $($bounds)*
            ExplainOptions: SupportedBy<DialectOf<'c, E>, Verdict: Supported<ExplainOptions, DialectOf<'c, E>>>,
            E::Support: Supported<Culprit<E::Support>, DialectOf<'c, E>>,
            E::Support: DefinesTables<Culprit<E::Support>>,
        {
            let request = explain(E::request(&self, Location::caller()), $options, &$columns);
            db.fetch(request, <E::Backend as ReadsPlans>::$read, $new)
        }
    };
}

/// `EXPLAIN` of any statement.
///
/// `.explain(&db)` gives the plan, whose `to_string` shows the tree; `.explain_analyze(&db)` runs the statement.
pub trait Explain: Statement {
    explain!(
        /// `EXPLAIN (FORMAT JSON)`: the plan as a tree. The statement does not run.
        fn explain -> One<Plan> = One::new(), "FORMAT JSON", PLAN, plan, []
    );

    explain!(
        /// `EXPLAIN`: the plan as the server prints it. The statement does not run.
        fn explain_text -> Lines = Lines::default(), "FORMAT TEXT", LINES, line, []
    );

    explain!(
        /// `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON)`: **runs the statement**, a write as well, and gives the plan with
        /// what it took.
        fn explain_analyze -> One<Plan> = One::new(), "ANALYZE, BUFFERS, FORMAT JSON", PLAN, plan,
        [WritingOf<'c, E, Self>: MayWrite<E>, LockingOf<'c, E, Self>: MayLock,]
    );
}

impl<S: Statement> Explain for S {}
