//! Every sentence and word of the interface, Swedish first. A word that is missing in one
//! language does not compile.

use crate::model::record::Kind;
use crate::model::words::{Lang, Words};

macro_rules! words {
    ($($name:ident: $sv:literal / $en:literal;)+) => {
        $( #[doc = $en] pub const $name: Words = Words::new($sv, $en); )+
    };
}
pub(crate) use words;

words! {
    START: "Start" / "Start";
    BASIS: "Underlag" / "Basis";
    PROGRAM: "Program" / "Programme";
    FETCHING: "Hämtar vyn…" / "Fetching the view…";
    TRY_AGAIN: "Försök igen" / "Try again";
    VIEWS: "Vyer" / "Views";
    SKIP_TO_CONTENT: "Hoppa till innehållet" / "Skip to content";

    UNDO: "Ångra" / "Undo";
    REDO: "Gör om" / "Redo";
    NOTHING_TO_UNDO: "Inget att ångra" / "Nothing to undo";
    NOTHING_TO_REDO: "Inget att göra om" / "Nothing to redo";
    SAVE_TO_FILE: "Spara till fil" / "Save to file";
    SAVING: "Sparar…" / "Saving…";
    NOT_SAVED: "Inte sparat i webbläsaren" / "Not saved in the browser";
    NOT_IN_FILE: "Inte sparat till fil än" / "Not saved to a file yet";
    CLOSE: "Stäng" / "Close";
    CANCEL: "Avbryt" / "Cancel";
    UNDERSTOOD: "Jag förstår" / "Understood";
    SETTINGS: "Inställningar" / "Settings";
    LANGUAGE: "Språk" / "Language";
    COLOURS: "Färger" / "Colours";
    THEME_SYSTEM: "Som datorn" / "Like the computer";
    THEME_LIGHT: "Ljust" / "Light";
    THEME_DARK: "Mörkt" / "Dark";
    THEME_CONTRAST: "Hög kontrast" / "High contrast";
    ROLE: "Din roll i ändringsloggen" / "Your role in the change log";
    ROLE_HINT: "Till exempel Planerare eller Socialförvaltningen. Skriv inget personnamn." / "Such as Planner or Social services. No personal name.";

    WELCOME: "Handlingsplan för bostadsförsörjningen" / "Housing supply action plan";
    WELCOME_TEXT: "Skriv mål och åtgärder, knyt dem till ansvariga och spara till en fil som du kan skicka till kollegor. Allt stannar i din webbläsare: inget skickas någonstans." / "Write goals and measures, tie them to those responsible and save to a file for your colleagues. Everything stays in your browser: nothing is sent anywhere.";
    YOUR_PROGRAMMES: "Program i den här webbläsaren" / "Programmes in this browser";
    NO_PROGRAMMES: "Här visas de program som du har börjat på. Börja ett nytt, öppna en fil eller titta på ett exempel." / "The programmes that you have begun are shown here. Begin a new one, open a file or look at a sample.";
    NEW_PROGRAMME: "Nytt program" / "New programme";
    BEGIN: "Börja" / "Begin";
    OPEN: "Öppna" / "Open";
    OPEN_FILE: "Öppna fil…" / "Open file…";
    OPEN_FILE_HINT: "Du kan också dra en fil hit från Utforskaren. Inget som finns här skrivs över." / "You can also drag a file here. Nothing that is here is overwritten.";
    DROP_HERE: "Släpp filen för att öppna den" / "Drop the file to open it";
    SAMPLES: "Exempel" / "Samples";
    SAMPLES_HINT: "Påhittade kommuner att lära sig av. Exemplet öppnas som ett eget program som du kan ändra fritt i." / "Invented municipalities to learn from. A sample opens as a programme of its own that you may change freely.";
    SAMPLE_SMALL: "Älvnäs, 12 000 invånare" / "Älvnäs, 12,000 inhabitants";
    SAMPLE_MIDDLE: "Granköping, 65 000 invånare" / "Granköping, 65,000 inhabitants";
    SAMPLE_LARGE: "Storhamn, 180 000 invånare" / "Storhamn, 180,000 inhabitants";
    SAMPLE_SMALL_SIZE: "8 mål, 20 åtgärder" / "8 goals, 20 measures";
    SAMPLE_MIDDLE_SIZE: "10 mål, 30 åtgärder" / "10 goals, 30 measures";
    SAMPLE_LARGE_SIZE: "14 mål, 60 åtgärder, 120 projekt" / "14 goals, 60 measures, 120 projects";
    FILE_OPEN_ELSEWHERE: "Öppen nu" / "Open now";
    REMOVE_PROGRAMME: "Ta bort ur webbläsaren" / "Remove from the browser";
    REMOVE_PROGRAMME_TEXT: "Programmet tas bort ur den här webbläsaren och kan inte tas tillbaka härifrån. Filer som du har sparat finns kvar." / "The programme is removed from this browser and cannot be brought back from here. Files that you have saved remain.";
    REMOVE_SAVE_FIRST: "Spara till fil och ta bort" / "Save to file and remove";
    REMOVE_ONLY: "Ta bort utan att spara" / "Remove without saving";
    UNTITLED: "Utan titel" / "Untitled";
    UNREADABLE: "Kunde inte läsas" / "Could not be read";

    MUNICIPALITY: "Kommun" / "Municipality";
    MUNICIPALITY_HINT: "Börja skriva och välj. Kod och län fylls i." / "Begin to type and choose. Code and county are filled in.";
    MUNICIPALITY_UNKNOWN: "Finns inte bland Sveriges 290 kommuner. Välj ur listan." / "Not one of Sweden's 290 municipalities. Choose from the list.";
    MUNICIPALITY_MISSING: "Välj kommun." / "Choose a municipality.";
    PERIOD: "Gäller åren" / "Valid for the years";
    PERIOD_FROM: "Från år" / "From year";
    PERIOD_TO: "Till år" / "To year";
    PERIOD_WRONG: "Skriv två årtal, det första tidigast." / "Write two years, the earlier one first.";
    DOCUMENT_TYPE: "Dokumenttyp" / "Document type";
    RULE_SET: "Regelverk" / "Rule set";

    STORAGE: "Var dina program finns" / "Where your programmes are";
    STORAGE_TEXT: "I webbläsaren på den här datorn, i din användarprofil. De försvinner om webbläsarens data rensas. Filen som du sparar är originalet: lägg den där kommunens handlingar finns." / "In the browser on this computer, in your user profile. They are gone if the browser's data is cleared. The file that you save is the original: put it where the municipality's documents are.";
    STORAGE_PERSISTENT: "Webbläsaren har lovat att inte rensa av sig själv." / "The browser has promised not to clear by itself.";
    STORAGE_NOT_PERSISTENT: "Webbläsaren kan rensa om datorns utrymme tar slut." / "The browser may clear when the computer runs out of space.";
    STORAGE_NO_JOURNAL: "Den här webbläsaren saknar det säkra lagret (IndexedDB). De senaste minuterna kan gå förlorade om webbläsaren avslutas hårt. Spara till fil ofta." / "This browser lacks the safe store (IndexedDB). The latest minutes may be lost if the browser is killed. Save to a file often.";
    STORAGE_NONE: "Webbläsaren tillåter inte att något sparas här (privat läge eller en policy). Du kan arbeta, men spara till fil innan du stänger." / "The browser does not allow anything to be kept here (private mode or a policy). You can work, but save to a file before you close.";
    DAMAGED: "Skadade kopior" / "Damaged copies";
    DAMAGED_TEXT: "De här kunde inte läsas och har lagts åt sidan. Hämta dem som filer om något saknas." / "These could not be read and were put aside. Get them as files if anything is missing.";
    DOWNLOAD: "Hämta som fil" / "Get as file";

    OPEN_QUESTION: "Programmet finns redan här" / "The programme is here already";
    OPEN_MERGE: "Granska och sammanfoga" / "Review and merge";
    OPEN_MERGE_TEXT: "Filen läggs bredvid det du har. Du ser vad som skiljer och svarar där ni har ändrat samma sak." / "The file is laid beside what you have. You see what differs, and answer where both changed the same thing.";
    OPEN_BESIDE: "Öppna bredvid" / "Open beside";
    OPEN_BESIDE_TEXT: "Filen blir ett eget program. Det som finns här ändras inte." / "The file becomes a programme of its own. What is here does not change.";
    OPEN_REPLACE: "Ersätt det som finns här" / "Replace what is here";
    OPEN_REPLACE_TEXT: "Allt blir som i filen. Du kan ångra i ett steg." / "Everything becomes as in the file. You can undo it in one step.";
    OPEN_FAILED: "Filen öppnades inte" / "The file was not opened";
    OPEN_FAILED_TEXT: "Inget har ändrats i dina program." / "Nothing has changed in your programmes.";
    OPEN_RESCUE: "Öppna det som går att läsa" / "Open what can be read";
    OPENED_WITH_NOTICES: "Filen är öppnad, men allt kunde inte läsas" / "The file is open, but not everything could be read";

    ADD: "Lägg till" / "Add";
    REMOVE: "Ta bort" / "Remove";
    MOVE_UP: "Flytta upp" / "Move up";
    MOVE_DOWN: "Flytta ned" / "Move down";
    NEXT: "Nästa" / "Next";
    PREVIOUS: "Föregående" / "Previous";
    PALETTE: "Sök kommandon och poster" / "Search commands and records";
    KEYS: "Tangenter" / "Keys";
    KEYS_EVERYWHERE: "Överallt" / "Everywhere";
    KEYS_OUTLINE: "I listan med mål och åtgärder" / "In the list of goals and measures";
    PRESENT: "Visa på projektor" / "Show on a projector";
    STOP_PRESENTING: "Sluta visa på projektor" / "Stop showing on a projector";
    GO_TO_START: "Gå till Start" / "Go to Start";
    GO_TO_BASIS: "Gå till Underlag" / "Go to Basis";
    GO_TO_PROGRAM: "Gå till Program" / "Go to Programme";
    NEW_GOAL: "Nytt mål" / "New goal";
    NEW_MEASURE: "Ny åtgärd" / "New measure";
    NEW_INDICATOR: "Ny indikator" / "New indicator";
    SERVED_BY: "Åtgärder" / "Measures";
    TOWARDS: "Mål som åtgärderna bidrar till" / "Goals that the measures serve";
    THROUGH_MEASURES: "Projekt som målets åtgärder gäller" / "Projects that the goal's measures are about";
    INDICATORS: "Indikatorer" / "Indicators";
    MEASURES: "Åtgärder" / "Measures";
    WITHOUT_GOAL: "Åtgärder utan mål" / "Measures without a goal";
    EMPTY_PROGRAM: "Programmet har inga mål än" / "The programme has no goals yet";
    EMPTY_PROGRAM_TEXT: "Ett mål säger vad som ska uppnås, till exempel ”Minst 30 nya bostäder per år”. Under varje mål står de åtgärder som leder dit, med verktyg, ansvarig, prioritet och tid." / "A goal says what is to be achieved, such as “At least 30 new homes per year”. Under each goal stand the measures that lead there, with tool, lead, priority and time.";
    FIRST_GOAL: "Skriv det första målet" / "Write the first goal";
    CHOOSE_ROW: "Välj ett mål eller en åtgärd för att se och ändra allt om den." / "Choose a goal or a measure to see and change everything about it.";
    NUMBER: "Nr" / "No.";
    MEASURE: "Åtgärd" / "Measure";
    TOOL: "Verktyg" / "Tool";
    LEAD: "Ansvar" / "Lead";
    PRIORITY: "Prio" / "Prio";
    TIME: "Tid" / "Time";
    STATUS: "Status" / "Status";
    PRIORITY_WORD: "Prioritet" / "Priority";
    MISSING: "saknas" / "missing";
    FINDINGS: "Att åtgärda" / "To mend";
    GOAL: "Mål" / "Goal";
    NOTHING: "inget" / "nothing";
    DONE: "Klar" / "Done";
    SELECTION: "Markering" / "Selection";
    SELECT_GROUP: "Markera alla" / "Select all";
    SORT_HINT: "Sortera. Med Skift läggs kolumnen till dem som redan sorterar." / "Sort. With Shift the column is added to those that sort already.";
    NOTHING_FITS: "Ingen åtgärd passar in på det du har valt. Ta bort ett filter eller ändra sökordet." / "No measure fits what you have chosen. Remove a filter or change the search.";
    SEARCH_PROGRAM: "Sök i programmet" / "Search the programme";
    MORE: "Mer" / "More";
    ALL_ROWS: "Visa alla rader på en gång (för skärmläsare och sökning med Ctrl+F)" / "Show all rows at once (for screen readers and searching with Ctrl+F)";
    VIEW: "Vy" / "View";
    OWN_VIEW: "ändrad" / "changed";
    KEEP_VIEW: "Spara som egen vy med namnet" / "Keep as a view of your own with the name";
    KEEP: "Spara" / "Keep";
    GROUP_BY: "Gruppera efter" / "Group by";
    COLUMNS: "Kolumner" / "Columns";
    MOVE_LEFT: "Flytta åt vänster" / "Move left";
    MOVE_RIGHT: "Flytta åt höger" / "Move right";
    FILTER: "Filter" / "Filter";
    REMOVE_FILTER: "Ta bort filtret" / "Remove the filter";
    SHOW_ALL: "Visa alla" / "Show all";
    CHANGE_SELECTED: "Ändra de markerade…" / "Change the selected…";
    CHANGE: "Ändra" / "Change";
    REMOVE_SELECTED: "Ta bort…" / "Remove…";
    DESELECT: "Avmarkera" / "Deselect";
    UNCHANGED: "Ändra inte" / "Leave as it is";
    BULK_LEAD: "Huvudansvarig" / "Lead";
    BULK_PARTNER: "Lägg till medverkande" / "Add participating";
    BULK_GOAL: "Knyt också till målet" / "Tie to the goal too";
    BULK_SHIFT: "Flytta i tiden, kvartal" / "Move in time, quarters";
    BULK_SHIFT_HINT: "Till exempel 2 för ett halvår senare, -4 för ett år tidigare." / "Such as 2 for half a year later, -4 for a year earlier.";
    BULK_SHIFT_WRONG: "Skriv ett heltal mellan -200 och 200." / "Write a whole number between -200 and 200.";
    BULK_NOTHING: "Välj minst en sak att ändra." / "Choose at least one thing to change.";
    BULK_PREVIEW: "Det här händer" / "This is what happens";
    PASTE: "Klistra in från Excel eller Word…" / "Paste from Excel or Word…";
    PASTE_HERE: "Klistra in tabellen här (Ctrl+V)" / "Paste the table here (Ctrl+V)";
    PASTE_HERE_HINT: "Markera raderna i Excel, Word eller på en webbsida och kopiera dem, gärna med rubrikraden. Inget läggs till förrän du har sett vad det blir." / "Select the rows in Excel, Word or on a web page and copy them, best with the row of headings. Nothing is added until you have seen what it becomes.";
    PASTE_COLUMNS: "Vad betyder kolumnerna?" / "What do the columns mean?";
    PASTE_COLUMNS_HINT: "Ändra där det inte stämmer. Dina val gäller också nästa gång du klistrar in samma rubriker." / "Change what is not right. Your choice is remembered.";
    PASTE_FIRST: "Första raderna" / "First rows";
    PASTE_RESULT: "Det här blir det" / "This is what it becomes";
    PASTE_UNIT: "Enhet" / "Unit";
    PASTE_UNDER: "Rader som inte hör till något mål läggs under" / "Rows that belong to no goal go under";
    PASTE_UNDER_HINT: "En tom ruta i kolumnen Mål betyder samma mål som raden ovanför." / "An empty cell in the column of goals means the goal of the row above.";
    PASTE_PROSE: "Det här ser ut som löptext och inte som en tabell. Dela upp texten så att varje åtgärd står på en egen rad, och klistra in den på nytt." / "This looks like running text and not like a table. Divide it so that each measure stands on a line of its own, and paste it again.";
    PASTE_BODIES: "Skapa organ som inte finns" / "Create bodies that are not there";
    PASTE_GOALS: "Skapa mål som inte finns" / "Create goals that are not there";
    PASTE_ALIKE: "Hoppa över åtgärder som redan finns" / "Skip measures that are there already";
    PASTE_NEW_BODIES: "Nya organ" / "New bodies";
    PASTE_NEW_GOALS: "Nya mål" / "New goals";
    PASTE_TO_COMMENT: "Till kommentaren" / "To the comment";
    PASTE_SKIPPED: "Tas inte med" / "Not taken";
    PASTE_NOTHING: "Ingen rad blir en åtgärd. Kontrollera att en kolumn är vald som Åtgärd." / "No row becomes a measure. Check that a column is chosen as Measure.";
    PASTE_AGAIN: "Klistra in något annat" / "Paste something else";
    PASTE_CUT: "Tabellen är för lång. Bara de första raderna är med; klistra in resten efteråt." / "The table is too long. Only the first rows are here; paste the rest afterwards.";
    COPY_TABLE: "Kopiera tabellen" / "Copy the table";
    COPIED: "Raderna är kopierade. Klistra in dem i Excel, Word eller här." / "The rows are copied. Paste them into Excel, Word or here.";
    COPY_FAILED: "Webbläsaren tillät inte att något kopierades. Markera rader och tryck Ctrl+C i stället." / "The browser did not allow copying. Select rows and press Ctrl+C instead.";
    TIME_TYPED: "Skriv tiden" / "Type the time";
    TIME_WRONG: "Skriv till exempel K1 2027–K4 2028, 2029, löpande eller årligen K3." / "Write for example Q1 2027–Q4 2028, 2029, ongoing or every year, Q3.";
    PANEL_GONE: "Posten finns inte längre." / "The record is no longer there.";

    REMOVE_QUESTION_TIES: "Andra delar hänvisar hit. Vad ska hända med dem?" / "Other parts refer here. What shall become of them?";
    REMOVE_TOO: "Ta bort också det som bara hör hit" / "Remove what belongs here only, too";
    UNTIE: "Behåll dem utan hänvisningen" / "Keep them without the reference";
    MOVE_TIES: "Låt dem hänvisa till" / "Let them refer to";
    REMOVE_CAN_UNDO: "Du kan ångra i ett steg." / "You can undo it in one step.";

    NO_CHOICE: "Inte valt" / "Not chosen";
    ADD_ROW: "Lägg till rad" / "Add row";
    REMOVE_ROW: "Ta bort raden" / "Remove the row";
    NO_ROWS: "Inga rader än." / "No rows yet.";
    SEARCH_OR_CREATE: "Sök eller skriv nytt" / "Search or write new";
    SEARCH: "Sök" / "Search";
    NO_MATCH: "Inget passar" / "Nothing matches";
    DECIDED_BY: "Beslutas av" / "Decided by";
    LEGAL_SOURCE: "Lagstöd" / "Legal source";
    UNREAD_WAS: "I filen stod" / "The file said";

    BANNER_COPY: "Behåll min version som en kopia" / "Keep my version as a copy";
    BANNER_TAKE_OTHER: "Hämta den andra flikens version" / "Take the other tab's version";
    SHARE: "Dela" / "Share";
    ANOTHER_TAB: "en annan flik" / "another tab";
    NO_SAMPLE: "Exemplet kunde inte hämtas. Kontrollera nätet och försök igen." / "The sample could not be fetched. Check the network and try again.";
    NO_WORK: "En del av Genomför kunde inte hämtas. Kontrollera nätet och försök igen. Det som är sparat finns kvar." / "A part of Genomför could not be fetched. Check the network and try again. What is saved is still here.";
    STORAGE_JOURNAL_LOST: "Det säkra lagret (IndexedDB) svarar inte längre. Ändringarna sparas, men de senaste minuterna kan gå förlorade om webbläsaren avslutas hårt. Spara till fil ofta." / "The safe store (IndexedDB) does not answer any more. Changes are saved, but the latest minutes may be lost if the browser is killed. Save to a file often.";
    REFUSED: "Ändringen gick inte att göra: posten har tagits bort eller ändrats på annat håll." / "The change could not be made: the record was removed or changed elsewhere.";
    NOT_REACHABLE: "Programmet kunde inte läsas ur webbläsarens lagring. Ladda om sidan för att försöka igen." / "The programme could not be read from the browser's storage. Reload the page to try again.";
    LOST: "Programmet kunde inte läsas. De skadade kopiorna finns kvar på startsidan." / "The programme could not be read. The damaged copies are on the start page.";

    FACTS: "Om programmet" / "About the programme";
}

/// The keys of the outline, and what they do.
pub const OUTLINE_KEYS: [(Words, Words); 15] = [
    (
        Words::new("Enter", "Enter"),
        Words::new("nästa rad; i en tom åtgärd ett nytt mål", "the next row; in an empty measure a new goal"),
    ),
    (
        Words::new("Tab", "Tab"),
        Words::new(
            "gör ett nytt mål till en åtgärd under målet ovanför",
            "makes a new goal a measure of the goal above",
        ),
    ),
    (
        Words::new("Skift+Tab", "Shift+Tab"),
        Words::new("gör en ny åtgärd till ett mål", "makes a new measure a goal"),
    ),
    (Words::new("↑ ↓", "↑ ↓"), Words::new("till raden ovanför eller under", "to the row above or below")),
    (
        Words::new("Alt+↑ Alt+↓", "Alt+↑ Alt+↓"),
        Words::new("flyttar raden, också till nästa mål", "moves the row, also to the next goal"),
    ),
    (Words::new("Backsteg", "Backspace"), Words::new("tar bort en tom rad", "takes an empty row away")),
    (Words::new("Alt+Delete", "Alt+Delete"), Words::new("tar bort raden", "removes the row")),
    (
        Words::new("Esc", "Esc"),
        Words::new("från texten till raden som helhet", "from the text to the row as a whole"),
    ),
    (
        Words::new("Pilar, F2", "Arrows, F2"),
        Words::new("mellan raders celler; F2 eller Enter ändrar", "between cells; F2 or Enter edits"),
    ),
    (
        Words::new("Mellanslag", "Space"),
        Words::new("markerar raden som helhet", "selects the row as a whole"),
    ),
    (
        Words::new("Skift+↑ Skift+↓", "Shift+↑ Shift+↓"),
        Words::new("markerar flera rader", "selects several rows"),
    ),
    (
        Words::new("Ctrl+A", "Ctrl+A"),
        Words::new("markerar texten, sedan hela gruppen", "selects the text, then the whole group"),
    ),
    (
        Words::new("Ctrl+C Ctrl+X", "Ctrl+C Ctrl+X"),
        Words::new(
            "kopierar eller klipper ut raderna när ingen text är markerad",
            "copies or cuts the rows when no text is selected",
        ),
    ),
    (
        Words::new("Ctrl+V", "Ctrl+V"),
        Words::new("klistrar in rader, också från Excel", "pastes rows, also from Excel"),
    ),
    (
        Words::new("Ctrl+Enter", "Ctrl+Enter"),
        Words::new("till alla uppgifter om raden", "to all fields of the row"),
    ),
];

/// The heading of the list of a kind.
#[must_use]
pub const fn plural(kind: Kind) -> Words {
    match kind {
        Kind::Programme => FACTS,
        Kind::Body => Words::new("Organ", "Bodies"),
        Kind::Area => Words::new("Områden", "Areas"),
        Kind::Need => Words::new("Behov", "Needs"),
        Kind::OuterGoal => Words::new("Nationella och regionala mål", "National and regional goals"),
        Kind::Challenge => Words::new("Utmaningar", "Challenges"),
        Kind::Goal => Words::new("Mål", "Goals"),
        Kind::Indicator => INDICATORS,
        Kind::Measure => MEASURES,
        Kind::Project => Words::new("Utbyggnadsprojekt", "Projects"),
        Kind::Capacity => Words::new("Kapacitet", "Capacity"),
        Kind::Assumption => Words::new("Antaganden", "Assumptions"),
        Kind::Scenario => Words::new("Scenarier", "Scenarios"),
        Kind::Consultation => Words::new("Samråd", "Consultations"),
        Kind::FollowUp => Words::new("Uppföljningar", "Follow-ups"),
        Kind::PolicyLink => Words::new("Styrdokument", "Policy documents"),
        Kind::Proposal => Words::new("Ändringsförslag", "Proposed changes"),
        Kind::Version => Words::new("Versioner", "Versions"),
    }
}

/// What belongs in an empty list, with an example.
#[must_use]
pub const fn empty_list(kind: Kind) -> Words {
    match kind {
        Kind::Need => Words::new(
            "Hur många bostäder behövs, för vilka och när? Lagen kräver att behovet av tillskott anges. Exempel: 120 bostäder 2027–2030, varav 40 tillgängliga för äldre.",
            "How many homes are needed, for whom and when? The act demands that the need for additional dwellings is stated. Example: 120 homes 2027–2030, of which 40 accessible for older people.",
        ),
        Kind::OuterGoal => Words::new(
            "Vilka nationella och regionala mål, planer och program berör kommunen, och hur har de beaktats? Om redovisningen saknas kan regeringen förelägga kommunen att ta fram en ny plan. Exempel: regional utvecklingsstrategi.",
            "Which national and regional goals, plans and programmes concern the municipality, and how were they considered? Where the account is missing the government may order a new plan. Example: regional development strategy.",
        ),
        Kind::Challenge => Words::new(
            "Vad gör det svårt just här, och med vilken strategi möts det? Exempel: åldrande befolkning i ett bestånd utan hiss.",
            "What makes it hard here, and which strategy meets it? Example: an ageing population in buildings without lifts.",
        ),
        Kind::Body => Words::new(
            "Nämnder, förvaltningar, bolag och andra som ansvarar eller medverkar. Exempel: Kommunstyrelsen (KS), Samhällsbyggnadsnämnden (SBN).",
            "Committees, administrations, companies and others who lead or take part. Example: Executive board (KS), Planning committee (SBN).",
        ),
        Kind::Area => Words::new(
            "Tätorter, stadsdelar eller kommundelar som programmet talar om. Exempel: Centrum, Åsen.",
            "Towns, districts or parts that the programme speaks of. Example: Centrum, Åsen.",
        ),
        Kind::Consultation => Words::new(
            "Samråd med berörda kommuner, yttranden från länsstyrelsen och regionen, intern remiss. Exempel: yttrande från länsstyrelsen, skickat 2027-02-01.",
            "Consultation with affected municipalities, opinions of the county board and the region, internal referral. Example: opinion of the county board, sent 2027-02-01.",
        ),
        Kind::PolicyLink => Words::new(
            "Dokument som programmet hänger ihop med. Exempel: riktlinjer för markanvisning, ägardirektiv, lokalförsörjningsplan.",
            "Documents that the programme hangs together with. Example: guidelines for land allocation, owner's directive, premises plan.",
        ),
        Kind::Programme
        | Kind::Proposal
        | Kind::Version
        | Kind::Goal
        | Kind::Indicator
        | Kind::Measure
        | Kind::Project
        | Kind::Capacity
        | Kind::Assumption
        | Kind::Scenario
        | Kind::FollowUp => Words::new("Inget här än.", "Nothing here yet."),
    }
}

/// What somebody else changed and came in: `Från en annan flik togs 3 ändrade poster in.`
#[must_use]
pub fn came_in(from: &str, changed: usize, lang: Lang) -> String {
    match (lang, changed) {
        (Lang::Sv, 1) => format!("En ändrad post togs in från {from}."),
        (Lang::Sv, _) => format!("{changed} ändrade poster togs in från {from}."),
        (Lang::En, 1) => format!("One changed record came in from {from}."),
        (Lang::En, _) => format!("{changed} changed records came in from {from}."),
    }
}

/// `Saved in this browser at 14:02`.
#[must_use]
pub fn saved_here(moment: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Sparat här {moment}"),
        Lang::En => format!("Saved here {moment}"),
    }
}

/// `File: 12 changes since 13:40`.
#[must_use]
pub fn file_state(changes: u64, moment: &str, lang: Lang) -> String {
    match (lang, changes) {
        (Lang::Sv, 0) => format!("Fil sparad {moment}"),
        (Lang::Sv, 1) => format!("Fil: 1 ändring sedan {moment}"),
        (Lang::Sv, _) => format!("Fil: {changes} ändringar sedan {moment}"),
        (Lang::En, 0) => format!("File saved {moment}"),
        (Lang::En, 1) => format!("File: 1 change since {moment}"),
        (Lang::En, _) => format!("File: {changes} changes since {moment}"),
    }
}

/// `3 of 6 measures done`, by the rule of [`crate::analysis::progress`].
#[must_use]
pub fn done_of(done: usize, all: usize, lang: Lang) -> String {
    match (lang, all) {
        (Lang::Sv, 0) => "inga åtgärder än".to_owned(),
        (Lang::En, 0) => "no measures yet".to_owned(),
        (Lang::Sv, 1) => format!("{done} av 1 åtgärd klar"),
        (Lang::Sv, _) => format!("{done} av {all} åtgärder klara"),
        (Lang::En, 1) => format!("{done} of 1 measure done"),
        (Lang::En, _) => format!("{done} of {all} measures done"),
    }
}

/// `8 goals, 20 measures`.
#[must_use]
pub fn counts(goals: u64, measures: u64, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{goals} mål, {measures} {}", if measures == 1 { "åtgärd" } else { "åtgärder" }),
        Lang::En => format!(
            "{goals} {}, {measures} {}",
            if goals == 1 { "goal" } else { "goals" },
            if measures == 1 { "measure" } else { "measures" }
        ),
    }
}

/// `30 rows: 28 measures, 3 goals and 4 bodies are created.`
#[must_use]
pub fn paste_summary(
    measures_made: usize,
    goals: usize,
    bodies: usize,
    skipped: usize,
    lang: Lang,
) -> String {
    let mut text = match lang {
        Lang::Sv => format!("{} läggs till", measures(measures_made, lang)),
        Lang::En => format!("{} will be added", measures(measures_made, lang)),
    };
    match (lang, goals) {
        (_, 0) => {}
        (Lang::Sv, _) => text.push_str(&format!(", {goals} mål skapas")),
        (Lang::En, 1) => text.push_str(", 1 goal is created"),
        (Lang::En, _) => text.push_str(&format!(", {goals} goals are created")),
    }
    match (lang, bodies) {
        (_, 0) => {}
        (Lang::Sv, _) => text.push_str(&format!(", {bodies} organ skapas")),
        (Lang::En, 1) => text.push_str(", 1 body is created"),
        (Lang::En, _) => text.push_str(&format!(", {bodies} bodies are created")),
    }
    match (lang, skipped) {
        (_, 0) => text.push('.'),
        (Lang::Sv, 1) => text.push_str(". 1 rad tas inte med."),
        (Lang::Sv, _) => text.push_str(&format!(". {skipped} rader tas inte med.")),
        (Lang::En, 1) => text.push_str(". 1 row is not taken."),
        (Lang::En, _) => text.push_str(&format!(". {skipped} rows are not taken.")),
    }
    text
}

/// `Add 28 measures`.
#[must_use]
pub fn add_many(count: usize, lang: Lang) -> String {
    format!("{} {}", ADD.in_lang(lang), measures(count, lang))
}

/// `Column 3: Responsible`.
#[must_use]
pub fn column_meaning(heading: &str, lang: Lang) -> String {
    format!("{} ”{heading}”", Words::new("Betydelse av", "Meaning of").in_lang(lang))
}

/// `Row 12`.
#[must_use]
pub fn row_number(number: usize, lang: Lang) -> String {
    format!("{} {number}", Words::new("Rad", "Row").in_lang(lang))
}

/// `Fold M2` or `Unfold M2`.
#[must_use]
pub fn fold(folded: bool, name: &str, lang: Lang) -> String {
    let verb = if folded { Words::new("Fäll ut", "Unfold") } else { Words::new("Fäll ihop", "Fold") };
    format!("{} {name}", verb.in_lang(lang))
}

/// `Select A04`.
#[must_use]
pub fn select_row(name: &str, lang: Lang) -> String {
    format!("{} {name}", Words::new("Markera", "Select").in_lang(lang))
}

/// `84 dwellings`.
#[must_use]
pub fn dwellings(count: &str, lang: Lang) -> String {
    format!("{count} {}", Words::new("bostäder", "dwellings").in_lang(lang))
}

/// `1 400 tkr`.
#[must_use]
pub fn thousands(amount: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{amount} tkr"),
        Lang::En => format!("SEK {amount} k"),
    }
}

/// `Remove the view “By lead”`.
#[must_use]
pub fn drop_view(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Ta bort vyn ”{name}”"),
        Lang::En => format!("Remove the view “{name}”"),
    }
}

/// `25 measures`.
#[must_use]
pub fn measures(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Sv, 1) => "1 åtgärd".to_owned(),
        (Lang::Sv, _) => format!("{count} åtgärder"),
        (Lang::En, 1) => "1 measure".to_owned(),
        (Lang::En, _) => format!("{count} measures"),
    }
}

/// `25 measures selected`.
#[must_use]
pub fn selected(count: usize, lang: Lang) -> String {
    let measures = measures(count, lang);
    match (lang, count) {
        (Lang::Sv, 1) => format!("{measures} markerad"),
        (Lang::Sv, _) => format!("{measures} markerade"),
        (Lang::En, _) => format!("{measures} selected"),
    }
}

/// `Change 25 measures`.
#[must_use]
pub fn change_many(count: usize, lang: Lang) -> String {
    format!("{} {}", CHANGE.in_lang(lang), measures(count, lang))
}

/// `3 other records refer to them and stay without the reference.`
#[must_use]
pub fn untied(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Sv, 0) => "Ingenting annat hänvisar till dem.".to_owned(),
        (Lang::Sv, 1) => "En annan post hänvisar till dem. Den blir kvar utan hänvisningen.".to_owned(),
        (Lang::Sv, _) => format!("{count} andra poster hänvisar till dem. De blir kvar utan hänvisningen."),
        (Lang::En, 0) => "Nothing else refers to them.".to_owned(),
        (Lang::En, 1) => "One other record refers to them. It stays without the reference.".to_owned(),
        (Lang::En, _) => format!("{count} other records refer to them. They stay without the reference."),
    }
}

/// `New measure under M2`.
#[must_use]
pub fn new_measure_under(goal: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Ny åtgärd under {goal}"),
        Lang::En => format!("New measure under {goal}"),
    }
}

/// `Create "Building committee"`.
#[must_use]
pub fn create(text: &str, kind: Kind, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Skapa {} ”{text}”", kind.words().sv),
        Lang::En => format!("Create {} “{text}”", kind.words().en),
    }
}

/// `Remove goal M1?`
#[must_use]
pub fn remove_question(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("Ta bort {name}?"),
        Lang::En => format!("Remove {name}?"),
    }
}

/// `Undo: change start in measure A04`.
#[must_use]
pub fn with_label(action: Words, label: &str, lang: Lang) -> String {
    format!("{}: {label}", action.in_lang(lang))
}

/// `New housing action plan 2027–2030`, the title that a new programme begins with.
#[must_use]
pub fn first_title(document: Words, from: u16, to: u16) -> String {
    format!("{} {from}–{to}", document.sv)
}

/// How many damaged copies were put aside.
#[must_use]
pub fn damaged(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!(
            "{count} sparade delar var skadade och har lagts åt sidan. Programmet är det senaste hela. De skadade finns på startsidan."
        ),
        Lang::En => format!(
            "{count} kept parts were damaged and were put aside. The programme is the latest whole one. The damaged ones are on the start page."
        ),
    }
}

/// How much room is used.
#[must_use]
pub fn storage_used(used: &str, quota: &str, lang: Lang) -> String {
    match lang {
        Lang::Sv => format!("{used} av {quota} används."),
        Lang::En => format!("{used} of {quota} used."),
    }
}
