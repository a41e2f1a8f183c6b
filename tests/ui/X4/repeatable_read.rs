//! expects: this needs a transaction of isolation level `relvar_pg::Serializable`, and `relvar_pg::RepeatableRead` is weaker
use relvar_pg::{AtLeast, ReadWrite, RepeatableRead, Serializable, Transaction};

fn transfer<Level: AtLeast<Serializable>>(_: &Transaction<'_, ReadWrite, Level>) {}

fn pay(tx: &Transaction<'_, ReadWrite, RepeatableRead>) {
    transfer(tx);
}

fn main() {}
