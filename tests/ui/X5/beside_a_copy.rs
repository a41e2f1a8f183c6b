// rust: cannot borrow `connection` as immutable because it is also borrowed as mutable
use relvar::prelude::*;
use relvar_pg::{Connection, CopyMethods as _, Csv, Error};
use relvar_tests::*;

async fn fill(mut connection: Connection) -> Result<(), Error> {
    let copy = tags.copy_in_csv(tags::name, Csv::new()).start(&mut connection).await?;
    tags.fetch_all(&connection).await?;
    copy.finish().await.map(drop)
}

fn main() {}
