//! Whether credits were given: they were there, they were not, the giver is none.

pub async fn answer(db: crate::Db<'_>) -> crate::Answer {
    let given = run(db, 1, 2, "red", 30).await?;
    let too_much = run(db, 1, 2, "red", 1000).await?;
    let nobody = run(db, 6, 2, "red", 1).await?;
    Ok(format!("{given:?} {too_much:?} {nobody:?}"))
}
