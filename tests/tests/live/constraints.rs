//! Violated constraints are told by the constants and the enum of their table, under the names that the server gives.

use crate::backend::ddl;
use crate::backend::with_database;
use relvar::prelude::*;
use relvar::schema::{ConstraintKind, TableConstraints as _};
use relvar_tests::{comments, memberships, posts, tags, users};

relvar::table! {
    #[sql_name = "Stock"]
    stock {
        #[primary_key] id -> Int4,
        #[sql_name = "Shelf No"] #[unique] shelf -> Int4,
        amount -> Int4,
        price -> Int4,
        #[unique(name = "one code")] code -> Nullable<Text>,
        a_column_with_a_name_that_is_quite_long_indeed -> Nullable<Int4>,
        another_column_with_a_name_of_some_length -> Nullable<Int4>,
        #[references(stock.id)] parent -> Nullable<Int4>,
        unique(a_column_with_a_name_that_is_quite_long_indeed, another_column_with_a_name_of_some_length),
        check(amount >= 0),
        check(price >= 0 and price < 100),
        check(amount < price),
        check(price <> amount),
        check(amount < 1000, name = stock_not_too_much),
        unique_index(lower(code), price + 1, amount),
        unique_index(amount, where price > 50),
    }
}

#[tokio::test]
async fn an_error_says_which_constraint_was_violated() {
    with_database(async |db| {
        let row = (users::email.set("ann@x.org"), users::name.set("Ann"));
        let taken = users.insert(row).execute(db).await.unwrap_err();
        assert!(taken.violates(users::email_key) && !taken.violates(users::pkey));
        assert_eq!(taken.violated::<users::Constraint>(), Some(users::Constraint::EmailKey));
        assert_eq!(taken.violated::<tags::Constraint>(), None);
        assert_eq!(users::Constraint::EmailKey.to_string(), "email is taken");
        assert!(!taken.to_string().contains("ann@x.org"), "{taken}");

        let both = (users::email.set("x"), users::name.set("Ann"), users::team_id.set(1));
        let both = users.insert(both).execute(db).await.unwrap_err();
        assert!(both.violates(users::team_id_name_key));
        assert_eq!(users::Constraint::TeamIdNameKey.to_string(), "team_id and name are taken together");

        let dangling = (users::email.set("y"), users::name.set("Y"), users::team_id.set(77));
        let dangling = users.insert(dangling).execute(db).await.unwrap_err();
        assert!(dangling.violates(users::team_id_fkey));
        let shown = dangling.violated::<users::Constraint>().unwrap().to_string();
        assert_eq!(shown, "team_id does not refer to a row of teams");

        // The row is referenced: the constraint is the referencing table's.
        let referenced = posts.delete().filter(posts::id.eq(1)).execute(db).await.unwrap_err();
        assert!(referenced.violates(comments::post_id_fkey));
        assert!(referenced.is_foreign_key_violation());

        let missing = db.batch_execute("INSERT INTO tags (name) VALUES (NULL)").await.unwrap_err();
        assert!(
            missing.violates(tags::name) && !missing.violates(tags::uses) && !missing.violates(tags::pkey)
        );
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn checks_and_given_names_are_told_apart() {
    with_database(async |db| {
        ddl::create_all(db, &[stock::SCHEMA]).await?;
        let row = |id: i32, amount: i32, price: i32| {
            (
                stock::id.set(id),
                stock::shelf.set(id),
                stock::amount.set(amount),
                stock::price.set(price),
                stock::code.set("c"),
            )
        };
        let negative = stock.insert(row(1, -1, 5)).execute(db).await.unwrap_err();
        assert!(negative.violates(stock::amount_check));
        assert_eq!(negative.violated(), Some(stock::Constraint::AmountCheck));
        assert_eq!(stock::Constraint::AmountCheck.to_string(), "amount >= 0 does not hold");
        let dear = stock.insert(row(1, 1, 500)).execute(db).await.unwrap_err();
        assert!(dear.violates(stock::price_check));
        let more = stock.insert(row(1, 7, 5)).execute(db).await.unwrap_err();
        assert!(more.violates(stock::check), "{more}");
        stock.insert(row(1, 1, 5)).execute(db).await?;
        let same_code = stock.insert(row(2, 2, 6)).execute(db).await.unwrap_err();
        assert!(same_code.violates(stock::one_code));
        let shelf = (stock::id.set(3), stock::shelf.set(1), stock::amount.set(1), stock::price.set(2));
        let shelf = stock.insert(shelf).execute(db).await.unwrap_err();
        assert!(shelf.violates(stock::shelf_no_key));

        let kinds = |kind| stock::Constraint::ALL.iter().filter(|(_, named)| named.kind == kind).count();
        assert_eq!(kinds(ConstraintKind::PrimaryKey), 1);
        assert_eq!(kinds(ConstraintKind::Unique), 5);
        assert_eq!(kinds(ConstraintKind::ForeignKey), 1);
        assert_eq!(kinds(ConstraintKind::Check), 5);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_batch_with_one_bad_row_writes_nothing() {
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
        let before = memberships.count().fetch_one(db).await?;
        let error = memberships.insert(&[row(3, 1), row(2, 1), row(4, 1)]).execute(db).await.unwrap_err();
        assert!(error.violates(memberships::pkey));
        let error = memberships.insert(&[row(3, 1), row(3, 99)]).execute(db).await.unwrap_err();
        assert!(error.violates(memberships::team_id_fkey));
        assert_eq!(memberships.count().fetch_one(db).await?, before);
        Ok(())
    })
    .await;
}
