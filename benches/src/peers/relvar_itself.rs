//! relvar: on a connection of its own, for `pool` on a pool.

use std::sync::Arc;
use std::time::Duration;

use compact_str::CompactString;
use relvar::prelude::*;
use relvar::value::Cursor;
use relvar_pg::{Config, Connection, CopyMethods as _, Pg, Pool};

use super::by_hand::grouped;
use crate::Outcome;
use crate::drive::{Given, Library, all, timed};
use crate::scenario::{
    COLOR, CONNECTIONS, Filters, PAGE, Scenario, TASKS, first_key, key, name, written_key,
};
use crate::sum::summed;

relvar::table! {
    users {
        #[primary_key] #[identity] id -> Int4,
        name -> Text,
        hair_color -> Nullable<Text>,
    }
}

relvar::table! {
    posts {
        #[primary_key] #[identity] id -> Int4,
        #[references(users.id)] user_id -> Int4,
        title -> Text,
        body -> Nullable<Text>,
    }
}

relvar::table! {
    comments {
        #[primary_key] #[identity] id -> Int4,
        #[references(posts.id)] post_id -> Int4,
        text -> Text,
    }
}

/// A user and, where there is one, a post.
#[derive(relvar::Row)]
struct UserPost {
    #[row(flatten)]
    user: User,
    #[row(flatten)]
    post: Option<Post>,
}

#[derive(relvar::Row)]
struct User {
    #[row(column = users::id)]
    id: i32,
    name: String,
    hair_color: Option<String>,
}

#[derive(relvar::Row)]
struct Post {
    #[row(column = posts::id)]
    id: i32,
    user_id: i32,
    title: String,
    body: Option<String>,
}

summed!(users::Row, posts::Row, comments::Row);
summed! {
    User { id, name, hair_color }
    Post { id, user_id, title, body }
}

impl crate::sum::Sum for UserPost {
    fn sum(&self) -> u64 {
        crate::sum::together(self.user.sum(), self.post.sum())
    }
}

pub(crate) struct Relvar {
    given: Given,
    pool: Pool,
    connection: Connection,
    /// The places of the pages.
    cursors: Vec<Cursor>,
}

async fn pool(url: &str, connections: u32) -> Outcome<Pool> {
    Ok(Pool::with_config(Config::from_url(url)?.pool_size(connections)).await?)
}

/// The ends of the first pages.
async fn cursors(connection: &Connection, pages: usize) -> Outcome<Vec<Cursor>> {
    let by_name = || users.order_by((users::name, users::id));
    let mut page = by_name().page(PAGE as u32).fetch_page(connection).await?;
    let mut cursors = Vec::with_capacity(pages);
    while let Some(next) = page.next.filter(|_| cursors.len() < pages) {
        page = by_name().seek_after(&next).page(PAGE as u32).fetch_page(connection).await?;
        cursors.push(next);
    }
    Ok(cursors)
}

impl Library for Relvar {
    async fn ready(given: Given) -> Outcome<Option<Self>> {
        let connection = pool(&given.url, 1).await?.get().await?;
        let pool = pool(&given.url, CONNECTIONS as u32).await?;
        let cursors = cursors(&connection, given.places.len()).await?;
        Ok(Some(Relvar { given, pool, connection, cursors }))
    }

    async fn repeat(&mut self, times: usize, laps: &mut Vec<Duration>) -> Outcome<u64> {
        let Relvar { given, pool, connection, cursors } = self;
        let db = &*connection;
        Ok(match given.scenario {
            Scenario::Key => timed!(times, laps, |number| users.find(key(number)).fetch_one(db).await?),
            Scenario::Load(_) => timed!(times, laps, |_| users.query().fetch_all(db).await?),
            Scenario::Join(_) => timed!(times, laps, |_| {
                let joined = users.left_join(posts.on(posts::user_id.eq(users::id)));
                let black = joined.filter(users::hair_color.eq(COLOR)).order_by(users::id);
                black.select_as::<UserPost>().fetch_all(db).await?
            }),
            Scenario::Tree => timed!(times, laps, |_| {
                let found = users.query().fetch_all(db).await?;
                let keys: Vec<i32> = found.iter().map(|user| user.id).collect();
                let wrote = posts.filter(posts::user_id.eq_any(&keys)).fetch_all(db).await?;
                let keys: Vec<i32> = wrote.iter().map(|post| post.id).collect();
                let said = comments.filter(comments::post_id.eq_any(&keys)).fetch_all(db).await?;
                let wrote = grouped(wrote, said, |post| post.id, |comment| comment.post_id);
                grouped(found, wrote, |user| user.id, |(post, _)| post.user_id)
            }),
            Scenario::Nested => timed!(times, laps, |_| {
                let wrote = posts.linked_to(users).order_by(posts::id);
                users.select((users.all(), many(wrote))).order_by(users::id).fetch_all(db).await?
            }),
            Scenario::Page => timed!(times, laps, |number| {
                let by_name = users.order_by((users::name, users::id));
                let after = by_name.seek_after(&cursors[number % cursors.len()]);
                let page = after.page(PAGE as u32).fetch_page(db).await?;
                (page.rows, u64::from(page.next.is_some()))
            }),
            Scenario::Dynamic => timed!(times, laps, |number| {
                let filters = Filters::of(number);
                let mut query = users.dynamic::<Pg>();
                if let Some(id) = filters.above {
                    query = query.filter(users::id.gt(id));
                }
                if let Some(id) = filters.up_to {
                    query = query.filter(users::id.le(id));
                }
                if let Some(color) = filters.color {
                    query = query.filter(users::hair_color.eq(color));
                }
                if let Some(name) = filters.not_named {
                    query = query.filter(users::name.ne(name));
                }
                if let Some(pattern) = filters.like {
                    query = query.filter(users::name.like(pattern));
                }
                query.order_by(users::id).fetch_all(db).await?
            }),
            Scenario::First => {
                let mut sum = 0_u64;
                for number in 0..times {
                    let new = self::pool(&given.url, 1).await?.get().await?;
                    users.count().fetch_one(&new).await?;
                    sum = sum.wrapping_add(timed!(1, laps, |_| {
                        users.find(first_key(number)).fetch_one(&new).await?
                    }));
                }
                sum
            }
            Scenario::Pool => timed!(times, laps, |_| {
                let task = |number| {
                    let pool = pool.clone();
                    tokio::spawn(async move { Ok(users.find(key(number)).fetch_one(&pool).await?) })
                };
                all((0..TASKS).map(task).collect()).await?
            }),
            Scenario::Update => timed!(times, laps, |number| {
                let update = users.update(users::name.set(name(number)));
                update.filter(users::id.eq(written_key(number))).execute(db).await?
            }),
            Scenario::Insert(1) => {
                timed!(times, laps, |_| users.insert(&given.rows[0]).execute(db).await?)
            }
            Scenario::Insert(_) => {
                timed!(times, laps, |_| users.insert(&given.rows).execute(db).await?)
            }
            Scenario::Upsert => timed!(times, laps, |_| {
                let changes = (
                    users::name.set(excluded(users::name)),
                    users::hair_color.set(excluded(users::hair_color)),
                );
                users.insert(&given.keyed).on_conflict(users::id).do_update(changes).execute(db).await?
            }),
            Scenario::Bulk => {
                timed!(times, laps, |_| users.insert_bulk(&given.rows).execute(&mut *connection).await?.rows)
            }
        })
    }
}

/// relvar, all tasks of `pool` on one connection, whose statements travel together.
pub(crate) struct Pipelined(Arc<Connection>);

impl Library for Pipelined {
    async fn ready(given: Given) -> Outcome<Option<Self>> {
        if given.scenario != Scenario::Pool {
            return Ok(None);
        }
        Ok(Some(Pipelined(Arc::new(pool(&given.url, 1).await?.get().await?))))
    }

    async fn repeat(&mut self, times: usize, laps: &mut Vec<Duration>) -> Outcome<u64> {
        Ok(timed!(times, laps, |_| {
            let task = |number| {
                let connection = self.0.clone();
                tokio::spawn(async move { Ok(users.find(key(number)).fetch_one(&*connection).await?) })
            };
            all((0..TASKS).map(task).collect()).await?
        }))
    }
}

/// relvar, the tree by one query, whose rows hold the others.
pub(crate) struct InOneQuery(Connection);

impl Library for InOneQuery {
    async fn ready(given: Given) -> Outcome<Option<Self>> {
        if given.scenario != Scenario::Tree {
            return Ok(None);
        }
        Ok(Some(InOneQuery(pool(&given.url, 1).await?.get().await?)))
    }

    async fn repeat(&mut self, times: usize, laps: &mut Vec<Duration>) -> Outcome<u64> {
        let db = &self.0;
        Ok(timed!(times, laps, |_| {
            let wrote = posts.linked_to(users).select((posts.all(), many(comments.linked_to(posts))));
            users.select((users.all(), many(wrote))).fetch_all(db).await?
        }))
    }
}

/// A user whose short texts need no memory of their own.
#[derive(relvar::Row)]
struct CompactUser {
    id: i32,
    name: CompactString,
    hair_color: Option<CompactString>,
}

summed!(CompactUser { id, name, hair_color });

/// relvar, the texts of many rows read into [`CompactString`].
pub(crate) struct Compact(Connection);

impl Library for Compact {
    async fn ready(given: Given) -> Outcome<Option<Self>> {
        if !matches!(given.scenario, Scenario::Load(_)) {
            return Ok(None);
        }
        Ok(Some(Compact(pool(&given.url, 1).await?.get().await?)))
    }

    async fn repeat(&mut self, times: usize, laps: &mut Vec<Duration>) -> Outcome<u64> {
        let db = &self.0;
        Ok(timed!(times, laps, |_| users.select_as::<CompactUser>().fetch_all(db).await?))
    }
}
