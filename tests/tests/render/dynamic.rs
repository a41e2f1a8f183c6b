//! Queries that are put together at run time.

use relvar::prelude::*;
use relvar_pg::Pg;
use relvar_tests::{posts, users};

#[test]
fn clauses_are_added_at_run_time() {
    let query = users.dynamic::<Pg>();
    let all = "SELECT users.id, users.email, users.name, users.age, users.active, users.karma, users.team_id, users.created_at \
        FROM users";
    assert_eq!(query.sql(), all);
    let query = query.filter(users::age.gt(1).or(users::active));
    assert_eq!(query.sql(), format!("{all} WHERE users.age > $1 OR users.active"));
    let query =
        query.filter(users::name.eq("Ann")).order_by(users::age.desc()).order_by((users::name, users::id));
    let filtered = format!("{all} WHERE (users.age > $1 OR users.active) AND users.name = $2");
    let ordered = format!("{filtered} ORDER BY users.age DESC, users.name, users.id");
    assert_eq!(query.sql(), ordered);
    let query = query.limit(3).offset(Some(4));
    assert_eq!(query.sql(), format!("{ordered} LIMIT $3 OFFSET $4"));
    assert_eq!(query.limit(None).offset(None).first().sql(), format!("{ordered} LIMIT 1"));
}

#[test]
fn a_boxed_query_keeps_its_clauses() {
    let query = users
        .inner_join(posts)
        .filter(posts::views.gt(5))
        .group_by((users::id, users::name))
        .having(count_rows().gt(1))
        .select((users::name, val::<Int4, _>(1)))
        .order_by(users::name)
        .limit(2)
        .dynamic::<Pg>()
        .filter(users::active)
        .order_by(count_rows().desc());
    assert_eq!(
        query.sql(),
        "SELECT users.name, $1 FROM users INNER JOIN posts ON posts.user_id = users.id WHERE posts.views > $2 AND users.active \
         GROUP BY users.id, users.name HAVING count(*) > $3 ORDER BY users.name, count(*) DESC LIMIT $4",
    );
}

#[test]
fn conditions_are_combined_at_run_time() {
    type Of<'v> = Cond<'v, relvar::check::OnlyTable<users::table>, Pg>;
    let text = |condition: Of<'_>| format!("{condition:?}");
    let older = || Of::new(users::age.gt(1));
    let active = || Of::new(users::active);
    assert_eq!(text(older() & active() & older()), "users.age > $1 AND users.active AND users.age > $2");
    assert_eq!(text((older() | active()) & active()), "(users.age > $1 OR users.active) AND users.active");
    assert_eq!(text((older() & active()) | active()), "users.age > $1 AND users.active OR users.active");
    assert_eq!(text(!(older() | active())), "NOT (users.age > $1 OR users.active)");
    assert_eq!(text(!active()), "NOT users.active");
    assert_eq!(text(!!active()), "NOT (NOT users.active)");
    assert_eq!(text(Cond::all([]) & Cond::any([])), "FALSE");
    assert_eq!(text(Cond::all([older()])), "users.age > $1");
    assert_eq!(text(Cond::any([])), "FALSE");
    assert_eq!(text(Cond::all([])), "TRUE");
    let query = users.dynamic::<Pg>().filter(active() | older()).filter(users::id.lt(3));
    assert!(query.sql().ends_with("WHERE (users.active OR users.age > $1) AND users.id < $2"), "{query:?}");
    let joined = users.inner_join(posts).select(posts::id).dynamic::<Pg>().filter(older());
    assert!(joined.sql().ends_with("WHERE users.age > $1"), "{joined:?}");
}
