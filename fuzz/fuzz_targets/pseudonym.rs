#![no_main]

use ibericht::finding::Finding;
use ibericht::messages::{MAX_BYTES, Reading, read};
use ibericht::pseudonym::{Key, messages};
use ibericht::rules::content;

/// What the message itself can tell, as far as a false value may not change it: the rule and the line.
fn found(bytes: &[u8], has_lines: bool) -> (bool, Vec<(String, u32)>) {
    let of = |findings: Vec<Finding>| {
        let place = |finding: &Finding| if has_lines { finding.line } else { 0 };
        let mut found: Vec<_> =
            findings.into_iter().map(|finding| (finding.rule.to_string(), place(&finding))).collect();
        found.sort();
        found
    };
    match read(bytes, MAX_BYTES) {
        Reading::Valid(message) => (true, of(content::check(&message))),
        Reading::Invalid { findings, .. } => (false, of(findings)),
        Reading::Unreadable(finding) => panic!("it was readable: {}", finding.message.en),
    }
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let made = || messages(&[bytes], &Key::new([7; Key::BYTES])).expect("one message has few clients");
    let readable = !matches!(read(bytes, MAX_BYTES), Reading::Unreadable(_));
    let [new] = &made()[..] else { panic!("one message was asked for") };
    let Some(new) = new else {
        assert!(!readable, "a message that can be read was left out");
        return;
    };
    assert!(readable);
    assert_eq!(Some(new), made()[0].as_ref(), "the same key, another message");
    // XML makes a line end of a carriage return by itself; a text that is replaced is written with that.
    let is_lone = |at: usize| bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
    let has_lines = !(0..bytes.len()).any(is_lone);
    assert_eq!(found(bytes, has_lines), found(new, has_lines), "{}", String::from_utf8_lossy(new));
    if let (Reading::Valid(own), Reading::Valid(new)) = (read(bytes, MAX_BYTES), read(new, MAX_BYTES)) {
        let now: std::collections::HashSet<_> = new.clienten().into_iter().collect();
        // Nine zeros are nobody's.
        let is_somebody = |bsn: &ibericht::values::Bsn| bsn.as_str() != "000000000";
        assert!(own.clienten().iter().filter(|bsn| is_somebody(bsn)).all(|bsn| !now.contains(bsn)));
    }
});
