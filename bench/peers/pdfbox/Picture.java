// What a visible signature shows: a scan with soft edges, as the document of one field that PDFBox takes it from.
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/** Both layers are deflated, eight bits a pixel. */
final class Picture {
    private final byte[] template;

    Picture(int width, int height, byte[] gray, byte[] alpha, float boxWidth, float boxHeight) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            PDRectangle box = new PDRectangle(boxWidth, boxHeight);
            PDAppearanceStream appearance = new PDAppearanceStream(document);
            appearance.setBBox(box);
            appearance.setResources(new PDResources());
            PDImageXObject image = layer(document, gray, width, height);
            image.getCOSObject().setItem(COSName.SMASK, layer(document, alpha, width, height));
            try (PDPageContentStream content = new PDPageContentStream(document, appearance)) {
                content.drawImage(image, 0, 0, boxWidth, boxHeight);
            }
            addField(document, box, appearance);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            template = out.toByteArray();
        }
    }

    ByteArrayInputStream template() {
        return new ByteArrayInputStream(template);
    }

    private static PDImageXObject layer(PDDocument document, byte[] deflated, int width, int height)
        throws IOException {
        return new PDImageXObject(
            document, new ByteArrayInputStream(deflated), COSName.FLATE_DECODE, width, height, 8, PDDeviceGray.INSTANCE);
    }

    private static void addField(PDDocument document, PDRectangle box, PDAppearanceStream shown) throws IOException {
        PDAcroForm form = new PDAcroForm(document);
        document.getDocumentCatalog().setAcroForm(form);
        PDSignatureField field = new PDSignatureField(form);
        form.setFields(List.of(field));
        PDAppearanceDictionary appearances = new PDAppearanceDictionary();
        appearances.setNormalAppearance(shown);
        PDAnnotationWidget widget = field.getWidgets().get(0);
        widget.setRectangle(box);
        widget.setAppearance(appearances);
    }
}
