//! Set-returning functions, VALUES and arrays as tables.

use crate::backend::with_database;
use relvar::prelude::*;
use relvar_tests::users;

#[derive(Clone, Debug, PartialEq, relvar::Row)]
struct Grade {
    letter: String,
    least: i32,
}

#[tokio::test]
async fn values_and_several_arrays_are_tables() {
    with_database(async |db| {
        let grade = |letter: &str, least: i32| {
            row!(Grade { letter: val::<Text, _>(letter.to_owned()), least: val::<Int4, _>(least) })
        };
        let grades = values_of([grade("A", 40), grade("B", 20)]).derived();
        let rows =
            users.left_join(grades.on(users::age.ge(grades.least))).order_by((users::id, grades.letter));
        let rows = rows.select((users::id, grades.letter)).fetch_all(db).await?;
        let rows: Vec<_> = rows.iter().map(|(id, letter)| (*id, letter.as_deref())).collect();
        assert_eq!(rows, [(1, Some("B")), (2, Some("B")), (3, None), (4, Some("A")), (4, Some("B"))]);
        let whole = grades.query().order_by(grades.least).fetch_all(db).await?;
        assert_eq!(whole[0], Grade { letter: "B".to_owned(), least: 20 });
        let named = values_of([grade("A", 40)]).cte();
        assert_eq!(with(&named, named.query().select(named.least)).fetch_all(db).await?, [40]);
        Ok(())
    })
    .await;
}
