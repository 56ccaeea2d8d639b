//! What was held back or set aside for nothing but what was agreed on since.

use super::BatchError;
use super::chair::Chair;
use super::check::Judged;
use super::enter::Entering;
use crate::dossier::{Hash, Stand, facts};
use crate::report::MessageReport;
use crate::rules;

impl Entering<'_> {
    /// Lets a message go on that was stopped when it came in, when all that stopped it falls under an agreement now: our
    /// own message is no longer held back, a received answer is applied. Gives whether it did.
    ///
    /// A message that we answered stays as it was answered.
    pub(super) fn release(
        &mut self,
        judged: &mut Judged,
        hash: &Hash,
        stored: &str,
    ) -> Result<bool, BatchError> {
        let Some(bericht) = judged.bericht.clone().filter(|_| !self.running.afwijkingen.is_empty()) else {
            return Ok(false);
        };
        let mut report: MessageReport = serde_json::from_str(stored)?;
        let is_answer = bericht.kind().answers().is_some();
        let was_stopped = if is_answer { report.is_refused() } else { report.held_back };
        if !was_stopped || (!is_answer && Chair::of(&bericht, self.running.own) != Chair::Maker) {
            return Ok(false);
        }
        self.running.afwijkingen.lower(&mut report, &bericht, self.running.today);
        if report.has_errors() {
            return Ok(false);
        }
        report.held_back = false;
        rules::answers::applied_after_all(&mut report.findings);
        let heen = if is_answer { self.waiting(&bericht)? } else { None };
        if let Some((known, declared)) = &heen {
            let lines = facts::declared_lines(&*self.store, declared, &known.hash)?;
            report.add(rules::answers::differs(&bericht, &lines));
        }
        self.store.set_report(hash, report.verdict, &serde_json::to_string(&report)?)?;
        if let Some((known, declared)) = heen {
            self.apply(&known, &declared, &bericht, hash)?;
        }
        // It may have been sent, and answered, all the same.
        let stand = self.store.bericht(hash)?.and_then(|known| known.stand);
        if stand == Some(Stand::Tegengehouden) {
            self.store.set_stand(hash, Stand::Onderweg)?;
            self.revive(&bericht, hash)?;
        }
        judged.report = MessageReport { file: std::mem::take(&mut judged.report.file), ..report };
        Ok(true)
    }
}
