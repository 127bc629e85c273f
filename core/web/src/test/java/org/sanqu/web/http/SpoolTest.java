package org.sanqu.web.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SpoolTest {

    @Test
    void whatWasWrittenIsSentEvenIfTheWriterClosedIt() throws IOException {
        byte[] large = new byte[300_000];
        Spool spool = Spool.of(out -> {
            out.write(large);
            out.close();
        });
        assertEquals(large.length, spool.length());
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        spool.send(sent);
        assertArrayEquals(large, sent.toByteArray());
    }

    @Test
    void oneThatIsKeptIsSentAgainAndAgain() throws IOException {
        Spool spool = Spool.of(out -> out.write(new byte[] {1, 2, 3}));
        for (int i = 0; i < 2; i++) {
            ByteArrayOutputStream sent = new ByteArrayOutputStream();
            spool.kept().send(sent);
            assertArrayEquals(new byte[] {1, 2, 3}, sent.toByteArray());
        }
        spool.close();
    }

    @Test
    void aWriterThatDeclinesIsHeard() {
        HttpFault declined = HttpFault.notFound();
        assertEquals(
                declined,
                assertThrows(
                        HttpFault.class,
                        () -> Reply.file("text/plain", "a", out -> {
                            throw declined;
                        })));
    }
}
