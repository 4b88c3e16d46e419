//! The timeline in words and lines: what stands where, without a screen.

pub mod lane;
pub mod lines;
pub mod picture;
pub mod say;
pub mod scale;
pub mod setup;
pub mod shape;
pub mod svg;

use crate::model::words::Words;
use crate::present::catalogue::words;

words! {
    TIMELINE: "Tidslinje" / "Timeline";
    GO_TO_TIMELINE: "Gå till Tidslinje" / "Go to Timeline";
    NEARER: "Zooma in" / "Zoom in";
    FARTHER: "Zooma ut" / "Zoom out";
    ZOOM: "Visa per" / "Show by";
    TODAY: "Idag" / "Today";
    GO_TO_TODAY: "Gå till idag" / "Go to today";
    SHOW_TABLE: "Visa som tabell" / "Show as a table";
    SHOW_LANES: "Visa beslut, budget och samråd" / "Show decisions, budget and consultations";
    EXPORT: "Bild" / "Picture";
    EXPORT_SVG: "Spara som SVG" / "Save as SVG";
    EXPORT_PNG: "Spara som PNG" / "Save as PNG";
    EXPORT_FAILED: "Webbläsaren kunde inte göra bilden. Spara som SVG i stället." / "The browser could not make the picture. Save it as SVG instead.";
    EXPORT_NOTE: "Interna och sekretessbelagda åtgärder tas inte med i bilden eller på papper." / "Internal and confidential measures are left out of the picture and of what is printed.";
    PRINT: "Skriv ut…" / "Print…";
    CANVAS: "Tidslinje, rullbar" / "Timeline, scrollable";
    ROWS: "Åtgärder i tid" / "Measures in time";
    FOLD: "Fäll ihop" / "Fold";
    UNFOLD: "Fäll ut" / "Unfold";
    NO_MEASURES: "Det finns inga åtgärder att visa i tiden" / "There are no measures to show in time";
    NO_MEASURES_TEXT: "Här blir varje åtgärd en stapel från start till klart, till exempel ”Ny detaljplan Stationsområdet, K1 2027 till K4 2028”. Då syns vad som krockar, vad som väntar på vad och när beslut och budget måste vara klara." / "Here each measure becomes a bar from start to end, such as “New detailed plan for the station area, Q1 2027 to Q4 2028”. One sees what clashes, what waits for what and when decisions and budget have to be ready.";
    WRITE_MEASURES: "Skriv åtgärder i Program" / "Write measures in Programme";
    MOVE_EARLIER: "Ett kvartal tidigare" / "One quarter earlier";
    MOVE_LATER: "Ett kvartal senare" / "One quarter later";
    SHORTER: "Ett kvartal kortare" / "One quarter shorter";
    LONGER: "Ett kvartal längre" / "One quarter longer";
    EARLIER: "Tidigare" / "Earlier";
    LATER: "Senare" / "Later";
    SHORTEN: "Kortare" / "Shorter";
    LENGTHEN: "Längre" / "Longer";
    CHOOSE_BEFORE: "Väntar på…" / "Waits for…";
    CHOOSE_BEFORE_HINT: "Välj åtgärder som måste vara klara först" / "Choose measures that have to be done first";
    HANDLE_HINT: "Dra till den åtgärd som väntar på den här" / "Drag to the measure that waits for this one";
    BAR_HINT: "Vänster- och högerpil flyttar ett kvartal, med Skift slutet och med Alt starten. Enter öppnar åtgärden." / "Left and right arrows move it a quarter, with Shift the end and with Alt the start. Enter opens the measure.";
    STRIP_HINT: "Dra en stapel eller dess ändar, eller gå till en stapel med Tabb och flytta den med piltangenterna." / "Drag a bar or its ends, or go to a bar with Tab and move it with the arrow keys.";
    MOVABLE: "Den valda åtgärden" / "The chosen measure";
    CLASH: "Krock" / "Clash";
    WAITS_FOR: "Väntar på" / "Waits for";
    LANES_TABLE: "Beslut, budget, samråd och andra dagar" / "Decisions, budget, consultations and other days";
    DAY: "Dag" / "Day";
    WHAT: "Vad" / "What";
    ROW_OF: "Rad" / "Lane";
    TERM_LANE: "Mandatperiod" / "Council term";
    STATUTE: "Lagens tider" / "Statutory";
    BUDGET: "Budget" / "Budget";
    COUNCIL: "Beslut" / "Decisions";
    CONSULTATION: "Samråd" / "Consultation";
    FOLLOW_UP: "Uppföljning" / "Follow-up";
    BY_GOAL: "mål" / "goal";
    BY_BODY: "ansvarig" / "lead";
    BY_TOOL: "verktyg" / "tool";
    BY_PROJECT: "projekt" / "project";
    BY_NOTHING: "inget" / "nothing";
    KEYS_HEADING: "På en stapel i tidslinjen" / "On a bar of the timeline";
}

/// The keys on a bar.
pub const KEYS: [(Words, Words); 8] = [
    (Words::new("← →", "← →"), Words::new("flyttar åtgärden ett kvartal", "move the measure a quarter")),
    (Words::new("Skift+← Skift+→", "Shift+← Shift+→"), Words::new("flyttar slutet", "move the end")),
    (Words::new("Alt+← Alt+→", "Alt+← Alt+→"), Words::new("flyttar starten", "move the start")),
    (
        Words::new("↑ ↓", "↑ ↓"),
        Words::new("till åtgärden ovanför eller under", "to the measure above or below"),
    ),
    (
        Words::new("Home End", "Home End"),
        Words::new("till den första eller sista", "to the first or last one"),
    ),
    (Words::new("Enter", "Enter"), Words::new("öppnar åtgärden", "opens the measure")),
    (Words::new("+ −", "+ −"), Words::new("zoomar in eller ut", "zoom in or out")),
    (Words::new("Esc", "Esc"), Words::new("avbryter det man drar", "cancels what is being dragged")),
];
