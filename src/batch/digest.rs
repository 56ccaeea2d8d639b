//! By what a message is recognised.

use sha2::{Digest as _, Sha256};

use crate::dossier::Hash;

/// SHA-256 of the bytes of a message, as small as it can be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Digest([u8; 32]);

impl Digest {
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    pub(super) const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    pub(super) const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// In hexadecimal, as the dossier has it.
    pub(super) fn hash(self) -> Hash {
        use std::fmt::Write as _;
        Hash(self.0.iter().fold(String::with_capacity(64), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        }))
    }
}

/// SHA-256 in hexadecimal.
pub(super) fn hash(bytes: &[u8]) -> Hash {
    Digest::of(bytes).hash()
}
