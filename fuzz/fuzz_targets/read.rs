//! Whatever bytes come as a file: it is refused, or opened, written and read again the same.
#![no_main]

use genomfor::exchange::file;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for read in [file::read(bytes), file::read_cut_off(bytes)] {
        let Ok(opened) = read else { continue };
        let (program, id) = (opened.program.clone(), opened.id);
        let text = file::write(&opened.into_document(0), "");
        let again = file::read(text.as_bytes()).expect("what was written can be read");
        assert_eq!(again.program, program);
        assert_eq!(again.id, id);
    }
});
