//! How many posts were changed: one, one, none.

pub async fn answer(db: crate::Db<'_>) -> crate::Answer {
    let one = run(db, 2, "Outer joins", Some("What is not there")).await?;
    let other = run(db, 3, "Sets", None).await?;
    let none = run(db, 999, "Nothing", None).await?;
    Ok(format!("{one:?} {other:?} {none:?}"))
}
