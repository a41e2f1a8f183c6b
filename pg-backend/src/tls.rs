//! rustls behind `sslmode`: which certificates are believed.

use std::path::Path;
use std::sync::Arc;

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::CryptoProvider;
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error as TlsError, RootCertStore, SignatureScheme,
};
use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, ServerName, UnixTime};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::sslmode::{Tls, TlsMode};
use crate::{Error, Result};

/// What checks the server's certificate.
#[derive(Debug)]
enum Check {
    /// Nothing: `prefer`, `require`. The signatures of the handshake are still checked.
    Nothing(Arc<CryptoProvider>),
    /// The authority, not the host name: `verify-ca`.
    Authority(Arc<WebPkiServerVerifier>),
}

/// The connector for the modes other than `disable`.
pub(crate) fn connector(tls: &Tls) -> Result<MakeRustlsConnect> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider.clone())
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::config(error.to_string()))?;
    let authority = |roots| {
        WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider.clone())
            .build()
            .map_err(|error| Error::config(format!("the trusted certificates cannot be used: {error}")))
    };
    let check = match (tls.mode, &tls.root_certificate) {
        (TlsMode::VerifyFull, file) => {
            return Ok(MakeRustlsConnect::new(
                builder.with_root_certificates(roots(file.as_deref())?).with_no_client_auth(),
            ));
        }
        // As in libpq: with a root certificate, `require` checks like `verify-ca`.
        (TlsMode::VerifyCa, file) => Check::Authority(authority(roots(file.as_deref())?)?),
        (TlsMode::Require, Some(file)) => Check::Authority(authority(roots(Some(file))?)?),
        _ => Check::Nothing(provider.clone()),
    };
    let config = builder.dangerous().with_custom_certificate_verifier(Arc::new(check)).with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

/// The certificates of `file`, or those of the operating system.
fn roots(file: Option<&Path>) -> Result<RootCertStore> {
    let mut roots = RootCertStore::empty();
    match file {
        Some(file) => {
            let unreadable = |reason: String| {
                Error::config(format!("the root certificate {} cannot be read: {reason}", file.display()))
            };
            for certificate in
                CertificateDer::pem_file_iter(file).map_err(|error| unreadable(error.to_string()))?
            {
                let certificate = certificate.map_err(|error| unreadable(error.to_string()))?;
                roots.add(certificate).map_err(|error| unreadable(error.to_string()))?;
            }
        }
        None => {
            // Some systems carry certificates that rustls does not understand; the others still count.
            roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        }
    }
    if roots.is_empty() {
        return Err(Error::config(
            "sslmode verify-ca and verify-full find no trusted certificate: set sslrootcert",
        ));
    }
    Ok(roots)
}

impl ServerCertVerifier for Check {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, TlsError> {
        let Check::Authority(authority) = self else { return Ok(ServerCertVerified::assertion()) };
        match authority.verify_server_cert(certificate, intermediates, server, ocsp, now) {
            // The name is checked last, so the authority was found good.
            Err(TlsError::InvalidCertificate(
                CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
            )) => Ok(ServerCertVerified::assertion()),
            outcome => outcome,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, TlsError> {
        match self {
            Check::Authority(authority) => authority.verify_tls12_signature(message, certificate, signature),
            Check::Nothing(provider) => {
                let algorithms = &provider.signature_verification_algorithms;
                rustls::crypto::verify_tls12_signature(message, certificate, signature, algorithms)
            }
        }
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, TlsError> {
        match self {
            Check::Authority(authority) => authority.verify_tls13_signature(message, certificate, signature),
            Check::Nothing(provider) => {
                let algorithms = &provider.signature_verification_algorithms;
                rustls::crypto::verify_tls13_signature(message, certificate, signature, algorithms)
            }
        }
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        match self {
            Check::Authority(authority) => authority.supported_verify_schemes(),
            Check::Nothing(provider) => provider.signature_verification_algorithms.supported_schemes(),
        }
    }
}
