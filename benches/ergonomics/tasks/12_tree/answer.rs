//! Active users with their posts, those with their comments.

pub async fn answer(db: crate::Db<'_>) -> crate::Answer {
    let mut answer = String::new();
    for author in run(db).await? {
        answer += &format!("{:?}", author.name);
        for story in author.stories {
            answer += &format!("{:?}", (story.title, story.remarks));
        }
    }
    Ok(answer)
}
