package org.sanqu.mail;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.sanqu.api.platform.Setting;

/**
 * Where e-mail goes out.
 *
 * @param host the mail server; empty when e-mail is not set up
 * @param port its port
 * @param user the name to log in with; empty to send without
 * @param passwordFile a file with the password; null without a user
 * @param from the sender's address
 * @param tls how the connection is protected
 */
record MailSettings(String host, int port, String user, Path passwordFile, String from, Tls tls) {

    private static final int LAST_PORT = 65_535;

    /** How a connection is protected. */
    enum Tls {
        /** Not at all; for a server on the same machine. */
        NONE(25),
        /** From the beginning of the conversation on, and not without. */
        STARTTLS(587),
        /** From the first byte on. */
        TLS(465);

        private final int port;

        Tls(int port) {
            this.port = port;
        }
    }

    /** {@code sanqu.mail.host}, {@code port}, {@code user}, {@code password.file}, {@code from} and {@code tls} (none, starttls, tls). */
    static MailSettings of(UnaryOperator<String> properties) {
        Tls tls = tls(Setting.of(properties, "sanqu.mail.tls", "starttls"));
        String file = Setting.of(properties, "sanqu.mail.password.file", "");
        return new MailSettings(
                Setting.of(properties, "sanqu.mail.host", ""),
                port(Setting.of(properties, "sanqu.mail.port", String.valueOf(tls.port))),
                Setting.of(properties, "sanqu.mail.user", ""),
                file.isEmpty() ? null : Path.of(file),
                Setting.of(properties, "sanqu.mail.from", ""),
                tls);
    }

    private static Tls tls(String text) {
        try {
            return Tls.valueOf(text.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("sanqu.mail.tls is none, starttls or tls, not: " + text, e);
        }
    }

    private static int port(String text) {
        if (!text.matches("[1-9][0-9]{0,4}") || Integer.parseInt(text) > LAST_PORT) {
            throw new IllegalArgumentException("sanqu.mail.port is no port: " + text);
        }
        return Integer.parseInt(text);
    }
}
