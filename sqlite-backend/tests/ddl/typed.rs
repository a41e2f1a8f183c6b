//! Tables that were created, through the language: rows come back with their types, and errors name the constraints.

use relvar::prelude::*;

use crate::describe::{Email, Status, members, teams};
use crate::fixture::{Database, wait};

#[test]
fn a_row_has_what_was_stored() {
    let db = Database::new();
    db.create(&[members::SCHEMA, teams::SCHEMA]).unwrap();
    wait(async {
        let pool = &db.pool;
        let email = Email("a@b".to_owned());
        members.insert((members::email.set(email), members::name.set("Zoë"))).execute(pool).await.unwrap();
        let row: members::Row = members.filter(members::id.eq(1)).fetch_one(pool).await.unwrap();
        assert_eq!((row.id, row.email.0.as_str(), row.name.as_str()), (1, "a@b", "Zoë"));
        assert_eq!((row.status, row.active, row.weight, row.age), (Status::New, true, 1.5, None));
        assert_eq!(row.data, serde_json::json!({ "a": [], "b": 1 }));
        assert_eq!((row.photo, row.shown.as_str()), (vec![0, 255], "zoë!"));
        assert_eq!(row.token.get_version_num(), 4);
        let age = jiff::Timestamp::now().duration_since(row.created_at);
        assert!(age.as_secs().abs() < 60, "{age}");
        assert_eq!(row.since, jiff::civil::date(2024, 5, 6).at(7, 8, 0, 0));
    });
}

#[test]
fn an_error_names_the_constraint() {
    let db = Database::new();
    db.create(&[members::SCHEMA, teams::SCHEMA]).unwrap();
    wait(async {
        let pool = &db.pool;
        let insert = async |email: &str, name: &str, age: i16| {
            let values =
                (members::email.set(Email(email.to_owned())), members::name.set(name), members::age.set(age));
            members.insert(values).execute(pool).await
        };
        insert("a@b", "Ann", 20).await.unwrap();
        assert!(insert("a@b", "Bo", 1).await.unwrap_err().violates(members::email_key));
        assert!(insert("c@d", "Ann", 20).await.unwrap_err().violates(members::name_idx));
        assert!(insert("c@d", "", 1).await.unwrap_err().violates(members::named));
        assert!(insert("c@d", "Cy", -1).await.unwrap_err().violates(members::age_check));
    });
}

#[test]
fn lists_find_their_rows() {
    let db = Database::new();
    db.create(&[members::SCHEMA, teams::SCHEMA]).unwrap();
    wait(async {
        let pool = &db.pool;
        for (email, weight) in [("a@b", 0.1 + 0.2), ("c@d", -4.366508223114724e-137), ("e@f", f64::INFINITY)]
        {
            let values = (
                members::email.set(Email(email.to_owned())),
                members::name.set(email),
                members::weight.set(weight),
            );
            members.insert(values).execute(pool).await.unwrap();
        }
        let found = async |query: Vec<f64>| {
            let query =
                members.filter(members::weight.eq_any(query)).order_by(members::id).select(members::id);
            query.fetch_all(pool).await.unwrap()
        };
        assert_eq!(found(vec![0.1 + 0.2, -4.366508223114724e-137]).await, [1, 2]);
        assert_eq!(found(vec![f64::INFINITY, 0.3]).await, [3]);
        let statuses =
            members.filter(members::status.eq_any([Status::Lost, Status::New])).select(members::id);
        assert_eq!(statuses.fetch_all(pool).await.unwrap().len(), 3);
        let tokens = members.order_by(members::id).select(members::token).fetch_all(pool).await.unwrap();
        let by_token =
            members.filter(members::token.eq_any(&tokens[1..])).order_by(members::id).select(members::id);
        assert_eq!(by_token.fetch_all(pool).await.unwrap(), [2, 3]);
    });
}
