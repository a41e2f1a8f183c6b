//! Functions of `bytea`, of enums and of sequences.

use relvar::expr::fns::bytes::*;
use relvar::expr::fns::enumeration::*;
use relvar::expr::fns::sequence::*;
use relvar::prelude::*;

use super::{any, examples};
use relvar_tests::PostStatus;

examples! { "bytes";
    bit_count(vec![7_u8, 1]) => "4";
    btrim(vec![0_u8, 5, 0], vec![0_u8]) => "{5}";
    ltrim(vec![0_u8, 5, 0], vec![0_u8]) => "{5,0}";
    rtrim(vec![0_u8, 5, 0], vec![0_u8]) => "{0,5}";
    get_bit(vec![1_u8], 0_i64) => "1";
    get_byte(vec![1_u8, 7], 1) => "7";
    set_bit(vec![0_u8], 0_i64, 1) => "{1}";
    set_byte(vec![0_u8], 0, 9) => "{9}";
    length_in(vec![195_u8, 164], "UTF8") => "1";
    sha224(vec![1_u8]) => any();
    sha256(vec![1_u8]) => any();
    sha384(vec![1_u8]) => any();
    sha512(vec![1_u8]) => any();
    convert(vec![195_u8, 164], "UTF8", "LATIN1") => "{228}";
    convert_from(vec![228_u8], "LATIN1") => "ä";
    convert_to("ä", "LATIN1") => "{228}";
    encode(vec![18_u8, 0], "hex") => "1200";
    decode("1200", "hex") => "{18,0}";
    val::<Bytea, _>(vec![1_u8]).concat(vec![2_u8]) => "{1,2}";
    enum_first(val::<PostStatus, _>(PostStatus::Published)).eq(PostStatus::Draft) => "true";
    enum_last(val::<PostStatus, _>(PostStatus::Draft)).eq(PostStatus::Published) => "true";
    enum_range(val::<PostStatus, _>(PostStatus::Draft)).eq(vec![PostStatus::Draft, PostStatus::Published]) => "true";
    enum_range_to(val::<PostStatus, _>(PostStatus::Draft), PostStatus::Draft).eq(vec![PostStatus::Draft]) => "true";
    nextval("teams_id_seq") => any();
    currval("teams_id_seq") => any();
    lastval() => any();
    setval("teams_id_seq", 90_i64) => "90";
    setval_used("teams_id_seq", 100_i64, false) => "100";
    gen_random_uuid() => any();
}
