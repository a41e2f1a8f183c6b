//! Users found by every combination of three conditions.

pub async fn answer(db: crate::Db<'_>) -> crate::Answer {
    let mut answer = String::new();
    for part in [None, Some("an")] {
        for at_least in [None, Some(30)] {
            for state in [None, Some(true), Some(false)] {
                answer += &format!("{:?}", run(db, part, at_least, state).await?);
            }
        }
    }
    Ok(answer)
}
