// rust: cannot borrow `connection` as mutable because it is also borrowed as immutable
use relvar::prelude::*;
use relvar_pg::{Connection, Error};
use relvar_tests::*;

async fn twice(mut connection: Connection) -> Result<(), Error> {
    connection.transaction(async |_tx| tags.fetch_all(&connection).await.map(drop)).await
}

fn main() {}
