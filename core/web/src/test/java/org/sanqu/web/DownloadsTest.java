package org.sanqu.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sanqu.web.Downloads.Download;
import org.sanqu.web.Downloads.Wanted;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Spool;

class DownloadsTest {

    private static final Wanted LIST = new Wanted("a", "/list?text=x zh", "/back", "text/plain", "名单.txt");

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Downloads downloads = new Downloads(Duration.ofMillis(300));

    @AfterEach
    void close() {
        finished.countDown();
        downloads.close();
    }

    private Spool.Writer slowly() {
        return out -> {
            try {
                finished.await();
            } catch (InterruptedException stopping) {
                throw new IOException(stopping);
            }
            out.write('x');
        };
    }

    private Download waited(Reply reply) {
        assertEquals(303, reply.status());
        String page = reply.headers().get("Location");
        return downloads.find("a", page.substring(page.lastIndexOf('/') + 1)).orElseThrow();
    }

    @Test
    void whatIsQuickIsTheAnswer() throws IOException {
        Reply reply = downloads.save(LIST, out -> out.write('x'));
        assertEquals(200, reply.status());
        assertTrue(reply.headers().get("Content-Disposition").contains("%E5%90%8D%E5%8D%95.txt"));
        reply.file().close();
    }

    @Test
    void whatIsSlowIsWaitedForOnItsPage() throws Exception {
        Download download = waited(downloads.save(LIST, slowly()));
        assertSame(download, waited(downloads.save(LIST, slowly())), "whoever asks again waits for the same");
        assertTrue(downloads.find("b", download.id()).isEmpty(), "nobody else takes it");
        finished.countDown();
        download.made().get(5, TimeUnit.SECONDS);
        assertNull(download.failure());
    }

    @Test
    void whyASlowOneCouldNotBeMadeIsKept() throws Exception {
        HttpFault declined = HttpFault.notFound();
        Download download = waited(downloads.save(LIST, out -> {
            slowly().write(out);
            throw declined;
        }));
        finished.countDown();
        assertThrows(Exception.class, () -> download.made().get(5, TimeUnit.SECONDS));
        assertSame(declined, download.failure());
    }

    @Test
    void aRefusalThatComesAtOnceIsHeardAtOnce() {
        HttpFault declined = HttpFault.notFound();
        HttpFault heard = assertThrows(
                HttpFault.class,
                () -> downloads.save(LIST, out -> {
                    throw declined;
                }));
        assertSame(declined, heard);
    }

    @Test
    void anAccountHasTwoPlacesAndAPlaceIsFreeWhenTheFileIsMade() throws Exception {
        Download first = waited(downloads.save(wanted("a", "1"), slowly()));
        Download second = waited(downloads.save(wanted("a", "2"), slowly()));
        HttpFault busy = assertThrows(HttpFault.class, () -> downloads.save(wanted("a", "3"), slowly()));
        assertEquals(503, busy.status());
        assertEquals(303, downloads.save(wanted("b", "1"), slowly()).status(), "somebody else still has a place");
        finished.countDown();
        first.made().get(5, TimeUnit.SECONDS);
        second.made().get(5, TimeUnit.SECONDS);
        for (int i = 0; i < 10; i++) {
            downloads
                    .save(wanted("a", "more" + i), out -> out.write('x'))
                    .file()
                    .close();
        }
    }

    private static Wanted wanted(String account, String address) {
        return new Wanted(account, address, LIST.back(), LIST.type(), LIST.name());
    }

    @Test
    void quickOnesNeverUseUpThePlaces() throws IOException {
        for (int i = 0; i < 40; i++) {
            downloads.save(LIST, out -> out.write('x')).file().close();
        }
        assertEquals(200, downloads.save(LIST, out -> out.write('x')).status());
    }
}
