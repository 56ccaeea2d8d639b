//! What a product book limits of a product, and what a contract agrees on about it.

/// What a contract agrees on about declaring output care, for which the standard has no common rule (IV078, OP264).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Agreements {
    /// When output care is declared.
    pub moment: Moment,
    /// What is declared over a first month in which the allocation begins after the first day.
    pub first_broken_month: BrokenMonth,
    /// What is declared over a last month in which the allocation ends before the last day.
    pub last_broken_month: BrokenMonth,
}

/// When output care is declared (OP264).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Moment {
    /// In the product period of its delivery.
    #[default]
    Delivery,
    /// All of it in the last product period of the allocation, such as a trajectory that is paid at its end.
    End,
}

/// What is declared of output care over a broken month (IV078).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BrokenMonth {
    /// As much as over a whole month.
    #[default]
    Full,
    /// The part of the days of the month, rounded once, halves up.
    ProRata,
    /// Nothing.
    None,
}

/// Age limits in completed years, both inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgeLimits {
    /// Lowest age.
    pub min: Option<u8>,
    /// Highest age.
    pub max: Option<u8>,
    /// Age from which a person should look, though it is still allowed.
    pub report_from: Option<u8>,
}

/// Limits of a group session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupLimits {
    /// Most professionals.
    pub max_professionals: u32,
    /// What happens with more professionals: the session is refused, or the extra ones do not count.
    pub extra_professionals: ExtraProfessionals,
    /// Most participants, with or without an allocation.
    pub max_participants: u32,
    /// Fewest participants.
    pub min_participants: Option<u32>,
    /// Longest duration that counts, in minutes; the rest is cut off.
    pub max_duration: Option<u32>,
    /// Most clock minutes per client per day; more refuses the session.
    pub max_minutes_per_day: Option<u32>,
    /// How many clients there must be against the professionals.
    pub ratio: Ratio,
    /// Clients per professional, on average over the sessions.
    pub average_clients_per_professional: Option<u32>,
}

/// What happens with professionals above the limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExtraProfessionals {
    /// The session is refused until it is corrected (Wmo).
    Refuse,
    /// Those with the longest presence count, the rest does not (Jeugdwet).
    Ignore,
}

/// How many declarable clients there must be against the declarable professionals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ratio {
    /// At least as many clients (Wmo): equal numbers are allowed.
    AtLeastAsMany,
    /// Strictly more clients (Jeugdwet).
    StrictlyMore,
}

/// How presence becomes dagdelen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DagdeelLimits {
    /// Presence in minutes above which a second dagdeel counts.
    pub second_above: u32,
    /// Most dagdelen per day.
    pub max_per_day: u32,
    /// Presence in minutes below which a single dagdeel is reported.
    pub report_below: u32,
    /// Minutes of a second dagdeel below which it is reported.
    pub report_second_below: u32,
}
