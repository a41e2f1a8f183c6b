//! Adds a user and gives the key.

use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, DatabaseConnection, DbErr};

use crate::schema::users;

pub async fn run(
    db: &DatabaseConnection,
    address: &str,
    called: &str,
    years: Option<i32>,
) -> Result<i32, DbErr> {
    let added = users::ActiveModel {
        email: Set(address.to_owned()),
        name: Set(called.to_owned()),
        age: Set(years),
        ..Default::default()
    };
    Ok(added.insert(db).await?.id)
}
