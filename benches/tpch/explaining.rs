//! A handle that asks for the plan of a statement instead of its rows.

use std::sync::{Mutex, PoisonError};

use relvar::backend::{ColumnTypes, Decoder, Executor, Gather, One, Request, RowStream, SqlText};
use relvar::kernel::{SqlType, Valid};
use relvar::stmt::{Plan, ReadsPlans};
use relvar::types::Json;
use relvar_benches::Outcome;
use relvar_pg::{Connection, Fetch, Parameters, Pg};

/// What is written before a text to see its plan.
pub(crate) const EXPLAIN: &str = "EXPLAIN (FORMAT JSON, COSTS ON) ";

static PLAN: ColumnTypes = ColumnTypes::One(&<Json as SqlType>::NAME);

/// Keeps the statement that it is given, with its values, and sends nothing.
pub(crate) struct Explaining<'c> {
    connection: &'c Connection,
    asked: Mutex<Option<Request<Pg>>>,
}

impl<'c> Explaining<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Self {
        Explaining { connection, asked: Mutex::new(None) }
    }

    /// The text of the statement that it was given last, and its plan.
    pub(crate) async fn explained(&self) -> Outcome<(String, Plan)> {
        let asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner).take();
        let request = asked.ok_or("no statement was to be explained")?;
        let own = request.text.as_str().to_owned();
        let text = SqlText::Rendered(format!("{EXPLAIN}{own}").into());
        let request = Request { text, columns: &PLAN, ..request };
        Ok((own, self.connection.fetch(request, <Pg as ReadsPlans>::plan, One::new()).await?))
    }

    /// Keeps the statement; what is left of it has nothing to do.
    fn keep(&self, request: Request<Pg>) -> Request<Pg> {
        let Request { ref text, columns, need, caller, .. } = request;
        let nothing = Request {
            text: text.clone(),
            parameters: Parameters::default(),
            columns,
            need,
            caller,
            empty: true,
        };
        *self.asked.lock().unwrap_or_else(PoisonError::into_inner) = Some(request);
        nothing
    }
}

impl<'c> Executor<'c> for &'c Explaining<'c> {
    type Backend = Pg;
    type Write = Valid;
    type Lock = Valid;

    fn fetch<Rows: Gather + 'c>(
        self,
        request: Request<Pg>,
        decode: Decoder<Pg, Rows::Row>,
        rows: Rows,
    ) -> Fetch<'c, Rows> {
        let nothing = self.keep(request);
        self.connection.fetch(nothing, decode, rows)
    }

    fn fetch_stream<Row: Send + 'c>(
        self,
        request: Request<Pg>,
        decode: Decoder<Pg, Row>,
    ) -> RowStream<'c, Row, Pg> {
        let nothing = self.keep(request);
        self.connection.fetch_stream(nothing, decode)
    }
}
