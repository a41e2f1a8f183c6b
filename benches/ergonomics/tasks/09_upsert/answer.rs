//! The credits after a membership that is new and after one that is there.

pub async fn answer(db: crate::Db<'_>) -> crate::Answer {
    let new = run(db, 4, "blue", "member", 12).await?;
    let there = run(db, 2, "red", "lead", 7).await?;
    Ok(format!("{new:?} {there:?}"))
}
