//! Who wrote at least so many posts, and how often the best was seen.

use sea_orm::{DatabaseConnection, DbErr, EntityTrait, ExprTrait, FromQueryResult, QueryOrder, QuerySelect};

use crate::schema::{posts, users};

#[derive(FromQueryResult)]
pub struct Writer {
    pub name: String,
    pub post_count: i64,
    pub most_views: Option<i64>,
}

pub async fn run(db: &DatabaseConnection, at_least: i64) -> Result<Vec<Writer>, DbErr> {
    users::Entity::find()
        .inner_join(posts::Entity)
        .select_only()
        .column(users::Column::Name)
        .column_as(posts::COLUMN.id.count(), "post_count")
        .column_as(posts::COLUMN.views.max(), "most_views")
        .group_by(users::COLUMN.id)
        .having(posts::COLUMN.id.count().gte(at_least))
        .order_by_desc(posts::COLUMN.id.count())
        .order_by_asc(users::COLUMN.id)
        .into_model()
        .all(db)
        .await
}
