//! expects: this statement writes, and `&Reader` is read-only
use relvar_pg::Sequence;

async fn draw(db: &relvar_pg::Reader) {
    let _ = Sequence::new("tickets").nextval(db).await;
}

fn main() {}
