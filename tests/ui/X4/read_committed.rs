//! expects: this needs a transaction of isolation level Serializable, and ReadCommitted is weaker
use relvar_pg::{AtLeast, Error, Pool, ReadCommitted, ReadWrite, Serializable, Transaction};

async fn transfer<Level: AtLeast<Serializable>>(_tx: &Transaction<'_, ReadWrite, Level>) -> Result<(), Error> {
    Ok(())
}

async fn pay(db: &Pool) -> Result<(), Error> {
    db.transaction_with().isolation(ReadCommitted).run(async |tx| transfer(&tx).await).await
}

fn main() {}
