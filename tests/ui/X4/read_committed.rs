//! expects: this needs a transaction of isolation level `relvar_pg::Serializable`, and `relvar_pg::ReadCommitted` is weaker
use relvar_pg::{AtLeast, ReadCommitted, ReadWrite, Serializable, Transaction};

fn transfer<Level: AtLeast<Serializable>>(_: &Transaction<'_, ReadWrite, Level>) {}

fn pay(tx: &Transaction<'_, ReadWrite, ReadCommitted>) {
    transfer(tx);
}

fn main() {}
