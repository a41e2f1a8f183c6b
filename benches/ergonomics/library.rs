//! The libraries: what a package of each depends on, and how its programs connect.

/// Which library a task is written with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Library {
    Relvar,
    TokioPostgres,
    Diesel,
    Sqlx,
    SeaOrm,
}

impl Library {
    pub(crate) const ALL: [Library; 5] =
        [Library::Relvar, Library::TokioPostgres, Library::Diesel, Library::Sqlx, Library::SeaOrm];

    /// As the command line and the results name it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Library::Relvar => "relvar",
            Library::TokioPostgres => "tokio-postgres",
            Library::Diesel => "Diesel",
            Library::Sqlx => "sqlx",
            Library::SeaOrm => "SeaORM",
        }
    }

    /// As its files are called, and its package.
    pub(crate) fn file(self) -> &'static str {
        match self {
            Library::Relvar => "relvar",
            Library::TokioPostgres => "tokio_postgres",
            Library::Diesel => "diesel",
            Library::Sqlx => "sqlx",
            Library::SeaOrm => "sea_orm",
        }
    }

    /// The package whose version the results name.
    pub(crate) fn package(self) -> &'static str {
        match self {
            Library::Relvar => "relvar",
            Library::TokioPostgres => "tokio-postgres",
            Library::Diesel => "diesel",
            Library::Sqlx => "sqlx",
            Library::SeaOrm => "sea-orm",
        }
    }

    /// Functions that wait for the server in the calling thread.
    pub(crate) fn blocks(self) -> bool {
        self == Library::Diesel
    }

    /// The lines below `[dependencies]`. `Cargo.lock` of the repository says the exact versions.
    pub(crate) fn dependencies(self, repository: &str) -> String {
        match self {
            Library::Relvar => format!(
                "relvar = {{ path = \"{repository}/dsl\" }}\nrelvar-pg = {{ path = \"{repository}/pg-backend\" }}\n"
            ),
            Library::TokioPostgres => "tokio-postgres = \"0.7\"\n".to_owned(),
            Library::Diesel => {
                "diesel = { version = \"2.3\", default-features = false, features = [\"postgres\"] }\n"
                    .to_owned()
            }
            Library::Sqlx => "sqlx = { version = \"0.9\", default-features = false, \
                              features = [\"macros\", \"runtime-tokio\", \"postgres\"] }\n"
                .to_owned(),
            Library::SeaOrm => "sea-orm = { version = \"2.0\", default-features = false, \
                                features = [\"macros\", \"sqlx-postgres\", \"runtime-tokio\"] }\n"
                .to_owned(),
        }
    }

    /// What the programs of the package share: the handle's type, and `with`, which connects and answers.
    pub(crate) fn connection(self) -> &'static str {
        match self {
            Library::Relvar => {
                "pub type Db<'d> = &'d relvar_pg::Pool;\n\
                 async fn with(url: &str, task: Task) -> Answer {\n    \
                     let db = relvar_pg::Pool::connect(url).await?;\n    task(&db).await\n}\n"
            }
            Library::TokioPostgres => {
                "pub type Db<'d> = &'d mut tokio_postgres::Client;\n\
                 async fn with(url: &str, task: Task) -> Answer {\n    \
                     let (mut db, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await?;\n    \
                     tokio::spawn(connection);\n    task(&mut db).await\n}\n"
            }
            Library::Diesel => {
                "pub type Db<'d> = &'d mut diesel::PgConnection;\n\
                 async fn with(url: &str, task: Task) -> Answer {\n    \
                     let mut db = <diesel::PgConnection as diesel::Connection>::establish(url)?;\n    \
                     task(&mut db).await\n}\n"
            }
            Library::Sqlx => {
                "pub type Db<'d> = &'d sqlx::PgPool;\n\
                 async fn with(url: &str, task: Task) -> Answer {\n    \
                     let db = sqlx::PgPool::connect(url).await?;\n    task(&db).await\n}\n"
            }
            Library::SeaOrm => {
                "pub type Db<'d> = &'d sea_orm::DatabaseConnection;\n\
                 async fn with(url: &str, task: Task) -> Answer {\n    \
                     let mut options = sea_orm::ConnectOptions::new(url);\n    \
                     options.sqlx_logging(false);\n    \
                     let db = sea_orm::Database::connect(options).await?;\n    task(&db).await\n}\n"
            }
        }
    }

    /// How the task `module` is called: a future, also where the library blocks.
    pub(crate) fn call(self, module: &str) -> String {
        if self.blocks() {
            format!("|db| Box::pin(async move {{ {module}::answer(db) }})")
        } else {
            format!("|db| Box::pin({module}::answer(db))")
        }
    }
}
