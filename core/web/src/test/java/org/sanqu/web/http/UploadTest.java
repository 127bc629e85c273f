package org.sanqu.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UploadTest {

    private final Map<String, Object> attributes = new HashMap<>();
    private String type = "multipart/form-data; boundary=B";
    private int read;

    /** What is too large; the container begins to read anew each time it is asked. */
    private final HttpServletRequest tooLarge = (HttpServletRequest) Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, args) -> switch (method.getName()) {
                case "getContentType" -> type;
                case "getContentLengthLong" -> -1L;
                case "getAttribute" -> attributes.get((String) args[0]);
                case "setAttribute" -> attributes.put((String) args[0], args[1]);
                case "getParts" -> {
                    read++;
                    throw new IllegalStateException();
                }
                default -> throw new UnsupportedOperationException(method.getName());
            });

    @Test
    void whatIsTooLargeIsReadOnceHoweverOftenItIsAskedFor() {
        for (int i = 0; i < 3; i++) {
            HttpFault fault = assertThrows(HttpFault.class, () -> Upload.files(tooLarge));
            assertEquals(413, fault.status());
        }
        assertEquals(
                413,
                assertThrows(HttpFault.class, () -> Upload.part(tooLarge, "file"))
                        .status());
        assertEquals(1, read);
    }

    @Test
    void aFormWithoutFilesIsNotSaidToBeTooLarge() {
        type = "application/x-www-form-urlencoded";
        assertEquals(
                415,
                assertThrows(HttpFault.class, () -> Upload.part(tooLarge, "file"))
                        .status());
        assertEquals(0, read);
    }
}
