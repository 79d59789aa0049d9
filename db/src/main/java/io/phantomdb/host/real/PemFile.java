package io.phantomdb.host.real;

import io.phantomdb.host.HostException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of certificates or with a private key, in PEM (RFC 7468). Keys are PKCS #8, or the older forms of RSA (RFC 8017, PKCS #1) and of
 * elliptic curves (RFC 5915), which are PKCS #8 without its outer shell. Whatever is wrong is a {@link HostException} with a sentence for
 * the operator that names the file.
 */
final class PemFile {
    private static final Pattern BLOCK = Pattern.compile(
            "-----BEGIN ([A-Z0-9 ]+)-----\\s*(.*?)-----END \\1-----", Pattern.DOTALL);
    private static final long BYTES_MAX = 1 << 20;

    private record Block(String label, String body) {}

    private final Path path;
    private final List<Block> blocks;

    private PemFile(Path path, List<Block> blocks) {
        this.path = path;
        this.blocks = blocks;
    }

    static PemFile read(Path path) {
        try {
            if (Files.size(path) > BYTES_MAX) {
                throw new HostException(path + " is too long to be a certificate or a key");
            }
            List<Block> blocks = new ArrayList<>();
            Matcher matcher = BLOCK.matcher(Files.readString(path, StandardCharsets.ISO_8859_1));
            while (matcher.find()) {
                blocks.add(new Block(matcher.group(1), matcher.group(2)));
            }
            return new PemFile(path, blocks);
        } catch (NoSuchFileException missing) {
            throw new HostException("there is no file " + path, missing);
        } catch (IOException unreadable) {
            throw new HostException(path + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** False where the file system knows no such rights. */
    static boolean isReadByOthers(Path path) {
        try {
            return Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    /** The server's first, then those of whoever signed it. */
    List<X509Certificate> certificates() {
        List<X509Certificate> chain = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Block block : blocks) {
                if (block.label().equals("CERTIFICATE") || block.label().equals("X509 CERTIFICATE")) {
                    chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(bytes(block))));
                }
            }
        } catch (CertificateException broken) {
            throw new HostException(path + " holds a certificate that cannot be read: " + broken.getMessage(), broken);
        }
        if (chain.isEmpty()) {
            throw new HostException(path + " holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)");
        }
        return chain;
    }

    private byte[] bytes(Block block) {
        try {
            return Base64.getMimeDecoder().decode(block.body());
        } catch (IllegalArgumentException broken) {
            throw new HostException(path + ": what is between BEGIN and END " + block.label()
                    + " is damaged: " + broken.getMessage(), broken);
        }
    }

    /** The key that belongs to this public one, by its algorithm. */
    PrivateKey privateKey(PublicKey ofCertificate) {
        Block block = blocks.stream().filter(each -> each.label().endsWith("PRIVATE KEY")).findFirst().orElseThrow(
                () -> new HostException(path + " holds no private key in PEM form (-----BEGIN PRIVATE KEY-----)"));
        if (block.label().startsWith("ENCRYPTED") || block.body().contains("Proc-Type: 4,ENCRYPTED")) {
            throw new HostException(
                    path + " is encrypted with a passphrase, which nobody could type when a node starts:"
                            + " write it without one (openssl pkey -in FILE -out FILE)");
        }
        byte[] pkcs8 = switch (block.label()) {
            case "PRIVATE KEY" -> bytes(block);
            case "RSA PRIVATE KEY", "EC PRIVATE KEY" -> shelled(bytes(block), ofCertificate);
            default -> throw new HostException(path + " holds a key in the form \"" + block.label()
                    + "\", which is not supported: use PKCS #8 (openssl pkey)");
        };
        return key(pkcs8, ofCertificate.getAlgorithm());
    }

    private PrivateKey key(byte[] pkcs8, String algorithm) {
        if (!algorithm.equals("RSA") && !algorithm.equals("EC") && !algorithm.equals("RSASSA-PSS")) {
            throw new HostException("a certificate with a key of " + algorithm
                    + " cannot be used for TLS here: use RSA or EC");
        }
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (InvalidKeySpecException broken) {
            throw new HostException(
                    path + " holds no " + algorithm + " key that can be read, which the certificate needs: "
                            + broken.getMessage(),
                    broken);
        } catch (GeneralSecurityException impossible) {
            throw new HostException(path + " cannot be used: " + impossible.getMessage(), impossible);
        }
    }

    /** Throws if the key is not that of the certificate: what it signs must be verified by it. */
    static void requirePair(Path certificatePath, X509Certificate certificate, Path keyPath, PrivateKey key) {
        byte[] sample = {1, 2, 3};
        try {
            Signature signer = signature(key.getAlgorithm());
            signer.initSign(key);
            signer.update(sample);
            byte[] signed = signer.sign();
            Signature verifier = signature(key.getAlgorithm());
            verifier.initVerify(certificate.getPublicKey());
            verifier.update(sample);
            if (verifier.verify(signed)) {
                return;
            }
        } catch (GeneralSecurityException mismatch) {
            throw new HostException("the key in " + keyPath + " does not belong to the certificate in "
                    + certificatePath + ": " + mismatch.getMessage(), mismatch);
        }
        throw new HostException("the key in " + keyPath + " does not belong to the certificate in " + certificatePath);
    }

    private static Signature signature(String algorithm) throws GeneralSecurityException {
        if (!algorithm.equals("RSASSA-PSS")) {
            return Signature.getInstance(algorithm.equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
        }
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        return signature;
    }

    /** PKCS #8 is: a version, the algorithm as the certificate names it, and the key in its own form. */
    private byte[] shelled(byte[] key, PublicKey ofCertificate) {
        byte[] version = {2, 1, 0};
        byte[] algorithm = firstOfSequence(ofCertificate.getEncoded());
        return der(0x30, version, algorithm, der(0x04, key));
    }

    /** The first element of a DER sequence, whole (ITU-T X.690). */
    private static byte[] firstOfSequence(byte[] sequence) {
        int start = contentAt(sequence, 0);
        int content = contentAt(sequence, start);
        return Arrays.copyOfRange(sequence, start, content + contentLength(sequence, start));
    }

    private static int contentAt(byte[] der, int at) {
        int length = der[at + 1] & 0xFF;
        return at + 2 + (length < 0x80 ? 0 : length & 0x7F);
    }

    private static int contentLength(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int index = 0; index < (first & 0x7F); index++) {
            length = length << Byte.SIZE | der[at + 2 + index] & 0xFF;
        }
        return length;
    }

    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        if (content.size() < 0x80) {
            whole.write(content.size());
        } else {
            whole.write(0x82);
            whole.write(content.size() >>> Byte.SIZE);
            whole.write(content.size());
        }
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }
}
