//! `sslmode` and `sslrootcert` with libpq's meaning: tokio-postgres knows only some of the modes.

use std::path::PathBuf;

use crate::{Error, Result};

/// Whether the connection is encrypted, and whose certificate is believed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tls {
    pub(crate) mode: TlsMode,
    /// The file of `sslrootcert`.
    pub(crate) root_certificate: Option<PathBuf>,
}

/// `sslmode`, with libpq's meaning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TlsMode {
    /// `disable`: never encrypted.
    Disable,
    /// `prefer` (and `allow`): encrypted where both sides can, no certificate is checked.
    #[default]
    Prefer,
    /// `require`: encrypted, no certificate is checked (but see [`Config::root_certificate`](crate::Config::root_certificate)).
    Require,
    /// `verify-ca`: the certificate comes from a trusted authority.
    VerifyCa,
    /// `verify-full`: it is also made out for the host of the URL.
    VerifyFull,
}

/// Takes `sslmode` and `sslrootcert` out of a connection text.
pub(crate) fn take_tls(url: &str) -> Result<(String, Tls)> {
    let mut tls = Tls::default();
    let is_url = url.starts_with("postgres://") || url.starts_with("postgresql://");
    if !is_url {
        if url.contains("://") {
            return Err(Error::config("the connection URL must start with postgres:// or postgresql://"));
        }
        // Only the two keys are looked for, so quoting elsewhere does not matter.
        let mut kept = Vec::new();
        for word in url.split(' ') {
            match word.split_once('=') {
                Some((key, value)) if tls.takes(key, value.trim_matches('\''))? => {}
                _ => kept.push(word),
            }
        }
        return Ok((kept.join(" "), tls));
    }
    let Some((address, query)) = url.split_once('?') else { return Ok((url.to_owned(), tls)) };
    let mut kept = Vec::new();
    for pair in query.split('&') {
        match pair.split_once('=') {
            Some((key, value)) if tls.takes(key, value)? => {}
            _ => kept.push(pair),
        }
    }
    let query = kept.join("&");
    Ok((if query.is_empty() { address.to_owned() } else { format!("{address}?{query}") }, tls))
}

impl Tls {
    /// Takes the pair if it is about TLS.
    fn takes(&mut self, key: &str, value: &str) -> Result<bool> {
        match key {
            "sslmode" => {
                self.mode = match value {
                    "disable" => TlsMode::Disable,
                    "allow" | "prefer" => TlsMode::Prefer,
                    "require" => TlsMode::Require,
                    "verify-ca" => TlsMode::VerifyCa,
                    "verify-full" => TlsMode::VerifyFull,
                    _ => {
                        return Err(Error::config(
                            "sslmode must be disable, allow, prefer, require, verify-ca or verify-full",
                        ));
                    }
                };
            }
            "sslrootcert" if value == "system" => self.mode = TlsMode::VerifyFull,
            "sslrootcert" => self.root_certificate = Some(percent_decoded(value)?.into()),
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// `%2F` and the like.
fn percent_decoded(text: &str) -> Result<String> {
    let senseless = || Error::config("sslrootcert is not a valid URL parameter");
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        match (first, tail) {
            (b'%', [high, low, tail @ ..]) => {
                let digits = std::str::from_utf8(&[*high, *low]).map(|digits| u8::from_str_radix(digits, 16));
                bytes.push(digits.ok().and_then(|byte| byte.ok()).ok_or_else(senseless)?);
                rest = tail;
            }
            (b'%', _) => return Err(senseless()),
            (other, tail) => {
                bytes.push(*other);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).map_err(|_| senseless())
}
