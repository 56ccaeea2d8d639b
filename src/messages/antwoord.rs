//! 319 and 320: a municipality answers a request (315 or 317) other than with an allocation.

use super::class::class;
use super::header::{HeaderVanGemeente, RetourHeaderVanGemeente, message_pair};
use crate::values::{Gemeente, RedenAfwijzingVerzoek, Referentie, VerzoekAntwoord};

message_pair! {
    /// Message 319: answer to a request.
    AntwoordBericht by HeaderVanGemeente,
    /// Message 320: return of a 319.
    AntwoordRetour by RetourHeaderVanGemeente,
    /// The answer.
    antwoord: Antwoord = "Antwoord"
}

class! {
    /// What a municipality answers.
    Message Antwoord<F> = "Antwoord" {
        /// Reference of the request that is answered.
        referentie_aanbieder: required Referentie = "ReferentieAanbieder",
        /// Rejected, or being looked into.
        verzoek_antwoord: required VerzoekAntwoord = "VerzoekAntwoord",
        /// Why it is rejected.
        reden_afwijzing_verzoek: optional RedenAfwijzingVerzoek = "RedenAfwijzingVerzoek",
        /// Which municipality is responsible for a young person.
        woonplaatsbeginsel: optional Woonplaatsbeginsel<F> = "Woonplaatsbeginsel" only Jw,
    }
}

class! {
    /// The municipality that is responsible for a young person.
    Message Woonplaatsbeginsel<F> = "Woonplaatsbeginsel" {
        /// The municipality.
        gemeente: required Gemeente = "Gemeente",
    }
}
