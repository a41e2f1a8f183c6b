//! What is measured: one thing that programs do with a database, the tables it needs, and what the tables hold after it.

use relvar_pg::tokio_postgres::Client;

use crate::Outcome;
use crate::data::Data;

/// One thing to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scenario {
    /// One row of 10,000 by its key.
    Key,
    /// All rows of a table of so many.
    Load(usize),
    /// A left join of two tables with a condition and an order; the first has so many rows.
    Join(usize),
    /// 100 rows, 10 of the next table for each, and 10 of a third for each of those.
    Tree,
    /// 100 rows with 10 of the next table inside of each, in one query.
    Nested,
    /// The next 20 rows after a place in the order of two columns, and whether there are more.
    Page,
    /// A query with up to five conditions; which ones changes with each.
    Dynamic,
    /// The first statement of its text on a connection.
    First,
    /// 100 tasks, of which each reads a row by its key, over a pool of four connections.
    Pool,
    /// So many rows in one call.
    Insert(usize),
    /// One column of one row by its key.
    Update,
    /// 100 rows with their keys, which are there from the second call on.
    Upsert,
    /// 100,000 rows, however the library does it best.
    Bulk,
}

use Scenario::{Bulk, Dynamic, First, Insert, Join, Key, Load, Nested, Page, Pool, Tree, Update, Upsert};

/// The tasks of `pool`, and its connections.
pub(crate) const TASKS: usize = 100;
pub(crate) const CONNECTIONS: usize = 4;

/// Rows of a page.
pub const PAGE: usize = 20;

/// The colour that `join` looks for.
pub(crate) const COLOR: &str = "black";

const UPSERTED: usize = 100;
const BULK: usize = 100_000;

impl Scenario {
    /// In the order of the pages.
    pub const ALL: [Scenario; 21] = [
        Key,
        Load(1),
        Load(10),
        Load(100),
        Load(1_000),
        Load(10_000),
        Join(100),
        Join(1_000),
        Tree,
        Nested,
        Page,
        Dynamic,
        First,
        Pool,
        Update,
        Insert(1),
        Insert(100),
        Insert(1_000),
        Insert(10_000),
        Upsert,
        Bulk,
    ];

    /// The word on the command line and on the pages.
    pub fn name(self) -> String {
        match self {
            Key => "key".to_owned(),
            Load(rows) => format!("load-{rows}"),
            Join(rows) => format!("join-{rows}"),
            Tree => "tree".to_owned(),
            Nested => "nested".to_owned(),
            Page => "page".to_owned(),
            Dynamic => "dynamic".to_owned(),
            First => "first".to_owned(),
            Pool => "pool".to_owned(),
            Insert(rows) => format!("insert-{rows}"),
            Update => "update".to_owned(),
            Upsert => format!("upsert-{UPSERTED}"),
            Bulk => format!("bulk-{BULK}"),
        }
    }

    /// By its word.
    pub fn named(name: &str) -> Outcome<Self> {
        let found = Scenario::ALL.into_iter().find(|scenario| scenario.name() == name);
        found.ok_or_else(|| format!("no scenario `{name}`").into())
    }

    /// The database that it works on.
    pub fn data(self) -> Data {
        match self {
            Key | Page | Pool => Data::Users(10_000),
            Load(rows) | Join(rows) => Data::Users(rows),
            Dynamic | First => Data::Users(100),
            Tree | Nested => Data::Tree,
            Insert(_) | Update | Upsert | Bulk => Data::Written,
        }
    }

    /// Does it change the table?
    pub fn writes(self) -> bool {
        self.data() == Data::Written
    }

    /// Does it write many rows?
    pub fn writes_many(self) -> bool {
        matches!(self, Insert(2..) | Upsert | Bulk)
    }

    /// Does it read or write 100 rows and more?
    #[cfg(feature = "peers")]
    pub fn has_many_rows(self) -> bool {
        self.writes_many() || matches!(self, Load(100..) | Join(100..) | Tree | Nested)
    }

    /// How often it runs before what it gave is compared.
    pub fn compared(self) -> usize {
        match self {
            Dynamic => 1 << FILTERS,
            Load(10_000) | Insert(10_000) | Bulk => 1,
            _ => 5,
        }
    }

    /// How many statements one lap is: a lap of the pool is all of its tasks.
    pub fn statements(self) -> usize {
        if self == Pool { TASKS } else { 1 }
    }

    /// The rows that one call writes.
    pub fn rows(self) -> Vec<NewUser> {
        let rows = match self {
            Insert(rows) => rows,
            Bulk => BULK,
            _ => 0,
        };
        (0..rows).map(NewUser::numbered).collect()
    }

    /// The rows of the upsert: every second one has a key that is there before the first.
    pub fn keyed_rows(self) -> Vec<KeyedUser> {
        let rows = if self == Upsert { UPSERTED } else { 0 };
        let keyed = |number: usize| {
            let NewUser { name, hair_color } = NewUser::numbered(number);
            let id = if number.is_multiple_of(2) { number } else { WRITTEN + number } as i32 + 1;
            KeyedUser { id, name, hair_color }
        };
        (0..rows).map(keyed).collect()
    }

    /// The state before the first statement.
    pub async fn start(self, admin: &Client) -> Outcome<()> {
        if !self.writes() {
            return Ok(());
        }
        let mut text = "TRUNCATE users RESTART IDENTITY;".to_owned();
        if matches!(self, Update | Upsert) {
            text += &format!(
                "INSERT INTO users (name, hair_color)
                 SELECT 'User ' || number, 'hair_color' FROM generate_series(1, {WRITTEN}) AS number;"
            );
        }
        admin.batch_execute(&text).await?;
        admin.batch_execute("VACUUM ANALYZE users").await?;
        Ok(())
    }

    /// The state before each turn. Old versions of rows go, but the table stays: a new one would cost new plans.
    pub async fn before_turn(self, admin: &Client) -> Outcome<()> {
        let text = match self {
            Insert(_) | Bulk => "TRUNCATE users RESTART IDENTITY",
            Update | Upsert => "VACUUM users",
            _ => return Ok(()),
        };
        Ok(admin.batch_execute(text).await?)
    }

    /// What the table holds: how many rows, and a sum of all of them in order. Nothing where it is only read.
    pub async fn held(self, admin: &Client) -> Outcome<(i64, String)> {
        if !self.writes() {
            return Ok((0, String::new()));
        }
        let text = "SELECT count(*), coalesce(md5(string_agg(users::text, ';' ORDER BY id)), '') FROM users";
        let row = admin.query_one(text, &[]).await?;
        Ok((row.try_get(0)?, row.try_get(1)?))
    }
}

/// Rows of the table before an update and an upsert.
const WRITTEN: usize = 1_000;

/// A row as the caller has it.
#[derive(Clone, relvar::Insert)]
#[insert(table = crate::peers::relvar_itself::users)]
pub struct NewUser {
    pub(crate) name: String,
    pub(crate) hair_color: Option<String>,
}

impl NewUser {
    fn numbered(number: usize) -> Self {
        NewUser {
            name: format!("User {number}"),
            hair_color: (!number.is_multiple_of(4)).then(|| "hair_color".to_owned()),
        }
    }
}

/// A row with its key.
#[derive(Clone, relvar::Insert)]
#[insert(table = crate::peers::relvar_itself::users)]
pub struct KeyedUser {
    pub(crate) id: i32,
    pub(crate) name: String,
    pub(crate) hair_color: Option<String>,
}

/// The key that the read number `number` asks for.
pub(crate) fn key(number: usize) -> i32 {
    ((number * 7_919) % 10_000) as i32 + 1
}

/// The key that the update number `number` changes.
pub(crate) fn written_key(number: usize) -> i32 {
    ((number * 7_919) % WRITTEN) as i32 + 1
}

/// The key that the first statement of a connection asks for.
pub(crate) fn first_key(number: usize) -> i32 {
    (number % 100) as i32 + 1
}

/// What the row is called after the update.
pub(crate) fn name(number: usize) -> String {
    format!("Name {}", number % 977)
}

/// Conditions of `dynamic`.
const FILTERS: usize = 5;

/// The conditions of one call of `dynamic`: each may be absent.
pub(crate) struct Filters {
    /// `id > $`
    pub(crate) above: Option<i32>,
    /// `id <= $`
    pub(crate) up_to: Option<i32>,
    /// `hair_color = $`
    pub(crate) color: Option<&'static str>,
    /// `name <> $`
    pub(crate) not_named: Option<&'static str>,
    /// `name LIKE $`
    pub(crate) like: Option<&'static str>,
}

impl Filters {
    /// All sets of conditions come in turn.
    pub(crate) fn of(number: usize) -> Self {
        let has = |place: usize| (number >> place) & 1 == 1;
        Filters {
            above: has(0).then_some(10),
            up_to: has(1).then_some(40),
            color: has(2).then_some(COLOR),
            not_named: has(3).then_some("User 22"),
            like: has(4).then_some("User 2%"),
        }
    }
}
