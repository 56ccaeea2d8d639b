//! What is told of a value that is wrong: what is wrong, and what was probably meant.

use ibericht::finding::Text;
use ibericht::values::{
    AgbCode, Bedrag, Bsn, Commentaar, Datum, DebetCredit, DeclaratieNummer, Domain, Eenheid, Gemeente,
    Huisnummer, LandCode, Naam, Nummer, ProductCategorie, RedenBeeindiging, Simple, Straatnaam,
    Telefoonnummer, Tijd, TotaalBedrag, Versie, Volume, Voorletters, Why,
};

fn why<T: Simple>(text: &str, domain: Domain) -> Why {
    let Err(refusal) = T::parse(text, domain) else { panic!("{text:?} is a value") };
    refusal.why(text, T::TYPE)
}

fn line(name: &str, text: &str, why: &Why) -> String {
    let Why { reason, expected, advice } = why;
    let say = |of: fn(&Text) -> &str| format!("{} | {} | {}", of(reason), of(expected), of(advice));
    format!("{name} {text:?}\n  {}\n  {}\n", say(|text| &text.nl), say(|text| &text.en))
}

macro_rules! told {
    ($($domain:ident $name:ident: $($text:expr),*;)*) => {
        [$($(line(stringify!($name), $text, &why::<$name>($text, Domain::$domain)),)*)*].concat()
    };
}

#[test]
fn every_refusal_says_what_is_wrong_and_what_to_do() {
    let long = "Burgemeester van Nispen tot Sevenaerstraat";
    insta::assert_snapshot!(told! {
        Jw Eenheid: "1", " 01", "15", "uur", "０４", "", "\u{202e}zz";
        Wmo ProductCategorie: "45", "2", "99";
        Jw ProductCategorie: "02", "4S";
        Jw RedenBeeindiging: "19", "3";
        Wmo RedenBeeindiging: "35";
        Jw DebetCredit: "d", "K";
        Jw LandCode: "nl", "NLD", "Nederland", "QQ";
        Jw Datum: "", "2026-04-31", "2026-02-29", "2026-02-30", "2026-13-01", "2026-00-10", "2026-04-00",
            "0000-01-01", "03-04-2026", "3/4/2026", "31-06-2026", "2026-4-3", "2026/04/03", "20260403", "26-04-03",
            "2026-04-03Z", "2026-04-03+02:00", "2026-04-03T12:00:00", "gisteren", "+2026-04-03", "02026-04-03",
            "２０２６-04-03", "2026-02-30Z";
        Jw Tijd: "", "12:00", "9:05:00", "12:00:00Z", "12:00:00+01:00", "25:00:00", "24:00:01", "12:60:00",
            "12:00:61", "12.30", "2026-04-03T12:00:00", "noen";
        Jw Bedrag: "12,50", "12.5", "1.234,56", "1.234", "\u{20ac} 12,50", "12,505", "-5", "100000000", "", "12 euro", "+-1", "1e3";
        Jw TotaalBedrag: "9999999999999", "99999999999999999999999999";
        Jw Volume: "24,5", "1.000", "1 000", "-3", "０５", "100000000", "5 5", "vijf";
        Jw Nummer: "12a", "1000000000", "7.0";
        Jw Huisnummer: "12a", "100000";
        Jw Straatnaam: long, "", "  ", "a\nb";
        Jw Commentaar: " \n", "a\u{1}b";
        Jw Naam: "a\u{fffe}b";
        Jw Voorletters: "J.", "J. P.", "...", "JP-K", "abcdefg";
        Jw DeclaratieNummer: "2026-04/1", "D\u{200b}1";
        Jw Telefoonnummer: "024-3600000", "+31";
        Jw Versie: "1.0", "v1.0.0";
        Jw AgbCode: "7373004", "737300421", "7373 0042", " 73730042", "7373004x", "";
        Jw Gemeente: "268", "9", "Nijmegen", "02680", "０２６８";
        Jw Bsn: "99990000", "9999000066", "9999.00.006", "99990000６", "999900006 ";
    });
}

#[test]
fn no_text_brings_the_words_down() {
    let texts = [
        "\u{0}",
        "-",
        "--",
        "+",
        "€",
        "€€",
        ".",
        ",",
        "1.",
        ".1",
        "1..2",
        "-.",
        "T",
        "Z",
        "é-é-é",
        "2026-04-",
        "--04-03",
        "2026-04-03é12:00",
        "999999999999-1-1",
        "-2026-13-01",
        ":",
        "::",
        "12:",
        "1:2:3:4",
        "24:00:00Z",
        "\u{feff}",
        "９９９９９９９９９９９９９９９９９９９９９９９９９",
        "262143-12-32",
        "99999-02-30",
    ];
    let long = "9".repeat(100_000) + "é";
    for text in texts.into_iter().chain([long.as_str()]) {
        fn say<T: Simple>(text: &str) {
            let Err(refusal) = T::parse(text, Domain::Jw) else { return };
            let Why { reason, expected, advice } = refusal.why(text, T::TYPE);
            for words in [reason, expected, advice] {
                assert!(!words.nl.is_empty() && !words.en.is_empty(), "{text}");
                assert!(words.nl.len() < 400, "{}", words.nl);
                assert!(!words.nl.contains(char::is_control), "{words:?}");
            }
        }
        say::<Eenheid>(text);
        say::<LandCode>(text);
        say::<Datum>(text);
        say::<Tijd>(text);
        say::<Bedrag>(text);
        say::<Volume>(text);
        say::<Voorletters>(text);
        say::<Bsn>(text);
        say::<Gemeente>(text);
        say::<Versie>(text);
        say::<Straatnaam>(text);
    }
}
