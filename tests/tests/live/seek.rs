//! Keyset pagination: the same pages as OFFSET gives, forwards and backwards, whatever the directions and the NULLs.

use crate::backend::{GREATEST, Pool, with_database};
use relvar::prelude::*;
use relvar::value::Cursor;
use relvar_tests::{PostStatus, TestResult, comments, posts, users};

#[derive(relvar::Insert)]
#[insert(table = posts)]
struct NewPost {
    user_id: i32,
    title: String,
    body: Option<String>,
    status: PostStatus,
    views: i64,
    rating: Option<f64>,
}

/// Sixty posts with many ties and NULLs, and the values that are beyond all numbers.
async fn fill(db: &Pool, seed: u32) -> TestResult {
    comments.delete().all_rows().execute(db).await?;
    posts.delete().all_rows().execute(db).await?;
    let mut state = seed;
    let mut below = move |limit: u32| {
        state = state.wrapping_mul(1_103_515_245).wrapping_add(12_345);
        (state >> 16) % limit
    };
    let rows = (0..60).map(|_| NewPost {
        user_id: 1 + below(4) as i32,
        title: format!("Post {}", below(5)),
        body: (below(2) == 0).then(|| format!("body {}", below(3))),
        status: [PostStatus::Draft, PostStatus::Published][below(2) as usize],
        views: below(4).into(),
        rating: [Some(GREATEST), Some(f64::NEG_INFINITY), None, Some(0.0), Some(1.0), Some(2.0)]
            [below(6) as usize],
    });
    assert_eq!(posts.insert_rows(rows).execute(db).await?, 60);
    Ok(())
}

/// Pages through `posts` in an order, forwards and back again, and compares each page with that of LIMIT and OFFSET.
macro_rules! same_pages {
    ($db:ident, $order:expr) => {
        let list = || posts.order_by($order).select(posts::id);
        let all: Vec<i32> = list().fetch_all($db).await?;
        assert_eq!(all.len(), 60);
        for size in [1, 7, 20, 100] {
            let mut seen = Vec::new();
            let mut page = list().page(size).fetch_page($db).await?;
            assert!(page.previous.is_none());
            loop {
                let offset = u32::try_from(seen.len())?;
                assert_eq!(page.rows, list().limit(size).offset(offset).fetch_all($db).await?);
                seen.extend_from_slice(&page.rows);
                let Some(next) = &page.next else { break };
                let next: Cursor = next.to_string().parse()?;
                page = list().seek_after(&next).page(size).fetch_page($db).await?;
            }
            assert_eq!(seen, all);
            let mut end = all.len() - page.rows.len();
            while let Some(previous) = &page.previous {
                page = list().seek_before(previous).page(size).fetch_page($db).await?;
                let begin = end.saturating_sub(size as usize);
                assert_eq!(page.rows, all[begin..end]);
                assert!(page.next.is_some());
                end = begin;
            }
            assert_eq!(end, 0);
        }
    };
}

#[tokio::test]
async fn pages_are_those_of_offset_in_every_direction() {
    with_database(async |db| {
        for seed in [1, 7] {
            fill(db, seed).await?;
            same_pages!(db, posts::id);
            same_pages!(db, posts::id.desc());
            same_pages!(db, (posts::views, posts::id));
            same_pages!(db, (posts::views.desc(), posts::id.desc()));
            same_pages!(db, (posts::views.desc(), posts::id));
            same_pages!(db, (posts::rating, posts::id));
            same_pages!(db, (posts::rating.desc(), posts::id));
            same_pages!(db, (posts::rating.asc_nulls_first(), posts::id.desc()));
            same_pages!(db, (posts::rating.desc_nulls_last(), posts::body.asc_nulls_first(), posts::id));
            same_pages!(
                db,
                (posts::status.desc(), posts::body.desc(), posts::rating, posts::views, posts::id.desc())
            );
            same_pages!(db, (lower(posts::title), posts::id));
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn whole_rows_structs_and_joins_are_paged() {
    #[derive(relvar::Row, Debug, PartialEq)]
    struct Line {
        title: String,
        email: String,
    }
    with_database(async |db| {
        let people = users.filter(users::karma.gt(0)).order_by((users::age.desc(), users::email)).page(2);
        let page = people.fetch_page(db).await?;
        let names = |rows: &[users::Row]| rows.iter().map(|user| user.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&page.rows), ["Dora", "Ann"]);
        let cursor = page.next.unwrap();
        let json = serde_json::to_string(&cursor)?;
        assert_eq!(serde_json::from_str::<Cursor>(&json)?, cursor);
        let rest = users
            .filter(users::karma.gt(0))
            .or_filter(users::id.eq(99))
            .order_by((users::age.desc(), users::email))
            .seek_after(&cursor)
            .page(2)
            .fetch_page(db)
            .await?;
        assert_eq!(names(&rest.rows), ["Bob"]);
        assert!(rest.next.is_none());

        let lines = || posts.inner_join(users).order_by((users::name.desc(), users::id, posts::id));
        let page = lines().select_as::<Line>().page(1).fetch_page(db).await?;
        assert_eq!(page.rows, [Line { title: "Third".into(), email: "bob@x.org".into() }]);
        let after = lines().seek_after(&page.next.unwrap()).select_as::<Line>().fetch_all(db).await?;
        assert_eq!(after.iter().map(|line| line.title.as_str()).collect::<Vec<_>>(), ["First", "Second"]);

        // The keys are columns of the whole rows, of which the second is found behind all of the first.
        let both = lines().page(1).fetch_page(db).await?;
        assert_eq!(both.rows.iter().map(|(post, _)| post.title.as_str()).collect::<Vec<_>>(), ["Third"]);
        let rest = lines().seek_after(&both.next.unwrap()).page(9).fetch_page(db).await?;
        assert_eq!(
            rest.rows.iter().map(|(post, _)| post.title.as_str()).collect::<Vec<_>>(),
            ["First", "Second"]
        );
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn c11_a_unique_key_without_null_ends_the_order() {
    with_database(async |db| {
        let page = users.order_by((users::name, users::email)).page(3).fetch_page(db).await?;
        assert_eq!(page.rows.len(), 3);
        let other = users.order_by((users::name.desc(), users::email));
        let wrong = other.seek_after(&page.next.unwrap()).fetch_all(db).await.unwrap_err();
        assert!(wrong.to_string().contains("the cursor belongs to a query with another ORDER BY"), "{wrong}");
        Ok(())
    })
    .await;
}
