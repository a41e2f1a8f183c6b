//! XML and money.

use relvar::expr::Bind;
use relvar::expr::fns::array::array;
use relvar::expr::fns::xml::*;
use relvar::prelude::*;
use relvar::value::Cash;

use super::{any, examples};

fn xml(text: &'static str) -> Bind<Xml, &'static str> {
    Bind::new(text)
}

fn price(cents: i64) -> Bind<Money, Cash> {
    Bind::new(Cash(cents))
}

fn word(word: &'static str) -> Bind<Text, &'static str> {
    Bind::new(word)
}

relvar::xml_element! {
    fn bare() = BareElement "br";
    fn paragraph(content) = ParagraphElement "p";
    fn image[source = "src", wide = "data-wide"]() = ImageElement "img";
    fn link[address = "href"](content) = LinkElement "a";
}

relvar::xml_forest! {
    fn parts(first = "first", second = "second") = Parts;
}

relvar::function! {
    fn instruction(content: Text) -> Xml = Instruction "xmlpi" with ["NAME php, ", ")"] needs relvar::render::OnPostgres<Instruction>;
}

examples! { "xml and money";
    xmlcomment("hello") => "<!--hello-->";
    xmlconcat((xml("<a/>"), xml("<b/>"))) => "<a/><b/>";
    bare() => "<br/>";
    paragraph(7) => "<p>7</p>";
    paragraph(xml("<b/>")) => "<p><b/></p>";
    image("x.png", val::<Int4, _>(5)) => "<img src=\"x.png\" data-wide=\"5\"/>";
    link("/", "a & b") => "<a href=\"/\">a &amp; b</a>";
    parts("abc", 123) => "<first>abc</first><second>123</second>";
    instruction("echo") => "<?php echo?>";
    xmlroot(xml("<a/>"), "1.1") => "<?xml version=\"1.1\"?><a/>";
    xmlroot_standalone(xml("<a/>"), "1.1") => "<?xml version=\"1.1\" standalone=\"yes\"?><a/>";
    xmlroot_no_version(xml("<a/>")) => "<a/>";
    xmlparse_document("<a/>") => "<a/>";
    xmlparse_content("a<b/>") => "a<b/>";
    xmlserialize_document(xml("<a/>")) => "<a/>";
    xmlserialize_content(xml("a<b/>")) => "a<b/>";
    xmlexists("//town[text() = 'Toronto']", xml("<towns><town>Toronto</town></towns>")) => "true";
    xmlexists(word("//").concat("b"), xml("<a/>")) => "false";
    xml("a<b/>").is_document() => "false";
    xml("a<b/>").is_not_document() => "true";
    xml_is_well_formed("<a>") => "false";
    xml_is_well_formed_document("a<b/>") => "false";
    xml_is_well_formed_content("a<b/>") => "true";
    xpath("/a/text()", xml("<a>test</a>")) => "{test}";
    xpath_within("/my:a/text()", xml("<my:a xmlns:my=\"http://example.com\">test</my:a>"),
        array(array(word("my"), (word("http://example.com"),)), ())) => "{test}";
    xpath_exists("/a/b", xml("<a/>")) => "false";
    xpath_exists_within("//my:a", xml("<a/>"), array(array(word("my"), (word("http://example.com"),)), ())) => "false";
    table_to_xml("teams", true, false, "") => any();
    table_to_xmlschema("teams", true, false, "") => any();
    table_to_xml_and_xmlschema("teams", true, false, "") => any();
    schema_to_xml("public", true, false, "") => any();
    schema_to_xmlschema("public", true, false, "") => any();
    schema_to_xml_and_xmlschema("public", true, false, "") => any();
    database_to_xml(true, false, "") => any();
    database_to_xmlschema(true, false, "") => any();
    database_to_xml_and_xmlschema(true, false, "") => any();
    price(150).add(Cash(50)) => "200";
    price(150).sub(price(200)) => "-50";
    price(150).mul(2) => "300";
    price(150).mul(1.5) => "225";
    price(150).mul(val::<Int8, _>(2_i64)) => "300";
    price(150).mul(val::<Int2, _>(2_i16)) => "300";
    price(150).mul(val::<Float4, _>(1.5_f32)) => "225";
    val::<Int2, _>(2_i16).mul(price(150)) => "300";
    val::<Int4, _>(2).mul(price(150)) => "300";
    val::<Int8, _>(2_i64).mul(Cash(150)) => "300";
    val::<Float4, _>(1.5_f32).mul(price(150)) => "225";
    val::<Float8, _>(1.5).mul(price(150)) => "225";
    price(150).div(2) => "75";
    price(150).div(0.5) => "300";
    price(150).div(val::<Int2, _>(2_i16)) => "75";
    price(150).div(val::<Int8, _>(2_i64)) => "75";
    price(150).div(val::<Float4, _>(0.5_f32)) => "300";
    price(150).div(price(100)) => "1.5";
    price(150).lt(price(200)) => "true";
    greatest(price(150), Cash(200)) => "200";
}
