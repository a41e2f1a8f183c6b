//! expects: this needs a transaction of isolation level RepeatableRead, and ServerDefault is weaker
use relvar_pg::{AtLeast, Error, Pool, ReadWrite, RepeatableRead, Transaction};

async fn report<Level: AtLeast<RepeatableRead>>(_tx: &Transaction<'_, ReadWrite, Level>) -> Result<(), Error> {
    Ok(())
}

async fn print(db: &Pool) -> Result<(), Error> {
    db.transaction(async |tx| report(&tx).await).await
}

fn main() {}
