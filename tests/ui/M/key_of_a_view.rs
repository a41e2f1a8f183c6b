//! expects: view `team_sizes` cannot have a primary key: it is declared by its columns only
relvar::view! {
    team_sizes {
        #[primary_key] team -> Int4,
        members -> Int8,
    }
}

fn main() {}
