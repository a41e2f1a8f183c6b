//! Every user with each of their posts, or with none.

use sea_orm::{DatabaseConnection, DbErr, EntityTrait, FromQueryResult, QueryOrder, QuerySelect};

use crate::schema::{posts, users};

#[derive(FromQueryResult)]
pub struct Line {
    pub name: String,
    pub title: Option<String>,
    pub views: Option<i64>,
}

pub async fn run(db: &DatabaseConnection) -> Result<Vec<Line>, DbErr> {
    users::Entity::find()
        .left_join(posts::Entity)
        .select_only()
        .column(users::Column::Name)
        .column(posts::Column::Title)
        .column(posts::Column::Views)
        .order_by_asc(users::COLUMN.id)
        .order_by_asc(posts::COLUMN.id)
        .into_model()
        .all(db)
        .await
}
