//! COPY FROM; the text of COPY TO is made when it runs, and stands in the live tests.

use relvar_pg::{CopyMethods as _, Csv};
use relvar_tests::{PostStatus, messages, posts, tags};

#[derive(relvar::Insert)]
#[insert(table = posts)]
struct NewPost {
    title: String,
    user_id: i32,
    body: Option<String>,
    status: PostStatus,
}

#[test]
fn columns_in_the_order_of_the_fields() {
    assert_eq!(
        posts.copy_in::<NewPost>().sql(),
        "COPY posts (title, user_id, body, status) FROM STDIN (FORMAT binary)"
    );
    let tuple = tags.copy_in_columns::<_, (String, i32)>((tags::name, tags::uses));
    assert_eq!(tuple.sql(), "COPY tags (name, uses) FROM STDIN (FORMAT binary)");
}

#[test]
fn csv_with_its_options() {
    let columns = (messages::text, messages::sender_id, messages::recipient_id);
    assert_eq!(
        messages.copy_in_csv(columns, Csv::new()).sql(),
        "COPY messages (text, sender_id, recipient_id) FROM STDIN (FORMAT csv)"
    );
    let csv = Csv::new().header_match().delimiter(';').quote('\'').escape('\\').null("it's");
    assert_eq!(
        tags.copy_in_csv(tags::name, csv).sql(),
        r"COPY tags (name) FROM STDIN (FORMAT csv, HEADER MATCH, DELIMITER ';', QUOTE '''', ESCAPE E'\\', NULL 'it''s')"
    );
}
