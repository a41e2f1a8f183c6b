//! WITH.

use crate::backend::with_database;
use crate::with::*;
use relvar::prelude::*;
use relvar_tests::tags;

// SQLite: WritingWith
#[tokio::test]
async fn what_writes_is_named_by_the_insert_itself() {
    with_database(async |db| {
        tags.insert(tags::name.set("Bob")).execute(db).await?;
        // What writes is named in the WITH clause of the INSERT itself.
        let gone =
            tags.delete().filter(tags::name.eq("Bob")).returning(row!(Tagged { name: tags::name })).cte();
        let again = tags.insert_from(tags::name, gone.query().select(gone.name.concat("by")));
        assert_eq!(with(&gone, again).execute(db).await?, 1);
        let tagged = tags.order_by(tags::name).select(tags::name).fetch_all(db).await?;
        assert_eq!(tagged, ["Bobby", "rust", "sql"]);
        Ok(())
    })
    .await;
}
