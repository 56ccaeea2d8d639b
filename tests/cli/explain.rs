//! `explain`: whatever an administrator may ask about.

use std::sync::LazyLock;

use serde_json::Value;

use super::program::{Program, Ran};

fn explain(word: &str, options: &str) -> Ran {
    /// Made once: tests that run side by side would remove the folder under each other.
    static PROGRAM: LazyLock<Program> = LazyLock::new(|| Program::new("explaining"));
    PROGRAM.run(&format!("explain {word} --lang nl {options}"))
}

/// The sheets of a word, as other programs get them.
fn sheets(word: &str) -> Vec<Value> {
    let ran = explain(word, "--format json");
    assert_eq!(ran.code, Some(0), "{word}: {}", ran.err);
    ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn sorts(word: &str) -> Vec<String> {
    sheets(word).iter().map(|sheet| sheet["is"].as_str().unwrap().to_string()).collect()
}

#[test]
fn every_sort_of_word_has_an_answer() {
    for (word, expected) in [
        ("TR358", vec!["rule"]),
        ("rs001", vec!["rule"]),
        ("9056", vec!["value", "rule"]),
        ("BRS20", vec!["value"]),
        ("brs114", vec!["value"]),
        ("IB016", vec!["value"]),
        ("301", vec!["message"]),
        ("jw325", vec!["message"]),
        ("436", vec!["message"]),
        ("02A03", vec!["product"]),
        ("0268", vec!["value"]),
        ("nijmegen", vec!["value"]),
        ("ToewijzingNummer", vec!["element"]),
        ("CDT_Omvang", vec!["element"]),
        ("JaNee", vec![]),
        ("LDT_JaNee", vec!["element", "element"]),
        ("COD260", vec!["list", "value", "value"]),
        ("Eenheid=14", vec!["value"]),
        ("eenheid=14", vec!["value"]),
        ("WJ756/14", vec!["value"]),
        ("JZ588/WMO588/31", vec!["value", "value"]),
        ("WMO588/31", vec!["value"]),
        ("ZIP", vec!["own"]),
    ] {
        if expected.is_empty() {
            assert_eq!(explain(word, "").code, Some(2), "{word}");
        } else {
            assert_eq!(sorts(word), expected, "{word}");
        }
    }
}

#[test]
fn an_ambiguous_code_is_told_in_every_list_that_has_it() {
    let lists: Vec<_> =
        sheets("14").iter().map(|sheet| sheet["list"].as_str().unwrap().to_string()).collect();
    assert_eq!(lists, ["WJ756", "JZ020/WMO020", "JZ002/WMO002", "COD472"]);
    let text = explain("14", "").out;
    for heading in ["Etmaal  [WJ756 Eenheid]", "Bewindvoerder  [COD472 Soort relatie]"] {
        assert!(text.contains(heading), "{text}");
    }
}

#[test]
fn a_retourcode_says_what_to_do_and_which_rule_gives_it() {
    let sheet = &sheets("9056")[0];
    assert_eq!(sheet["list"], "WJ001");
    assert_eq!(sheet["rules"], serde_json::json!(["TR056"]));
    assert!(sheet["elements"][0]["messages"].as_array().unwrap().contains(&"325".into()));
    for text in [&sheet["advice"]["nl"], &sheet["advice"]["en"]] {
        assert!(text.as_str().unwrap().contains("`Identificatie`"));
    }
    assert!(explain("9056", "").out.contains("wat te doen: Een bericht van deze soort"));
    // Half the standard gives 0001: its rules are named, not told.
    assert_eq!(sorts("0001"), ["value"]);
}

#[test]
fn a_message_says_who_when_and_what_follows() {
    let sheet = &sheets("323")[0];
    assert_eq!(sheet["names"], serde_json::json!(["WMO323", "JW323"]));
    assert_eq!(sheet["codes"], serde_json::json!(["484", "490"]));
    assert_eq!((&sheet["answer"], &sheet["answer_days"]), (&325.into(), &10.into()));
    let text = explain("308", "").out;
    for words in ["van: gemeente", "antwoord op: 307", "antwoord: geen", "binnen 3 werkdagen", "421 / 441"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    for number in [301, 302, 305, 306, 307, 308, 315, 316, 317, 318, 319, 320, 323, 325] {
        let sheets = sheets(&number.to_string());
        for field in ["purpose", "when", "next", "title", "maker"] {
            for lang in ["nl", "en"] {
                let text = sheets[0][field][lang].as_str().unwrap();
                assert!(!text.is_empty() && !text.ends_with('.'), "{number} {field}: {text}");
            }
        }
    }
}

#[test]
fn an_element_says_its_form_and_where_it_stands() {
    let sheet = &sheets("toewijzingnummer")[0];
    assert_eq!(sheet["content"], "LDT_Nummer");
    assert_eq!(sheet["form"]["nl"], "een geheel getal, van 0 t/m 999999999");
    let places: Vec<_> =
        sheet["places"].as_array().unwrap().iter().map(|place| place["path"].as_str().unwrap()).collect();
    assert!(places.contains(&"Client/StartProducten/StartProduct/ToewijzingNummer"), "{places:?}");
    let jw = &sheets("GezagsdragerBekend")[0]["places"][0]["messages"];
    assert_eq!(jw, &serde_json::json!(["JW315", "JW316"]));
    assert!(explain("Eenheid", "").out.contains("gaat samen met frequentie `2` Per week, `4` Per maand"));
    // 342 municipalities are not told with an element.
    assert!(explain("Ontvanger", "").out.lines().count() < 20);
}

#[test]
fn a_word_that_is_not_known_gets_those_that_look_like_it() {
    for (word, near) in [
        ("TR359x", "TR35"),
        ("BRS2", "BRS20"),
        ("ToewijzingsNummer", "ToewijzingNummer"),
        ("Eenheid=15", "Eenheid=14"),
        ("WJ756/zz", "WJ756"),
        ("JW304", "JW301"),
    ] {
        let ran = explain(word, "");
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{word}");
        assert!(ran.err.contains(near), "{word}: {}", ran.err);
    }
    for word in ["QQQQQQQQ", "=", "/", "é=é", "\u{1b}[31m"] {
        let ran = explain(word, "");
        assert_eq!(ran.code, Some(2), "{word}");
        assert!(!ran.err.contains('\u{1b}'), "{word}");
    }
}

#[test]
fn every_code_of_every_list_is_explained_in_both_languages() {
    let books = [];
    for list in ibericht::codelists::ALL {
        for code in list.codes {
            let word = format!("{}/{}", list.id, code.code);
            let meanings = ibericht::explain::explain(&word, &books);
            assert!(!meanings.is_empty(), "{word}");
            for lang in [ibericht::finding::Lang::Nl, ibericht::finding::Lang::En] {
                let text = ibericht::explain::text(&meanings, lang);
                assert!(text.contains(code.meaning), "{word}: {text}");
            }
        }
    }
}

#[test]
fn an_advice_for_both_laws_shows_with_both() {
    for (word, advice) in [
        ("20", "  let op: De toewijzing loopt door"),
        ("37", "  let op: Als gevolg van een gehonoreerde 317"),
    ] {
        let text = explain(word, "").out;
        for law in ["(Wmo)  [JZ588", "(Jeugdwet, sinds"] {
            let (_, sheet) = text.split_once(law).unwrap();
            assert!(
                sheet.lines().nth(1).is_some_and(|line| line.starts_with(advice)),
                "{word} {law}: {text}"
            );
        }
    }
    // In a table the two stand below each other: once, below both.
    let list = explain("JZ588/WMO588", "").out;
    let after = |line: &str| {
        list.split_once(line).map(|(_, rest)| rest.lines().nth(1).unwrap_or_default().to_string())
    };
    assert_eq!(
        after("38   Overstap naar andere aanbieder (Wmo)").unwrap().trim(),
        "38   Overstap naar andere aanbieder (Jeugdwet, sinds 01-04-2022)"
    );
    assert!(after("(Jeugdwet, sinds 01-04-2022)").unwrap().contains("Past bij reden wijziging 09"), "{list}");
}

#[test]
fn what_may_change_on_the_same_number_is_told_as_it_is() {
    let text = explain("301", "").out;
    assert!(text.contains("een ander product of ander volume krijgt een nieuw nummer"), "{text}");
    let text = explain("307", "").out;
    assert!(text.contains("een definitieve stop na een tijdelijke"), "{text}");
    let text = explain("IB003", "").out;
    assert!(
        !text.contains("Splits de declaratie") && text.contains("18,7 MB"),
        "the municipality declares nothing: {text}"
    );
}

#[test]
fn a_retourcode_stands_in_the_answers_where_it_may_come() {
    for (code, expected) in [
        ("9063", "RetourCode (306 308)"),
        ("9374", "RetourCode (316 318)"),
        ("8001", "RetourCode (325)"),
        ("9355", "RetourCode (320)"),
        ("0001", "RetourCode (302 306 308 316 318 320 325)"),
    ] {
        let text = explain(code, "").out;
        assert!(text.contains(&format!("  staat in: {expected}\n")), "{text}");
    }
    assert!(!explain("9366", "").out.contains("staat in"), "nothing answers a 325");
    let text = explain("302", "").out;
    assert!(text.contains("alleen de header met die code"), "a header alone is no approval: {text}");
}
