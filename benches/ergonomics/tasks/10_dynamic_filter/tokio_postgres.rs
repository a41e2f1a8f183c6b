//! The keys of the users whose name holds a text, who have an age or more, who are active or not: as far as asked for.

use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Error};

pub async fn run(
    db: &Client,
    part: Option<&str>,
    at_least: Option<i32>,
    state: Option<bool>,
) -> Result<Vec<i32>, Error> {
    let mut text = "SELECT id FROM users WHERE TRUE".to_owned();
    let mut values: Vec<&(dyn ToSql + Sync)> = Vec::new();
    if let Some(part) = &part {
        values.push(part);
        text += &format!(" AND strpos(name, ${}) > 0", values.len());
    }
    if let Some(at_least) = &at_least {
        values.push(at_least);
        text += &format!(" AND age >= ${}", values.len());
    }
    if let Some(state) = &state {
        values.push(state);
        text += &format!(" AND active = ${}", values.len());
    }
    text += " ORDER BY id";
    let rows = db.query(&text, &values).await?;
    Ok(rows.iter().map(|row| row.get("id")).collect())
}
