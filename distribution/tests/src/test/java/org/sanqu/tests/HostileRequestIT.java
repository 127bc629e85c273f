package org.sanqu.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sanqu.tests.karaf.Client;
import org.sanqu.tests.karaf.Platform;
import org.sanqu.tests.karaf.SharedPlatform;

/** Bytes that no browser sends are faults of whoever sent them, and cost the platform nothing. */
@ExtendWith(SharedPlatform.class)
class HostileRequestIT {

    private static final Pattern COOKIE = Pattern.compile("Set-Cookie: (sanqu-[^;]+)");
    private static final String PASSWORD = "Juniper-31-Harbour";
    private static final int MEGABYTE = 1 << 20;

    private Platform platform;
    private Client admin;

    @BeforeEach
    void take(Platform platform) {
        this.platform = platform;
        this.admin = platform.admin();
    }

    @Test
    void aBodyThatBreaksOffIsNoErrorOfOurs() throws IOException {
        String answer = send("POST /login", "Transfer-Encoding: chunked\r\n", "ZZ\r\nabc\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertFalse(platform.log().contains("processing request to /login"), platform.log());
    }

    @Test
    void anOddLanguageIsAnsweredInChinese() throws IOException {
        String answer = send("GET /login", "Accept-Language: -\r\n", "");
        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
    }

    @Test
    void nulIsRefusedWhereverItStands() {
        admin.get("/api/submissions?organisation=code:SL-04&form=%00").expect(400);
        admin.post("/api/accounts", "{\"name\":\"nul\",\"title\":\"\\u0000\",\"grants\":[]}")
                .expect(400);
    }

    @Test
    void aWrongPasswordIsAskedForAgain() {
        String wanted = platform.client("admin", "wrong")
                .get("/api/organisations")
                .expect(401)
                .headers()
                .firstValue("WWW-Authenticate")
                .orElse("");
        assertTrue(wanted.startsWith("Basic "), wanted);
    }

    @Test
    void whoMayOnlyReadIsToldBeforeTheyFillInAForm() throws IOException {
        admin.post(
                        "/api/accounts",
                        "{\"name\":\"only-reads\",\"title\":\"甲\",\"password\":\"" + PASSWORD
                                + "\",\"grants\":[{\"role\":\"reader\",\"organisation\":\"code:SL-04\"}]}")
                .expect(201);
        String cookie = "Cookie: " + logIn("only-reads", PASSWORD) + "\r\n";
        String forms = "GET /organisations/"
                + admin.get("/api/organisations?code=SL-04").json().at("/0/id").asLong() + "/forms";
        String list = send(forms, cookie, "");
        assertTrue(list.startsWith("HTTP/1.1 200 ") && list.contains("问题台账"), list);
        assertFalse(list.contains("/forms/service-visits/ticket"), list);
        assertTrue(send(forms + "/service-visits/ticket", cookie, "").startsWith("HTTP/1.1 403 "));
    }

    /** Each part is within its bound; all together are not, and no length was announced. What is beyond the bound is read once at most. */
    @Test
    void anUploadOfManyPartsIsCutOffAsAWhole() throws IOException {
        int sent = 0;
        try (Socket socket = new Socket("127.0.0.1", platform.port())) {
            OutputStream out = socket.getOutputStream();
            write(
                    out,
                    "POST /import HTTP/1.1\r\nHost: here\r\nCookie: " + logIn("admin", Platform.PASSWORD)
                            + "\r\nContent-Type: multipart/form-data; boundary=B\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int part = 0; part < 6; part++) {
                chunk(out, "--B\r\nContent-Disposition: form-data; name=\"p" + part + "\"; filename=\"f\"\r\n\r\n");
                for (int i = 0; i < 30; i++) {
                    chunk(out, "x".repeat(MEGABYTE));
                    sent++;
                }
                chunk(out, "\r\n");
            }
            chunk(out, "--B--\r\n");
            write(out, "0\r\n\r\n");
        } catch (SocketException cutOff) {
            assertTrue(sent < 90, "cut off after " + sent + " MB");
            return;
        }
        throw new AssertionError("took " + sent + " MB");
    }

    @Test
    void nobodyWhoIsUnknownSendsManyPartsToTheLogin() throws IOException {
        String type = "Content-Type: multipart/form-data; boundary=B\r\n";
        String part = "--B\r\nContent-Disposition: form-data; name=\"p\"\r\n\r\nx\r\n";
        String many = part.repeat(5 * MEGABYTE / part.length()) + "--B--\r\n";
        String announced = send("POST /login", type + "Content-Length: " + many.length() + "\r\n", many);
        assertTrue(announced.startsWith("HTTP/1.1 413 "), announced);
        String few = part.repeat(3) + "--B--\r\n";
        String chunked = Integer.toHexString(few.length()) + "\r\n" + few + "\r\n0\r\n\r\n";
        String unannounced = send("POST /login", type + "Transfer-Encoding: chunked\r\n", chunked);
        assertTrue(unannounced.startsWith("HTTP/1.1 413 "), unannounced);
    }

    private String logIn(String account, String password) throws IOException {
        String form = "account=" + account + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8);
        String headers = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length() + "\r\n";
        Matcher cookie = COOKIE.matcher(send("POST /login", headers, form));
        assertTrue(cookie.find(), account);
        return cookie.group(1);
    }

    private String send(String line, String headers, String body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", platform.port())) {
            write(
                    socket.getOutputStream(),
                    line + " HTTP/1.1\r\nHost: here\r\nConnection: close\r\n" + headers + "\r\n" + body);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void chunk(OutputStream out, String text) throws IOException {
        write(out, Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
