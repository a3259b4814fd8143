//! A letter as a page: plain HTML that needs no script, reads well aloud, and prints on A4.

use maud::{DOCTYPE, Markup, html};

use super::text::{Passage, Sheet};

/// A letter as a page, with the address of the same as a PDF.
pub fn page(sheet: &Sheet, pdf: &str) -> Markup {
    frame(
        &sheet.text.title,
        html! {
            header {
                p.sender { (sheet.sender) }
                p.to { "Til " (sheet.to) }
                p.day { time datetime=(sheet.sent_on) { (sheet.said_on) } }
            }
            main {
                h1 { (sheet.text.title) }
                section.easy aria-labelledby="let" {
                    h2 #let { "Kort fortalt" }
                    @for paragraph in &sheet.text.easy { p { (paragraph) } }
                }
                @if !sheet.text.rights.is_empty() {
                    section.card aria-labelledby="ret" {
                        h2 #ret { "Dine rettigheder" }
                        dl {
                            @for right in &sheet.text.rights { dt { (right.term) } dd { (right.says) } }
                        }
                    }
                }
                section aria-labelledby="hele" {
                    h2 #hele { "Hele teksten" }
                    @for Passage { heading, paragraphs } in &sheet.text.whole {
                        @if let Some(heading) = heading { h3 { (heading) } }
                        @for paragraph in paragraphs { p { (paragraph) } }
                    }
                    @if let Some(name) = &sheet.signed_by { p.signed { "Venlig hilsen" br; (name) } }
                }
                section.help aria-labelledby="hjaelp" {
                    h2 #hjaelp { "Spørg os" }
                    ul {
                        @for line in &sheet.help {
                            li {
                                (line.name) ": " a href=(line.link) { (line.phone) }
                                @if let Some(hours) = &line.hours { " (" (hours) ")" }
                            }
                        }
                    }
                }
                p.pdf { a href=(pdf) { "Hent brevet som PDF" } }
            }
        },
    )
}

/// A whole page around its content.
pub fn frame(title: &str, content: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="da" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                link rel="icon" href="/brev/brev.svg" type="image/svg+xml";
                link rel="stylesheet" href="/brev/brev.css";
            }
            body { (content) }
        }
    }
}
