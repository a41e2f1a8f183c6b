//! The prepared statements of a connection, found by the address of their text.

use std::collections::HashMap;
use std::collections::hash_map::{DefaultHasher, Entry as Place};
use std::hash::{Hash, Hasher};
use std::ptr;

use relvar::backend::SqlText;
use rusqlite::{Connection, Statement};

/// The prepared statements; the least recently used ones make room.
pub(super) struct Statements<'c> {
    connection: &'c Connection,
    entries: HashMap<u64, Entry<'c>>,
    capacity: usize,
    clock: u64,
}

struct Entry<'c> {
    text: SqlText,
    statement: Statement<'c>,
    last_used: u64,
}

impl<'c> Statements<'c> {
    pub(super) fn new(connection: &'c Connection, capacity: usize) -> Self {
        Statements { connection, entries: HashMap::new(), capacity: capacity.max(1), clock: 0 }
    }

    /// The statement, and whether it is new here.
    pub(super) fn prepared(&mut self, text: &SqlText) -> rusqlite::Result<(&mut Statement<'c>, bool)> {
        self.clock += 1;
        let key = key(text);
        if !self.entries.contains_key(&key) {
            self.make_room();
        }
        match self.entries.entry(key) {
            Place::Occupied(place) if is_same(&place.get().text, text) => {
                let entry = place.into_mut();
                entry.last_used = self.clock;
                Ok((&mut entry.statement, false))
            }
            // Another text with the same key: the new one takes its place.
            Place::Occupied(mut place) => {
                let statement = self.connection.prepare(text.as_str())?;
                place.insert(Entry { text: text.clone(), statement, last_used: self.clock });
                Ok((&mut place.into_mut().statement, true))
            }
            Place::Vacant(place) => {
                let statement = self.connection.prepare(text.as_str())?;
                let entry = Entry { text: text.clone(), statement, last_used: self.clock };
                Ok((&mut place.insert(entry).statement, true))
            }
        }
    }

    fn make_room(&mut self) {
        if self.entries.len() >= self.capacity {
            // Rare beside what preparing costs, so a scan is good enough.
            let oldest = self.entries.iter().min_by_key(|(_, entry)| entry.last_used).map(|(key, _)| *key);
            oldest.map(|oldest| self.entries.remove(&oldest));
        }
    }
}

fn is_same(kept: &SqlText, asked: &SqlText) -> bool {
    match (kept, asked) {
        (SqlText::Constant(kept), SqlText::Constant(asked)) => ptr::eq(*kept, *asked) || kept == asked,
        _ => kept.as_str() == asked.as_str(),
    }
}

/// One number for a text. A constant counts by its address and length, so it is never read.
fn key(text: &SqlText) -> u64 {
    match text {
        SqlText::Constant(text) => text.as_ptr().addr() as u64 ^ (text.len() as u64).rotate_right(16),
        SqlText::Rendered(text) => {
            let mut hasher = DefaultHasher::new();
            text.hash(&mut hasher);
            hasher.finish()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_new(statements: &mut Statements<'_>, text: &'static str) -> bool {
        statements.prepared(&SqlText::Constant(text)).unwrap().1
    }

    #[test]
    fn the_least_recently_used_statement_makes_room() {
        let connection = Connection::open_in_memory().unwrap();
        let mut statements = Statements::new(&connection, 2);
        let [one, two, three] = ["SELECT 1", "SELECT 2", "SELECT 3"];
        assert!(is_new(&mut statements, one));
        assert!(is_new(&mut statements, two));
        assert!(!is_new(&mut statements, one));
        assert!(is_new(&mut statements, three));
        assert!(!is_new(&mut statements, one), "used more recently than two");
        assert!(is_new(&mut statements, two));
    }

    #[test]
    fn a_rendered_text_is_found_again() {
        let connection = Connection::open_in_memory().unwrap();
        let mut statements = Statements::new(&connection, 2);
        let text = || SqlText::Rendered("SELECT 1".into());
        assert!(statements.prepared(&text()).unwrap().1);
        assert!(!statements.prepared(&text()).unwrap().1);
    }
}
