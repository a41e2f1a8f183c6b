//! The posts after one, the most seen first.

use sea_orm::{DatabaseConnection, DbErr, DerivePartialModel, EntityTrait};

use crate::schema::posts;

#[derive(DerivePartialModel)]
#[sea_orm(entity = "posts::Entity")]
pub struct Listed {
    pub id: i32,
    pub title: String,
    pub views: i64,
}

pub async fn run(db: &DatabaseConnection, seen: i64, key: i32, limit: u64) -> Result<Vec<Listed>, DbErr> {
    let mut page = posts::Entity::find().cursor_by((posts::Column::Views, posts::Column::Id));
    page.desc().after((seen, key)).first(limit);
    page.into_partial_model().all(db).await
}
