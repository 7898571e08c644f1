// One signature by PDFBox: bytes in memory in, the whole signed document out, saved incrementally.
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Calendar;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

final class Signing {
    /** The certificates of the chain and a signature of RSA-4096 fit. */
    private static final int RESERVED = 9472;

    private final String field;
    private final Signer signer;
    private final Optional<Picture> picture;

    /** Signs in the field of that name where there is one, otherwise in a new one; shows the picture if there is one. */
    Signing(String field, Signer signer, Optional<Picture> picture) {
        this.field = field;
        this.signer = signer;
        this.picture = picture;
    }

    byte[] sign(byte[] pdf) throws IOException {
        try (PDDocument document = PDDocument.load(pdf); SignatureOptions options = new SignatureOptions()) {
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(signer.subFilter());
            signature.setName("PDFBox");
            signature.setReason("Xác nhận");
            Calendar date = Calendar.getInstance();
            date.setTime(signer.at());
            signature.setSignDate(date);
            PDSignatureField known = fieldOf(document);
            if (known != null) known.setValue(signature);
            options.setPreferredSignatureSize(RESERVED);
            if (picture.isPresent()) options.setVisualSignature(picture.get().template());
            document.addSignature(signature, signer, options);
            ByteArrayOutputStream out = new ByteArrayOutputStream(pdf.length + 65_536);
            document.saveIncremental(out);
            return out.toByteArray();
        }
    }

    private PDSignatureField fieldOf(PDDocument document) {
        PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
        PDField found = form == null ? null : form.getField(field);
        return found instanceof PDSignatureField ? (PDSignatureField) found : null;
    }
}
