//! The official files hold nothing else than what we declare.

use ibericht::finding::Lang;
use ibericht::schema::diff_folder;

use super::sources::shared;

#[test]
fn there_is_no_difference_with_the_official_files() {
    let Some(folder) = shared("standard/xsd", "our declarations against the official schemas") else {
        return;
    };
    let report = diff_folder(&folder).unwrap();
    assert_eq!(
        report.text(Lang::Nl),
        "23 schema's vergeleken, 0 verschillen; niet aanwezig: \
         WMO302, WMO306, WMO308, WMO316, WMO318, WMO320, WMO325\n"
    );
    let report = diff_folder(&folder.join("ijw-3.2")).unwrap();
    assert_eq!(report.text(Lang::En), "15 schemas compared, 0 differences; absent: iwmo-*\n");
}
