//! Whom PostgreSQL runs as when root starts it.

use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use super::error::{PrivatePostgresError, unwritable};

/// A user of this machine that is not root.
#[derive(Debug)]
pub(super) struct Account {
    pub(super) name: String,
    pub(super) uid: u32,
    pub(super) gid: u32,
}

impl Account {
    /// `None` when PostgreSQL runs as ourselves. For root: the owner of the cluster that is there, else of
    /// the data directory, else `postgres`, else `nobody`; checked to be able to reach the data directory,
    /// or what there is above it.
    pub(super) fn to_run_as(data_dir: &Path, cluster: &Path) -> Result<Option<Self>, PrivatePostgresError> {
        if !rustix::process::geteuid().is_root() {
            return Ok(None);
        }
        let passwd = fs::read_to_string("/etc/passwd").unwrap_or_default();
        let owner = [cluster, data_dir].into_iter().find_map(|path| Self::owner_of(path, &passwd));
        let account = owner
            .or_else(|| find(&passwd, |account| account.name == "postgres"))
            .or_else(|| find(&passwd, |account| account.name == "nobody"))
            .ok_or(PrivatePostgresError::NoUser)?;
        account.check_way_to(data_dir)?;
        Ok(Some(account))
    }

    /// `None` for root and for what is not there.
    fn owner_of(path: &Path, passwd: &str) -> Option<Self> {
        let metadata = fs::symlink_metadata(path).ok().filter(|metadata| metadata.uid() != 0)?;
        let known = find(passwd, |account| account.uid == metadata.uid());
        // A uid from a directory service is in no file.
        Some(known.unwrap_or_else(|| Self {
            name: metadata.uid().to_string(),
            uid: metadata.uid(),
            gid: metadata.gid(),
        }))
    }

    /// Every directory down to this one must let the account pass.
    fn check_way_to(&self, directory: &Path) -> Result<(), PrivatePostgresError> {
        let there = directory.ancestors().find(|path| path.is_dir()).unwrap_or(directory);
        let real = fs::canonicalize(there).map_err(unwritable(directory))?;
        for step in real.ancestors() {
            let metadata = fs::metadata(step).map_err(unwritable(step))?;
            let pass = match () {
                () if metadata.uid() == self.uid => 0o100,
                () if metadata.gid() == self.gid => 0o010,
                () => 0o001,
            };
            if metadata.mode() & pass == 0 {
                return Err(PrivatePostgresError::OutOfReach { user: self.name.clone(), directory: step.to_owned() });
            }
        }
        Ok(())
    }
}

/// The first account but root's in the text of /etc/passwd that `wanted` accepts.
fn find(passwd: &str, wanted: impl Fn(&Account) -> bool) -> Option<Account> {
    passwd.lines().filter_map(account).find(|account| account.uid != 0 && wanted(account))
}

/// `name:password:uid:gid:…`
fn account(line: &str) -> Option<Account> {
    let mut fields = line.split(':');
    let name = fields.next()?.to_owned();
    let uid = fields.nth(1)?.parse().ok()?;
    let gid = fields.next()?.parse().ok()?;
    Some(Account { name, uid, gid })
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn accounts_are_found_by_name_and_never_root() {
        let passwd = "root:x:0:0::/root:/bin/sh\nbroken\npostgres:x:101:104:admin,,,:/var/lib/postgresql:/bin/bash\n";
        let postgres = find(passwd, |account| account.name == "postgres").map(|account| (account.uid, account.gid));
        assert_eq!(postgres, Some((101, 104)));
        assert!(find(passwd, |account| account.name == "root").is_none());
        assert!(find(passwd, |account| account.name == "nobody").is_none());
    }
}
