//! Deletes what somebody said about a post.

use sea_orm::{DatabaseConnection, DbErr, EntityTrait, QueryFilter};

use crate::schema::comments;

pub async fn run(db: &DatabaseConnection, about: i32, from: i32) -> Result<u64, DbErr> {
    let done = comments::Entity::delete_many()
        .filter(comments::COLUMN.post_id.eq(about))
        .filter(comments::COLUMN.user_id.eq(from))
        .exec(db)
        .await?;
    Ok(done.rows_affected)
}
