//! Active users of an age and above, by name.

pub async fn answer(db: crate::Db<'_>) -> crate::Answer {
    let mut answer = String::new();
    for (at_least, limit) in [(18, 2), (17, 10), (90, 10)] {
        for adult in run(db, at_least, limit).await? {
            answer += &format!("{:?}", (adult.id, adult.name, adult.age));
        }
    }
    Ok(answer)
}
