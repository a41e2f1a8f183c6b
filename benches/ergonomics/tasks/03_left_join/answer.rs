//! Every user with each post, if any.

pub async fn answer(db: crate::Db<'_>) -> crate::Answer {
    let rows = run(db).await?.into_iter().map(|line| format!("{:?}", (line.name, line.title, line.views)));
    Ok(rows.collect())
}
