//! One user by the key: one that is there, one that is not.

pub async fn answer(db: crate::Db<'_>) -> crate::Answer {
    let mut answer = String::new();
    for key in [4, 999] {
        let found = run(db, key).await?;
        let shown = found.map(|user| (user.id, user.email, user.name, user.age, user.active));
        answer += &format!("{shown:?}");
    }
    Ok(answer)
}
