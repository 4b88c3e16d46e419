//! The open findings in groups, as they are asked for: by severity and check, or by record. Knows no page.

use super::{sentence, severity, words};
use crate::analysis::check::known::Report;
use crate::analysis::check::registry::{CHECKS, check};
use crate::analysis::check::{Check, Finding, Severity};
use crate::analysis::invariants;
use crate::model::program::Program;
use crate::model::record::RecordRef;
use crate::model::words::{Lang, Words};
use crate::present::{label, sentences};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How the findings are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grouping {
    /// By severity, and within it by check.
    #[default]
    Severity,
    /// By record, in the order of the programme.
    Record,
}

/// Which findings are wanted, and how.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    /// How they are grouped.
    pub grouping: Grouping,
    /// Only those of a severity.
    pub severity: Option<Severity>,
    /// Only those whose words hold this.
    pub text: String,
}

impl Wanted {
    /// Whether some findings are kept back.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        self.severity.is_some() || !self.text.trim().is_empty()
    }

    /// How the list is set up, as it is remembered; what is searched for is not.
    #[must_use]
    pub fn code(&self) -> String {
        let grouping = match self.grouping {
            Grouping::Severity => "severity",
            Grouping::Record => "record",
        };
        let only = self.severity.map(|of| severity(of).en.to_lowercase()).unwrap_or_default();
        format!("{grouping} {only}").trim().to_owned()
    }

    /// The set-up that was remembered; what is not understood is as usual.
    #[must_use]
    pub fn of_code(code: &str) -> Wanted {
        let (grouping, only) = code.split_once(' ').unwrap_or((code, ""));
        let all = [Severity::Error, Severity::Warning, Severity::Note];
        Wanted {
            grouping: if grouping == "record" { Grouping::Record } else { Grouping::Severity },
            severity: all.into_iter().find(|of| severity(*of).en.to_lowercase() == only),
            text: String::new(),
        }
    }

    fn takes(&self, of: Severity, words: &[&str]) -> bool {
        let text = self.text.trim().to_lowercase();
        let found = || words.iter().any(|words| words.to_lowercase().contains(&text));
        self.severity.is_none_or(|wanted| wanted == of) && (text.is_empty() || found())
    }
}

/// What the findings of a block have in common.
#[derive(Debug, Clone, Copy)]
pub enum Ground {
    /// A check.
    Check(&'static Check),
    /// That the data hold together.
    Fault,
}

/// A finding as it is listed.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it is known by on the page.
    pub key: String,
    /// What it is about.
    pub about: RecordRef,
    /// The field where it can be mended; empty where it is none in particular.
    pub field: String,
    /// What it says.
    pub says: String,
    /// The finding of a check.
    pub finding: Option<Arc<Finding>>,
}

/// Findings on the same ground.
#[derive(Debug, Clone)]
pub struct Block {
    /// The ground.
    pub ground: Ground,
    /// The findings.
    pub lines: Vec<Line>,
}

/// Findings under one heading.
#[derive(Debug, Clone)]
pub struct Group {
    /// What it is known by on the page.
    pub key: String,
    /// Its heading.
    pub heading: String,
    /// By check.
    pub blocks: Vec<Block>,
}

impl Group {
    /// How many findings it has.
    #[must_use]
    pub fn count(&self) -> usize {
        self.blocks.iter().map(|block| block.lines.len()).sum()
    }
}

/// What a finding is known by on the page.
#[must_use]
pub fn key(code: &str, about: RecordRef) -> String {
    format!("{code}-{about}")
}

/// A finding as it is listed.
#[must_use]
pub fn line(finding: &Arc<Finding>, program: &Program, lang: Lang) -> Line {
    Line {
        key: key(finding.code, finding.about),
        about: finding.about,
        field: finding.field.to_owned(),
        says: sentence(finding, program, lang),
        finding: Some(Arc::clone(finding)),
    }
}

fn fault_line(fault: &invariants::Finding, program: &Program, lang: Lang) -> Line {
    let name = super::name(program, fault.about, lang);
    let what = sentences::fault(fault.fault).in_lang(lang);
    let says = if name.is_empty() { what.to_owned() } else { format!("{name}. {what}") };
    Line {
        key: format!("{}-{}-{:?}", fault.about, fault.field, fault.fault),
        about: fault.about,
        field: fault.field.clone(),
        says,
        finding: None,
    }
}

/// The words of a check by which it is found.
fn words_of(check: &Check, lang: Lang) -> [&'static str; 2] {
    [check.title.in_lang(lang), check.code]
}

/// The findings that are wanted, in groups.
#[must_use]
pub fn groups(
    report: &Report,
    faults: &[invariants::Finding],
    program: &Program,
    wanted: &Wanted,
    lang: Lang,
) -> Vec<Group> {
    let lines = report.open.iter().filter_map(|finding| {
        let check = check(finding.code)?;
        let line = line(finding, program, lang);
        let [title, code] = words_of(check, lang);
        wanted.takes(check.severity, &[&line.says, title, code]).then_some((check, line))
    });
    let faults = faults.iter().map(|fault| fault_line(fault, program, lang));
    let faults: Vec<Line> = faults.filter(|line| wanted.takes(Severity::Error, &[&line.says])).collect();
    match wanted.grouping {
        Grouping::Severity => by_severity(lines, faults, lang),
        Grouping::Record => by_record(lines, faults, program, lang),
    }
}

fn by_severity(
    lines: impl Iterator<Item = (&'static Check, Line)>,
    faults: Vec<Line>,
    lang: Lang,
) -> Vec<Group> {
    let mut of_check: BTreeMap<&str, Vec<Line>> = BTreeMap::new();
    for (check, line) in lines {
        of_check.entry(check.code).or_default().push(line);
    }
    let mut groups = Vec::new();
    for of in [Severity::Error, Severity::Warning, Severity::Note] {
        let checks = CHECKS.iter().filter(|check| check.severity == of);
        let blocks: Vec<Block> = checks
            .filter_map(|check| {
                let lines = of_check.remove(check.code)?;
                Some(Block { ground: Ground::Check(check), lines })
            })
            .collect();
        if !blocks.is_empty() {
            let heading = plural(of).in_lang(lang).to_owned();
            groups.push(Group { key: severity(of).en.to_lowercase(), heading, blocks });
        }
        if of == Severity::Error && !faults.is_empty() {
            let heading = words::FAULTS.in_lang(lang).to_owned();
            let blocks = vec![Block { ground: Ground::Fault, lines: faults.clone() }];
            groups.push(Group { key: "faults".to_owned(), heading, blocks });
        }
    }
    groups
}

fn by_record(
    lines: impl Iterator<Item = (&'static Check, Line)>,
    faults: Vec<Line>,
    program: &Program,
    lang: Lang,
) -> Vec<Group> {
    let mut of_record: BTreeMap<RecordRef, Vec<Block>> = BTreeMap::new();
    for line in faults {
        let blocks = of_record.entry(line.about).or_default();
        blocks.push(Block { ground: Ground::Fault, lines: vec![line] });
    }
    for (check, line) in lines {
        let blocks = of_record.entry(line.about).or_default();
        blocks.push(Block { ground: Ground::Check(check), lines: vec![line] });
    }
    for blocks in of_record.values_mut() {
        blocks.sort_by_key(|block| match block.ground {
            Ground::Check(check) => check.severity,
            Ground::Fault => Severity::Error,
        });
    }
    let mut groups = Vec::new();
    for record in program.all_records() {
        let target = record.reference();
        let Some(blocks) = of_record.remove(&target) else { continue };
        let heading = if target == RecordRef::PROGRAMME {
            words::WHOLE_PROGRAMME.in_lang(lang).to_owned()
        } else {
            label::full_title(&record, lang)
        };
        groups.push(Group { key: target.to_string(), heading, blocks });
    }
    groups
}

/// The word for several of a severity, as a heading.
#[must_use]
pub const fn plural(severity: Severity) -> Words {
    match severity {
        Severity::Error => Words::new("Fel", "Errors"),
        Severity::Warning => Words::new("Varningar", "Warnings"),
        Severity::Note => Words::new("Upplysningar", "Notes"),
    }
}
