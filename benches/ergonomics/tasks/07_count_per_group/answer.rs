//! Who wrote at least so many posts.

pub async fn answer(db: crate::Db<'_>) -> crate::Answer {
    let mut answer = String::new();
    for at_least in [1, 2] {
        for writer in run(db, at_least).await? {
            answer += &format!("{:?}", (writer.name, writer.post_count, writer.most_views));
        }
    }
    Ok(answer)
}
