//! The prepared statements of one connection: a bounded cache, the least recently used ones make room.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ptr;

use relvar::backend::{ColumnTypes, SqlText};
use relvar::kernel::TypeName;
use tokio_postgres::Statement;

use crate::Parameters;

/// Statements by text and parameter types.
pub(crate) struct StatementCache {
    /// By [`key`]; `Entry::is` tells two statements of the same key apart.
    entries: HashMap<u64, Entry, BuildHasherDefault<KeyHasher>>,
    capacity: usize,
    clock: u64,
}

struct Entry {
    text: SqlText,
    parameters: Box<[&'static TypeName]>,
    last_used: u64,
    /// `None`: seen once, not prepared yet.
    prepared: Option<Prepared>,
}

/// A statement that the server knows by name.
#[derive(Clone)]
pub(crate) struct Prepared {
    pub(crate) statement: Statement,
    /// The expectation that its columns were last found to meet.
    pub(crate) checked: Option<&'static ColumnTypes>,
}

/// What the cache knows of a statement.
pub(crate) enum Known {
    /// Never seen before; it is remembered now.
    New,
    /// Seen, not prepared.
    Seen,
    /// Prepared.
    Prepared(Prepared),
}

impl StatementCache {
    pub(crate) fn new(capacity: usize) -> Self {
        StatementCache { entries: HashMap::default(), capacity: capacity.max(1), clock: 0 }
    }

    /// Looks the statement up and remembers that it is used now.
    pub(crate) fn look_up(&mut self, text: &SqlText, parameters: &Parameters) -> Known {
        self.clock += 1;
        let key = key(text, parameters);
        if let Some(entry) = self.entries.get_mut(&key).filter(|entry| entry.is(text, parameters)) {
            entry.last_used = self.clock;
            return entry.prepared.clone().map_or(Known::Seen, Known::Prepared);
        }
        self.insert(text, parameters, None);
        Known::New
    }

    /// The statement, if it is prepared and its columns are known to be the expected ones. Remembers that it is used now.
    pub(crate) fn ready(
        &mut self,
        text: &SqlText,
        parameters: &Parameters,
        expected: Option<&'static ColumnTypes>,
    ) -> Option<Statement> {
        let entry = self.entries.get_mut(&key(text, parameters))?;
        let Prepared { statement, checked } = entry.prepared.as_ref()?;
        let meets =
            |expected: &'static ColumnTypes| checked.is_some_and(|checked| ptr::eq(checked, expected));
        if !expected.is_none_or(meets) || !entry.is(text, parameters) {
            return None;
        }
        self.clock += 1;
        entry.last_used = self.clock;
        Some(statement.clone())
    }

    /// Keeps a prepared statement.
    pub(crate) fn keep(&mut self, text: &SqlText, parameters: &Parameters, prepared: Prepared) {
        self.insert(text, parameters, Some(prepared));
    }

    /// Forgets a statement that the server no longer accepts.
    pub(crate) fn forget(&mut self, text: &SqlText, parameters: &Parameters) {
        let key = key(text, parameters);
        if self.entries.get(&key).is_some_and(|entry| entry.is(text, parameters)) {
            self.entries.remove(&key);
        }
    }

    /// Forgets all.
    pub(crate) fn clear(&mut self) {
        self.entries.clear();
    }

    fn insert(&mut self, text: &SqlText, parameters: &Parameters, prepared: Option<Prepared>) {
        let key = key(text, parameters);
        if self.entries.len() >= self.capacity && !self.entries.contains_key(&key) {
            // Rare beside the round trip that preparing costs, so a scan is good enough.
            let oldest = self.entries.iter().min_by_key(|(_, entry)| entry.last_used).map(|(key, _)| *key);
            oldest.map(|oldest| self.entries.remove(&oldest));
        }
        let entry = Entry {
            text: text.clone(),
            parameters: parameters.type_names().collect(),
            last_used: self.clock,
            prepared,
        };
        self.entries.insert(key, entry);
    }
}

impl Entry {
    /// Is it this statement? Mostly a few addresses say so.
    #[inline]
    fn is(&self, text: &SqlText, parameters: &Parameters) -> bool {
        let same_text = match (&self.text, text) {
            (SqlText::Constant(kept), SqlText::Constant(asked)) => ptr::eq(*kept, *asked),
            _ => self.has_text(text),
        };
        same_text && (self.has_addresses(parameters) || self.has_types(parameters))
    }

    #[inline]
    fn has_addresses(&self, parameters: &Parameters) -> bool {
        let mut kept = self.parameters.iter();
        parameters.type_names().all(|asked| kept.next().is_some_and(|kept| ptr::eq(*kept, asked)))
            && kept.len() == 0
    }

    #[cold]
    fn has_text(&self, text: &SqlText) -> bool {
        match (&self.text, text) {
            (SqlText::Rendered(kept), SqlText::Rendered(asked)) => kept == asked,
            _ => false,
        }
    }

    /// One type may have its name at several addresses.
    #[cold]
    fn has_types(&self, parameters: &Parameters) -> bool {
        self.parameters.iter().copied().eq(parameters.type_names())
    }
}

/// One number for a statement. A constant text counts by its address and length, so it is never read.
#[inline]
fn key(text: &SqlText, parameters: &Parameters) -> u64 {
    let text = match text {
        SqlText::Constant(text) => text.as_ptr().addr() as u64 ^ (text.len() as u64).rotate_right(16),
        SqlText::Rendered(text) => hash(text),
    };
    mix(text, parameters.types_key())
}

/// Eight bytes at a time. Texts come from the program and not from its input, and one of another's key is told apart.
fn hash(text: &str) -> u64 {
    let (words, rest) = text.as_bytes().as_chunks::<8>();
    let key = words.iter().fold(text.len() as u64, |key, word| mix(key, u64::from_le_bytes(*word)));
    rest.iter().fold(key, |key, byte| mix(key, u64::from(*byte)))
}

/// Spreads two numbers over one: multiply and fold.
fn mix(left: u64, right: u64) -> u64 {
    let product = u128::from(left ^ 0x9E37_79B9_7F4A_7C15) * u128::from(right ^ 0xD1B5_4A32_D192_ED03);
    (product as u64) ^ ((product >> 64) as u64)
}

/// The keys are well spread already.
#[derive(Default)]
struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = mix(self.0, u64::from(*byte));
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use relvar::backend::Encoded;

    static INT4: TypeName = TypeName::built_in("int4");
    static INT4_TWICE: TypeName = TypeName::built_in("int4");
    static TEXT: TypeName = TypeName::built_in("text");

    fn parameters(types: &[&'static TypeName]) -> Parameters {
        let mut parameters = Parameters::default();
        for type_name in types {
            parameters.push(type_name, |_| Ok(Encoded::Null));
        }
        parameters
    }

    fn is_new(cache: &mut StatementCache, text: &SqlText, types: &[&'static TypeName]) -> bool {
        matches!(cache.look_up(text, &parameters(types)), Known::New)
    }

    #[test]
    fn text_and_parameter_types_tell_statements_apart() {
        let mut cache = StatementCache::new(10);
        let constant = SqlText::Constant("SELECT $1");
        assert!(is_new(&mut cache, &constant, &[&INT4]));
        assert!(!is_new(&mut cache, &constant, &[&INT4]));
        assert!(is_new(&mut cache, &constant, &[&TEXT]));
        assert!(is_new(&mut cache, &constant, &[&INT4, &INT4]));
        let rendered = SqlText::Rendered(Arc::from("SELECT $1"));
        assert!(is_new(&mut cache, &rendered, &[&INT4]));
        assert!(!is_new(&mut cache, &SqlText::Rendered(Arc::from("SELECT $1")), &[&INT4]));
        cache.forget(&constant, &parameters(&[&INT4]));
        assert!(is_new(&mut cache, &constant, &[&INT4]));
        assert!(!is_new(&mut cache, &constant, &[&TEXT]));
    }

    #[test]
    fn type_names_are_compared_by_content() {
        let mut cache = StatementCache::new(10);
        let text = SqlText::Constant("SELECT $1");
        cache.look_up(&text, &parameters(&[&INT4]));
        let entry = cache.entries.values().next().unwrap();
        assert!(entry.is(&text, &parameters(&[&INT4_TWICE])));
        assert!(!entry.is(&text, &parameters(&[&TEXT])));
    }

    #[test]
    fn the_least_recently_used_statement_makes_room() {
        let mut cache = StatementCache::new(2);
        let [one, two, three] = ["SELECT 1", "SELECT 2", "SELECT 3"].map(SqlText::Constant);
        assert!(is_new(&mut cache, &one, &[]));
        assert!(is_new(&mut cache, &two, &[]));
        assert!(!is_new(&mut cache, &one, &[]));
        assert!(is_new(&mut cache, &three, &[]));
        assert!(!is_new(&mut cache, &one, &[]), "used more recently than two");
        assert!(is_new(&mut cache, &two, &[]));
    }
}
