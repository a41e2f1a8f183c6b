//! Network addresses, bit strings, geometric types, money and XML: operators, functions, casts.

use relvar::expr::ops::geometry::{GeometricOperators as _, GeometricSigns as _};
use relvar::fns::bit::bit_from;
use relvar::fns::geometry::{area, box_between, polygon_of};
use relvar::fns::network::{inet_merge, trunc};
use relvar::fns::text::{overlay_for, substring};
use relvar::fns::xml::{xmlconcat, xmlparse_document, xmlroot_standalone, xpath_exists};
use relvar::prelude::*;
use relvar::value::{Cash, Coordinate};
use relvar_tests::assert_sql;

relvar::table! {
    things {
        #[primary_key] id -> Int4,
        address -> Inet,
        inside -> Cidr,
        card -> Macaddr8,
        flags -> Bit,
        history -> Varbit,
        spot -> Point,
        extent -> PgBox,
        route -> Path,
        price -> Money,
        note -> Xml,
    }
}

relvar::xml_element! {
    fn empty() = Empty "br";
    fn thing[number = "nr", price = "price"]() = Thing "thing";
    fn note[number = "nr"](content) = Note "note";
}

relvar::xml_forest! {
    fn only(price = "price") = Only;
}

relvar::xml_table! {
    fn lines -> [number] { text: Text = "text()[. != 'x']", bits: Bit = "@bits" not null } = Lines "lines" rows "/a/b";
}

#[test]
fn addresses_and_bits() {
    assert_sql!(
        things
            .select((
                things::address.bitand(things::inside).bitnot(),
                things::id.add(things::address),
                things::address.sub(things::inside),
                inet_merge(things::address, things::inside),
                trunc(things::card),
                things::flags.concat(things::history).shift_left(2),
                overlay_for(things::flags, things::history, 1, 2),
                substring(things::history, 2),
            ))
            .filter(things::address.strictly_encloses(things::inside).or(things::inside.overlaps(things::address))),
        "SELECT ~ (things.address & things.inside), things.id + things.address, things.address - things.inside,"
        "inet_merge(things.address, things.inside), trunc(things.card), things.flags || things.history << $1,"
        "overlay(things.flags PLACING things.history FROM $2 FOR $3), substring(things.history FROM $4) FROM things"
        "WHERE things.address >> things.inside OR things.inside && things.address",
    );
}

#[test]
fn shapes_and_amounts() {
    let origin = Coordinate::new(0.0, 0.0);
    assert_sql!(
        things
            .select((
                things::spot.distance(origin),
                things::extent.mul(origin),
                things::extent.middle().closest_point(things::extent),
                area(box_between(origin, things::spot)),
                polygon_of(things::route),
                things::price.mul(1.5).add(Cash(1)),
                things::price.div(things::price),
            ))
            .filter(things::extent.includes(things::spot).and(things::route.intersects(things::route)))
            .order_by(things::spot.distance(origin)),
        "SELECT things.spot <-> $1, things.extent * $2, @@ things.extent ## things.extent,"
        "area(box($3, things.spot)), polygon(things.route), things.price * $4 + $5, things.price / things.price FROM things"
        "WHERE things.extent @> things.spot AND things.route ?# things.route ORDER BY things.spot <-> $6",
    );
}

/// `bit` without quotes would be `bit(1)`.
#[test]
fn casts_to_bit_keep_its_length() {
    assert_sql!(
        things.select((things::history.cast::<Bit>(), things::note.cast::<Text>().cast::<Array<Bit>>(), bit_from(things::id, 5))),
        "SELECT CAST(things.history AS \"bit\"), CAST(CAST(things.note AS text) AS \"bit\"[]),"
        "pg_catalog.\"bit\"(things.id, $1) FROM things",
    );
}

#[test]
fn xml() {
    assert_sql!(
        things.select((
            xmlconcat((empty(), thing(things::id, things::price), note(things::id, things::note))),
            only(things::price),
            xmlroot_standalone(xmlparse_document("<a/>"), "1.1"),
            xpath_exists("/a", things::note),
        ))
        .filter(things::note.is_document()),
        "SELECT xmlconcat(xmlelement(NAME \"br\"), xmlelement(NAME \"thing\", XMLATTRIBUTES(things.id AS \"nr\","
        "things.price AS \"price\")), xmlelement(NAME \"note\", XMLATTRIBUTES(things.id AS \"nr\"), things.note)),"
        "xmlforest(things.price AS \"price\"), xmlroot(xmlparse(DOCUMENT $1), VERSION $2, STANDALONE YES),"
        "xpath_exists($3, things.note) FROM things WHERE things.note IS DOCUMENT",
    );
    let lines = lines(things::note);
    assert_sql!(
        things.inner_join(lines.on_true()).select((lines.number, lines.text, lines.bits)),
        "SELECT lines.number, lines.text, lines.bits FROM things INNER JOIN XMLTABLE($xpath$/a/b$xpath$"
        "PASSING (things.note) COLUMNS number FOR ORDINALITY, text text PATH $xpath$text()[. != 'x']$xpath$,"
        "bits \"bit\" PATH $xpath$@bits$xpath$ NOT NULL) AS lines (number, text, bits) ON TRUE",
    );
}
