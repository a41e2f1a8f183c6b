//! What `tracing` is told of a statement: OpenTelemetry's database attributes and slow statements; never a value.

use std::time::{Duration, Instant};

use relvar::backend::{Request, SqlText};
use tracing::Span;
use tracing::field::Empty;
use tracing::level_filters::LevelFilter;
use tracing::span::Entered;

use crate::session::Shared;
use crate::{Lite, Result};

/// The span of one statement; a disabled one where nobody listens.
fn span(shared: &Shared, request: &Request<Lite>) -> Span {
    tracing::debug_span!(
        target: "relvar_sqlite",
        "statement",
        otel.kind = "client",
        db.system.name = "sqlite",
        db.namespace = shared.database,
        db.operation.name = operation(request.text.as_str()),
        db.query.text = request.text.as_str(),
        db.response.status_code = Empty,
        code.file.path = request.caller.file(),
        code.line.number = request.caller.line(),
    )
}

/// The span of what begins and ends a transaction.
pub(crate) fn control_span(shared: &Shared, text: &str) -> Span {
    tracing::debug_span!(
        target: "relvar_sqlite",
        "statement",
        otel.kind = "client",
        db.system.name = "sqlite",
        db.namespace = shared.database,
        db.operation.name = operation(text),
        db.query.text = text,
    )
}

/// Watches a statement for who wants to know.
pub(crate) struct Observer {
    span: Span,
    slow: Option<Duration>,
    text: SqlText,
    started: Instant,
}

impl Observer {
    /// `None` where nobody listens, and no statement counts as slow.
    pub(crate) fn new(shared: &Shared, request: &Request<Lite>) -> Option<Self> {
        let slow = shared.config.slow_statement;
        if slow.is_none() && LevelFilter::current() < LevelFilter::DEBUG {
            return None;
        }
        let span = span(shared, request);
        (!span.is_disabled() || slow.is_some()).then(|| Observer {
            span,
            slow,
            text: request.text.clone(),
            started: Instant::now(),
        })
    }

    pub(crate) fn enter(&self) -> Entered<'_> {
        self.span.enter()
    }

    /// Reports how it went.
    pub(crate) fn end(self, outcome: &Result<u64>) {
        let elapsed = self.started.elapsed();
        let _entered = self.span.enter();
        if let Some(code) = outcome.as_ref().err().and_then(crate::Error::extended_code) {
            self.span.record("db.response.status_code", code);
        }
        if self.slow.is_some_and(|threshold| elapsed >= threshold) {
            let seconds = elapsed.as_secs_f64();
            tracing::warn!(
                target: "relvar_sqlite",
                { db.query.text = self.text.as_str(), db.client.operation.duration = seconds },
                "slow statement"
            );
        }
    }
}

/// The first word: `SELECT`, `INSERT`, `WITH`.
fn operation(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default()
}
