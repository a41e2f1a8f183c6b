//! Violated constraints are told by the constants and the enum of their table, under the names that the server gives.

use crate::backend::{ddl, with_database};
use crate::constraints::*;
use relvar::prelude::*;
use relvar::schema::TableConstraints as _;
use relvar_tests::memberships;

// PostgreSQL's own: the catalogue
#[tokio::test]
async fn the_names_are_those_that_the_server_makes_up() {
    with_database(async |db| {
        ddl::create_all(db, &[stock::SCHEMA]).await?;
        let names = "SELECT conname FROM pg_constraint WHERE conrelid = '\"Stock\"'::regclass AND contype <> 'n' \
                     UNION SELECT indexrelid::regclass::text FROM pg_index WHERE indrelid = '\"Stock\"'::regclass \
                     AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)";
        let connection = db.get().await?;
        let rows = connection.client().query(names, &[]).await?;
        let mut found: Vec<String> = rows.iter().map(|row| row.get::<_, String>(0).replace('"', "")).collect();
        let mut known: Vec<&str> = stock::Constraint::ALL.iter().map(|(_, named)| named.name).collect();
        found.sort_unstable();
        known.sort_unstable();
        assert_eq!(found, known);
        assert!(known.contains(&"Stock_lower_expr_amount_idx"), "{known:?}");
        assert!(known.contains(&"Stock_check1"), "{known:?}");
        Ok(())
    })
    .await;
}

// PostgreSQL's own: the details of an error
#[tokio::test]
async fn an_error_has_the_servers_details() {
    #[derive(relvar::Insert)]
    #[insert(table = memberships)]
    struct NewMember {
        user_id: i32,
        team_id: i32,
        role: &'static str,
        level: i16,
    }
    with_database(async |db| {
        let row = |user_id, team_id| NewMember { user_id, team_id, role: "guest", level: 1 };
        let error = memberships.insert(&[row(3, 1), row(2, 1), row(4, 1)]).execute(db).await.unwrap_err();
        assert_eq!(error.detail(), Some("Key (user_id, team_id)=(2, 1) already exists."));
        Ok(())
    })
    .await;
}
