//! The programme's own record: whose it is, for when, under which rules, how far decided.
//! Knows none of the lists.

use super::declare::{choice, record, row};
use super::field::Prose;
use super::number::PerMille;
use super::period::{Day, Year};
use super::record::BodyId;

choice! {
    /// Which document the programme becomes.
    pub enum DocumentType {
        /// The statutory action plan, lag (2000:1383) 2 § as worded by SFS 2025:70.
        ActionPlan = "action_plan", "Handlingsplan för bostadsförsörjningen" / "Housing supply action plan";
        /// Guidelines under the older wording, with a strategy for carrying them out.
        Guidelines = "guidelines_with_strategy", "Riktlinjer med genomförandestrategi" / "Guidelines with implementation strategy";
        /// A programme of measures of its own.
        Separate = "separate_programme", "Fristående åtgärdsprogram" / "Separate action programme";
    }
}

choice! {
    /// The wording of lag (2000:1383) that the programme is made under.
    pub enum RuleSet {
        /// SFS 2025:70, in force 2025-03-01.
        Act2025 = "2025", "Lag (2000:1383) i lydelse 2025:70, från 1 mars 2025" / "Act (2000:1383) as worded by 2025:70, from 1 March 2025";
        /// SFS 2022:385, in force 2022-10-01 – 2025-02-28.
        Act2022 = "2022", "Lag (2000:1383) i lydelse 2022:385, från 1 oktober 2022" / "Act (2000:1383) as worded by 2022:385, from 1 October 2022";
        /// SFS 2013:866, in force 2014-01-01 – 2022-09-30.
        Act2013 = "2013", "Lag (2000:1383) i lydelse 2013:866, från 1 januari 2014" / "Act (2000:1383) as worded by 2013:866, from 1 January 2014";
    }
}

choice! {
    /// How far the programme has come.
    pub enum Stage {
        /// Being written.
        Draft = "draft", "Utkast" / "Draft";
        /// Out for consultation.
        Consultation = "consultation", "Samråd" / "Consultation";
        /// Ready for decision.
        Final = "final_proposal", "Slutförslag" / "Final proposal";
        /// Adopted by the council.
        Adopted = "adopted", "Antagen" / "Adopted";
        /// Adopted and revised since.
        Revised = "revised", "Reviderad" / "Revised";
    }
}

choice! {
    /// How the municipality judges its housing market (Boverket's yearly survey asks the same).
    pub enum Market {
        /// Not stated.
        Unstated = "unstated", "Inte angivet" / "Not stated";
        /// Too few dwellings.
        Deficit = "deficit", "Underskott" / "Deficit";
        /// In balance.
        Balance = "balance", "Balans" / "Balance";
        /// Too many dwellings.
        Surplus = "surplus", "Överskott" / "Surplus";
    }
}

row! {
    /// Dwellings completed in a past year.
    pub struct CompletedYear {
        /// The year.
        year: Option<Year> = "År" / "Year",
        /// Dwellings completed, net of demolition.
        dwellings: i32 = "Färdigställda bostäder" / "Dwellings completed",
    }
}

row! {
    /// A finding that was overruled with a reason.
    pub struct Overruled {
        /// Code of the check, such as K14.
        code: String = "Kontroll" / "Check",
        /// Id of the record that the finding is about.
        about: String = "Gäller" / "About",
        /// Why the programme stands as it is.
        reason: Prose = "Skäl" / "Reason",
        /// Role of the one who decided.
        by: String = "Av" / "By",
        /// When.
        date: Option<Day> = "Datum" / "Date",
    }
}

record! {
    /// The programme itself: one per file.
    pub struct Settings(ProgrammeId, Programme) {
        /// Name of the municipality, such as Älvnäs kommun.
        municipality: String = "Kommun" / "Municipality",
        /// Municipality code, four digits (SCB); empty for an invented municipality.
        municipality_code: String = "Kommunkod" / "Municipality code",
        /// County.
        county: String = "Län" / "County",
        /// Number of inhabitants.
        inhabitants: Option<u32> = "Invånare" / "Inhabitants",
        /// Year of that number.
        inhabitants_year: Option<Year> = "Invånare, år" / "Inhabitants, year",
        /// Whether municipality and figures are invented, as in the samples.
        fictional: bool = "Påhittad kommun och påhittade siffror" / "Invented municipality and figures",
        /// Title of the document.
        title: String = "Titel" / "Title",
        /// What the programme is about, in a few sentences for the cover.
        summary: Prose = "Sammanfattning" / "Summary",
        /// Which document it becomes.
        document_type: DocumentType = "Dokumenttyp" / "Document type",
        /// Which wording of the act it is made under.
        rule_set: RuleSet = "Regelverk" / "Rule set",
        /// First day of the council term.
        term_start: Option<Day> = "Mandatperiod från" / "Term from",
        /// Last day of the council term.
        term_end: Option<Day> = "Mandatperiod till" / "Term to",
        /// First year that the programme covers.
        period_from: Option<Year> = "Gäller från år" / "Valid from year",
        /// Last year that the programme covers.
        period_to: Option<Year> = "Gäller till år" / "Valid to year",
        /// Year of the price level of all amounts without one of their own.
        price_level: Option<Year> = "Prisnivå, år" / "Price level, year",
        /// Discount rate, parts per thousand and year.
        discount_rate: Option<PerMille> = "Diskonteringsränta, procent" / "Discount rate, per cent",
        /// How far the programme has come.
        stage: Stage = "Läge" / "Stage",
        /// How the municipality judges its housing market.
        market: Market = "Bostadsmarknad" / "Housing market",
        /// The body that adopted it.
        adopted_by: Option<BodyId> = "Antagen av" / "Adopted by",
        /// The day of adoption.
        adopted_date: Option<Day> = "Antagen den" / "Adopted on",
        /// Paragraph of the minutes.
        adopted_paragraph: String = "Paragraf" / "Paragraph",
        /// Registry number of the matter.
        registry_number: String = "Diarienummer" / "Registry number",
        /// The body that follows the programme up.
        follow_up_by: Option<BodyId> = "Ansvar för uppföljning" / "Responsible for follow-up",
        /// Whether the document is split into a part to decide and a part that informs.
        decision_part: bool = "Delas i beslutsdel och informationsdel" / "Split into decision and information parts",
        /// Dwellings completed in past years.
        completed: Vec<CompletedYear> = "Färdigställda bostäder tidigare år" / "Dwellings completed in past years",
        /// Findings that were overruled.
        overruled: Vec<Overruled> = "Motiverade avsteg" / "Overruled findings",
    }
}
