//! What a text needs of the server beyond the oldest one that the dialect speaks to: asked once, before it is sent.

use relvar::render::ServerNeed;
use tokio_postgres::SimpleQueryMessage;

use crate::Result;
use crate::error::{Error, Kind};
use crate::session::Session;

/// Has the server what the text needs? A server that does not tell its version is left to answer for itself.
pub(crate) async fn check(session: &Session, need: Option<&'static ServerNeed>) -> Result<()> {
    let Some(need) = need else { return Ok(()) };
    let known = session.shared.version.get().copied();
    let found = match known {
        Some(version) => version,
        None => ask(session).await?,
    };
    match found {
        Some(found) if found / 10_000 < need.version => Err(Error::new(Kind::ServerTooOld { need, found })),
        _ => Ok(()),
    }
}

/// Asks for the version, as the server counts it: 150018 is 15.18.
async fn ask(session: &Session) -> Result<Option<u32>> {
    let answer = session.client.simple_query("SHOW server_version_num").await?;
    let version = answer.iter().find_map(|message| match message {
        SimpleQueryMessage::Row(row) => row.get(0)?.parse().ok(),
        _ => None,
    });
    Ok(*session.shared.version.get_or_init(|| version))
}
