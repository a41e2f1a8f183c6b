//! Statements that write.

use relvar::prelude::*;
use relvar_tests::{TestResult, comments, memberships, posts, tags, teams, users, with_database};

use super::{Sides, same};

#[derive(relvar::Row)]
#[allow(dead_code, reason = "only its columns are read")]
struct Busy {
    id: i32,
    posts: i64,
}

#[tokio::test]
async fn writes_give_the_same() {
    with_database(async |db| -> TestResult {
        let mut sides = Sides::new(db);
        let busy = posts.group_by(posts::user_id).select(row!(Busy { id: posts::user_id, posts: count(posts::id) }));
        let derived = busy.derived();
        let named = busy.cte();
        let own = posts.correlate(users).filter(posts::user_id.eq(users::id));
        let columns = (users::id, users::name, users::age, users::karma);
        same! { sides;
            tags.insert((tags::name.set("new"), tags::uses.set(2))).returning((tags::name, tags::uses));
            tags.insert(tags::name.set(lower("NEW"))).returning_all();
            tags.insert((tags::name.set("sql"), tags::uses.set(5))).on_conflict(tags::name).do_nothing().returning(tags::uses);
            tags.insert((tags::name.set("sql"), tags::uses.set(5))).on_conflict(tags::name)
                .do_update(tags::uses.set(tags::uses.add(excluded(tags::uses)))).returning((tags::name, tags::uses));
            tags.insert((tags::name.set("sql"), tags::uses.set(5))).on_conflict(tags::name)
                .do_update(tags::uses.set(9)).filter(tags::uses.gt(100)).returning(tags::uses);
            tags.insert(tags::name.set("sql")).on_any_conflict().do_nothing().returning(tags::name);
            tags.insert_from((tags::name, tags::uses), users.select((users::name, users::id))).returning((tags::name, tags::uses));
            tags.insert_from((tags::name, tags::uses), users.select((users::name, users::id)))
                .on_conflict(tags::name).do_update(tags::uses.set(excluded(tags::uses))).returning(tags::uses);
            comments.insert((comments::id.overriding_system_value().set(70), comments::post_id.set(1), comments::text.set("x")))
                .returning((comments::id, comments::text));
            users.update((users::name.set("Bo"), users::age.set(users::age.add(1)))).filter(users::id.eq(1)).returning(columns);
            users.update(users::active.set(false)).all_rows().returning((users::id, users::active));
            users.update(users::karma.set(posts::views)).from(posts)
                .filter(posts::user_id.eq(users::id).and(posts::id.eq(3))).returning(columns);
            users.update(users::karma.set(derived.posts)).from(&derived).filter(derived.id.eq(users::id)).returning(columns);
            with(&named, users.update(users::karma.set(named.posts)).from(&named).filter(named.id.eq(users::id)).returning(columns));
            users.update((users::name, users::age).set((lower(users::name), None::<i32>))).filter(users::id.eq(1)).returning(columns);
            users.update((users::karma, users::age).set_from(own.select((count_rows(), max(posts::id))))).all_rows().returning(columns);
            posts.update(posts::body.set(scalar(teams.find(1).select(teams::title)))).filter(posts::id.eq(1)).returning((posts::id, posts::body));
            comments.delete().filter(comments::user_id.is_null()).returning(comments::id);
            memberships.delete().all_rows().returning((memberships::user_id, memberships::role));
            tags.delete().filter(tags::name.is_in(users.select(users::name))).returning(tags::name);
        }
        sides.finish();
        Ok(())
    })
    .await;
}
