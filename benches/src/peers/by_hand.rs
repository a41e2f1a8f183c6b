//! tokio-postgres by hand: statements that were prepared once, or their text each time.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::future::ready;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use deadpool_postgres::{Manager, ManagerConfig, Pool, RecyclingMethod};
use futures_util::TryStreamExt as _;
use relvar_pg::tokio_postgres::binary_copy::BinaryCopyInWriter;
use relvar_pg::tokio_postgres::types::{ToSql, Type};
use relvar_pg::tokio_postgres::{self, Client, Error, NoTls, Row, Statement, ToStatement};

use super::text;
use crate::Outcome;
use crate::drive::{Given, Library, all, timed};
use crate::scenario::{
    COLOR, CONNECTIONS, Filters, KeyedUser, NewUser, PAGE, Scenario, TASKS, first_key, key, name, written_key,
};
use crate::sum::summed;

pub(crate) struct User {
    pub(crate) id: i32,
    pub(crate) name: String,
    pub(crate) hair_color: Option<String>,
}

pub(crate) struct Post {
    pub(crate) id: i32,
    pub(crate) user_id: i32,
    pub(crate) title: String,
    pub(crate) body: Option<String>,
}

pub(crate) struct Comment {
    pub(crate) id: i32,
    pub(crate) post_id: i32,
    pub(crate) text: String,
}

summed!(User, Post, Comment);

pub(super) fn user(row: &Row) -> Result<User, Error> {
    Ok(User { id: row.try_get(0)?, name: row.try_get(1)?, hair_color: row.try_get(2)? })
}

fn post(row: &Row) -> Result<Post, Error> {
    Ok(Post { id: row.try_get(0)?, user_id: row.try_get(1)?, title: row.try_get(2)?, body: row.try_get(3)? })
}

fn comment(row: &Row) -> Result<Comment, Error> {
    Ok(Comment { id: row.try_get(0)?, post_id: row.try_get(1)?, text: row.try_get(2)? })
}

fn user_and_post(row: &Row) -> Result<(User, Option<Post>), Error> {
    let post = match row.try_get(3)? {
        Some(id) => {
            let (user_id, title) = (row.try_get(4)?, row.try_get(5)?);
            Some(Post { id, user_id, title, body: row.try_get(6)? })
        }
        None => None,
    };
    Ok((user(row)?, post))
}

/// A statement as it is handed over: prepared, or its text.
pub(crate) trait Written: ToStatement + Clone + Send + Sync + 'static {
    fn new(client: &Client, text: String) -> impl Future<Output = Result<Self, Error>> + Send;
}

impl Written for Statement {
    async fn new(client: &Client, text: String) -> Result<Self, Error> {
        client.prepare(&text).await
    }
}

impl Written for String {
    fn new(_: &Client, text: String) -> impl Future<Output = Result<Self, Error>> + Send {
        ready(Ok(text))
    }
}

/// The statement of the pool's tasks: prepared once on each connection, or its text.
trait Pooled: Written {
    fn pooled(
        client: &deadpool_postgres::Client,
        text: &str,
    ) -> impl Future<Output = Result<Self, Error>> + Send;
}

impl Pooled for Statement {
    async fn pooled(client: &deadpool_postgres::Client, text: &str) -> Result<Self, Error> {
        client.prepare_cached(text).await
    }
}

impl Pooled for String {
    fn pooled(_: &deadpool_postgres::Client, text: &str) -> impl Future<Output = Result<Self, Error>> + Send {
        ready(Ok(text.to_owned()))
    }
}

/// `Text` is a statement that was prepared, or a text.
pub(crate) struct ByHand<Text> {
    given: Given,
    client: Client,
    texts: Vec<Text>,
    /// The statements of `dynamic`, by their text.
    kept: HashMap<String, Text>,
    pool: Option<Pool>,
}

async fn connect(url: &str) -> Outcome<Client> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}

fn pool(url: &str) -> Outcome<Pool> {
    let config = ManagerConfig { recycling_method: RecyclingMethod::Fast };
    let manager = Manager::from_config(url.parse()?, NoTls, config);
    Ok(Pool::builder(manager).max_size(CONNECTIONS).build()?)
}

/// Rows, each read as it comes.
async fn load<Text: Written, T>(
    client: &Client,
    text: &Text,
    values: &[&(dyn ToSql + Sync)],
    read: impl Fn(&Row) -> Result<T, Error>,
) -> Result<Vec<T>, Error> {
    let mut rows = pin!(client.query_raw(text, values.iter().copied()).await?);
    let mut all = Vec::new();
    while let Some(row) = rows.try_next().await? {
        all.push(read(&row)?);
    }
    Ok(all)
}

/// Users with their posts, from rows of both that are ordered by the user.
fn in_order(rows: Vec<(User, Option<Post>)>) -> Vec<(User, Vec<Post>)> {
    let mut users: Vec<(User, Vec<Post>)> = Vec::new();
    for (user, post) in rows {
        match users.last_mut() {
            Some((last, posts)) if last.id == user.id => posts.extend(post),
            _ => users.push((user, post.into_iter().collect())),
        }
    }
    users
}

/// Each row with the rows of the next table that refer to it.
pub(super) fn grouped<Row, Inside>(
    rows: Vec<Row>,
    inside: Vec<Inside>,
    key: impl Fn(&Row) -> i32,
    refers_to: impl Fn(&Inside) -> i32,
) -> Vec<(Row, Vec<Inside>)> {
    let place: HashMap<i32, usize> = rows.iter().enumerate().map(|(at, row)| (key(row), at)).collect();
    let mut rows: Vec<(Row, Vec<Inside>)> = rows.into_iter().map(|row| (row, Vec::new())).collect();
    for row in inside {
        rows[place[&refers_to(&row)]].1.push(row);
    }
    rows
}

/// The parameters of rows of two values.
fn parameters(rows: &[NewUser]) -> Vec<&(dyn ToSql + Sync)> {
    let mut values: Vec<&(dyn ToSql + Sync)> = Vec::with_capacity(2 * rows.len());
    for row in rows {
        values.push(&row.name);
        values.push(&row.hair_color);
    }
    values
}

/// The parameters of rows with their key.
fn keyed_parameters(rows: &[KeyedUser]) -> Vec<&(dyn ToSql + Sync)> {
    let mut values: Vec<&(dyn ToSql + Sync)> = Vec::with_capacity(3 * rows.len());
    for row in rows {
        values.push(&row.id);
        values.push(&row.name);
        values.push(&row.hair_color);
    }
    values
}

/// The text and the parameters of `dynamic`.
fn filtered(filters: &Filters) -> (String, Vec<&(dyn ToSql + Sync)>) {
    let mut text = text::LOAD.to_owned();
    let mut values: Vec<&(dyn ToSql + Sync)> = Vec::new();
    let mut add = |condition: &str, value| {
        values.push(value);
        let word = if values.len() == 1 { "WHERE" } else { "AND" };
        let _ = write!(text, " {word} {condition} ${}", values.len());
    };
    if let Some(value) = &filters.above {
        add("id >", value);
    }
    if let Some(value) = &filters.up_to {
        add("id <=", value);
    }
    if let Some(value) = &filters.color {
        add("hair_color =", value);
    }
    if let Some(value) = &filters.not_named {
        add("name <>", value);
    }
    if let Some(value) = &filters.like {
        add("name LIKE", value);
    }
    text.push_str(" ORDER BY id");
    (text, values)
}

impl<Text: Pooled> Library for ByHand<Text> {
    async fn ready(given: Given) -> Outcome<Option<Self>> {
        let client = connect(&given.url).await?;
        let mut texts = Vec::new();
        for text in text::of(given.scenario) {
            texts.push(Text::new(&client, text).await?);
        }
        let pool = if given.scenario == Scenario::Pool { Some(pool(&given.url)?) } else { None };
        Ok(Some(ByHand { given, client, texts, kept: HashMap::new(), pool }))
    }

    async fn repeat(&mut self, times: usize, laps: &mut Vec<Duration>) -> Outcome<u64> {
        let ByHand { given, client, texts, kept, pool } = self;
        Ok(match given.scenario {
            Scenario::Key => {
                timed!(times, laps, |number| user(&client.query_one(&texts[0], &[&key(number)]).await?)?)
            }
            Scenario::Load(_) => timed!(times, laps, |_| load(client, &texts[0], &[], user).await?),
            Scenario::Join(_) => {
                timed!(times, laps, |_| load(client, &texts[0], &[&COLOR], user_and_post).await?)
            }
            Scenario::Tree => timed!(times, laps, |_| {
                let users = load(client, &texts[0], &[], user).await?;
                let keys: Vec<i32> = users.iter().map(|user| user.id).collect();
                let posts = load(client, &texts[1], &[&keys], post).await?;
                let keys: Vec<i32> = posts.iter().map(|post| post.id).collect();
                let comments = load(client, &texts[2], &[&keys], comment).await?;
                let posts = grouped(posts, comments, |post| post.id, |comment| comment.post_id);
                grouped(users, posts, |user| user.id, |(post, _)| post.user_id)
            }),
            Scenario::Nested => {
                timed!(times, laps, |_| in_order(load(client, &texts[0], &[], user_and_post).await?))
            }
            Scenario::Page => timed!(times, laps, |number| {
                let (name, id) = &given.places[number % given.places.len()];
                let mut rows = load(client, &texts[0], &[name, id, &(PAGE as i64 + 1)], user).await?;
                let more = rows.len() > PAGE;
                rows.truncate(PAGE);
                (rows, u64::from(more))
            }),
            Scenario::Dynamic => timed!(times, laps, |number| {
                let filters = Filters::of(number);
                let (text, values) = filtered(&filters);
                if !kept.contains_key(&text) {
                    kept.insert(text.clone(), Text::new(client, text.clone()).await?);
                }
                load(client, &kept[&text], &values, user).await?
            }),
            Scenario::First => {
                let mut sum = 0_u64;
                for number in 0..times {
                    let client = connect(&given.url).await?;
                    client.query_one(text::WARM, &[]).await?;
                    sum = sum.wrapping_add(timed!(1, laps, |_| {
                        let text = Text::new(&client, text::KEY.to_owned()).await?;
                        user(&client.query_one(&text, &[&first_key(number)]).await?)?
                    }));
                }
                sum
            }
            Scenario::Pool => {
                let pool = pool.as_ref().ok_or("there is no pool")?;
                timed!(times, laps, |_| {
                    let task = |number| {
                        let pool = pool.clone();
                        tokio::spawn(async move {
                            let client = pool.get().await?;
                            let text = Text::pooled(&client, text::KEY).await?;
                            Ok(user(&client.query_one(&text, &[&key(number)]).await?)?)
                        })
                    };
                    all((0..TASKS).map(task).collect()).await?
                })
            }
            Scenario::Update => timed!(times, laps, |number| client
                .execute(&texts[0], &[&name(number), &written_key(number)])
                .await?),
            Scenario::Insert(_) => {
                timed!(times, laps, |_| client.execute(&texts[0], &parameters(&given.rows)).await?)
            }
            Scenario::Upsert => {
                timed!(times, laps, |_| client.execute(&texts[0], &keyed_parameters(&given.keyed)).await?)
            }
            Scenario::Bulk => timed!(times, laps, |_| {
                let sink = client.copy_in(&texts[0]).await?;
                let mut copy = pin!(BinaryCopyInWriter::new(sink, &[Type::TEXT, Type::TEXT]));
                for row in &given.rows {
                    copy.as_mut().write(&[&row.name, &row.hair_color]).await?;
                }
                copy.finish().await?
            }),
        })
    }
}

/// tokio-postgres by hand, all tasks of `pool` on one connection, whose requests travel together.
pub(crate) struct Pipelined {
    client: Arc<Client>,
    text: Statement,
}

impl Library for Pipelined {
    async fn ready(given: Given) -> Outcome<Option<Self>> {
        if given.scenario != Scenario::Pool {
            return Ok(None);
        }
        let client = connect(&given.url).await?;
        let text = client.prepare(text::KEY).await?;
        Ok(Some(Pipelined { client: Arc::new(client), text }))
    }

    async fn repeat(&mut self, times: usize, laps: &mut Vec<Duration>) -> Outcome<u64> {
        Ok(timed!(times, laps, |_| {
            let task = |number| {
                let (client, text) = (self.client.clone(), self.text.clone());
                tokio::spawn(async move { Ok(user(&client.query_one(&text, &[&key(number)]).await?)?) })
            };
            all((0..TASKS).map(task).collect()).await?
        }))
    }
}
