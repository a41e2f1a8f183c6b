//! Enums and domains: the codecs that the derives make.

use relvar::backend::Decode;
use relvar_sqlite::{Column, Lite};

use crate::file::round_trip;

#[derive(Clone, Copy, Debug, PartialEq, relvar::Enum)]
pub enum Status {
    New,
    #[sql(rename = "it's lost")]
    Lost,
}

#[derive(Clone, Debug, PartialEq, relvar::Domain)]
#[sql(base = Text, check = value like "%@%")]
pub struct Email(String);

#[derive(Clone, Copy, Debug, PartialEq, relvar::Domain)]
#[sql(base = Int2, check = value between 0 and 100)]
pub struct Percent(i16);

#[test]
fn an_enum_is_its_label() {
    round_trip::<Status, Status>([Status::New, Status::Lost]);
    let error = <Status as Decode<Lite, Status>>::decode(Column::Text("gone")).unwrap_err();
    assert_eq!(error.to_string(), "the enum `status` has no label `gone`");
    let error = <Status as Decode<Lite, Status>>::decode(Column::Integer(1)).unwrap_err();
    assert!(error.to_string().starts_with("it holds integer where SQL type text was expected"), "{error}");
}

#[test]
fn a_domain_is_its_base() {
    round_trip::<Email, Email>([Email("a@b".to_owned()), Email("@".to_owned())]);
    round_trip::<Percent, Percent>([Percent(0), Percent(100)]);
}
