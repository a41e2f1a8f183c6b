//! Queries that are put together at run time, and the running twins of what is refused in them.

use crate::backend::Backend;
use crate::backend::with_database;
use relvar::prelude::*;
use relvar_tests::users;

/// Each text is used twice, so that it is prepared; the cache of a connection, of 256 statements, makes room.
// PostgreSQL's own: the prepared statements of a connection
#[tokio::test]
async fn many_texts_do_not_flood_a_connection() {
    with_database(async |db| {
        db.transaction(async |tx| {
            for length in 1..300_usize {
                for _ in 0..2 {
                    let mut query = users.select(users::id).dynamic::<Backend>();
                    for _ in 0..length {
                        query = query.filter(users::id.ge(0));
                    }
                    assert_eq!(query.fetch_all(&tx).await?.len(), 4);
                }
            }
            let kept = relvar::sql!(Int8, "SELECT count(*) FROM pg_prepared_statements");
            let kept = users.any_order().first().select(kept).fetch_one(&tx).await?;
            assert!(kept <= 257, "{kept} statements are prepared");
            Ok::<_, crate::backend::Error>(())
        })
        .await?;
        Ok(())
    })
    .await;
}
