//! How a programme leaves and returns: the file format, its schema, what is done with
//! damaged and foreign files, how tables from elsewhere are taken in, and how programmes are
//! kept between two visits. Knows no browser: stores are traits.

pub mod encoding;
pub mod file;
pub mod history;
pub mod keeper;
pub mod log;
pub mod memory;
pub mod merge;
pub mod migrate;
pub mod public;
pub mod read_error;
pub mod rescue;
pub mod review;
pub mod schema;
pub mod sheet;
pub mod slice;
pub mod store;
pub mod table;
pub mod version;
