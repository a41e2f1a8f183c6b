//! Toasty, on tokio-postgres, through its pool.

use std::time::Duration;

use toasty::Deferred;
use toasty::stmt::Value;

use crate::Outcome;
use crate::drive::{Given, Library, all, timed};
use crate::scenario::{
    COLOR, CONNECTIONS, Filters, NewUser, PAGE, Scenario, TASKS, first_key, key, name, written_key,
};
use crate::sum::{Sum, summed, together};

#[derive(Debug, toasty::Model)]
#[table = "users"]
struct User {
    #[key]
    #[auto(increment)]
    id: i32,
    name: String,
    #[index]
    hair_color: Option<String>,
    #[has_many]
    posts: Deferred<Vec<Post>>,
}

#[derive(Debug, toasty::Model)]
#[table = "posts"]
struct Post {
    #[key]
    #[auto(increment)]
    id: i32,
    #[index]
    user_id: i32,
    #[belongs_to(key = user_id, references = id)]
    user: Deferred<User>,
    title: String,
    body: Option<String>,
    #[has_many]
    comments: Deferred<Vec<Comment>>,
}

#[derive(Debug, toasty::Model)]
#[table = "comments"]
struct Comment {
    #[key]
    #[auto(increment)]
    id: i32,
    #[index]
    post_id: i32,
    #[belongs_to(key = post_id, references = id)]
    post: Deferred<Post>,
    text: String,
}

summed!(User, Post, Comment);

/// Users that were loaded with their posts.
struct WithPosts(Vec<User>);

impl Sum for WithPosts {
    fn sum(&self) -> u64 {
        let sum = |user: &User| together(user.sum(), user.posts.get().sum());
        self.0.iter().map(sum).fold(0, u64::wrapping_add)
    }
}

/// Users that were loaded with their posts and the comments on those.
struct WithComments(Vec<User>);

impl Sum for WithComments {
    fn sum(&self) -> u64 {
        let post = |post: &Post| together(post.sum(), post.comments.get().sum());
        let posts = |user: &User| user.posts.get().iter().map(post).fold(0, u64::wrapping_add);
        let sum = |user: &User| together(user.sum(), posts(user));
        self.0.iter().map(sum).fold(0, u64::wrapping_add)
    }
}

/// A statement has at most 65,535 parameters, and a row has two or, with its key, three.
const BULK_ROWS: usize = 20_000;

pub(crate) struct Toasty {
    given: Given,
    db: toasty::Db,
    /// The places of the pages.
    cursors: Vec<Value>,
}

/// Its URL has the folder of a unix socket among the parameters.
fn url(url: &str) -> Outcome<String> {
    let parts = url.strip_prefix("postgres://postgres@").and_then(|rest| rest.split_once('/'));
    let (address, database) = parts.ok_or("the URL has another form")?;
    let (host, port) = address.rsplit_once(':').ok_or("the URL has no port")?;
    Ok(format!("postgresql://postgres@localhost/{database}?host={host}&port={port}"))
}

async fn connect(given: &Given, connections: usize) -> Outcome<toasty::Db> {
    let mut builder = toasty::Db::builder();
    builder.models(toasty::models!(User, Post, Comment)).max_pool_size(connections);
    Ok(builder.connect(&url(&given.url)?).await?)
}

/// The ends of the first pages.
async fn cursors(db: &mut toasty::Db, pages: usize) -> toasty::Result<Vec<Value>> {
    let mut page = User::all().order_by(User::fields().name().asc()).paginate(PAGE).exec(db).await?;
    let mut cursors = Vec::with_capacity(pages);
    while let Some(next) = page.next_cursor.clone().filter(|_| cursors.len() < pages) {
        cursors.push(next);
        match page.next(db).await? {
            Some(next) => page = next,
            None => break,
        }
    }
    Ok(cursors)
}

async fn filtered(db: &mut toasty::Db, filters: &Filters) -> toasty::Result<Vec<User>> {
    let mut query = User::all();
    if let Some(id) = filters.above {
        query = query.filter(User::fields().id().gt(id));
    }
    if let Some(id) = filters.up_to {
        query = query.filter(User::fields().id().le(id));
    }
    if let Some(color) = filters.color {
        query = query.filter(User::fields().hair_color().eq(color));
    }
    if let Some(name) = filters.not_named {
        query = query.filter(User::fields().name().ne(name));
    }
    if let Some(pattern) = filters.like {
        query = query.filter(User::fields().name().like(pattern));
    }
    query.order_by(User::fields().id().asc()).exec(db).await
}

/// It gives the rows back, always.
async fn insert(db: &mut toasty::Db, rows: &[NewUser]) -> toasty::Result<u64> {
    let mut insert = User::create_many();
    for row in rows {
        insert =
            insert.item(toasty::create!(User { name: row.name.clone(), hair_color: row.hair_color.clone() }));
    }
    Ok(insert.exec(db).await?.len() as u64)
}

impl Library for Toasty {
    async fn ready(given: Given) -> Outcome<Option<Self>> {
        // Rows of two tables come by several statements, as in `tree`; an upsert is of one row.
        if matches!(given.scenario, Scenario::Nested | Scenario::Upsert) {
            return Ok(None);
        }
        let connections = if given.scenario == Scenario::Pool { CONNECTIONS } else { 1 };
        let mut db = connect(&given, connections).await?;
        let cursors = cursors(&mut db, given.places.len()).await?;
        Ok(Some(Toasty { given, db, cursors }))
    }

    async fn repeat(&mut self, times: usize, laps: &mut Vec<Duration>) -> Outcome<u64> {
        let Toasty { given, db, cursors } = self;
        Ok(match given.scenario {
            Scenario::Key => timed!(times, laps, |number| User::get_by_id(db, key(number)).await?),
            Scenario::Load(_) => timed!(times, laps, |_| User::all().exec(db).await?),
            // It has no left join; it loads the posts of the users that it found.
            Scenario::Join(_) => timed!(times, laps, |_| {
                let black = User::filter_by_hair_color(COLOR).include(User::fields().posts());
                WithPosts(black.order_by(User::fields().id().asc()).exec(db).await?)
            }),
            Scenario::Tree => timed!(times, laps, |_| WithComments(
                User::all().include(User::fields().posts().comments()).exec(db).await?
            )),
            Scenario::Nested | Scenario::Upsert => return Err("it cannot say this".into()),
            Scenario::Page => timed!(times, laps, |number| {
                let by_name = User::all().order_by(User::fields().name().asc()).paginate(PAGE);
                let page = by_name.after(cursors[number % cursors.len()].clone()).exec(db).await?;
                let more = u64::from(page.has_next());
                (page.items, more)
            }),
            Scenario::Dynamic => timed!(times, laps, |number| filtered(db, &Filters::of(number)).await?),
            Scenario::First => {
                let mut sum = 0_u64;
                for number in 0..times {
                    let mut new = connect(given, 1).await?;
                    User::all().count().exec(&mut new).await?;
                    sum = sum.wrapping_add(timed!(1, laps, |_| {
                        User::get_by_id(&mut new, first_key(number)).await?
                    }));
                }
                sum
            }
            Scenario::Pool => timed!(times, laps, |_| {
                let task = |number| {
                    let mut db = db.clone();
                    tokio::spawn(async move { Ok(User::get_by_id(&mut db, key(number)).await?) })
                };
                all((0..TASKS).map(task).collect()).await?
            }),
            Scenario::Update => timed!(times, laps, |number| {
                User::update_by_id(written_key(number)).name(name(number)).exec(db).await?;
                1_u64
            }),
            Scenario::Insert(1) => timed!(times, laps, |_| {
                let NewUser { name, hair_color } = given.rows[0].clone();
                toasty::create!(User { name: name, hair_color: hair_color }).exec(db).await?;
                1_u64
            }),
            Scenario::Insert(_) => timed!(times, laps, |_| insert(db, &given.rows).await?),
            // It has no COPY.
            Scenario::Bulk => timed!(times, laps, |_| {
                let mut written = 0;
                for rows in given.rows.chunks(BULK_ROWS) {
                    written += insert(db, rows).await?;
                }
                written
            }),
        })
    }
}
