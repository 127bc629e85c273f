package org.sanqu.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sanqu.api.work.Notice;

class EmailChannelTest {

    private static final Notice NOTICE =
            new Notice("zhang", "zhang@example.org", Locale.CHINESE, "待办提醒：3 项已逾期", "张书记，您好：\n\n已逾期（3 项）：");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private EmailChannel channel(String user, Path password, MailSettings.Tls tls) {
        return new EmailChannel(
                new MailSettings("127.0.0.1", server.getSmtp().getPort(), user, password, "sanqu@example.org", tls));
    }

    @Test
    void aNoticeArrivesInChineseAndSaysThatAMachineSentIt() throws Exception {
        channel("", null, MailSettings.Tls.NONE).send(NOTICE);
        MimeMessage[] received = server.getReceivedMessages();
        assertEquals(1, received.length);
        assertEquals("待办提醒：3 项已逾期", received[0].getSubject());
        assertTrue(received[0].getContent().toString().contains("张书记，您好"));
        assertEquals("zhang@example.org", received[0].getAllRecipients()[0].toString());
        assertEquals("auto-generated", received[0].getHeader("Auto-Submitted")[0]);
    }

    @Test
    void aSubjectNeverBecomesAnotherHeader() throws Exception {
        channel("", null, MailSettings.Tls.NONE)
                .send(new Notice("zhang", "zhang@example.org", Locale.CHINESE, "a\r\nBcc: spy@example.org", "b"));
        MimeMessage received = server.getReceivedMessages()[0];
        assertEquals("a Bcc: spy@example.org", received.getSubject());
        assertEquals(1, received.getAllRecipients().length);
    }

    @Test
    void itLogsInWithThePasswordOfAFile(@TempDir Path folder) throws Exception {
        server.setUser("sanqu", "correct-horse");
        Path password = folder.resolve("password");
        Files.writeString(password, "correct-horse\n");
        channel("sanqu", password, MailSettings.Tls.NONE).send(NOTICE);
        assertEquals(1, server.getReceivedMessages().length);
        Files.writeString(password, "wrong");
        assertThrows(IOException.class, () -> channel("sanqu", password, MailSettings.Tls.NONE)
                .send(NOTICE));
        assertThrows(IOException.class, () -> channel("sanqu", null, MailSettings.Tls.NONE)
                .send(NOTICE));
    }

    @Test
    void whatWasNotTakenIsToldSoThatItIsTriedAgain() {
        assertThrows(
                IOException.class,
                () -> channel("", null, MailSettings.Tls.STARTTLS).send(NOTICE),
                "no TLS there");
        int port = server.getSmtp().getPort();
        server.stop();
        EmailChannel gone = new EmailChannel(
                new MailSettings("127.0.0.1", port, "", null, "sanqu@example.org", MailSettings.Tls.NONE));
        assertThrows(IOException.class, () -> gone.send(NOTICE));
    }

    /** A server that says the same to every recipient. */
    private static int saying(String answer) throws IOException {
        return saying("RCPT", answer);
    }

    /** A server that says yes but to one command. */
    private static int saying(String command, String answer) throws IOException {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> {
            try (socket;
                    Socket peer = socket.accept();
                    PrintStream out = new PrintStream(peer.getOutputStream(), true, StandardCharsets.US_ASCII);
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(peer.getInputStream(), StandardCharsets.US_ASCII))) {
                out.print("220 here\r\n");
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    out.print((line.startsWith(command) ? answer : "250 yes") + "\r\n");
                }
            } catch (IOException ended) {
                // the channel has its answer
            }
        });
        thread.setDaemon(true);
        thread.start();
        return socket.getLocalPort();
    }

    private static EmailChannel at(int port) {
        return new EmailChannel(
                new MailSettings("127.0.0.1", port, "", null, "sanqu@example.org", MailSettings.Tls.NONE));
    }

    @Test
    void whatTheServerWillNeverTakeIsNotTriedAgainAndWhatItDoesNotTakeNowIs() throws Exception {
        EmailChannel never = at(saying("550 no such mailbox"));
        assertThrows(IllegalArgumentException.class, () -> never.send(NOTICE));
        EmailChannel later = at(saying("450 mailbox busy"));
        assertThrows(IOException.class, () -> later.send(NOTICE));
        Notice lost = new Notice("zhang", "a..b@example.org", Locale.CHINESE, "a", "b");
        assertThrows(IllegalArgumentException.class, () -> at(1).send(lost));
    }

    @Test
    void whatTheServerHasAgainstTheSenderIsNoFaultOfTheNoticesAndTheyAreTriedAgain() throws Exception {
        for (String answer : List.of("530 authentication required", "550 not from you", "553 no such sender")) {
            EmailChannel mistaken = at(saying("MAIL", answer));
            assertThrows(IOException.class, () -> mistaken.send(NOTICE), answer);
        }
    }

    @Test
    void aPortIsOneOfThoseThatThereAre() {
        Map<String, String> set = Map.of("sanqu.mail.port", "99999");
        assertThrows(IllegalArgumentException.class, () -> MailSettings.of(set::get));
    }

    @Test
    void itIsReadyWhenServerAndSenderAreSet() {
        assertFalse(new EmailChannel(MailSettings.of(name -> null)).ready());
        Map<String, String> set = Map.of("sanqu.mail.host", "mail.example.org", "sanqu.mail.from", "sanqu@example.org");
        assertTrue(new EmailChannel(MailSettings.of(set::get)).ready());
        assertEquals(587, MailSettings.of(set::get).port());
        assertThrows(IllegalArgumentException.class, () -> MailSettings.of(name -> "x"));
    }
}
