//! One message into the dossier: judged, answered, and what it says or decides.

use super::chair::Chair;
use super::check::{Checks, Judged};
use super::digest::hash;
use super::known::{Known, place};
use super::process::Running;
use super::{Afwijkingen, BatchError};
use crate::dossier::{
    BekendBericht, Hash, HeaderRecord, MessageRecord, OutgoingFile, Stand, Store, Waarvoor, facts,
};
use crate::finding::{Finding, Level, Verdict};
use crate::messages::{Bericht, Kind, Uitspraak};
use crate::report::{Answer, MessageReport};
use crate::{retour, rules};

/// How a message stands when it was entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// New, and its report is final.
    Done,
    /// New; still to be judged by the product book.
    New,
    /// In the dossier before this run.
    Seen,
}

/// What is known besides the messages of a run.
pub(super) fn known<'a>(store: &'a dyn Store, running: &Running<'a>, is_own: bool) -> Known<'a> {
    let Running { books, today, afwijkingen, .. } = *running;
    Known { dossier: store, has_dossier: true, books, today, is_own, afwijkingen }
}

/// An answer that came before the message that it answers.
struct Earlier {
    hash: Hash,
    answer: Bericht,
    /// What is wrong with it, lowered by agreements.
    lowered: Vec<Finding>,
}

/// One message on its way into the dossier, inside a transaction.
pub(super) struct Entering<'a> {
    pub(super) store: &'a mut dyn Store,
    pub(super) running: &'a Running<'a>,
    /// Whether a message of the same run answers it.
    pub(super) is_answered: bool,
}

impl Entering<'_> {
    pub(super) fn enter(&mut self, judged: &mut Judged, hash: &Hash) -> Result<State, BatchError> {
        self.running.steps.add();
        match self.store.seen(hash)? {
            Some((report, true)) => {
                let released = self.release(judged, hash, &report)?;
                return Ok(if released { State::Done } else { State::Seen });
            }
            Some((_, false)) => return Ok(State::New),
            None => {}
        }
        let Some(bericht) = judged.bericht.clone() else {
            self.record(judged, hash, None, true)?;
            return Ok(State::Done);
        };
        let chair = Chair::of(&bericht, self.running.own);
        let is_own = chair == Chair::Maker;
        let is_answer = bericht.kind().answers().is_some();
        // Of another message it depends on the answer whether an agreement may lower anything.
        let known =
            if is_answer { known(&*self.store, self.running, is_own) } else { self.undiminished(is_own) };
        known.judge(judged, self.running.checks.until.min(Level::Extern))?;
        if is_answer {
            judged.report.held_back = chair == Chair::Maker && judged.report.is_refused();
            let heen = if judged.report.is_refused() { None } else { self.waiting(&bericht)? };
            if let Some((known, declared)) = &heen {
                let lines = facts::declared_lines(&*self.store, declared, &known.hash)?;
                judged.report.add(rules::answers::differs(&bericht, &lines));
            }
            self.record(judged, hash, None, true)?;
            if let Some((known, declared)) = heen {
                self.apply(&known, &declared, &bericht, hash)?;
            }
            return Ok(State::Done);
        }
        self.forward(judged, &bericht, hash, chair)
    }

    /// What is known besides a message, agreements left out.
    fn undiminished(&self, is_own: bool) -> Known<'_> {
        Known { afwijkingen: Afwijkingen::none(), ..known(&*self.store, self.running, is_own) }
    }

    /// Enters a message that is to be answered, by us or by the other party.
    fn forward(
        &mut self,
        judged: &mut Judged,
        bericht: &Bericht,
        hash: &Hash,
        chair: Chair,
    ) -> Result<State, BatchError> {
        let mut by_book = !self.running.books.is_empty() && Known::has_book_rules(bericht.kind());
        if by_book && bericht.kind() == Kind::Declaratie {
            // What the book says of it does not hang on the dossier, so it need not be read a second time.
            known(&*self.store, self.running, false).judge_by_book(judged, self.running.checks.until)?;
            by_book = false;
        }
        let Running { afwijkingen, today, .. } = *self.running;
        // An answer to the identification of another message is not an answer to this one.
        let reuses = judged.report.findings.iter().any(|finding| finding.rule == "TR056");
        let earlier = if reuses { None } else { self.earlier_answer(bericht, hash)? };
        if let Some(Earlier { answer, lowered, .. }) = &earlier {
            judged.report.add(vec![rules::answers::came_before(answer)]);
            judged.report.add(lowered.iter().cloned());
        }
        let is_answered = earlier.is_some() || (!reuses && self.is_answered);
        if is_answered || chair == Chair::Maker {
            afwijkingen.lower(&mut judged.report, bericht, today);
            // The answer decides, also when our own checks would not have sent or accepted it.
            let stand = if judged.report.is_refused() && !is_answered {
                Stand::Tegengehouden
            } else {
                Stand::Onderweg
            };
            judged.report.held_back = stand == Stand::Tegengehouden;
            self.record(judged, hash, Some(stand), !by_book)?;
            facts::enter(self.store, bericht, hash, stand)?;
            if let Some(Earlier { answer, hash: known, .. }) = earlier {
                facts::apply(self.store, bericht, hash, &answer, Some(&known))?;
            }
            return Ok(if by_book { State::New } else { State::Done });
        }
        let making = retour::Making { today, versies: self.running.versies };
        let answer = retour::answer(bericht, hash, &judged.report.findings, &making);
        afwijkingen.mention(&mut judged.report, bericht, today);
        let Some(answer) = answer else {
            // Without an answer nobody has accepted it.
            self.record(judged, hash, Some(Stand::Tegengehouden), !by_book)?;
            facts::enter(self.store, bericht, hash, Stand::Tegengehouden)?;
            return Ok(if by_book { State::New } else { State::Done });
        };
        let name = format!("retour/{}", answer.file_name);
        if chair == Chair::Ontvanger {
            judged.report.answer = Some(Answer::of(name.clone(), &answer.bericht));
        }
        self.record(judged, hash, Some(Stand::Onderweg), !by_book)?;
        // Of what is rejected only requests and declared lines are told afterwards.
        let is_told =
            matches!(bericht.kind(), Kind::VerzoekOmToewijzing | Kind::VerzoekOmWijziging | Kind::Declaratie);
        if is_told || answer.bericht.uitspraak() != Some(Uitspraak::Afgekeurd) {
            facts::enter(self.store, bericht, hash, Stand::Onderweg)?;
        }
        if chair == Chair::Ontvanger {
            let answer_hash = self.send(name, &answer, hash)?;
            facts::apply(self.store, bericht, hash, &answer.bericht, Some(&answer_hash))?;
        } else {
            facts::apply(self.store, bericht, hash, &answer.bericht, None)?;
        }
        Ok(if by_book { State::New } else { State::Done })
    }

    /// Keeps an answer of our own making, and the file in which it goes out.
    fn send(&mut self, name: String, answer: &retour::Made, betreft: &Hash) -> Result<Hash, BatchError> {
        let bytes = answer.xml.clone().into_bytes();
        let own = hash(&bytes);
        // The very same may have come in before, from another folder, without a message that it answers.
        if self.store.seen(&own)?.is_none() {
            let report = MessageReport::readable(name.clone(), &answer.bericht);
            self.store.add_message(&MessageRecord {
                hash: own.clone(),
                bytes: bytes.clone(),
                outgoing: true,
                header: Some(facts::header(&answer.bericht)),
                ontvangen: self.running.today,
                stand: None,
                afgerond: true,
                verdict: Verdict::Valid,
                report: serde_json::to_string(&report)?,
            })?;
        }
        let waarvoor = Waarvoor::Antwoord(betreft.clone());
        self.store.add_outgoing(&OutgoingFile { name, bytes, waarvoor })?;
        Ok(own)
    }

    /// The message that an answer answers, when that is known and not answered yet.
    pub(super) fn waiting(&self, answer: &Bericht) -> Result<Option<(BekendBericht, Bericht)>, BatchError> {
        let known = facts::answered_by(&*self.store, answer)?.filter(|heen| heen.antwoord.is_none());
        let Some(known) = known else { return Ok(None) };
        let bericht = facts::stored(&*self.store, &known.hash)?;
        Ok(bericht.map(|bericht| (known, bericht)))
    }

    /// Lets an answer decide on the message that it answers.
    pub(super) fn apply(
        &mut self,
        heen: &BekendBericht,
        bericht: &Bericht,
        answer: &Bericht,
        hash: &Hash,
    ) -> Result<(), BatchError> {
        // What was held back or rejected here was sent after all.
        if !heen.stand.is_some_and(Stand::telt) {
            self.revive(bericht, &heen.hash)?;
        }
        Ok(facts::apply(self.store, bericht, &heen.hash, answer, Some(hash))?)
    }

    /// Lets a message that did not count be under way.
    pub(super) fn revive(&mut self, bericht: &Bericht, hash: &Hash) -> Result<(), BatchError> {
        self.store.settle(bericht, hash, Stand::Onderweg)?;
        // A request is in the dossier also when it does not count.
        if !matches!(bericht.kind(), Kind::VerzoekOmToewijzing | Kind::VerzoekOmWijziging) {
            facts::enter(self.store, bericht, hash, Stand::Onderweg)?;
        }
        Ok(())
    }

    /// An answer that came before the message that it answers, the first that can be applied: nobody could judge it by
    /// its message then, so that is done now. What is found wrong in the ones before it is kept with them, because what was
    /// told then is no longer why they are set aside.
    fn earlier_answer(&mut self, bericht: &Bericht, hash: &Hash) -> Result<Option<Earlier>, BatchError> {
        let Some(kind) = bericht.kind().answer() else { return Ok(None) };
        let identificatie = &bericht.identificatie().identificatie;
        for known in self.store.antwoorden_op(bericht.domain, kind, identificatie)? {
            let Some(answer) = facts::stored(&*self.store, &known.hash)? else { continue };
            if !is_answer_to(&answer, bericht) {
                continue;
            }
            let found = self.errors_of(&answer, &known.hash, bericht, hash)?;
            let (errors, lowered): (Vec<_>, Vec<_>) = found.into_iter().partition(Finding::is_error);
            if errors.is_empty() {
                let lowered = lowered.into_iter().map(rules::answers::of_earlier).collect();
                return Ok(Some(Earlier { hash: known.hash, answer, lowered }));
            }
            self.set_aside(&answer, &known.hash, errors)?;
        }
        Ok(None)
    }

    /// Replaces the errors that are kept with an answer by those that its message shows.
    fn set_aside(
        &mut self,
        answer: &Bericht,
        hash: &Hash,
        mut errors: Vec<Finding>,
    ) -> Result<(), BatchError> {
        let Some((stored, _)) = self.store.seen(hash)? else { return Ok(()) };
        let mut report: MessageReport = serde_json::from_str(&stored)?;
        place(&self.store.bytes(hash)?.unwrap_or_default(), &mut errors);
        report.findings.retain(|finding| !finding.is_error());
        report.add(errors);
        report.mask(&answer.clienten());
        report.finish(Some(answer));
        Ok(self.store.set_report(hash, report.verdict, &serde_json::to_string(&report)?)?)
    }

    /// The errors of an answer that came before its message, by what it answers, those that an agreement lowers included.
    fn errors_of(
        &self,
        answer: &Bericht,
        answer_hash: &Hash,
        bericht: &Bericht,
        hash: &Hash,
    ) -> Result<Vec<Finding>, BatchError> {
        let Checks { until, .. } = self.running.checks;
        let mut found = Vec::new();
        if until >= Level::Content {
            found = rules::content::check(answer);
        }
        let known = BekendBericht {
            hash: hash.clone(),
            header: facts::header(bericht),
            outgoing: false,
            ontvangen: self.running.today,
            stand: Some(Stand::Onderweg),
            antwoord: None,
        };
        let case = rules::Case::new(answer, answer_hash, &*self.store, self.running.today)
            .answering(rules::Answered { known, bericht: bericht.clone() });
        found.extend(rules::check_known(&case, Level::Dossier, until.min(Level::Extern))?.findings);
        found.retain(Finding::is_error);
        self.running.afwijkingen.lower_all(&mut found, answer, self.running.today);
        Ok(found)
    }

    /// Keeps a message with its report, of which the answer was made before.
    fn record(
        &mut self,
        judged: &mut Judged,
        hash: &Hash,
        stand: Option<Stand>,
        afgerond: bool,
    ) -> Result<(), BatchError> {
        judged.report.finish(judged.bericht.as_deref());
        let header: Option<HeaderRecord> = judged.bericht.as_deref().map(facts::header);
        self.store.add_message(&MessageRecord {
            hash: hash.clone(),
            bytes: judged.bytes.clone(),
            outgoing: false,
            header,
            ontvangen: self.running.today,
            stand,
            afgerond,
            verdict: judged.report.verdict,
            report: serde_json::to_string(&judged.report)?,
        })?;
        Ok(())
    }
}

/// Whether an answer answers a message.
fn is_answer_to(answer: &Bericht, bericht: &Bericht) -> bool {
    answer.gemeente_en_aanbieder() == bericht.gemeente_en_aanbieder()
        && answer.betreft().is_some_and(|betreft| betreft == bericht.identificatie())
}
