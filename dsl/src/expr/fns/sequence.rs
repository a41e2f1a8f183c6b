//! Sequences (PostgreSQL manual, section 9.17), by name, and random identifiers (section 9.14).

use crate::types::*;

crate::function! { postgres "9.17";
    /// The sequence's next number.
    pub fn nextval(sequence: Regclass) -> Int8 = Nextval "nextval" needs crate::render::WritesOnPostgres<Nextval>;
    /// Sets the number, which counts as used, or as the next one where `used` is false.
    pub fn setval(sequence: Regclass, value: Int8) or setval_used(used: Bool) -> Int8 = Setval "setval" needs crate::render::WritesOnPostgres<Setval>;
    /// The number that `nextval` gave last in this session.
    pub fn currval(sequence: Regclass) -> Int8 = Currval "currval";
    /// The number that `nextval` gave last in this session, of whatever sequence.
    pub fn lastval() -> Int8 = Lastval "lastval";
}

#[cfg(feature = "with-uuid-1")]
crate::function! { postgres "9.14";
    /// A random identifier, of version 4.
    pub fn gen_random_uuid() -> Uuid = GenRandomUuid "gen_random_uuid" sqlite ["unhex(hex(randomblob(6)) || '4' || substr(hex(randomblob(2)), 2) || substr('89AB', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || hex(randomblob(6))", ")"] needs crate::render::Everywhere;
}
