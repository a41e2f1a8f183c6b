//! Network addresses, bit strings, geometric types, money and XML as columns.

use relvar::expr::ops::geometry::GeometricOperators as _;
use relvar::fns::array::array;
use relvar::fns::bit::bit_from;
use relvar::fns::geometry::{area, circle_around};
use relvar::fns::network::{masklen, network};
use relvar::fns::xml::{xmlexists, xmlserialize_content, xpath};
use relvar::prelude::*;
use relvar::value::{
    BitString, Cash, Coordinate, Disc, MacAddress, Network, Outline, Polyline, Rectangle, Segment,
};
use relvar_tests::with_database;

relvar::table! {
    hosts {
        #[primary_key] address -> Inet,
        inside -> Cidr,
        #[unique] card -> Macaddr,
        wide_card -> Nullable<Macaddr8>,
        #[max_length = 4] flags -> Bit,
        #[max_length = 8] history -> Varbit,
        aliases -> Array<Inet>,
        masks -> Array<Varbit>,
        price -> Money,
        note -> Nullable<Xml>,
    }
}

relvar::table! {
    places {
        #[primary_key] id -> Int4,
        spot -> Point,
        extent -> Box,
        route -> Nullable<Path>,
        border -> Polygon,
        reach -> Circle,
        way -> Lseg,
        visits -> Array<Point>,
    }
}

#[derive(Clone, Debug, PartialEq, relvar::Insert, relvar::Row)]
#[insert(table = hosts)]
struct Host {
    address: Network,
    inside: Network,
    card: MacAddress,
    wide_card: Option<MacAddress<8>>,
    flags: BitString,
    history: BitString,
    aliases: Vec<Network>,
    masks: Vec<BitString>,
    price: Cash,
    note: Option<String>,
}

#[derive(Clone, Debug, PartialEq, relvar::Insert, relvar::Row)]
#[insert(table = places)]
struct Place {
    id: i32,
    spot: Coordinate,
    extent: Rectangle,
    route: Option<Polyline>,
    border: Outline,
    reach: Disc,
    way: Segment,
    visits: Vec<Coordinate>,
}

relvar::xml_element! {
    /// `<host price="..">..</host>`
    fn host_element[price = "price"](content) = HostElement "host";
}

relvar::xml_table! {
    /// The words of a note.
    fn words -> [place] { word: Text = "." not null, kind: Text = "@kind" } = Words "words" rows "//w";
}

fn bits(text: &str) -> BitString {
    text.parse().unwrap()
}

fn net(text: &str) -> Network {
    text.parse().unwrap()
}

fn some_hosts() -> [Host; 3] {
    let host = |last: u8, price: i64, note: Option<&str>| Host {
        address: net(&format!("10.0.0.{last}")),
        inside: net(if last == 9 { "192.168.0.0/16" } else { "10.0.0.0/8" }),
        card: MacAddress([0, 0, 0, 0, 0, last]),
        wide_card: (last == 9).then_some(MacAddress([last; 8])),
        flags: (0..4).map(|bit| last >> bit & 1 == 1).collect(),
        history: (0..last.min(8)).map(|_| true).collect(),
        aliases: if last == 9 { vec![] } else { vec![net("::1"), net("10.0.0.0/30")] },
        masks: vec![bits("10101"), bits("")],
        price: Cash(price),
        note: note.map(str::to_owned),
    };
    [host(1, 150, Some("<n><w kind=\"a\">x</w><w>y</w></n>")), host(2, 250, None), host(9, 100, Some("<n/>"))]
}

fn some_places() -> [Place; 2] {
    let place = |id: i32, x: f64| Place {
        id,
        spot: Coordinate::new(x, 0.0),
        extent: Rectangle::new((x, 0.0), (x + 2.0, 3.0)),
        route: (id == 1).then(|| Polyline::open([(0.0, 0.0), (x, 1.0)])),
        border: [(0.0, 0.0), (x, 4.0), (4.0, 0.0)].into_iter().collect(),
        reach: Disc::new((x, 0.0), 1.5),
        way: Segment::new((0.0, 0.0), (x, x)),
        visits: vec![Coordinate::new(x, 1.0); 2],
    };
    [place(1, 5.0), place(2, 1.0)]
}

// SQLite: no type Inet, Bit, Point, Money, Xml
#[tokio::test]
async fn columns_of_addresses_bits_money_and_xml() {
    with_database(async |db| {
        relvar_pg::ddl::create_all(db, &[hosts::SCHEMA]).await?;
        let many = some_hosts();
        assert_eq!(hosts.insert(&many).execute(db).await?, 3);
        assert_eq!(hosts.order_by(hosts::address).select_as::<Host>().fetch_all(db).await?, many);
        // `T1`: `inet` with `cidr`, `bit` with `bit varying`
        assert_eq!(hosts.filter(hosts::address.eq(hosts::inside)).count().fetch_one(db).await?, 0);
        assert_eq!(hosts.filter(hosts::flags.ne(hosts::history)).count().fetch_one(db).await?, 3);
        assert_eq!(hosts.filter(hosts::address.is_within(hosts::inside)).count().fetch_one(db).await?, 2);
        assert_eq!(hosts.filter(hosts::inside.eq(net("10.0.0.0/8"))).count().fetch_one(db).await?, 2);
        assert_eq!(
            hosts.filter(hosts::card.eq_any(vec![MacAddress([0; 6])])).count().fetch_one(db).await?,
            0
        );
        assert_eq!(hosts.filter(hosts::aliases.includes([net("::1")])).count().fetch_one(db).await?, 2);
        assert_eq!(
            hosts.filter(hosts::flags.bitand(bits("1000")).eq(bits("1000"))).count().fetch_one(db).await?,
            2
        );
        let first = hosts.find(net("10.0.0.1"));
        let computed = first.select((
            hosts::address.add(1_i64),
            network(hosts::address),
            masklen(hosts::inside),
            hosts::flags.concat(hosts::history),
            hosts::price.mul(2),
            bit_from(10, 6).cast::<Int4>(),
        ));
        let expected = (net("10.0.0.2"), net("10.0.0.1"), 8, bits("10001"), Cash(300), 10);
        assert_eq!(computed.fetch_one(db).await?, expected);
        let raised = hosts
            .update(hosts::price.set(hosts::price.add(Cash(50))))
            .filter(hosts::address.eq(net("10.0.0.1")));
        assert_eq!(raised.returning(hosts::price).fetch_all(db).await?, [Cash(200)]);
        Ok(())
    })
    .await;
}

/// `T4`: what has an order, and what has `=` without one.
// SQLite: no type Inet, Bit, Point, Money, Xml
#[tokio::test]
async fn t4_addresses_and_amounts_are_ordered_and_grouped() {
    with_database(async |db| {
        relvar_pg::ddl::create_all(db, &[hosts::SCHEMA]).await?;
        hosts.insert(&some_hosts()).execute(db).await?;
        let by_network = hosts
            .group_by(hosts::inside)
            .order_by(hosts::inside)
            .select((hosts::inside, sum(hosts::price), max(hosts::address), bit_or(hosts::flags)))
            .fetch_all(db)
            .await?;
        let row = |inside, price, last, flags| (net(inside), Cash(price), net(last), bits(flags));
        let expected =
            [row("10.0.0.0/8", 400, "10.0.0.2", "1100"), row("192.168.0.0/16", 100, "10.0.0.9", "1001")];
        assert_eq!(by_network, expected);
        let (least, all, last) = hosts
            .filter(hosts::address.lt(net("0.0.0.1")))
            .select((min(hosts::price), bit_and(hosts::history), max(hosts::inside)))
            .fetch_one(db)
            .await?;
        assert_eq!((least, all, last), (None, None, None));
        assert_eq!(
            hosts.select(hosts::inside).distinct().order_by(hosts::inside).fetch_all(db).await?.len(),
            2
        );
        Ok(())
    })
    .await;
}

// SQLite: no type Inet, Bit, Point, Money, Xml
#[tokio::test]
async fn t4_points_are_ordered_by_their_distance() {
    with_database(async |db| {
        relvar_pg::ddl::create_all(db, &[places::SCHEMA]).await?;
        let many = some_places();
        assert_eq!(places.insert(&many).execute(db).await?, 2);
        assert_eq!(places.order_by(places::id).select_as::<Place>().fetch_all(db).await?, many);
        let origin = Coordinate::new(0.0, 0.0);
        let nearest = places.order_by(places::spot.distance(origin)).select(places::id);
        assert_eq!(nearest.fetch_all(db).await?, [2, 1]);
        let inside = places.filter(places::spot.is_included_in(places::extent)).count();
        assert_eq!(inside.fetch_one(db).await?, 2);
        let near = places.filter(circle_around(origin, 2.0).includes(places::spot)).select(places::id);
        assert_eq!(near.fetch_all(db).await?, [2]);
        let crossing = places.find(1).select((
            area(places::extent),
            places::way.intersection(Segment::new((0.0, 2.0), (2.0, 0.0))),
            places::way.intersection(Segment::new((0.0, 9.0), (1.0, 9.0))),
            places::extent.intersection(Rectangle::new((6.0, 0.0), (9.0, 1.0))),
            places::route.joined_with(Polyline::closed([(1.0, 1.0)])),
            places::spot.add(Coordinate::new(1.0, 1.0)),
        ));
        let expected = (
            6.0,
            Some(Coordinate::new(1.0, 1.0)),
            None,
            Some(Rectangle::new((6.0, 0.0), (7.0, 1.0))),
            None,
            Coordinate::new(6.0, 1.0),
        );
        assert_eq!(crossing.fetch_one(db).await?, expected);
        Ok(())
    })
    .await;
}

/// `T11`: XML is searched, built, aggregated and taken apart.
// SQLite: no type Inet, Bit, Point, Money, Xml
#[tokio::test]
async fn t11_xml_is_taken_apart() {
    with_database(async |db| {
        relvar_pg::ddl::create_all(db, &[hosts::SCHEMA]).await?;
        assert_eq!(hosts.select(xmlagg(hosts::note)).fetch_one(db).await?, None);
        hosts.insert(&some_hosts()).execute(db).await?;
        let found =
            hosts.filter(xmlexists("//w[@kind]", hosts::note)).select(hosts::card).fetch_all(db).await?;
        assert_eq!(found, [MacAddress([0, 0, 0, 0, 0, 1])]);
        let texts =
            hosts.find(net("10.0.0.1")).select(xpath("//w/text()", hosts::note)).fetch_one(db).await?;
        assert_eq!(texts, Some(vec!["x".to_owned(), "y".to_owned()]));
        let words = words(hosts::note);
        let rows =
            hosts.cross_join(&words).order_by(words.place).select((words.place, words.word, words.kind));
        let expected = [(1, "x".to_owned(), Some("a".to_owned())), (2, "y".to_owned(), None)];
        assert_eq!(rows.fetch_all(db).await?, expected);
        let all = hosts
            .select(xmlagg(host_element(hosts::price, hosts::card)).order_by(hosts::address))
            .fetch_one(db)
            .await?;
        assert!(all.unwrap().starts_with("<host price=\"$1.50\">00:00:00:00:00:01</host><host"));
        let element = hosts
            .find(net("10.0.0.2"))
            .select(xmlserialize_content(host_element(val::<Int4, _>(1), hosts::note)));
        assert_eq!(element.fetch_one(db).await?, "<host price=\"1\"/>");
        let names = array(array(val::<Text, _>("my"), (val::<Text, _>("urn:x"),)), ());
        let none =
            hosts.find(net("10.0.0.1")).select(relvar::fns::xml::xpath_within("//my:w", hosts::note, names));
        assert_eq!(none.fetch_one(db).await?, Some(vec![]));
        Ok(())
    })
    .await;
}

/// `T12`: casts of these families.
// SQLite: no type Inet, Bit, Point, Money, Xml
#[tokio::test]
async fn t12_addresses_shapes_and_amounts_are_cast() {
    use rust_decimal::Decimal;
    with_database(async |db| {
        relvar_pg::ddl::create_all(db, &[hosts::SCHEMA, places::SCHEMA]).await?;
        hosts.insert(&some_hosts()).execute(db).await?;
        places.insert(&some_places()).execute(db).await?;
        let casts = hosts.find(net("10.0.0.1")).select((
            hosts::price.cast::<Numeric>(),
            hosts::flags.cast::<Int4>(),
            hosts::address.cast::<Cidr>().cast::<Text>(),
            val::<Text, _>("10110").cast::<Bit>(),
            val::<Array<Text>, _>(["101", "1"]).cast::<Array<Bit>>(),
            hosts::card.cast::<Macaddr8>(),
        ));
        let expected = (
            Decimal::new(150, 2),
            8,
            "10.0.0.1/32".to_owned(),
            bits("10110"),
            vec![bits("101"), bits("1")],
            MacAddress([0, 0, 0, 0xff, 0xfe, 0, 0, 1]),
        );
        assert_eq!(casts.fetch_one(db).await?, expected);
        let shapes = places.find(2).select((
            places::extent.cast::<Point>(),
            places::spot.cast::<PgBox>(),
            places::extent.cast::<Polygon>().cast::<Path>().cast::<Text>(),
        ));
        let expected = (
            Coordinate::new(2.0, 1.5),
            Rectangle::new((1.0, 0.0), (1.0, 0.0)),
            "((1,0),(1,3),(3,3),(3,0))".to_owned(),
        );
        assert_eq!(shapes.fetch_one(db).await?, expected);
        Ok(())
    })
    .await;
}
