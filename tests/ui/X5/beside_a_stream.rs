// rust: cannot borrow `tx` as immutable because it is also borrowed as mutable
use futures_util::TryStreamExt;
use relvar::prelude::*;
use relvar_pg::{Error, Pool};
use relvar_tests::*;

async fn rename(db: &Pool) -> Result<(), Error> {
    db.transaction(async |mut tx| {
        let mut all = tags.order_by(tags::name).fetch_stream(&mut tx);
        while let Some(tag) = all.try_next().await? {
            tags.update(tags::uses.set(0)).filter(tags::name.eq(tag.name)).execute(&tx).await?;
        }
        Ok(())
    })
    .await
}

fn main() {}
