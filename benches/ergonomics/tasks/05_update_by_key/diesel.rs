//! Changes the title and the text of a post.

use diesel::prelude::*;

use crate::schema::posts;

pub fn run(db: &mut PgConnection, key: i32, headline: &str, text: Option<&str>) -> QueryResult<usize> {
    diesel::update(posts::table.find(key)).set((posts::title.eq(headline), posts::body.eq(text))).execute(db)
}
