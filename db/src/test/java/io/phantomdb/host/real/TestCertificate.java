package io.phantomdb.host.real;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for localhost that has signed itself, made by the JDK's keytool, as PEM files and for clients that trust it. */
public final class TestCertificate {
    private static final char[] PASSWORD = "secret".toCharArray();
    private static TestCertificate usual;

    private final Path directory;
    private final Certificate certificate;
    private final PrivateKey key;

    private TestCertificate(Path directory, Certificate certificate, PrivateKey key) {
        this.directory = directory;
        this.certificate = certificate;
        this.key = key;
    }

    /** One of an elliptic curve that all tests share; making one takes a second. */
    public static synchronized TestCertificate usual() {
        if (usual == null) {
            usual = make("EC", "-groupname", "secp256r1");
        }
        return usual;
    }

    /** Of a key such as {@code "RSA", "-keysize", "2048"}. */
    public static TestCertificate make(String algorithm, String... more) {
        try {
            Path directory = Files.createTempDirectory("phantomdb-certificate");
            directory.toFile().deleteOnExit();
            Path store = directory.resolve("store.p12");
            List<String> command = new java.util.ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
                    "server", "-keyalg", algorithm, "-dname", "CN=localhost", "-ext", "san=dns:localhost,ip:127.0.0.1",
                    "-validity", "10", "-storetype", "PKCS12", "-storepass", "secret", "-keystore", store.toString()));
            command.addAll(List.of(more));
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new AssertionError("keytool: " + said);
            }
            KeyStore opened = KeyStore.getInstance("PKCS12");
            try (InputStream bytes = Files.newInputStream(store)) {
                opened.load(bytes, PASSWORD);
            }
            TestCertificate made = new TestCertificate(directory, opened.getCertificate("server"),
                    (PrivateKey) opened.getKey("server", PASSWORD));
            made.write("server.crt", pem("CERTIFICATE", made.certificate.getEncoded()));
            made.write("server.key", pem("PRIVATE KEY", made.key.getEncoded()));
            return made;
        } catch (IOException | GeneralSecurityException failed) {
            throw new AssertionError("a certificate could not be made", failed);
        } catch (InterruptedException impatient) {
            throw new AssertionError(impatient);
        }
    }

    static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(der)
                + "\n-----END " + label + "-----\n";
    }

    Path write(String name, String text) {
        try {
            Path file = directory.resolve(name);
            Files.writeString(file, text);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public Path certificateFile() {
        return directory.resolve("server.crt");
    }

    public Path keyFile() {
        return directory.resolve("server.key");
    }

    Certificate certificate() {
        return certificate;
    }

    PrivateKey key() {
        return key;
    }

    public PemIdentity identity() {
        return PemIdentity.read(certificateFile(), keyFile());
    }

    /** For clients that trust it, and nobody else. */
    public SSLContext clientContext() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("server", certificate);
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException failed) {
            throw new AssertionError("no context for clients", failed);
        }
    }
}
