//! The active users with their posts, and those with what was said about them.

use sea_orm::{DatabaseConnection, DbErr, EntityLoaderTrait, QueryFilter, QueryOrder};

use crate::schema::{comments, posts, users};

pub struct Author {
    pub name: String,
    pub stories: Vec<Story>,
}

pub struct Story {
    pub title: String,
    pub remarks: Vec<String>,
}

pub async fn run(db: &DatabaseConnection) -> Result<Vec<Author>, DbErr> {
    let people = users::Entity::load()
        .filter(users::COLUMN.active.eq(true))
        .order_by_asc(users::COLUMN.id)
        .with((posts::Entity, comments::Entity))
        .all(db)
        .await?;
    let story = |post: posts::ModelEx| Story {
        title: post.title,
        remarks: post.comments.into_iter().map(|comment| comment.body).collect(),
    };
    let author = |person: users::ModelEx| Author {
        name: person.name,
        stories: person.posts.into_iter().map(story).collect(),
    };
    Ok(people.into_iter().map(author).collect())
}
