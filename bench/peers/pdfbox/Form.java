// The forms in which a signature is written.
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1Encoding;

enum Form {
    /** As PDFBox's examples have it: BouncyCastle left to itself does not write all lengths beforehand. */
    PKCS7(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED, ASN1Encoding.BER),
    /** The same in DER, as ISO 32000-2 §12.8.3.3.1 wants it. */
    PKCS7_DER(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED, ASN1Encoding.DER),
    /** The signer's certificate among the signed attributes instead of a time. */
    CADES(PDSignature.SUBFILTER_ETSI_CADES_DETACHED, ASN1Encoding.DER);

    final COSName subFilter;
    final String encoding;

    Form(COSName subFilter, String encoding) {
        this.subFilter = subFilter;
        this.encoding = encoding;
    }
}
