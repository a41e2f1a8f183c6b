//! The keys of two new users.

pub async fn answer(db: crate::Db<'_>) -> crate::Answer {
    let one = run(db, "gus@example.org", "Gus", Some(40)).await?;
    let other = run(db, "hal@example.org", "Hal", None).await?;
    Ok(format!("{one:?} {other:?}"))
}
