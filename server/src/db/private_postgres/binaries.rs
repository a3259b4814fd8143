//! Which PostgreSQL programs to run.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::error::PrivatePostgresError;

/// The oldest major version whose behaviour the schema relies on.
pub(super) const OLDEST_MAJOR: u32 = 15;
/// Where Debian puts them, each major version in a directory named by it.
const DEBIAN_DIR: &str = "/usr/lib/postgresql";

/// The programs of one PostgreSQL installation.
#[derive(Debug)]
pub(super) struct Binaries {
    pub(super) postgres: PathBuf,
    pub(super) initdb: PathBuf,
    pub(super) major: u32,
}

impl Binaries {
    /// In `bin_dir` when given. Else the installed version that the data is of (`data_major`), else the
    /// newest one.
    pub(super) fn find(bin_dir: Option<&Path>, data_major: Option<&str>) -> Result<Self, PrivatePostgresError> {
        if let Some(bin_dir) = bin_dir {
            return Self::in_directory(bin_dir).ok_or_else(|| PrivatePostgresError::NoBinariesIn(bin_dir.to_owned()));
        }
        let installed = fs::read_dir(DEBIAN_DIR).into_iter().flatten().flatten();
        let mut found: Vec<Self> =
            installed.filter_map(|entry| Self::in_directory(&entry.path().join("bin"))).collect();
        if found.is_empty() {
            found.extend(pg_config_dir().and_then(|bin_dir| Self::in_directory(&bin_dir)));
        }
        found
            .into_iter()
            .max_by_key(|binaries| (data_major == Some(binaries.major.to_string().as_str()), binaries.major))
            .ok_or(PrivatePostgresError::NoBinaries)
    }

    /// `None` when they aren't all there or are too old.
    fn in_directory(bin_dir: &Path) -> Option<Self> {
        // The programs are run from another working directory.
        let bin_dir = std::path::absolute(bin_dir).ok()?;
        let (postgres, initdb) = (bin_dir.join("postgres"), bin_dir.join("initdb"));
        let output = Command::new(&postgres).arg("--version").output().ok()?;
        let major = major_of(&String::from_utf8_lossy(&output.stdout))?;
        (initdb.is_file() && major >= OLDEST_MAJOR).then_some(Self { postgres, initdb, major })
    }
}

/// What the pg_config on the PATH says.
fn pg_config_dir() -> Option<PathBuf> {
    let output = Command::new("pg_config").arg("--bindir").output().ok()?;
    let path = String::from_utf8(output.stdout).ok()?;
    Some(PathBuf::from(path.trim())).filter(|path| path.is_absolute())
}

/// Of `postgres (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)`; also of `18beta1`.
fn major_of(version: &str) -> Option<u32> {
    let number = version.split(' ').nth(2)?;
    let end = number.find(|character: char| !character.is_ascii_digit()).unwrap_or(number.len());
    number.get(..end)?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::major_of;

    #[test]
    fn the_major_version_is_read_from_what_postgres_says() {
        assert_eq!(major_of("postgres (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)\n"), Some(15));
        assert_eq!(major_of("postgres (PostgreSQL) 18beta1\n"), Some(18));
        assert_eq!(major_of("postgres (PostgreSQL) 17\n"), Some(17));
        assert_eq!(major_of("bash: postgres: not found"), None);
        assert_eq!(major_of(""), None);
    }
}
