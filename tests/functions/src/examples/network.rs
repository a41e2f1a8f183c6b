//! Addresses of networks and of hardware, and bit strings.

use relvar::expr::Bind;
use relvar::expr::fns::bit::*;
use relvar::expr::fns::network::*;
use relvar::expr::fns::text::*;
use relvar::prelude::*;
use relvar::value::{BitString, MacAddress, Network};

use super::{any, examples};

fn inet(text: &str) -> Bind<Inet, Network> {
    Bind::new(text.parse().expect("an address"))
}

fn cidr(text: &str) -> Bind<Cidr, Network> {
    Bind::new(text.parse().expect("a network"))
}

fn card() -> Bind<Macaddr, MacAddress> {
    Bind::new(MacAddress([0x12, 0x34, 0x56, 0x78, 0x90, 0xab]))
}

fn wide_card() -> Bind<Macaddr8, MacAddress<8>> {
    Bind::new(MacAddress([0, 0x34, 0x56, 0xab, 0xcd, 0xef, 1, 2]))
}

fn bits(text: &str) -> Bind<Bit, BitString> {
    Bind::new(text.parse().expect("bits"))
}

fn varbits(text: &str) -> Bind<Varbit, BitString> {
    Bind::new(text.parse().expect("bits"))
}

examples! { "networks and bit strings";
    inet("192.168.1.5").is_strictly_within(cidr("192.168.1.0/24")) => "true";
    inet("192.168.1.0/24").is_within(inet("192.168.1.0/24")) => "true";
    cidr("192.168.1.0/24").strictly_encloses(inet("192.168.1.5")) => "true";
    cidr("192.168.1.0/24").encloses(cidr("192.168.1.0/24")) => "true";
    inet("192.168.1.0/24").overlaps(inet("192.168.1.80/28")) => "true";
    inet("192.168.1.6").bitnot() => "63.87.254.249";
    cidr("192.168.1.0/24").bitnot() => "63.87.254.255/24";
    inet("192.168.1.6").bitand(inet("0.0.0.255")) => "0.0.0.6";
    inet("192.168.1.6").bitor(cidr("0.0.0.255")) => "192.168.1.255";
    inet("192.168.1.6").add(25_i64) => "192.168.1.31";
    cidr("192.168.1.0/24").add(val::<Int4, _>(1)) => "192.168.1.1/24";
    val::<Int8, _>(200_i64).add(inet("::1")) => "::c9";
    inet("192.168.1.43").sub(36_i64) => "192.168.1.7";
    inet("192.168.1.43").sub(inet("192.168.1.19")) => "24";
    inet("10.0.0.1").eq(cidr("10.0.0.1")) => "true";
    cidr("10.0.0.0/8").lt(inet("10.0.0.1")) => "true";
    card().bitnot() => "ed:cb:a9:87:6f:54";
    card().bitand(MacAddress([0xff, 0, 0, 0, 0, 0])) => "12:00:00:00:00:00";
    card().bitor(MacAddress([0, 0, 0, 0, 0, 0xff])) => "12:34:56:78:90:ff";
    wide_card().bitnot() => "ff:cb:a9:54:32:10:fe:fd";
    wide_card().bitand(wide_card()) => "00:34:56:ab:cd:ef:01:02";
    wide_card().bitor(wide_card()) => "00:34:56:ab:cd:ef:01:02";
    abbrev(inet("10.1.0.0/32")) => "10.1.0.0";
    abbrev(cidr("10.1.0.0/16")) => "10.1/16";
    broadcast(inet("192.168.1.5/24")) => "192.168.1.255/24";
    relvar::expr::fns::network::family(inet("::1")) => "6";
    host(inet("192.168.1.0/24")) => "192.168.1.0";
    hostmask(inet("192.168.23.20/30")) => "0.0.0.3";
    inet_merge(inet("192.168.1.5/24"), cidr("192.168.2.0/24")) => "192.168.0.0/22";
    inet_same_family(inet("192.168.1.5/24"), inet("::1")) => "false";
    masklen(inet("192.168.1.5/24")) => "24";
    netmask(inet("192.168.1.5/24")) => "255.255.255.0";
    network(inet("192.168.1.5/24")) => "192.168.1.0/24";
    set_masklen(inet("192.168.1.5/24"), 16) => "192.168.1.5/16";
    set_masklen(cidr("192.168.1.0/24"), 16) => "192.168.0.0/16";
    relvar::expr::fns::network::text(inet("192.168.1.5")) => "192.168.1.5/32";
    trunc(card()) => "12:34:56:00:00:00";
    trunc(wide_card()) => "00:34:56:00:00:00:00:00";
    macaddr8_set7bit(wide_card()) => "02:34:56:ab:cd:ef:01:02";
    inet_client_addr() => any();
    inet_server_addr() => any();
    bits("10001").concat(varbits("011")) => "10001011";
    bits("10001").bitand(bits("01101")) => "00001";
    varbits("10001").bitor(bits("01101")) => "11101";
    varbits("10001").bitxor(varbits("01101")) => "11100";
    bits("10001").bitnot() => "01110";
    varbits("10001").bitnot() => "01110";
    bits("10001").shift_left(3) => "01000";
    varbits("10001").shift_right(2) => "00100";
    bits("10").eq(varbits("10")) => "true";
    bit_count(bits("10111")) => "4";
    bit_count(varbits("10111")) => "4";
    bit_length(bits("10111")) => "5";
    length(bits("10111")) => "5";
    octet_length(varbits("1011111011")) => "2";
    overlay(bits("01010101010101010"), bits("11111"), 2) => "01111101010101010";
    overlay_for(bits("01010101010101010"), bits("11111"), 2, 3) => "0111110101010101010";
    position(bits("010"), bits("000001101011")) => "8";
    substring(bits("110010111111"), 3) => "0010111111";
    substring_for(varbits("110010111111"), 3, 2) => "00";
    get_bit(bits("101010101010101010"), 6) => "1";
    set_bit(bits("101010101010101010"), 6, 0) => "101010001010101010";
    bit_from(44, 10) => "0000101100";
    bit_from_int8(-1_i64, 3) => "111";
    bits("1110").cast::<Int4>().eq(14) => "true";
}
