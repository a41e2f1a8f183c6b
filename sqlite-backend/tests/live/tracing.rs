//! What is told of statements: attributes and slow statements, and no values.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use ::tracing::field::{Field, Visit};
use ::tracing::span::{Attributes, Id, Record};
use ::tracing::{Event, Metadata, Subscriber};
use relvar::backend::Executor;
use relvar_sqlite::Config;

use crate::support::*;

/// Writes down every field of every span and event of this crate.
#[derive(Clone, Default)]
struct Notes(Arc<Mutex<String>>);

impl Notes {
    fn text(&self) -> String {
        self.0.lock().unwrap().clone()
    }
}

impl Visit for Notes {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        self.0.lock().unwrap().push_str(&format!("{}={value:?};", field.name()));
    }
}

impl Subscriber for Notes {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "relvar_sqlite"
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        span.record(&mut self.clone());
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut self.clone());
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        self.0.lock().unwrap().push_str(&format!("{};", event.metadata().level()));
        event.record(&mut self.clone());
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn a_span_has_the_attributes_of_opentelemetry_and_no_value() {
    let db = memory("").await;
    let notes = Notes::default();
    let _guard = ::tracing::subscriber::set_default(notes.clone());
    let request = sql("SELECT 1, ?1").bind::<Text, _>("secret").returns(&INT_TEXT);
    db.fetch_all(request, int_text).await.unwrap();
    let failing = sql("SELECT abs(-9223372036854775808), ?1").bind::<Text, _>("secret").returns(&INT);
    db.fetch_all(failing, int).await.unwrap_err();
    db.transaction(async |_| Ok::<_, relvar_sqlite::Error>(())).await.unwrap();
    let shown = notes.text();
    for part in [
        "db.system.name=\"sqlite\"",
        "db.operation.name=\"SELECT\"",
        "db.query.text=\"SELECT 1, ?1\"",
        "db.namespace=\":memory:\"",
        "db.response.status_code=1;",
        "db.query.text=\"BEGIN IMMEDIATE\"",
        "db.query.text=\"COMMIT\"",
    ] {
        assert!(shown.contains(part), "{part} is missing in {shown}");
    }
    assert!(!shown.contains("secret"), "{shown}");
}

#[tokio::test]
async fn a_slow_statement_is_a_warning() {
    let db = pool_with(Config::memory().slow_statement(Duration::from_millis(100)), "").await;
    let notes = Notes::default();
    let _guard = ::tracing::subscriber::set_default(notes.clone());
    db.fetch_all(sql("SELECT 1").returns(&INT), int).await.unwrap();
    assert!(!notes.text().contains("WARN"), "{}", notes.text());
    let long = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000) SELECT count(*) FROM n";
    db.fetch_all(sql(long).returns(&INT), int).await.unwrap();
    assert!(notes.text().contains("WARN"), "{}", notes.text());
}
