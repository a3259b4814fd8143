//! The kinds of caller of the golden matrices. security.md asks for 25.

use samvaer::policy::Role;
use samvaer_tests::{Caller, TestApp};

/// A kind of caller.
pub struct Kind {
    /// Two letters, the column of the matrices.
    pub column: &'static str,
    /// Who it is.
    pub what: &'static str,
    /// The account; `None` is nobody.
    pub account: Option<&'static str>,
    /// The role asked for; `None` leaves it to the account.
    pub role: Option<Role>,
    /// The tool that acts on the account's behalf.
    pub through: Option<&'static str>,
}

const fn kind(column: &'static str, what: &'static str, account: Option<&'static str>, role: Option<Role>) -> Kind {
    Kind { column, what, account, role, through: None }
}

const fn through(column: &'static str, what: &'static str, account: &'static str, role: Role) -> Kind {
    Kind { column, what, account: Some(account), role: Some(role), through: Some("calendar") }
}

use Role::{Auditor, Caseworker, Citizen, ContactPerson, Relative};

/// All kinds, seen from Anna's file.
pub const KINDS: [Kind; 31] = [
    kind("an", "anonymous", None, None),
    kind("nf", "signed in, no file and no delegation", Some("sofie"), None),
    kind("cs", "citizen, the own file", Some("anna"), Some(Citizen)),
    kind("co", "citizen, another's file", Some("bo"), Some(Citizen)),
    kind("rf", "relative, active and full", Some("karen"), Some(Relative)),
    kind("r1", "relative, active, one scope (the week)", Some("lars"), Some(Relative)),
    kind("rm", "relative, active, no scope to read", Some("mona"), Some(Relative)),
    kind("ra", "relative, may act (Digital Fuldmagt)", Some("inge"), Some(Relative)),
    kind("rx", "relative, expired", Some("niels"), Some(Relative)),
    kind("rr", "relative, revoked", Some("olga"), Some(Relative)),
    kind("ry", "relative, not yet valid", Some("poul"), Some(Relative)),
    kind("ro", "relative of another citizen", Some("rita"), Some(Relative)),
    kind("rc", "relative, full, but acting as citizen", Some("karen"), Some(Citizen)),
    kind("wa", "caseworker, assigned", Some("mette"), Some(Caseworker)),
    kind("wu", "caseworker, not assigned", Some("thomas"), Some(Caseworker)),
    kind("wf", "caseworker before", Some("ulla"), None),
    kind("wo", "caseworker, whose own case another's file is", Some("viggo"), Some(Caseworker)),
    kind("pc", "contact person where Anna comes", Some("yrsa"), Some(ContactPerson)),
    kind("pf", "contact person where Anna came before", Some("aage"), Some(ContactPerson)),
    kind("po", "contact person at another offer", Some("bente"), Some(ContactPerson)),
    kind("pe", "contact person before", Some("claus"), None),
    kind("ad", "administrator", Some("dan"), None),
    kind("au", "auditor", Some("ebbe"), Some(Auditor)),
    kind("sm", "service, no scope", Some("statistics"), None),
    kind("sr", "service, with the scope RIDE_LIST", Some("rides"), None),
    kind("sc", "service, with the scope CALENDAR, in its own name", Some("calendar"), None),
    through("cw", "the calendar, on behalf of a caseworker", "mette", Caseworker),
    through("cr", "the calendar, on behalf of a relative who may read all", "karen", Relative),
    kind("2n", "two roles, none chosen", Some("frida"), None),
    kind("2w", "two roles, acting as caseworker", Some("frida"), Some(Caseworker)),
    kind("2p", "two roles, acting as contact person elsewhere", Some("frida"), Some(ContactPerson)),
];

impl Kind {
    /// The caller, with a purpose stated.
    pub fn caller(&self, app: &TestApp) -> Caller {
        let caller = match (self.account, self.through) {
            (None, _) => app.anonymous(),
            (Some(account), None) => app.account(account),
            (Some(account), Some(tool)) => app.on_behalf(account, tool),
        };
        let caller = caller.header("samvaer-purpose", "CASE_WORK");
        self.role.map_or(caller.clone(), |role| caller.role(role))
    }
}
