//! What `tracing` is told of a statement: OpenTelemetry's database attributes and slow statements; never a value.

use std::time::{Duration, Instant};

use relvar::backend::{Request, SqlText};
use tracing::field::Empty;
use tracing::level_filters::LevelFilter;
use tracing::{Instrument, Span};

use crate::session::Shared;
use crate::{Pg, Result};

/// The span of one statement; a disabled one where nobody listens.
pub(crate) fn span(shared: &Shared, request: &Request<Pg>) -> Span {
    tracing::debug_span!(
        target: "relvar_pg",
        "statement",
        otel.kind = "client",
        db.system.name = "postgresql",
        db.namespace = shared.config.database(),
        db.operation.name = operation(request.text.as_str()),
        db.query.text = request.text.as_str(),
        db.response.status_code = Empty,
        server.address = shared.host,
        server.port = shared.port,
        code.file.path = request.caller.file(),
        code.line.number = request.caller.line(),
    )
}

/// The span of what begins and ends a transaction.
pub(crate) fn control_span(shared: &Shared, text: &str) -> Span {
    tracing::debug_span!(
        target: "relvar_pg",
        "statement",
        otel.kind = "client",
        db.system.name = "postgresql",
        db.namespace = shared.config.database(),
        db.operation.name = operation(text),
        db.query.text = text,
        server.address = shared.host,
        server.port = shared.port,
    )
}

/// Runs a statement under the eyes of who wants to know.
pub(crate) struct Observer {
    span: Span,
    slow: Option<Duration>,
    text: SqlText,
    started: Instant,
}

impl Observer {
    /// Is there a subscriber? In most programs one load says that there is not.
    pub(crate) fn may_be_wanted() -> bool {
        LevelFilter::current() >= LevelFilter::DEBUG
    }

    /// `None` where nobody listens, and no statement counts as slow.
    pub(crate) fn new(shared: &Shared, request: &Request<Pg>) -> Option<Self> {
        let slow = shared.config.slow_statement;
        let span = span(shared, request);
        (!span.is_disabled() || slow.is_some()).then(|| Observer {
            span,
            slow,
            text: request.text.clone(),
            started: Instant::now(),
        })
    }

    /// Waits for `statement` inside the span and reports how it went.
    pub(crate) async fn watch<T>(self, statement: impl Future<Output = Result<T>>) -> Result<T> {
        let outcome = statement.instrument(self.span.clone()).await;
        let elapsed = self.started.elapsed();
        let _entered = self.span.enter();
        if let Some(state) = outcome.as_ref().err().and_then(crate::Error::sqlstate) {
            self.span.record("db.response.status_code", state);
        }
        if self.slow.is_some_and(|threshold| elapsed >= threshold) {
            let seconds = elapsed.as_secs_f64();
            tracing::warn!(
                target: "relvar_pg",
                { db.query.text = self.text.as_str(), db.client.operation.duration = seconds },
                "slow statement"
            );
        }
        outcome
    }
}

/// The first word: `SELECT`, `INSERT`, `WITH`.
fn operation(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default()
}
