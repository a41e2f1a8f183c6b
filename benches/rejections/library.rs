//! The two libraries, and the package that holds the programs of each.

use relvar_benches::generated::DIESEL;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Library {
    Relvar,
    Diesel,
}

impl Library {
    pub(crate) const ALL: [Self; 2] = [Self::Relvar, Self::Diesel];

    /// As its files are named.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Relvar => "relvar",
            Self::Diesel => "diesel",
        }
    }

    /// As the page names it.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Relvar => "relvar",
            Self::Diesel => "Diesel",
        }
    }

    /// The package of its programs. No package of the library itself may have this name.
    pub(crate) fn package(self) -> String {
        format!("{}-mistakes", self.name())
    }

    /// The `[dependencies]` of its programs.
    pub(crate) fn dependencies(self, repository: &str) -> String {
        match self {
            Self::Relvar => format!(
                "futures-util = \"0.3\"\nrelvar = {{ path = \"{repository}/dsl\" }}\n\
                 relvar-pg = {{ path = \"{repository}/pg-backend\" }}\nserde_json = \"1\"\n"
            ),
            Self::Diesel => format!(
                "diesel = {{ version = \"{DIESEL}\", features = [\"postgres\", \"serde_json\"] }}\nserde_json = \"1\"\n"
            ),
        }
    }
}
