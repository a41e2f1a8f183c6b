//! Rules I and U: INSERT sets what is required, UPDATE and DELETE say which rows they mean.

use crate::backend::with_database;
use relvar::prelude::*;
use relvar_tests::{PostStatus, comments, posts, tags, users};

#[derive(relvar::Insert)]
#[insert(table = users)]
struct NewUser {
    name: String,
    email: String,
    age: Option<i32>,
}

#[derive(relvar::Insert)]
#[insert(table = tags)]
struct NewTag {
    name: String,
    uses: i32,
}

#[derive(relvar::Changes)]
#[changes(table = users)]
struct Edit {
    name: Option<String>,
    age: Option<Option<i32>>,
}

#[tokio::test]
async fn i1_an_insert_sets_the_required_columns() {
    with_database(async |db| {
        let eve = users
            .insert((users::name.set("Eve"), users::email.set("eve@x.org")))
            .returning_all()
            .fetch_one(db)
            .await?;
        assert_eq!((eve.id, eve.name.as_str(), eve.age, eve.active, eve.karma), (5, "Eve", None, true, 0));

        let fay = NewUser { name: "Fay".into(), email: "fay@x.org".into(), age: Some(40) };
        let fay = users.insert(&fay).returning((users::id, users::name, users::age)).fetch_one(db).await?;
        assert_eq!(fay, (6, "Fay".to_owned(), Some(40)));

        let many = vec![NewTag { name: "a".into(), uses: 1 }, NewTag { name: "b".into(), uses: 2 }];
        assert_eq!(tags.insert(&many).execute(db).await?, 2);
        assert_eq!(tags.select(sum(tags::uses)).fetch_one(db).await?, Some(7));
        let none: Vec<NewTag> = Vec::new();
        assert_eq!(tags.insert(&none).execute(db).await?, 0);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn i3_the_server_fills_generated_columns() {
    with_database(async |db| {
        let post = (posts::user_id.set(3), posts::title.set("LOUD"), posts::status.set(PostStatus::Draft));
        let key = posts.insert(post).returning(posts::title_key).fetch_one(db).await?;
        assert_eq!(key, "loud");
        let comment = (comments::post_id.set(1), comments::text.set("hm"));
        assert_eq!(comments.insert(comment).returning(comments::id).fetch_one(db).await?, 4);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn i4_a_value_of_insert_is_an_expression_without_columns() {
    with_database(async |db| {
        let row = (users::email.set("g@x.org"), users::name.set(upper("gus")));
        let name = users.insert(row).returning(users::name).fetch_one(db).await?;
        assert_eq!(name, "GUS");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn u1_an_update_says_which_rows_it_means() {
    with_database(async |db| {
        let some =
            users.update(users::age.set(users::age.add(1))).filter(users::age.gt(25)).execute(db).await?;
        assert_eq!(some, 2);
        let all =
            users.update((users::karma.set(0), users::active.set(false))).all_rows().execute(db).await?;
        assert_eq!(all, 4);
        let ages = users.order_by(users::id).select((users::age, users::active)).fetch_all(db).await?;
        assert_eq!(ages, [(Some(31), false), (Some(20), false), (None, false), (Some(51), false)]);
        let one = users.update(users::name.set("Anna")).filter(users::id.eq(1)).returning(users::name);
        assert_eq!(one.fetch_one(db).await?, "Anna");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn u1_a_struct_of_changes_sets_what_is_there() {
    with_database(async |db| {
        let edit = Edit { name: None, age: Some(None) };
        assert_eq!(users.update(edit).filter(users::id.eq(1)).execute(db).await?, 1);
        let ann = users.find(1).select((users::name, users::age)).fetch_one(db).await?;
        assert_eq!(ann, ("Ann".to_owned(), None));
        let nothing = Edit { name: None, age: None };
        assert_eq!(users.update(nothing).filter(users::id.eq(1)).execute(db).await?, 0);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn u2_a_delete_says_which_rows_it_means() {
    with_database(async |db| {
        let gone = comments
            .delete()
            .filter(comments::tone.is_null())
            .returning(comments::text)
            .fetch_all(db)
            .await?;
        assert_eq!(gone, ["spam"]);
        assert_eq!(comments.delete().all_rows().execute(db).await?, 2);
        assert_eq!(comments.count().fetch_one(db).await?, 0);
        Ok(())
    })
    .await;
}
