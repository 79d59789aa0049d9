package io.phantomdb.host.real;

import io.phantomdb.base.Bytes;
import io.phantomdb.host.HostException;
import io.phantomdb.host.TlsIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidParameterSpecException;
import java.security.spec.PSSParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;

/** A server's certificate chain and private key, of two PEM files as OpenSSL writes them. */
public final class PemIdentity implements TlsIdentity {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
    private static final Pattern DIGEST = Pattern.compile("(?i)(MD5|SHA-?[0-9]+).*with.*");
    private static final char[] NO_PASSWORD = new char[0];
    /** Sessions that a client may take up again; without a limit of our own the JDK keeps 20,000. */
    private static final int SESSIONS_KEPT = 1_000;

    private final SSLContext context;
    private final X509Certificate certificate;
    private final Bytes endPointHash;
    private final boolean isKeyShared;

    private PemIdentity(SSLContext context, X509Certificate certificate, boolean isKeyShared) {
        this.context = context;
        this.isKeyShared = isKeyShared;
        this.certificate = certificate;
        this.endPointHash = hash();
    }

    /** Throws a {@link HostException} with a sentence for the operator if they are not a certificate and its key. */
    public static PemIdentity read(Path certificates, Path key) {
        List<X509Certificate> chain = PemFile.read(certificates).certificates();
        X509Certificate own = chain.getFirst();
        PrivateKey secret = PemFile.read(key).privateKey(own.getPublicKey());
        PemFile.requirePair(certificates, own, key, secret);
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", secret, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store, NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), new TrustManager[0], new SecureRandom());
            context.getServerSessionContext().setSessionCacheSize(SESSIONS_KEPT);
            PemIdentity identity = new PemIdentity(context, own, PemFile.isReadByOthers(key));
            // Loads what an engine needs now, and not on the first client's turn.
            identity.newEngine().closeOutbound();
            return identity;
        } catch (GeneralSecurityException | IOException unusable) {
            throw new HostException(certificates + " and " + key + " cannot be used for TLS: " + unusable.getMessage(),
                    unusable);
        }
    }

    /** What an operator should know of it: why clients will not like it, and who else can read the key. */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        try {
            certificate.checkValidity();
        } catch (CertificateException notNow) {
            complaints.add("the certificate is valid from " + certificate.getNotBefore().toInstant() + " to "
                    + certificate.getNotAfter().toInstant() + " only: clients that check it will refuse it");
        }
        if (isKeyShared) {
            complaints.add("others than its owner can read the file of the private key: chmod 600 is safer");
        }
        return complaints;
    }

    /** A server's side of one connection, waiting for the client's first message. */
    SSLEngine newEngine() {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setEnabledProtocols(PROTOCOLS);
        try {
            engine.beginHandshake();
        } catch (SSLException impossible) {
            throw new IllegalStateException("a handshake could not even be waited for", impossible);
        }
        return engine;
    }

    @Override
    public Bytes endPointHash() {
        return endPointHash;
    }

    private Bytes hash() {
        try {
            String digest = digest();
            return digest == null
                    ? null
                    : Bytes.wrap(MessageDigest.getInstance(digest).digest(certificate.getEncoded()));
        } catch (GeneralSecurityException unknown) {
            return null;
        }
    }

    /** The hash of the certificate's signature, of those that are broken SHA-256 instead (RFC 5929, section 4.1); null if it has none. */
    private String digest() throws GeneralSecurityException {
        String name = certificate.getSigAlgName();
        Matcher matcher = DIGEST.matcher(name);
        String digest = null;
        if (matcher.matches()) {
            digest = matcher.group(1).toUpperCase(Locale.ROOT).replaceFirst("^SHA-?", "SHA-");
        } else if (name.equals("RSASSA-PSS")) {
            digest = pssDigest();
        }
        return "MD5".equals(digest) || "SHA-1".equals(digest) ? "SHA-256" : digest;
    }

    private String pssDigest() throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
        try {
            parameters.init(certificate.getSigAlgParams());
            return parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm();
        } catch (IOException | InvalidParameterSpecException unreadable) {
            return null;
        }
    }
}
