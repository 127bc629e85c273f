package org.sanqu.sheets;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.sanqu.api.Refusal;

/** Goes through a whole file once before anything is read of it, and refuses what is no plain workbook or would hurt to read. */
final class WorkbookScan {

    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final int CONTENT_TYPES_BYTES = 1 << 20;
    private static final int CHUNK = 64 << 10;

    private final long mostUnpacked;
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final Map<String, PartScan> parts = new ConcurrentHashMap<>();
    private final AtomicLong unpacked = new AtomicLong();

    private WorkbookScan(long fileBytes) {
        mostUnpacked = Math.min(Bounds.UNPACKED_BYTES, Math.max(Bounds.RATIO_FROM_BYTES, fileBytes * Bounds.RATIO));
    }

    /**
     * Passes when the file is a workbook that can be read.
     *
     * @return how many rows of each sheet have a value
     * @throws Refusal INVALID or TOO_LARGE, saying what is wrong
     */
    static Map<String, Integer> of(Path file) throws IOException {
        FileKind.require(file);
        WorkbookScan scan = new WorkbookScan(Files.size(file));
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            scan.read(zip);
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IOException | RuntimeException e) {
            throw Refused.damaged();
        }
        Map<String, Integer> rows = new HashMap<>();
        scan.parts.forEach((name, part) -> part.sheets.forEach((sheet, id) -> rows.put(sheet, scan.rows(name, id))));
        return rows;
    }

    /** The rows of the sheet that a workbook knows by an id. */
    private int rows(String workbook, String id) {
        String folder = workbook.substring(0, workbook.lastIndexOf('/') + 1);
        PartScan relations = parts.get(folder + "_rels/" + workbook.substring(folder.length()) + ".rels");
        String target = relations == null ? null : relations.targets.get(id);
        if (target == null) {
            return 0;
        }
        String part = target.startsWith("/") ? target.substring(1) : folder + target;
        PartScan sheet = parts.get(part.toLowerCase(Locale.ROOT));
        return sheet == null ? 0 : sheet.rows;
    }

    private void read(ZipFile zip) throws IOException {
        Set<String> there = new HashSet<>();
        Enumeration<ZipArchiveEntry> entries = zip.getEntries();
        while (entries.hasMoreElements()) {
            ZipArchiveEntry entry = entries.nextElement();
            boolean twice = !there.add(entry.getName().toLowerCase(Locale.ROOT));
            if (twice || there.size() > Bounds.PARTS) {
                throw Refused.damaged();
            }
            admit(entry);
        }
        types(zip);
        // a sheet and its shared texts, on two processors
        Collections.list(zip.getEntries()).parallelStream().forEach(entry -> part(zip, entry));
        judge();
    }

    private static void admit(ZipArchiveEntry entry) {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw Refused.invalid("sheet.encrypted");
        }
        if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
            throw Refused.damaged();
        }
        if (name.endsWith("vbaproject.bin") || name.startsWith("xl/macrosheets/")) {
            throw Refused.invalid("sheet.macros");
        }
        if (name.startsWith("xl/externallinks/")) {
            throw Refused.invalid("sheet.links");
        }
    }

    /** What the file says that it is. */
    private void types(ZipFile zip) throws IOException {
        ZipArchiveEntry entry = zip.getEntry(CONTENT_TYPES);
        if (entry == null) {
            throw Refused.invalid("sheet.not-xlsx");
        }
        byte[] bytes;
        try (InputStream in = zip.getInputStream(entry)) {
            bytes = in.readNBytes(CONTENT_TYPES_BYTES);
        }
        if (bytes.length == CONTENT_TYPES_BYTES) {
            throw Refused.damaged();
        }
        String types = new String(bytes, StandardCharsets.UTF_8);
        if (types.contains("sheet.binary")) {
            throw Refused.invalid("sheet.xls");
        }
        if (types.contains("macroEnabled") || types.contains("vbaProject")) {
            throw Refused.invalid("sheet.macros");
        }
        if (!types.contains("spreadsheetml.sheet.main+xml")) {
            throw Refused.invalid("sheet.not-xlsx");
        }
    }

    private void part(ZipFile zip, ZipArchiveEntry entry) {
        try (InputStream raw = open(zip, entry);
                PartStream counted = new PartStream(raw, this::unpacked);
                PushbackInputStream in = new PushbackInputStream(new BufferedInputStream(counted, CHUNK))) {
            int first = in.read();
            if (first < 0) {
                return;
            }
            in.unread(first);
            if (isMarkup(first)) {
                counted.markup();
                markup(entry.getName(), in);
            }
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException | XMLStreamException e) {
            throw Refused.damaged();
        }
    }

    /** Opening moves about in the file, reading does not. */
    private synchronized InputStream open(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        return zip.getInputStream(entry);
    }

    private void unpacked(long more) {
        if (unpacked.addAndGet(more) > mostUnpacked) {
            throw Refused.tooLarge("sheet.bomb");
        }
    }

    /** The reader takes for XML whatever begins like it (in any encoding), not what is called so; everything else it cannot read. */
    private static boolean isMarkup(int first) {
        return first == '<' || Character.isWhitespace(first) || first == 0xef || first >= 0xfe || first == 0;
    }

    private void markup(String name, InputStream in) throws XMLStreamException {
        PartScan part = new PartScan(names);
        try {
            part.read(in);
        } catch (XMLStreamException e) {
            if (name.endsWith(".xml") || name.endsWith(".rels")) {
                throw e;
            }
        }
        parts.put(name.toLowerCase(Locale.ROOT), part);
    }

    /** The number of rows comes first: it is what people can do something about. */
    private void judge() {
        int rows = parts.values().stream().mapToInt(part -> part.rows).max().orElse(0);
        if (rows > Bounds.ROWS + Headings.SEARCHED) {
            throw Refused.tooLarge("sheet.rows", rows, Bounds.ROWS);
        }
        if (parts.values().stream().anyMatch(part -> part.tooManyColumns)) {
            throw Refused.tooLarge("sheet.columns", Bounds.COLUMNS);
        }
        List<String> shared = parts.values().stream()
                .flatMap(part -> part.sharedParts.stream())
                .toList();
        if (shared.size() > 1) {
            throw Refused.damaged();
        }
        shared.stream().map(parts::get).filter(Objects::nonNull).forEach(this::judgeShared);
    }

    private void judgeShared(PartScan shared) {
        if (shared.sharedTexts > Bounds.SHARED_TEXTS || shared.sharedCharacters > Bounds.SHARED_CHARACTERS) {
            throw Refused.tooLarge("sheet.texts", Bounds.ROWS);
        }
        int highest = parts.values().stream()
                .mapToInt(part -> part.highestSharedText)
                .max()
                .orElse(-1);
        if (highest >= shared.sharedTexts || !"sst".equals(shared.root)) {
            throw Refused.damaged();
        }
    }
}
