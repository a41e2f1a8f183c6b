//! One query: both give the same rows, their plans are compared, and they take turns.

use std::time::{Duration, Instant};

use relvar::stmt::Plan;
use relvar_benches::turns::{Contestant, Rounds, Turns};
use relvar_benches::{Outcome, bar};
use relvar_pg::tokio_postgres::{self, Client, NoTls, Statement};
use relvar_pg::{Config, Connection, Pool};
use tokio::runtime::Runtime;

use crate::by_hand::JsonText;
use crate::explaining::{EXPLAIN, Explaining};
use crate::plan::{Difference, differences};
use crate::questions::{Found, ask_about, ask_by_hand, ask_relvar, text};

/// One of the queries, and what was found of it.
pub(crate) struct Query {
    pub(crate) number: u8,
    /// The texts and their plans.
    pub(crate) by_hand: Explained,
    pub(crate) relvar: Explained,
    /// Where relvar's plan is another one.
    pub(crate) differences: Vec<Difference>,
    /// `None` where there was no time for it.
    pub(crate) measured: Option<Measured>,
}

/// How many rows it gives, and its times by hand and in relvar.
pub(crate) struct Measured {
    pub(crate) rows: usize,
    pub(crate) rounds: Rounds,
}

/// A text and its plan.
pub(crate) struct Explained {
    pub(crate) text: String,
    pub(crate) plan: Plan,
}

struct ByHand<'r> {
    runtime: &'r Runtime,
    number: u8,
    scale: f64,
    client: Client,
    statement: Statement,
}

impl<'r> ByHand<'r> {
    fn ready(number: u8, url: &str, scale: f64, runtime: &'r Runtime) -> Outcome<Self> {
        runtime.block_on(async {
            let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
            tokio::spawn(connection);
            let statement = client.prepare(&text(number)?).await?;
            Ok(ByHand { runtime, number, scale, client, statement })
        })
    }

    fn once(&self, laps: &mut Vec<Duration>) -> Outcome<Found> {
        let ByHand { runtime, number, scale, client, statement } = self;
        runtime.block_on(ask_by_hand(*number, *scale, client, statement, laps))
    }

    fn explained(&self) -> Outcome<Explained> {
        let row = self.runtime.block_on(ask_about(self.number, self.scale, &self.client, EXPLAIN))?;
        let JsonText(plans) = row.try_get(0)?;
        let plans: Vec<Plan> = serde_json::from_str(&plans)?;
        let plan = plans.into_iter().next().ok_or("the server gives no plan")?;
        Ok(Explained { text: text(self.number)?, plan })
    }
}

impl Contestant for ByHand<'_> {
    fn block(&mut self, times: usize, laps: &mut Vec<Duration>) -> Outcome<()> {
        (0..times).try_for_each(|_| self.once(laps).map(drop))
    }
}

struct Relvar<'r> {
    runtime: &'r Runtime,
    number: u8,
    scale: f64,
    connection: Connection,
}

impl<'r> Relvar<'r> {
    fn ready(number: u8, url: &str, scale: f64, runtime: &'r Runtime) -> Outcome<Self> {
        runtime.block_on(async {
            let pool = Pool::with_config(Config::from_url(url)?.pool_size(1)).await?;
            Ok(Relvar { runtime, number, scale, connection: pool.get().await? })
        })
    }

    fn once(&self, laps: &mut Vec<Duration>) -> Outcome<Found> {
        self.runtime.block_on(ask_relvar(self.number, self.scale, &self.connection, laps))
    }

    fn explained(&self) -> Outcome<Explained> {
        self.runtime.block_on(async {
            let explaining = Explaining::new(&self.connection);
            // No row comes, which is an error where one has to.
            let _ = ask_relvar(self.number, self.scale, &explaining, &mut Vec::new()).await;
            let (text, plan) = explaining.explained().await?;
            Ok(Explained { text, plan })
        })
    }
}

impl Contestant for Relvar<'_> {
    fn block(&mut self, times: usize, laps: &mut Vec<Duration>) -> Outcome<()> {
        (0..times).try_for_each(|_| self.once(laps).map(drop))
    }
}

/// So many rounds at least, however long a query takes.
const FEWEST: usize = 3;

impl Query {
    /// Compares the plans.
    pub(crate) fn explained(number: u8, url: &str, scale: f64, runtime: &Runtime) -> Outcome<Self> {
        let fault = |error| format!("query {number}: {error}");
        let by_hand = ByHand::ready(number, url, scale, runtime)?.explained().map_err(fault)?;
        let relvar = Relvar::ready(number, url, scale, runtime)?.explained().map_err(fault)?;
        let differences = differences(&by_hand.plan, &relvar.plan);
        Ok(Query { number, by_hand, relvar, differences, measured: None })
    }

    /// Both have to give the same rows, before they are measured. What takes long comes less often: `turns` has the most
    /// rounds, and the time after which there are no more than a few.
    pub(crate) fn measure(&mut self, url: &str, scale: f64, turns: Turns, runtime: &Runtime) -> Outcome<()> {
        let number = self.number;
        let fault = |error| format!("query {number}: {error}");
        let by_hand = ByHand::ready(number, url, scale, runtime)?;
        let relvar = Relvar::ready(number, url, scale, runtime)?;
        let started = Instant::now();
        let wanted = by_hand.once(&mut Vec::new()).map_err(fault)?;
        let found = relvar.once(&mut Vec::new()).map_err(fault)?;
        if found != wanted {
            return Err(fault(format!("by hand it gives {wanted:?}, in relvar {found:?}").into()).into());
        }
        let affordable = turns.limit.as_secs_f64() / started.elapsed().as_secs_f64();
        let rounds = turns.rounds.min((affordable as usize).max(FEWEST));
        let turns = Turns { rounds, limit: Duration::MAX, ..turns };

        let progress = bar(rounds, &format!("query {number}"));
        let mut contestants: Vec<Box<dyn Contestant + '_>> = vec![Box::new(by_hand), Box::new(relvar)];
        let rounds = turns.take(&mut contestants, || Ok(()), |round| progress.set_position(round as u64))?;
        progress.finish_and_clear();
        self.measured = Some(Measured { rows: wanted.rows, rounds });
        Ok(())
    }

    /// Texts, plans and all their differences.
    pub(crate) fn plans(&self) -> String {
        let Query { number, by_hand, relvar, differences, .. } = self;
        let mut text = format!(
            "# Query {number}\n\nBy hand:{}\n\n{}\n\nrelvar:\n{}\n\n{}\n\n",
            by_hand.text, by_hand.plan, relvar.text, relvar.plan
        );
        differences.iter().for_each(|difference| text.extend([difference.sentence().as_str(), "\n"]));
        text + "\n"
    }
}
