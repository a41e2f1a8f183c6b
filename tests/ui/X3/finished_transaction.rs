// rust: lifetime may not live long enough: the transaction does not leave its closure
use relvar_pg::{Error, Pool};

async fn keep(db: &Pool) -> Result<(), Error> {
    let tx = db.transaction(async |tx| Ok::<_, Error>(tx)).await?;
    drop(tx);
    Ok(())
}

fn main() {}
