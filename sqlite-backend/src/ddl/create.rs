//! `create_all` and `drop_all`.

use relvar::schema::TableSchema;

use super::apply;
use super::error::Error;
use super::plan::Plan;
use super::report::Report;
use super::target::Target;

/// Creates the tables that are not there yet, with their constraints and indexes, in one transaction; in which order they are
/// given does not matter. `db` is `&Pool` or `&mut Connection`.
///
/// A table that is there is never altered, only compared: where it is just as declared, it is left alone, and where
/// it is not, nothing at all is created. The order of columns and how its text is written may differ. Callers wait for one
/// another, other programs too.
///
/// Views (of `view!`) are compared only, by the names of their columns, because nothing in their declarations says what their
/// queries are. A view that is not there is a difference: so create the tables, then the views by SQL, and then compare the
/// views.
///
/// What SQLite makes of a description is told at the [module](super).
///
/// ```no_run
/// # async fn example(db: relvar_sqlite::Pool, users: relvar::schema::TableSchema) -> Result<(), relvar_sqlite::Error> {
/// use relvar_sqlite::ddl::create_all;
///
/// match create_all(&db, &[users]).await {
///     Ok(report) => println!("{} new, {} as declared", report.created.len(), report.unchanged.len()),
///     Err(error) if error.drift().is_some() => println!("{error}"),
///     Err(error) => return Err(error.into()),
/// }
/// # Ok(()) }
/// ```
///
/// # Errors
///
/// [`Error::drift`] where a table differs from its description; [`Error::mistakes`] where the descriptions contradict each
/// other or say what SQLite cannot do, or a foreign key references a table that is neither given nor there;
/// [`Error::database_error`] where the database refuses a statement. Nothing was changed in any case.
pub async fn create_all(db: impl Into<Target<'_>>, tables: &[TableSchema]) -> Result<Report, Error> {
    let plan = Plan::new(tables)?;
    db.into().run(move |db| apply::create(db, &plan)).await
}

/// Drops the tables with their indexes, as far as they are there, in one transaction. Views stay. `db` is `&Pool` or
/// `&mut Connection`.
///
/// # Errors
///
/// [`Error::mistakes`] names a table that is not given and has a foreign key to one of them, and a view that would no longer
/// work. Nothing was changed then.
pub async fn drop_all(db: impl Into<Target<'_>>, tables: &[TableSchema]) -> Result<(), Error> {
    let plan = Plan::new(tables)?;
    db.into().run(move |db| apply::drop(db, &plan)).await
}
