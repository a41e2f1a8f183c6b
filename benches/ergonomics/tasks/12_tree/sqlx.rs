//! The active users with their posts, and those with what was said about them.

use sqlx::{Error, PgPool};

pub struct Author {
    pub name: String,
    pub stories: Vec<Story>,
}

pub struct Story {
    pub title: String,
    pub remarks: Vec<String>,
}

pub async fn run(db: &PgPool) -> Result<Vec<Author>, Error> {
    let rows = sqlx::query!(
        r#"SELECT users.id AS author_key, users.name,
           posts.id AS "story_key?", posts.title AS "title?", comments.body AS "body?"
           FROM users
           LEFT JOIN posts ON posts.user_id = users.id
           LEFT JOIN comments ON comments.post_id = posts.id
           WHERE users.active ORDER BY users.id, posts.id, comments.id"#,
    )
    .fetch_all(db)
    .await?;
    let mut authors: Vec<Author> = Vec::new();
    let (mut last_author, mut last_story) = (None, None);
    for row in rows {
        if last_author.replace(row.author_key) != Some(row.author_key) {
            authors.push(Author { name: row.name, stories: Vec::new() });
        }
        let Some(author) = authors.last_mut() else { continue };
        let (Some(story_key), Some(headline)) = (row.story_key, row.title) else { continue };
        if last_story.replace(story_key) != Some(story_key) {
            author.stories.push(Story { title: headline, remarks: Vec::new() });
        }
        if let Some(story) = author.stories.last_mut() {
            story.remarks.extend(row.body);
        }
    }
    Ok(authors)
}
