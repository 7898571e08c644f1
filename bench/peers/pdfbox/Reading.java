// What PDFBox finds in a signed document, and what BouncyCastle says of each signature.
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.tsp.TimeStampToken;

final class Reading {
    /** The number of pages; then for each signature its fields, sub-filter, byte range, verdict and signer. */
    static List<String> of(byte[] pdf) throws IOException {
        try (PDDocument document = PDDocument.load(pdf)) {
            List<String> lines = new ArrayList<>();
            lines.add(Integer.toString(document.getNumberOfPages()));
            Map<COSDictionary, String> names = new LinkedHashMap<>();
            for (PDSignatureField field : document.getSignatureFields()) {
                if (field.getSignature() != null)
                    names.merge(field.getSignature().getCOSObject(), field.getFullyQualifiedName(), (a, b) -> a + "," + b);
            }
            for (Map.Entry<COSDictionary, String> entry : names.entrySet()) {
                PDSignature signature = new PDSignature(entry.getKey());
                String range = IntStream.of(signature.getByteRange())
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(","));
                lines.add(String.join("\t", entry.getValue(), signature.getSubFilter(), range, verdict(signature, pdf)));
            }
            return lines;
        }
    }

    /** "verified" and the signer's name, or what is wrong. */
    private static String verdict(PDSignature signature, byte[] pdf) {
        try {
            byte[] signed = signature.getSignedContent(pdf);
            byte[] contents = signature.getContents(pdf);
            return signature.getSubFilter().equals("ETSI.RFC3161")
                ? timestamped(new TimeStampToken(new CMSSignedData(contents)), signed)
                : signed(new CMSSignedData(new CMSProcessableByteArray(signed), contents));
        } catch (Exception error) {
            return error.toString().replaceAll("\\s+", " ") + "\t";
        }
    }

    private static String signed(CMSSignedData cms) throws Exception {
        Collection<SignerInformation> signers = cms.getSignerInfos().getSigners();
        if (signers.size() != 1) return signers.size() + " signers\t";
        SignerInformation signer = signers.iterator().next();
        X509CertificateHolder certificate = certificateOf(cms, signer);
        return (signer.verify(verifierWith(certificate)) ? "verified" : "not verified") + "\t" + certificate.getSubject();
    }

    private static String timestamped(TimeStampToken token, byte[] content) throws Exception {
        SignerInformation signer = token.toCMSSignedData().getSignerInfos().getSigners().iterator().next();
        X509CertificateHolder certificate = certificateOf(token.toCMSSignedData(), signer);
        token.validate(verifierWith(certificate));
        String algorithm = token.getTimeStampInfo().getMessageImprintAlgOID().getId();
        byte[] digest = MessageDigest.getInstance(algorithm).digest(content);
        boolean same = Arrays.equals(digest, token.getTimeStampInfo().getMessageImprintDigest());
        return (same ? "verified" : "other content") + "\t" + certificate.getSubject();
    }

    @SuppressWarnings("unchecked")
    private static X509CertificateHolder certificateOf(CMSSignedData cms, SignerInformation signer) {
        return (X509CertificateHolder) cms.getCertificates().getMatches(signer.getSID()).iterator().next();
    }

    private static SignerInformationVerifier verifierWith(X509CertificateHolder certificate) throws Exception {
        return new JcaSimpleSignerInfoVerifierBuilder().build(certificate);
    }
}
