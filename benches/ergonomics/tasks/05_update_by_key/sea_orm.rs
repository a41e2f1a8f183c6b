//! Changes the title and the text of a post.

use sea_orm::ActiveValue::Set;
use sea_orm::{DatabaseConnection, DbErr, EntityTrait, QueryFilter};

use crate::schema::posts;

pub async fn run(
    db: &DatabaseConnection,
    key: i32,
    headline: &str,
    text: Option<&str>,
) -> Result<u64, DbErr> {
    let changes = posts::ActiveModel {
        title: Set(headline.to_owned()),
        body: Set(text.map(str::to_owned)),
        ..Default::default()
    };
    let done = posts::Entity::update_many().set(changes).filter(posts::COLUMN.id.eq(key)).exec(db).await?;
    Ok(done.rows_affected)
}
