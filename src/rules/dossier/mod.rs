//! Level 3: rules that need earlier messages.

mod aanlevering;
mod antwoord;
mod bekend;
mod client;
mod declaratie;
mod declaratie_antwoord;
mod herhaald;
mod identificatie;
mod meldingen;
mod prestatie_credit;
mod prestatie_periode;
mod prestatie_toewijzing;
mod prestatie_volume;
mod referentie;
mod referentie_aanbieder;
mod regie_toewijzing;
mod start;
mod stop;
mod toewijzing_nummer;
mod verzoek;
pub(in crate::rules) mod wegen;
mod wijziging;
mod wijziging_ingang;
mod wijziging_omvang;
mod wijziging_overlap;

use super::catalogue::Rule;

/// The rules of level 3, those of the header first.
#[rustfmt::skip]
pub static RULES: &[&Rule] = &[
    // The header, and numbers that are used once.
    &identificatie::TR056,
    &referentie::TR314,
    // Starts and stops.
    &regie_toewijzing::TR019,
    &aanlevering::TR063, &aanlevering::TR071, &aanlevering::TR074,
    &start::TR326,
    &stop::TR382, &stop::TR413, &stop::TR414, &stop::TR415,
    // Allocations, requests and answers.
    &toewijzing_nummer::TR332, &toewijzing_nummer::TR385,
    &referentie_aanbieder::TR379,
    &verzoek::TR347, &verzoek::TR374,
    &wijziging::TR349, &wijziging::TR350, &wijziging::TR351,
    &wijziging_ingang::TR357, &wijziging_ingang::TR373,
    &wijziging_overlap::TR361,
    &wijziging_omvang::TR375, &wijziging_omvang::TR411, &wijziging_omvang::TR412,
    &antwoord::TR355, &antwoord::TR359, &antwoord::TR360, &antwoord::TR365,
    // Declarations: the declaration, its clients, its lines.
    &declaratie::TR318, &declaratie::TR333,
    &client::TR304,
    &prestatie_toewijzing::TR338, &prestatie_toewijzing::TR384, &prestatie_toewijzing::TR339, &prestatie_toewijzing::TR340, &prestatie_toewijzing::TR341,
    &prestatie_periode::TR307, &prestatie_periode::TR308, &prestatie_periode::TR387, &prestatie_periode::TR388,
    &prestatie_volume::TR321, &prestatie_volume::TR322, &prestatie_volume::TR369,
    &prestatie_credit::TR323, &prestatie_credit::TR389, &prestatie_credit::TR390,
    // Declaration answers.
    &declaratie_antwoord::TR337, &declaratie_antwoord::TR371, &declaratie_antwoord::TR376,
    &herhaald::TR366, &herhaald::TR367,
];
