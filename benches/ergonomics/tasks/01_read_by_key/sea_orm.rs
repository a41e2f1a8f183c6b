//! A user by the key, where there is one.

use sea_orm::{DatabaseConnection, DbErr, EntityTrait};

use crate::schema::users;

pub async fn run(db: &DatabaseConnection, key: i32) -> Result<Option<users::Model>, DbErr> {
    users::Entity::find_by_id(key).one(db).await
}
