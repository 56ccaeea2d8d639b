//! Command line of ibericht.
fn main() {
    for a in std::env::args().skip(1) {
        let b = std::fs::read(&a).unwrap();
        match ibericht::messages::read(&b, ibericht::messages::MAX_BYTES) {
            ibericht::messages::Reading::Valid(m) => {
                println!("{a} valid {}", m.name().name());
                let w = ibericht::messages::write(&m);
                let ibericht::messages::Reading::Valid(n) = ibericht::messages::read(w.as_bytes(), 1 << 30)
                else {
                    panic!()
                };
                assert_eq!(m, n);
            }
            ibericht::messages::Reading::Invalid { findings, id, .. } => {
                println!("{a} invalid {id:?}");
                for f in findings {
                    println!(
                        "{}:{} {} found={:?} exp={:?} {}",
                        f.line,
                        f.column,
                        f.path,
                        f.found,
                        f.expected.map(|e| e.nl),
                        f.message.nl
                    );
                }
            }
            ibericht::messages::Reading::Unreadable(f) => {
                println!("{a} unreadable {} {}", f.line, f.message.nl)
            }
        }
    }
}
