//! IndexedDB behind the trait of the core: one table of texts by key. What it has
//! confirmed survives the death of the browser, which local storage does not.

use super::storage::fault_of;
use genomfor::exchange::store::{Journal, StoreFault};
use idb::{
    Database, DatabaseEvent, Error, Factory, KeyRange, ObjectStore, ObjectStoreParams, Query, Transaction,
    TransactionMode, TransactionResult,
};
use wasm_bindgen::JsValue;

const DATABASE: &str = "genomfor";
const TABLE: &str = "texts";

/// IndexedDB that was found to work.
#[derive(Debug)]
pub struct IdbJournal(Database);

fn fault(error: Error) -> StoreFault {
    match error {
        Error::DomException(exception) => fault_of(&exception.into()),
        Error::AddFailed(cause) | Error::UpdateFailed(cause) | Error::TransactionOpenFailed(cause) => {
            fault_of(&cause)
        }
        _ => StoreFault::Broken,
    }
}

impl IdbJournal {
    /// IndexedDB, if it can be opened.
    pub async fn open() -> Option<IdbJournal> {
        let factory = Factory::new().ok()?;
        let mut request = factory.open(DATABASE, Some(1)).ok()?;
        request.on_upgrade_needed(|event| {
            // A database that cannot be set up fails to open its first transaction below.
            if let Ok(database) = event.database() {
                let _ = database.create_object_store(TABLE, ObjectStoreParams::new());
            }
        });
        let mut database = request.await.ok()?;
        database.on_version_change(|event| {
            if let Ok(database) = event.database() {
                database.close();
            }
        });
        let journal = IdbJournal(database);
        journal.keys("genomfor/probe").await.ok()?;
        Some(journal)
    }

    fn begin(&self, mode: TransactionMode) -> Result<(Transaction, ObjectStore), StoreFault> {
        let transaction = self.0.transaction(&[TABLE], mode).map_err(fault)?;
        let table = transaction.object_store(TABLE).map_err(fault)?;
        Ok((transaction, table))
    }
}

async fn complete(transaction: Transaction) -> Result<(), StoreFault> {
    match transaction.await.map_err(fault)? {
        TransactionResult::Committed => Ok(()),
        TransactionResult::Aborted => Err(StoreFault::Broken),
    }
}

/// Every key from a prefix on, to the last that begins with it.
fn range(prefix: &str) -> Option<Query> {
    let end = format!("{prefix}\u{ffff}");
    let bound = KeyRange::bound(&prefix.into(), &JsValue::from_str(&end), None, None);
    bound.ok().map(Query::KeyRange)
}

fn texts(values: Vec<JsValue>) -> impl Iterator<Item = String> {
    values.into_iter().map(|value| value.as_string().unwrap_or_default())
}

impl Journal for IdbJournal {
    async fn add(&self, key: &str, text: &str) -> Result<(), StoreFault> {
        let (transaction, table) = self.begin(TransactionMode::ReadWrite)?;
        let request = table.add(&text.into(), Some(&key.into())).map_err(fault)?;
        request.await.map_err(fault)?;
        complete(transaction).await
    }

    async fn put(&self, key: &str, text: &str) -> Result<(), StoreFault> {
        let (transaction, table) = self.begin(TransactionMode::ReadWrite)?;
        let request = table.put(&text.into(), Some(&key.into())).map_err(fault)?;
        request.await.map_err(fault)?;
        complete(transaction).await
    }

    async fn remove(&self, keys: &[String]) -> Result<(), StoreFault> {
        if keys.is_empty() {
            return Ok(());
        }
        let (transaction, table) = self.begin(TransactionMode::ReadWrite)?;
        for key in keys {
            table.delete(JsValue::from_str(key)).map_err(fault)?;
        }
        complete(transaction).await
    }

    async fn all(&self, prefix: &str) -> Result<Vec<(String, String)>, StoreFault> {
        let (_transaction, table) = self.begin(TransactionMode::ReadOnly)?;
        let keys = table.get_all_keys(range(prefix), None).map_err(fault)?;
        let values = table.get_all(range(prefix), None).map_err(fault)?;
        let keys = keys.await.map_err(fault)?;
        let values = values.await.map_err(fault)?;
        Ok(texts(keys).zip(texts(values)).collect())
    }

    async fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreFault> {
        let (_transaction, table) = self.begin(TransactionMode::ReadOnly)?;
        let keys = table.get_all_keys(range(prefix), None).map_err(fault)?;
        Ok(texts(keys.await.map_err(fault)?).collect())
    }
}
