//! A letter as a PDF that is tagged (PDF/UA-1) and can be archived (PDF/A-2a). Typst lays it out from `letter.typ`; what
//! the letter says goes in as data and is never read as markup.

use std::sync::{Arc, LazyLock};

use chrono::Datelike;
use serde_json::Value;
use tokio::sync::Semaphore;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::text::Sheet;
use crate::error::{Error, Result};

/// How many letters are laid out at a time: it is work for a processor.
const AT_A_TIME: usize = 2;

static PRESSES: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(AT_A_TIME)));

/// What every letter is laid out with.
static PRESS: LazyLock<Press> = LazyLock::new(Press::new);

/// A letter as a PDF. Beside the requests, so that none waits for it.
pub async fn print(sheet: Sheet) -> Result<Vec<u8>> {
    let place = PRESSES.clone().acquire_owned().await.map_err(Error::internal)?;
    let printed = tokio::task::spawn_blocking(move || {
        let pdf = lay_out(&sheet);
        drop(place);
        pdf
    });
    printed.await.map_err(Error::internal)?
}

/// Lays a letter out.
fn lay_out(sheet: &Sheet) -> Result<Vec<u8>> {
    let mut said = serde_json::to_value(sheet).map_err(Error::internal)?;
    PRESS.make_readable(&mut said);
    let letter = Letter { said: Bytes::from_string(said.to_string()) };
    let _forgotten = Forgetting;
    let document = typst::compile::<PagedDocument>(&letter).output.map_err(|errors| failed(&errors))?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]);
    let standards = standards.map_err(|error| Error::internal(anyhow::anyhow!("{}", error.message())))?;
    let options = PdfOptions { standards, ..PdfOptions::default() };
    typst_pdf::pdf(&document, &options).map_err(|errors| failed(&errors))
}

/// Typst remembers what it has laid out; a letter is nobody else's, whether it came off the press or not.
struct Forgetting;

impl Drop for Forgetting {
    fn drop(&mut self) {
        typst::comemo::evict(0);
    }
}

/// What went wrong, without a word of the letter: the places are in the template.
fn failed(errors: &[SourceDiagnostic]) -> Error {
    let told: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    Error::internal(anyhow::anyhow!("no PDF: {}", told.join("; ")))
}

/// Template, type and words of the language.
struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
    data: FileId,
}

impl Press {
    fn new() -> Self {
        let fonts: Vec<Font> = [dejavu::sans::regular(), dejavu::sans::bold()]
            .into_iter()
            .filter_map(|data| Font::new(Bytes::new(data), 0))
            .collect();
        let file = |name: &str| {
            let path = VirtualPath::new(name).expect("a name without a path");
            RootedPath::new(VirtualRoot::Project, path).intern()
        };
        Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            template: Source::new(file("letter.typ"), include_str!("letter.typ").into()),
            data: file("letter.json"),
        }
    }

    /// What the type has no sign for becomes one that says so: a letter without a picture is better than none.
    fn make_readable(&self, said: &mut Value) {
        match said {
            Value::String(text) => *text = text.chars().filter_map(|sign| self.readable(sign)).collect(),
            Value::Array(many) => many.iter_mut().for_each(|one| self.make_readable(one)),
            Value::Object(fields) => fields.values_mut().for_each(|one| self.make_readable(one)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn readable(&self, sign: char) -> Option<char> {
        let known = || self.fonts.iter().all(|font| font.info().coverage.contains(u32::from(sign)));
        match sign {
            '\n' => Some(sign),
            '\t' => Some(' '),
            '\u{FEFF}' | '\u{FFFE}' => None,
            _ if sign.is_control() => None,
            // Private use: everybody means something else by it, and no standard for archives takes it.
            '\u{E000}'..='\u{F8FF}' => Some(char::REPLACEMENT_CHARACTER),
            _ if known() => Some(sign),
            _ => Some(char::REPLACEMENT_CHARACTER),
        }
    }
}

/// One letter on the press.
struct Letter {
    said: Bytes,
}

impl World for Letter {
    fn library(&self) -> &LazyHash<Library> {
        &PRESS.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &PRESS.book
    }

    fn main(&self) -> FileId {
        PRESS.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == PRESS.template.id() { Ok(PRESS.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == PRESS.data { Ok(self.said.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        PRESS.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        let today = crate::calendar::today();
        Datetime::from_ymd(today.year(), u8::try_from(today.month()).ok()?, u8::try_from(today.day()).ok()?)
    }
}
