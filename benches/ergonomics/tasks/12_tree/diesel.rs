//! The active users with their posts, and those with what was said about them.

use diesel::prelude::*;

use crate::schema::{Comment, Post, User, comments, posts, users};

pub struct Author {
    pub name: String,
    pub stories: Vec<Story>,
}

pub struct Story {
    pub title: String,
    pub remarks: Vec<String>,
}

pub fn run(db: &mut PgConnection) -> QueryResult<Vec<Author>> {
    let people: Vec<User> =
        users::table.filter(users::active).order(users::id).select(User::as_select()).load(db)?;
    let wrote: Vec<Post> = Post::belonging_to(&people).order(posts::id).select(Post::as_select()).load(db)?;
    let said: Vec<Comment> =
        Comment::belonging_to(&wrote).order(comments::id).select(Comment::as_select()).load(db)?;

    let said = said.grouped_by(&wrote);
    let wrote = wrote.into_iter().zip(said).grouped_by(&people);
    let story = |(post, said): (Post, Vec<Comment>)| Story {
        title: post.title,
        remarks: said.into_iter().map(|comment| comment.body).collect(),
    };
    let author = |(person, wrote): (User, Vec<(Post, Vec<Comment>)>)| Author {
        name: person.name,
        stories: wrote.into_iter().map(story).collect(),
    };
    Ok(people.into_iter().zip(wrote).map(author).collect())
}
