// rust: cannot borrow `tx` as immutable because it is also borrowed as mutable
use relvar::prelude::*;
use relvar_pg::{Error, Pool};
use relvar_tests::*;

async fn twice(db: &Pool) -> Result<(), Error> {
    db.transaction(async |mut tx| {
        let savepoint = tx.transaction(async |inner| tags.fetch_all(&inner).await);
        tags.fetch_all(&tx).await?;
        savepoint.await.map(drop)
    })
    .await
}

fn main() {}
