//! sqlx on a bare connection, which keeps prepared statements by their text; for `pool` on its pool.

use std::time::Duration;

use sqlx::postgres::{PgConnection, PgPool, PgPoolOptions, Postgres};
use sqlx::{Connection as _, FromRow, QueryBuilder};

use super::by_hand::grouped;
use super::text;
use crate::Outcome;
use crate::drive::{Given, Library, all, timed};
use crate::scenario::{
    COLOR, CONNECTIONS, Filters, NewUser, PAGE, Scenario, TASKS, first_key, key, name, written_key,
};
use crate::sum::{Sum, digest, summed, together};

#[derive(FromRow)]
struct User {
    id: i32,
    name: String,
    hair_color: Option<String>,
}

#[derive(FromRow)]
struct Post {
    id: i32,
    user_id: i32,
    title: String,
    body: Option<String>,
}

#[derive(FromRow)]
struct Comment {
    id: i32,
    post_id: i32,
    text: String,
}

summed!(User, Post, Comment);

/// A row of the join: flat, because a part of a row cannot be absent as a whole.
#[derive(FromRow)]
struct UserPost {
    #[sqlx(flatten)]
    user: User,
    p_id: Option<i32>,
    p_user_id: Option<i32>,
    p_title: Option<String>,
    p_body: Option<String>,
}

impl Sum for UserPost {
    fn sum(&self) -> u64 {
        let post = (self.p_id, self.p_user_id, self.p_title.as_ref());
        let post = match post {
            (Some(id), Some(user_id), Some(title)) => digest((&id, &user_id, title, &self.p_body)),
            _ => 0,
        };
        together(self.user.sum(), post)
    }
}

/// A user with all posts; those are records of the server, which are tuples here.
#[derive(FromRow)]
struct Author {
    #[sqlx(flatten)]
    user: User,
    posts: Vec<(i32, i32, String, Option<String>)>,
}

impl Sum for Author {
    fn sum(&self) -> u64 {
        let posts = self.posts.iter().map(digest).fold(0, u64::wrapping_add);
        together(self.user.sum(), posts)
    }
}

const NESTED: &str = "SELECT u.id, u.name, u.hair_color, \
     ARRAY(SELECT (p.id, p.user_id, p.title, p.body) FROM posts p WHERE p.user_id = u.id ORDER BY p.id) AS posts \
     FROM users u ORDER BY u.id";

/// What its FAQ names for many rows: one array for each column.
const UNNEST: &str = "INSERT INTO users (name, hair_color) SELECT * FROM UNNEST($1::text[], $2::text[])";

/// With VALUES from its query builder, or with UNNEST.
pub(crate) struct Sqlx<const UNNESTS: bool> {
    given: Given,
    connection: PgConnection,
    pool: Option<PgPool>,
}

async fn unnest(connection: &mut PgConnection, rows: &[NewUser]) -> Result<u64, sqlx::Error> {
    let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    let colors: Vec<Option<&str>> = rows.iter().map(|row| row.hair_color.as_deref()).collect();
    Ok(sqlx::query(UNNEST).bind(names).bind(colors).execute(connection).await?.rows_affected())
}

async fn filtered(connection: &mut PgConnection, filters: &Filters) -> Result<Vec<User>, sqlx::Error> {
    // The manual begins with a condition that is always true.
    let mut query = QueryBuilder::<Postgres>::new(text::LOAD);
    query.push(" WHERE TRUE");
    if let Some(id) = filters.above {
        query.push(" AND id > ").push_bind(id);
    }
    if let Some(id) = filters.up_to {
        query.push(" AND id <= ").push_bind(id);
    }
    if let Some(color) = filters.color {
        query.push(" AND hair_color = ").push_bind(color);
    }
    if let Some(name) = filters.not_named {
        query.push(" AND name <> ").push_bind(name);
    }
    if let Some(pattern) = filters.like {
        query.push(" AND name LIKE ").push_bind(pattern);
    }
    query.push(" ORDER BY id");
    query.build_query_as().fetch_all(connection).await
}

impl<const UNNESTS: bool> Library for Sqlx<UNNESTS> {
    async fn ready(given: Given) -> Outcome<Option<Self>> {
        if UNNESTS && !matches!(given.scenario, Scenario::Insert(2..)) {
            return Ok(None);
        }
        let connection = PgConnection::connect(&given.url).await?;
        let pool = match given.scenario {
            Scenario::Pool => {
                let options = PgPoolOptions::new().max_connections(CONNECTIONS as u32);
                Some(options.connect(&given.url).await?)
            }
            _ => None,
        };
        Ok(Some(Sqlx { given, connection, pool }))
    }

    async fn repeat(&mut self, times: usize, laps: &mut Vec<Duration>) -> Outcome<u64> {
        let Sqlx { given, connection, pool } = self;
        Ok(match given.scenario {
            Scenario::Key => timed!(times, laps, |number| {
                let query = sqlx::query_as::<_, User>(text::KEY).bind(key(number));
                query.fetch_one(&mut *connection).await?
            }),
            Scenario::Load(_) => timed!(times, laps, |_| sqlx::query_as::<_, User>(text::LOAD)
                .fetch_all(&mut *connection)
                .await?),
            Scenario::Join(_) => timed!(times, laps, |_| {
                let query = sqlx::query_as::<_, UserPost>(text::JOIN).bind(COLOR);
                query.fetch_all(&mut *connection).await?
            }),
            Scenario::Tree => timed!(times, laps, |_| {
                let users: Vec<User> = sqlx::query_as(text::LOAD).fetch_all(&mut *connection).await?;
                let keys: Vec<i32> = users.iter().map(|user| user.id).collect();
                let posts = sqlx::query_as(text::POSTS).bind(&keys);
                let posts: Vec<Post> = posts.fetch_all(&mut *connection).await?;
                let keys: Vec<i32> = posts.iter().map(|post| post.id).collect();
                let comments = sqlx::query_as(text::COMMENTS).bind(&keys);
                let comments: Vec<Comment> = comments.fetch_all(&mut *connection).await?;
                let posts = grouped(posts, comments, |post| post.id, |comment| comment.post_id);
                grouped(users, posts, |user| user.id, |(post, _)| post.user_id)
            }),
            Scenario::Nested => timed!(times, laps, |_| sqlx::query_as::<_, Author>(NESTED)
                .fetch_all(&mut *connection)
                .await?),
            Scenario::Page => timed!(times, laps, |number| {
                let (name, id) = &given.places[number % given.places.len()];
                let query = sqlx::query_as::<_, User>(text::PAGE).bind(name).bind(id).bind(PAGE as i64 + 1);
                let mut rows = query.fetch_all(&mut *connection).await?;
                let more = rows.len() > PAGE;
                rows.truncate(PAGE);
                (rows, u64::from(more))
            }),
            Scenario::Dynamic => {
                timed!(times, laps, |number| filtered(connection, &Filters::of(number)).await?)
            }
            Scenario::First => {
                let mut sum = 0_u64;
                for number in 0..times {
                    let mut new = PgConnection::connect(&given.url).await?;
                    sqlx::query(text::WARM).execute(&mut new).await?;
                    sum = sum.wrapping_add(timed!(1, laps, |_| {
                        let query = sqlx::query_as::<_, User>(text::KEY).bind(first_key(number));
                        query.fetch_one(&mut new).await?
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
                            let query = sqlx::query_as::<_, User>(text::KEY).bind(key(number));
                            Ok(query.fetch_one(&pool).await?)
                        })
                    };
                    all((0..TASKS).map(task).collect()).await?
                })
            }
            Scenario::Update => timed!(times, laps, |number| {
                let update = sqlx::query(text::UPDATE).bind(name(number)).bind(written_key(number));
                update.execute(&mut *connection).await?.rows_affected()
            }),
            Scenario::Insert(1) => timed!(times, laps, |_| {
                let row = &given.rows[0];
                let insert = sqlx::query("INSERT INTO users (name, hair_color) VALUES ($1, $2)");
                let insert = insert.bind(&row.name).bind(&row.hair_color);
                insert.execute(&mut *connection).await?.rows_affected()
            }),
            Scenario::Insert(_) if UNNESTS => {
                timed!(times, laps, |_| unnest(connection, &given.rows).await?)
            }
            Scenario::Insert(_) => timed!(times, laps, |_| {
                let mut insert = QueryBuilder::<Postgres>::new("INSERT INTO users (name, hair_color) ");
                insert.push_values(&given.rows, |mut values, row| {
                    values.push_bind(&row.name).push_bind(&row.hair_color);
                });
                insert.build().execute(&mut *connection).await?.rows_affected()
            }),
            Scenario::Upsert => timed!(times, laps, |_| {
                let mut insert = QueryBuilder::<Postgres>::new("INSERT INTO users (id, name, hair_color) ");
                insert.push_values(&given.keyed, |mut values, row| {
                    values.push_bind(row.id).push_bind(&row.name).push_bind(&row.hair_color);
                });
                insert.push(text::ON_CONFLICT);
                insert.build().execute(&mut *connection).await?.rows_affected()
            }),
            // Its COPY takes bytes that the caller has written; the FAQ names UNNEST.
            Scenario::Bulk => timed!(times, laps, |_| unnest(connection, &given.rows).await?),
        })
    }
}
