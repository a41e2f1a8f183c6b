//! The active users with their posts, and those with what was said about them.

use tokio_postgres::{Client, Error};

pub struct Author {
    pub name: String,
    pub stories: Vec<Story>,
}

pub struct Story {
    pub title: String,
    pub remarks: Vec<String>,
}

pub async fn run(db: &Client) -> Result<Vec<Author>, Error> {
    let rows = db
        .query(
            "SELECT users.id AS author_key, users.name, posts.id AS story_key, posts.title, comments.body
             FROM users
             LEFT JOIN posts ON posts.user_id = users.id
             LEFT JOIN comments ON comments.post_id = posts.id
             WHERE users.active ORDER BY users.id, posts.id, comments.id",
            &[],
        )
        .await?;
    let mut authors: Vec<Author> = Vec::new();
    let (mut last_author, mut last_story) = (None, None);
    for row in rows {
        let author_key: i32 = row.get("author_key");
        if last_author.replace(author_key) != Some(author_key) {
            authors.push(Author { name: row.get("name"), stories: Vec::new() });
        }
        let Some(author) = authors.last_mut() else { continue };
        let Some(story_key) = row.get::<_, Option<i32>>("story_key") else { continue };
        if last_story.replace(story_key) != Some(story_key) {
            author.stories.push(Story { title: row.get("title"), remarks: Vec::new() });
        }
        if let Some(story) = author.stories.last_mut() {
            story.remarks.extend(row.get::<_, Option<String>>("body"));
        }
    }
    Ok(authors)
}
