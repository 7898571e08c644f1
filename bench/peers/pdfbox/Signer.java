// A key from a PKCS#12 file that writes CMS with BouncyCastle, as PDFBox's documentation does.
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Date;
import java.util.Hashtable;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureInterface;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAttributeTableGenerator;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

final class Signer implements SignatureInterface {
    private final Form form;
    private final PrivateKey key;
    private final Certificate[] chain;
    private final Date at;

    private Signer(Form form, Date at, PrivateKey key, Certificate[] chain) {
        this.form = form;
        this.at = at;
        this.key = key;
        this.chain = chain;
    }

    static Signer of(Form form, Date at, byte[] keyFile, String passphrase) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(keyFile), passphrase.toCharArray());
        String alias = store.aliases().nextElement();
        PrivateKey key = (PrivateKey) store.getKey(alias, passphrase.toCharArray());
        return new Signer(form, at, key, store.getCertificateChain(alias));
    }

    Date at() {
        return at;
    }

    COSName subFilter() {
        return form.subFilter;
    }

    @Override
    public byte[] sign(InputStream content) throws IOException {
        try {
            JcaSignerInfoGeneratorBuilder info =
                new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build());
            info.setSignedAttributeGenerator(form == Form.CADES ? withSigningCertificate() : withSigningTime());
            String algorithm = "SHA256with" + (key.getAlgorithm().equals("EC") ? "ECDSA" : "RSA");
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                info.build(new JcaContentSignerBuilder(algorithm).build(key), (X509Certificate) chain[0]));
            generator.addCertificates(new JcaCertStore(Arrays.asList(chain)));
            return generator.generate(new Streamed(content), false).getEncoded(form.encoding);
        } catch (Exception error) {
            throw new IOException(error);
        }
    }

    private CMSAttributeTableGenerator withSigningTime() {
        return with(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(at))));
    }

    /** Attributes of ETSI EN 319 142-1 §6.3: signing-certificate-v2, and no signing-time. */
    private CMSAttributeTableGenerator withSigningCertificate() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
        CMSAttributeTableGenerator usual = with(new Attribute(
            PKCSObjectIdentifiers.id_aa_signingCertificateV2,
            new DERSet(new SigningCertificateV2(new ESSCertIDv2(digest)))));
        return parameters -> usual.getAttributes(parameters).remove(CMSAttributes.signingTime);
    }

    private static CMSAttributeTableGenerator with(Attribute attribute) {
        Hashtable<ASN1ObjectIdentifier, Attribute> attributes = new Hashtable<>();
        attributes.put(attribute.getAttrType(), attribute);
        return new DefaultSignedAttributeTableGenerator(new AttributeTable(attributes));
    }

    /** What is signed, read once. */
    private static final class Streamed implements CMSTypedData {
        private final InputStream content;

        private Streamed(InputStream content) {
            this.content = content;
        }

        @Override
        public ASN1ObjectIdentifier getContentType() {
            return CMSObjectIdentifiers.data;
        }

        @Override
        public Object getContent() {
            return content;
        }

        @Override
        public void write(OutputStream out) throws IOException {
            content.transferTo(out);
        }
    }
}
