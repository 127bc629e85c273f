package org.sanqu.forms.attachment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.sanqu.api.Refusal;

/** Pictures: read as far as their size, so that what only begins like one is found out and none is too large to be shown. */
final class Picture {

    /** A phone's picture has up to 200 million points. */
    private static final long POINTS = 300_000_000L;

    private Picture() {}

    /**
     * Looks at a picture's size.
     *
     * @throws Refusal INVALID when it cannot be read or is too large
     */
    static void look(Path file, String type) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(type);
        if (!readers.hasNext()) {
            throw new IllegalStateException("nothing reads " + type);
        }
        ImageReader reader = readers.next();
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in, true, true);
            long points = (long) reader.getWidth(0) * reader.getHeight(0);
            if (points < 1 || points > POINTS) {
                throw ContentType.refused("attachment.picture");
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException unreadable) {
            throw ContentType.refused("attachment.picture");
        } finally {
            reader.dispose();
        }
    }
}
