//! The walk itself, the same text for both databases: `backend` is the crate of the one it runs on.

use std::error::Error;

use relvar::prelude::*;

use super::backend::{Pool, ddl};
use crate::place::Place;
use crate::screen::Screen;
use crate::statements::Statements;
use crate::table::table;

relvar::table! {
    students {
        #[primary_key] #[identity] id -> Int4,
        #[unique] email -> Text,
        name -> Text,
        city -> Nullable<Text>,
    }
}

relvar::table! {
    courses {
        #[primary_key] #[identity] id -> Int4,
        #[unique] title -> Text,
        credits -> Int4,
        check(credits > 0),
    }
}

// The link: a student attends many courses, a course has many students.
relvar::table! {
    attendances {
        #[references(students.id, on_delete = cascade)] student_id -> Int4,
        #[references(courses.id)] course_id -> Int4,
        points -> Nullable<Int4>,
        primary_key(student_id, course_id),
        check(points >= 0),
    }
}

#[derive(relvar::Insert)]
#[insert(table = students)]
struct NewStudent<'a> {
    email: &'a str,
    name: &'a str,
    city: Option<&'a str>,
}

#[derive(relvar::Insert)]
#[insert(table = attendances)]
struct NewAttendance {
    student_id: i32,
    course_id: i32,
    points: Option<i32>,
}

/// Read by the names of its fields from any query that has such columns.
#[derive(relvar::Row)]
struct Attended {
    title: String,
    credits: i32,
    points: Option<i32>,
}

/// Filled from expressions with `row!`.
#[derive(relvar::Row)]
struct Standing {
    name: String,
    courses: i64,
    best: Option<i32>,
}

// The screen shows the lines between `screen.step` and `screen.show`: they are laid out for its width.
#[rustfmt::skip]
pub(crate) async fn walk(place: &impl Place) -> Result<(), Box<dyn Error>> {
    let mut screen = Screen::new(include_str!("walk.rs"), Statements::listen()?);
    let url = place.url();
    screen.declarations("relvar::table!", "// The screen")?;

    screen.step("Connect")?;
    let db = Pool::connect(&url).await?;
    screen.show(&place.describe())?;

    screen.step("Create the tables")?;
    let tables = [students::SCHEMA, courses::SCHEMA, attendances::SCHEMA];
    let report = ddl::create_all(&db, &tables).await?;
    screen.show_script(&ddl::create_all_sql(&tables)?, &table!(report.created => kind, name))?;

    screen.step("Insert any number of structs with one statement")?;
    let people = [
        NewStudent { email: "ada@example.org", name: "Ada", city: Some("London") },
        NewStudent { email: "alan@example.org", name: "Alan", city: Some("London") },
        NewStudent { email: "edsger@example.org", name: "Edsger", city: Some("Rotterdam") },
        NewStudent { email: "grace@example.org", name: "Grace", city: None },
    ];
    let added: Vec<students::Row> = students.insert(&people).returning_all().fetch_all(&db).await?;
    screen.show(&table!(added => id, email, name, city))?;

    screen.step("Insert one row, column by column, and ask for its key")?;
    let logic: i32 = courses
        .insert((courses::title.set("Logic"), courses::credits.set(4)))
        .returning(courses::id)
        .fetch_one(&db)
        .await?;
    let databases: i32 = courses
        .insert((courses::title.set("Databases"), courses::credits.set(6)))
        .returning(courses::id)
        .fetch_one(&db)
        .await?;
    screen.show(&format!("logic = {logic}, databases = {databases}"))?;

    screen.step("Find one row by a unique key; without one, `fetch_one` would not compile")?;
    let ada: students::Row =
        students.find_by(students::email, "ada@example.org").fetch_one(&db).await?;
    let edsger: students::Row =
        students.find_by(students::email, "edsger@example.org").fetch_one(&db).await?;
    screen.show(&table!([&ada, &edsger] => id, email, name, city))?;

    screen.step("Link students and courses")?;
    let links = [
        NewAttendance { student_id: ada.id, course_id: logic, points: Some(97) },
        NewAttendance { student_id: ada.id, course_id: databases, points: Some(88) },
        NewAttendance { student_id: edsger.id, course_id: databases, points: None },
    ];
    let linked: u64 = attendances.insert(&links).execute(&db).await?;
    screen.show(&format!("linked = {linked}"))?;

    screen.step("Query all rows")?;
    let everyone: Vec<students::Row> = students.fetch_all(&db).await?;
    screen.show(&table!(everyone => id, email, name, city))?;

    screen.step("Filter")?;
    let londoners: Vec<(i32, String)> = students
        .filter(students::city.eq("London").and(students::name.ne("Alan")))
        .select((students::id, students::name))
        .order_by(students::name.asc())
        .fetch_all(&db)
        .await?;
    screen.show(&table!(londoners => 0 "id", 1 "name"))?;

    screen.step("Join across the link: the students of a course")?;
    let attending: Vec<students::Row> = students
        .inner_join(attendances)
        .inner_join(courses)
        .filter(courses::title.eq("Databases"))
        .select(students.all())
        .order_by(students::name.asc())
        .fetch_all(&db)
        .await?;
    screen.show(&table!(attending => id, email, name, city))?;

    screen.step("Join the other way: the courses of a student, into a struct by its fields' names")?;
    let attended: Vec<Attended> = courses
        .inner_join(attendances)
        .filter(attendances::student_id.eq(ada.id))
        .select_as::<Attended>()
        .order_by(courses::title.asc())
        .fetch_all(&db)
        .await?;
    screen.show(&table!(attended => title, credits, points))?;

    screen.step("Update")?;
    let graded: attendances::Row = attendances
        .update(attendances::points.set(75))
        .filter(attendances::student_id.eq(edsger.id).and(attendances::course_id.eq(databases)))
        .returning_all()
        .fetch_one(&db)
        .await?;
    screen.show(&table!([graded] => student_id, course_id, points))?;

    screen.step("Group and count; LEFT JOIN keeps the students without a course")?;
    let standings: Vec<Standing> = students
        .left_join(attendances)
        .group_by(students::id)
        .select(row!(Standing {
            name: students::name,
            courses: count(attendances::course_id),
            best: max(attendances::points),
        }))
        .order_by(students::name.asc())
        .fetch_all(&db)
        .await?;
    screen.show(&table!(standings => name, courses, best))?;

    screen.step("A transaction that ends with an error is rolled back")?;
    let outcome: Result<(), Box<dyn Error>> = db
        .transaction(async |tx| {
            students.delete().filter(students::email.eq("grace@example.org")).execute(&tx).await?;
            let left: i64 = students.count().fetch_one(&tx).await?;
            Err(format!("with {left} students left, we change our minds").into())
        })
        .await;
    let kept: i64 = students.count().fetch_one(&db).await?;
    screen.show(&format!("outcome = {outcome:?}\nkept = {kept}"))?;

    screen.step("Drop the tables")?;
    ddl::drop_all(&db, &tables).await?;
    screen.show_script(&ddl::drop_all_sql(&tables)?, &"")?;
    Ok(())
}
