//! Programs that show relvar at work; `quickstart/` is one.
