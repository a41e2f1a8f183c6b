//! expects: this needs a transaction of isolation level `relvar_pg::RepeatableRead`, and `ServerDefault` is weaker
use relvar_pg::{AtLeast, ReadWrite, RepeatableRead, Transaction};

fn report<Level: AtLeast<RepeatableRead>>(_: &Transaction<'_, ReadWrite, Level>) {}

fn print(tx: &Transaction<'_>) {
    report(tx);
}

fn main() {}
