//! The first active users of an age and above, by name.

use sea_orm::{
    DatabaseConnection, DbErr, DerivePartialModel, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::schema::users;

#[derive(DerivePartialModel)]
#[sea_orm(entity = "users::Entity")]
pub struct Adult {
    pub id: i32,
    pub name: String,
    pub age: Option<i32>,
}

pub async fn run(db: &DatabaseConnection, at_least: i32, limit: u64) -> Result<Vec<Adult>, DbErr> {
    users::Entity::find()
        .filter(users::COLUMN.active.eq(true))
        .filter(users::COLUMN.age.gte(at_least))
        .order_by_asc(users::COLUMN.name)
        .order_by_asc(users::COLUMN.id)
        .limit(limit)
        .into_partial_model()
        .all(db)
        .await
}
