//! Three pages of posts, the most seen first.

pub async fn answer(db: crate::Db<'_>) -> crate::Answer {
    let mut answer = String::new();
    for (seen, key) in [(1000, 0), (40, 8), (12, 3)] {
        for post in run(db, seen, key, 3).await? {
            answer += &format!("{:?}", (post.id, post.title, post.views));
        }
    }
    Ok(answer)
}
