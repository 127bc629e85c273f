package org.sanqu.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sanqu.api.form.Attachment;
import org.sanqu.api.platform.Migration;
import org.sanqu.api.platform.Store;
import org.sanqu.api.platform.Work;
import org.sanqu.api.security.Caller;
import org.sanqu.forms.attachment.AttachmentUses;
import org.sanqu.forms.attachment.StoredAttachments;
import org.sanqu.members.MemberCounts;
import org.sanqu.members.StoredHomes;
import org.sanqu.organisation.StoredHierarchies;
import org.sanqu.security.GrantedAccess;
import org.sanqu.security.Settings;
import org.sanqu.security.StoredAccounts;
import org.sanqu.store.DatabaseStore;

/** A process that dies between a file and its row leaves nothing behind that does not heal. */
class AttachmentCrashTest {

    private static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
    private static final int KILLED = 137;

    /** Runs in a process of its own, which is gone the moment the row would be written. */
    static final class Dying {

        private Dying() {}

        public static void main(String... arguments) throws IOException {
            DatabaseStore store = new DatabaseStore(Path.of(arguments[0]), "");
            Street street = new Street(store);
            StoredHierarchies hierarchies = new StoredHierarchies(store);
            GrantedAccess access = new GrantedAccess(hierarchies);
            FormArchive archive = new FormArchive(store);
            AttachmentUses uses = new AttachmentUses(new Confidence(access, street.homes, street.modules, archive));
            new StoredAttachments(new Unwritten(store), access, uses, archive)
                    .keep(street.root, street.east.id(), "a.pdf", new ByteArrayInputStream(PDF));
        }
    }

    /** Ends the process, as kill -9 does, instead of writing. */
    private record Unwritten(Store store) implements Store {

        @Override
        public <T> T read(Work<T> work) {
            return store.read(work);
        }

        @Override
        public <T> T write(Work<T> work) {
            Runtime.getRuntime().halt(KILLED);
            return null;
        }

        @Override
        public void migrate(String owner, List<Migration> migrations) {
            store.migrate(owner, migrations);
        }

        @Override
        public Path directory() {
            return store.directory();
        }
    }

    @Test
    void aFileWithoutItsRowIsBroughtAgainOrSwept(@TempDir Path directory) throws Exception {
        die(directory);
        Path attachments = directory.resolve("attachments");
        assertEquals(1, files(attachments), "the file was safe before its row");
        try (DatabaseStore store = new DatabaseStore(directory, "")) {
            long rows = store.read(sql -> sql.first("select count(*) as n from attachment", row -> row.number("n")))
                    .orElseThrow();
            assertEquals(0, rows);
            Restarted again = new Restarted(store);
            Attachment kept = again.keep();
            assertEquals(PDF.length, kept.size());
            assertEquals(1, files(attachments));
            again.attachments.sweep(Instant.now().plus(8, ChronoUnit.DAYS));
            assertEquals(0, files(attachments));
        }
    }

    /** The service as the next start has it. */
    private static final class Restarted {

        final StoredAttachments attachments;
        private final Caller root;
        private final long branch;

        Restarted(Store store) {
            StoredHierarchies hierarchies = new StoredHierarchies(store);
            GrantedAccess access = new GrantedAccess(hierarchies);
            FormArchive archive = new FormArchive(store);
            attachments = new StoredAttachments(
                    store,
                    access,
                    new AttachmentUses(new Confidence(
                            access,
                            new StoredHomes(new MemberCounts(store, hierarchies)),
                            new InstalledModules(),
                            archive)),
                    archive);
            root = new StoredAccounts(store, access, hierarchies, Settings.defaults(), Clock.systemUTC()).console();
            branch = store.read(sql -> sql.first("select min(id) as id from organisation", row -> row.number("id")))
                    .orElseThrow();
        }

        Attachment keep() throws IOException {
            return attachments.keep(root, branch, "a.pdf", new ByteArrayInputStream(PDF));
        }
    }

    private static void die(Path directory) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Dying.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("dying.log").toFile())
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(KILLED, process.exitValue(), Files.readString(directory.resolve("dying.log")));
    }

    private static long files(Path attachments) throws IOException {
        try (Stream<Path> all = Files.walk(attachments)) {
            return all.filter(Files::isRegularFile).count();
        }
    }
}
