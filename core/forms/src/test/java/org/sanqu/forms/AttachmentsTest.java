package org.sanqu.forms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.function.Executable;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Attachment;
import org.sanqu.api.form.Draft;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Submission;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.store.OnEachDatabase;

class AttachmentsTest {

    private static final String REPORT =
            """
            {"title": "报告", "type": "object",
             "properties": {"text": {"type": "string", "title": "标题"},
               "file": {"type": "string", "title": "附件", "x-attachment": {}}},
             "x-form": {"cadence": "event"}}""";

    private static final byte[] PDF = "%PDF-1.4\n1 0 obj\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private static Street street(Store store) {
        Street street = new Street(store);
        street.modules.install("office", Map.of("report", REPORT));
        return street;
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static byte[] compound(String... streams) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(
                new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1});
        for (String stream : streams) {
            out.writeBytes((stream + "\0").getBytes(StandardCharsets.UTF_16LE));
        }
        return out.toByteArray();
    }

    private static Attachment keep(Street street, Caller caller, String name, byte[] content) throws IOException {
        return street.attachments.keep(caller, street.east.id(), name, new ByteArrayInputStream(content));
    }

    private static Refusal refused(Refusal.Reason reason, Executable act) {
        Refusal refusal = assertThrows(Refusal.class, act);
        assertEquals(reason, refusal.reason(), refusal.getMessage());
        return refusal;
    }

    private static Submission submit(Street street, Caller caller, String field, String id) {
        String data = "{\"" + field + "\": \"" + id + "\"}";
        return street.submissions.submit(
                caller, new Entry("office/report", street.east.id(), null, null, TestForm.json(data)));
    }

    private static Path file(Store store, Attachment kept) {
        return store.directory()
                .resolve("attachments/" + kept.id().substring(0, 2) + "/"
                        + kept.id().substring(0, 64));
    }

    @OnEachDatabase
    void aFileIsKnownByWhatIsInIt(Store store) throws IOException {
        Street street = street(store);
        Map<String, byte[]> good = Map.of(
                "照片.PNG", png(),
                "报告.pdf", PDF,
                "名单.xlsx", zip("[Content_Types].xml", "<Types/>", "xl/workbook.xml", "<w/>"),
                "通知.docx", zip("[Content_Types].xml", "<Types/>", "word/document.xml", "<w/>"),
                "公文.ofd", zip("OFD.xml", "<OFD/>"),
                "表.ods", zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
                "旧.doc", compound("Root Entry", "WordDocument"));
        for (Map.Entry<String, byte[]> each : good.entrySet()) {
            Attachment kept = keep(street, street.root, each.getKey(), each.getValue());
            assertEquals(each.getKey(), kept.name());
            assertEquals(each.getValue().length, kept.size());
            assertEquals(kept, street.attachments.get(street.root, kept.id()));
            try (InputStream in = street.attachments.open(street.root, kept.id())) {
                assertArrayEquals(each.getValue(), in.readAllBytes());
            }
            assertTrue(Files.exists(file(store, kept)));
        }
    }

    @OnEachDatabase
    void whatLiesAboutItsTypeOrCannotBeLookedIntoIsRefused(Store store) throws IOException {
        Street street = street(store);
        byte[] web = "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        byte[] half = Arrays.copyOf(png(), 20);
        byte[] broken = Arrays.copyOf(zip("[Content_Types].xml", "<Types/>", "word/document.xml", "<w/>"), 60);
        Map<String, byte[]> bad = Map.ofEntries(
                Map.entry("网页.pdf", web),
                Map.entry("图.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8)),
                Map.entry("名为图.png", PDF),
                Map.entry("名为文.exe", PDF),
                Map.entry("无后缀", PDF),
                Map.entry("半张.png", half),
                Map.entry("空.pdf", new byte[0]),
                Map.entry("断.docx", broken),
                Map.entry("包.zip", zip("a.txt", "a")),
                Map.entry("假.docx", zip("a.txt", "a")),
                Map.entry(
                        "宏.docx",
                        zip("[Content_Types].xml", "<Types/>", "word/document.xml", "", "word/vbaProject.bin", "x")),
                Map.entry(
                        "宏二.xlsx",
                        zip(
                                "[Content_Types].xml",
                                "application/vnd.ms-excel.sheet.macroEnabled",
                                "xl/workbook.xml",
                                "")),
                Map.entry("宏三.xls", compound("Workbook", "_VBA_PROJECT_CUR")),
                Map.entry("密.docx", compound("EncryptedPackage")));
        for (Map.Entry<String, byte[]> each : bad.entrySet()) {
            Refusal refusal = assertThrows(
                    Refusal.class, () -> keep(street, street.root, each.getKey(), each.getValue()), each.getKey());
            assertEquals(Refusal.Reason.INVALID, refusal.reason(), each.getKey());
        }
        assertEquals(0, street.count("attachment"));
        assertEquals(List.of(), files(store));
    }

    @OnEachDatabase
    void theNamesInALongOldDocumentAreFoundWhereverTheyLie(Store store) throws IOException {
        Street street = street(store);
        byte[] name = "_VBA_PROJECT".getBytes(StandardCharsets.UTF_16LE);
        for (int at : List.of(65_500, 65_520, 65_535, 65_536, 130_990, 131_007, 131_008, 400_000)) {
            byte[] plain = Arrays.copyOf(compound("WordDocument"), at + name.length);
            assertEquals(
                    "application/msword",
                    keep(street, street.root, "长.doc", plain).type());
            byte[] macro = plain.clone();
            System.arraycopy(name, 0, macro, at, name.length);
            refused(Refusal.Reason.INVALID, () -> keep(street, street.root, "宏.doc", macro));
        }
    }

    private static List<Path> files(Store store) throws IOException {
        try (Stream<Path> all = Files.walk(store.directory().resolve("attachments"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @OnEachDatabase
    void namesAreCleaned(Store store) throws IOException {
        Street street = street(store);
        assertEquals(
                "passwd.pdf",
                keep(street, street.root, "../../etc/passwd.pdf", PDF).name());
        assertEquals(
                "a.pdf", keep(street, street.root, "C:\\x\\a\u0000.pdf", PDF).name());
        assertEquals("gpj.pdf", keep(street, street.root, "\u202egpj.pdf", PDF).name());
        String longest =
                keep(street, street.root, "长".repeat(300) + ".pdf", PDF).name();
        assertEquals(100, longest.length());
        assertTrue(longest.endsWith(".pdf"));
    }

    @OnEachDatabase
    void whatIsTooLargeIsRefusedAndLeavesNothing(Store store) throws IOException {
        Street street = street(store);
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };
        refused(
                Refusal.Reason.TOO_LARGE,
                () -> street.attachments.keep(street.root, street.east.id(), "a.pdf", endless));
        assertEquals(List.of(), files(store));
        refused(Refusal.Reason.FORBIDDEN, () -> keep(street, street.clerk(Role.READER, street.east), "a.pdf", PDF));
    }

    @OnEachDatabase
    void aFileOpensToWhoBroughtItAndToWhoMayOpenASubmissionThatNamesIt(Store store) throws IOException {
        Street street = street(store);
        Caller recorder = street.clerk(Role.RECORDER, street.east);
        Caller reader = street.clerk(Role.READER, street.street);
        Caller elsewhere = street.clerk(Role.RECORDER, street.west);
        Attachment kept = keep(street, recorder, "a.pdf", PDF);
        refused(Refusal.Reason.NOT_FOUND, () -> street.attachments.get(reader, kept.id()));
        Submission named = submit(street, recorder, "file", kept.id());
        assertEquals(kept, street.attachments.get(reader, kept.id()));
        refused(Refusal.Reason.NOT_FOUND, () -> street.attachments.get(elsewhere, kept.id()));
        street.submissions.revise(recorder, named.id(), 1, TestForm.json("{\"text\": \"无\"}"), null);
        assertEquals(kept, street.attachments.get(reader, kept.id()), "the revision before names it still");
    }

    @OnEachDatabase
    void whoOnlyWritesDownTheIdOfAFileDoesNotGetToSeeIt(Store store) throws IOException {
        Street street = street(store);
        Attachment kept = keep(street, street.root, "a.pdf", PDF);
        Caller curious = street.clerk(Role.RECORDER, street.east);
        submit(street, curious, "text", kept.id());
        refused(Refusal.Reason.NOT_FOUND, () -> street.attachments.get(curious, kept.id()));
    }

    @OnEachDatabase
    void whatNobodyNamedForAWeekIsSweptAndWhatADraftOrARevisionNamesIsNot(Store store) throws IOException {
        Street street = street(store);
        Attachment unused = keep(street, street.root, "a.pdf", PDF);
        Attachment sameContent = keep(street, street.root, "b.pdf", PDF);
        Attachment drafted = keep(street, street.root, "c.png", png());
        street.drafts.keep(
                street.root,
                new Entry(
                        "office/report",
                        street.east.id(),
                        7L,
                        null,
                        TestForm.json("{\"file\": \"" + drafted.id() + "\"}")),
                null);
        submit(street, street.root, "file", sameContent.id());
        street.attachments.sweep(Instant.now());
        assertEquals(3, street.count("attachment"));
        street.attachments.sweep(Instant.now().plus(8, ChronoUnit.DAYS));
        refused(Refusal.Reason.NOT_FOUND, () -> street.attachments.get(street.root, unused.id()));
        assertTrue(Files.exists(file(store, unused)), "the content is another's too");
        assertTrue(Files.exists(file(store, drafted)));
        street.drafts.discard(
                street.root, street.drafts.list(street.root).get(0).id());
        street.attachments.sweep(Instant.now().plus(8, ChronoUnit.DAYS));
        assertFalse(Files.exists(file(store, drafted)));
        assertEquals(1, street.count("attachment"));
    }

    @OnEachDatabase
    void aFileWhoseRowWasNeverWrittenIsSweptAndCanBeBroughtAgain(Store store) throws IOException {
        Street street = street(store);
        Attachment kept = keep(street, street.root, "a.pdf", PDF);
        store.write(sql -> sql.update("delete from attachment_keeper") + sql.update("delete from attachment"));
        assertEquals(kept, keep(street, street.root, "a.pdf", PDF));
        store.write(sql -> sql.update("delete from attachment_keeper") + sql.update("delete from attachment"));
        Path aside = Files.createFile(store.directory().resolve("attachments/incoming/torn"));
        FileTime old = FileTime.from(Instant.now().minus(8, ChronoUnit.DAYS));
        Files.setLastModifiedTime(aside, old);
        Files.setLastModifiedTime(file(store, kept), old);
        street.attachments.sweep(Instant.now());
        assertEquals(List.of(), files(store));
    }

    @OnEachDatabase
    void aDraftIsKeptForItsPlaceAndGoesWithItsSubmission(Store store) {
        Street street = street(store);
        Caller recorder = street.clerk(Role.RECORDER, street.east);
        Entry typed = new Entry(
                "office/report", street.east.id(), null, null, TestForm.json("{\"text\": \"\\ud800半\", \"odd\": [1]}"));
        long first = street.drafts.keep(recorder, typed, null).id();
        assertEquals(first, street.drafts.keep(recorder, typed, null).id());
        assertEquals(
                typed.data(),
                street.drafts
                        .find(recorder, "office/report", street.east.id(), null, null, null)
                        .orElseThrow()
                        .data());
        assertEquals(List.of(), street.drafts.list(street.root), "nobody else sees it");
        street.drafts.discard(street.root, first);
        assertEquals(1, street.drafts.list(recorder).size());
        assertEquals(1, street.drafts.count(recorder));
        Draft place = street.drafts.places(recorder).get(0);
        assertEquals(first, place.id());
        assertNull(place.data(), "where and when only");
        street.submissions.submit(
                recorder, new Entry("office/report", street.east.id(), null, null, TestForm.json("{\"text\": \"好\"}")));
        assertEquals(List.of(), street.drafts.list(recorder));
        assertEquals(0, street.drafts.count(recorder));
    }

    @OnEachDatabase
    void draftsAreBoundAndGoAfterNinetyDays(Store store) {
        Street street = street(store);
        Entry large = new Entry(
                "office/report",
                street.east.id(),
                null,
                null,
                TestForm.json("{\"text\": \"" + "x".repeat(1 << 20) + "\"}"));
        refused(Refusal.Reason.TOO_LARGE, () -> street.drafts.keep(street.root, large, null));
        refused(
                Refusal.Reason.FORBIDDEN,
                () -> street.drafts.keep(street.clerk(Role.READER, street.east), large, null));
        Entry small = new Entry("office/report", street.east.id(), null, null, TestForm.json("{}"));
        for (long i = 1; i <= 200; i++) {
            Long member = i;
            street.drafts.keep(
                    street.root, new Entry("office/report", street.east.id(), member, null, small.data()), null);
        }
        refused(Refusal.Reason.CONFLICT, () -> street.drafts.keep(street.root, small, null));
        street.modules.remove("office");
        street.drafts.keep(street.root, new Entry("office/report", street.east.id(), 1L, null, small.data()), null);
        street.drafts.sweep(Instant.now().plus(89, ChronoUnit.DAYS));
        assertEquals(200, street.count("draft"));
        street.drafts.sweep(Instant.now().plus(91, ChronoUnit.DAYS));
        assertEquals(0, street.count("draft"));
    }
}
