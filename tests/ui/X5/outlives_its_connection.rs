// rust: `connection` does not live long enough
use futures_util::TryStreamExt;
use relvar::prelude::*;
use relvar_pg::{Error, Pool};
use relvar_tests::*;

async fn first(db: &Pool) -> Result<Option<tags::Row>, Error> {
    let mut rows = {
        let mut connection = db.get().await?;
        tags.order_by(tags::name).fetch_stream(&mut connection)
    };
    rows.try_next().await
}

fn main() {}
