//! Changes that somebody proposes instead of making them. Each is about one field of one record, or
//! about a whole record; whoever works on the programme accepts or rejects it, with a
//! reason. Knows no review.

use super::declare::{choice, record};
use super::field::Prose;

choice! {
    /// What became of a proposal.
    pub enum ProposalState {
        /// Not yet decided.
        Open = "open", "Väntar på svar" / "Awaiting an answer";
        /// The change was made.
        Accepted = "accepted", "Godtaget" / "Accepted";
        /// The change was not made.
        Rejected = "rejected", "Avslaget" / "Rejected";
    }
}

record! {
    /// A change that somebody proposes.
    pub struct Proposal(ProposalId, Proposal) {
        /// The record that it is about, as its id stands in the file.
        about: String = "Gäller" / "About",
        /// The name of the field; empty when the whole record is to be added or removed.
        field: String = "Fält" / "Field",
        /// The value when it was proposed, as JSON; empty for none.
        before: String = "Värde då" / "Value then",
        /// The value that is proposed, as JSON; empty for none.
        value: String = "Föreslaget värde" / "Proposed value",
        /// Who proposes it: a role or a body, never a person.
        by: String = "Föreslaget av" / "Proposed by",
        /// When, local time with offset (ISO 8601).
        at: String = "Föreslaget" / "Proposed",
        /// Why.
        note: Prose = "Motivering" / "Reason given",
        /// What became of it.
        state: ProposalState = "Svar" / "Answer",
        /// Why it was accepted or rejected.
        reason: Prose = "Skäl för svaret" / "Reason for the answer",
        /// Who decided: a role, not a person.
        decided_by: String = "Besvarat av" / "Answered by",
        /// When it was decided, local time with offset.
        decided_at: String = "Besvarat" / "Answered",
    }
}
