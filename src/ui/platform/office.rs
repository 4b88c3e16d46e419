//! The worker that writes and reads workbooks. It is started when first asked for, does one job
//! at a time, and is ended when a job takes too long, breaks off or is cancelled.

use super::js;
use super::page::window;
use genomfor::exchange::sheet::book::Book;
use genomfor::exchange::sheet::office_error::{JobFault, OfficeError};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

/// How long a job may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// Hears how much of how much is done.
pub type Progress = Box<dyn Fn(f64, f64)>;

/// The worker, as long as it runs.
struct Running {
    worker: Worker,
    /// Whether it has ever said something.
    answered: Cell<bool>,
    _message: Closure<dyn Fn(MessageEvent)>,
    _error: Closure<dyn Fn()>,
}

/// The job that it has.
struct Job {
    number: u32,
    outcome: Rc<RefCell<Option<Result<JsValue, JobFault>>>>,
    finish: js_sys::Function,
    progress: Progress,
}

thread_local! {
    static WORKER: RefCell<Option<Running>> = const { RefCell::new(None) };
    static JOB: RefCell<Option<Job>> = const { RefCell::new(None) };
    static NUMBER: Cell<u32> = const { Cell::new(0) };
}

/// A book as the bytes of a workbook.
pub async fn write(book: &Book, progress: Progress) -> Result<Vec<u8>, JobFault> {
    let content = run("write", &book.to_json().into(), progress).await?;
    Ok(js_sys::Uint8Array::new(&content).to_vec())
}

/// The bytes of a workbook as a book.
pub async fn read(bytes: &[u8], progress: Progress) -> Result<Book, JobFault> {
    let content = run("read", &js_sys::Uint8Array::from(bytes).into(), progress).await?;
    let book = content.as_string().and_then(|text| Book::from_json(&text));
    book.ok_or(JobFault::Office(OfficeError::BadBook))
}

/// Ends the job that the worker has, if it has one.
pub fn cancel() {
    break_off(JobFault::Cancelled);
}

async fn run(kind: &str, content: &JsValue, progress: Progress) -> Result<JsValue, JobFault> {
    if JOB.with_borrow(Option::is_some) {
        return Err(JobFault::Busy);
    }
    start()?;
    let number = NUMBER.get().wrapping_add(1);
    NUMBER.set(number);
    let outcome = Rc::new(RefCell::new(None));
    let done = js_sys::Promise::new(&mut |finish, _| {
        let job = Job { number, outcome: Rc::clone(&outcome), finish, progress: Box::new(|_, _| {}) };
        JOB.set(Some(job));
    });
    JOB.with_borrow_mut(|job| {
        if let Some(job) = job {
            job.progress = progress;
        }
    });
    let message = js::object(&[("job", number.into()), ("kind", kind.into()), ("content", content.clone())]);
    let sent =
        WORKER.with_borrow(|running| running.as_ref().map(|running| running.worker.post_message(&message)));
    if !matches!(sent, Some(Ok(()))) {
        break_off(JobFault::NotStarted);
    }
    leptos::prelude::set_timeout(
        move || {
            if JOB.with_borrow(|job| job.as_ref().is_some_and(|job| job.number == number)) {
                break_off(JobFault::TooSlow);
            }
        },
        PATIENCE,
    );
    // The promise only says that the outcome is there.
    let _ = JsFuture::from(done).await;
    let outcome = outcome.borrow_mut().take();
    outcome.unwrap_or(Err(JobFault::Crashed))
}

/// Starts the worker unless it runs.
fn start() -> Result<(), JobFault> {
    if WORKER.with_borrow(Option::is_some) {
        return Ok(());
    }
    let address = address().ok_or(JobFault::Missing)?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(&address, &options).map_err(|_| JobFault::NotStarted)?;
    let message = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| hear(&event.data()));
    let error = Closure::<dyn Fn()>::new(|| {
        let answered = WORKER.with_borrow(|running| running.as_ref().is_some_and(|r| r.answered.get()));
        break_off(if answered { JobFault::Crashed } else { JobFault::NotStarted });
    });
    worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
    worker.set_onerror(Some(error.as_ref().unchecked_ref()));
    let running = Running { worker, answered: Cell::new(false), _message: message, _error: error };
    WORKER.set(Some(running));
    Ok(())
}

/// The name of the worker's file, which the build puts into the head of the page.
fn address() -> Option<String> {
    let document = window().document()?;
    let line = document.query_selector("meta[name=office-worker]").ok()??;
    line.get_attribute("content")
}

fn hear(message: &JsValue) {
    let number = js::property(message, "job").and_then(|number| number.as_f64());
    let is_ours =
        JOB.with_borrow(|job| job.as_ref().is_some_and(|job| number == Some(f64::from(job.number))));
    WORKER.with_borrow(|running| {
        if let Some(running) = running {
            running.answered.set(true);
        }
    });
    if !is_ours {
        return;
    }
    let text = |name| js::property(message, name).and_then(|value| value.as_string()).unwrap_or_default();
    let number = |name| js::property(message, name).and_then(|value| value.as_f64()).unwrap_or_default();
    match text("kind").as_str() {
        "progress" => JOB.with_borrow(|job| {
            if let Some(job) = job {
                (job.progress)(number("done"), number("all"));
            }
        }),
        "done" => end(Ok(js::property(message, "content").unwrap_or_default())),
        _ => match (text("code").as_str(), OfficeError::from_code(&text("code"))) {
            (_, Some(error)) => end(Err(JobFault::Office(error))),
            ("not_started", None) => break_off(JobFault::NotStarted),
            (_, None) => break_off(JobFault::Crashed),
        },
    }
}

/// Ends the job, and the worker with it: what it does cannot be stopped otherwise.
fn break_off(fault: JobFault) {
    if let Some(running) = WORKER.take() {
        running.worker.set_onmessage(None);
        running.worker.set_onerror(None);
        running.worker.terminate();
    }
    end(Err(fault));
}

fn end(outcome: Result<JsValue, JobFault>) {
    if let Some(job) = JOB.take() {
        job.outcome.replace(Some(outcome));
        // Waking who waits cannot fail.
        let _ = job.finish.call0(&JsValue::UNDEFINED);
    }
}
