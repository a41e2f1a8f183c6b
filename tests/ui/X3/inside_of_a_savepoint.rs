// rust: cannot borrow `tx` as mutable because it is also borrowed as immutable
use relvar::prelude::*;
use relvar_pg::{Error, Pool};
use relvar_tests::*;

async fn twice(db: &Pool) -> Result<(), Error> {
    db.transaction(async |mut tx| tx.transaction(async |_inner| tags.fetch_all(&tx).await.map(drop)).await).await
}

fn main() {}
