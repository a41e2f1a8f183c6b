//! How many comments went: two, none.

pub async fn answer(db: crate::Db<'_>) -> crate::Answer {
    let some = run(db, 4, 1).await?;
    let none = run(db, 4, 6).await?;
    Ok(format!("{some:?} {none:?}"))
}
