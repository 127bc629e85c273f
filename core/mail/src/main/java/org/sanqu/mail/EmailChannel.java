package org.sanqu.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.sanqu.api.work.Channel;
import org.sanqu.api.work.Notice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** E-mail through one mail server. */
@Component(immediate = true)
public final class EmailChannel implements Channel {

    private static final Logger LOG = LoggerFactory.getLogger(EmailChannel.class);
    private static final String TEN_SECONDS = "10000";
    private static final String YES = "true";
    private static final int NEVER = 500;

    private final MailSettings settings;

    @Activate
    public EmailChannel(BundleContext context) {
        this(MailSettings.of(context::getProperty));
    }

    EmailChannel(MailSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "email";
    }

    @Override
    public boolean ready() {
        return !settings.host().isEmpty() && !settings.from().isEmpty();
    }

    @Override
    public void send(Notice notice) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Jakarta Mail looks for its parts with the thread's loader
        thread.setContextClassLoader(EmailChannel.class.getClassLoader());
        try {
            deliver(notice);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private void deliver(Notice notice) throws IOException {
        Session session = Session.getInstance(properties());
        Transport transport = null;
        try {
            MimeMessage message = message(session, notice);
            transport = session.getTransport("smtp");
            connect(transport);
            transmit(transport, message);
        } catch (MessagingException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            close(transport);
        }
    }

    private void connect(Transport transport) throws MessagingException, IOException {
        if (settings.user().isEmpty()) {
            transport.connect();
        } else {
            transport.connect(settings.host(), settings.port(), settings.user(), password());
        }
    }

    /** What the server answered no to was not sent; where it did not answer nobody knows, and it is not sent again. */
    private static void transmit(Transport transport, MimeMessage message) throws IOException {
        try {
            transport.sendMessage(message, message.getAllRecipients());
        } catch (SendFailedException refused) {
            if (isFinal(refused)) {
                throw new IllegalArgumentException("the mail server will never take the message", refused);
            }
            throw new IOException(refused.getMessage(), refused);
        } catch (MessagingException unknown) {
            throw new IllegalStateException("the mail server did not say whether it took the message", unknown);
        }
    }

    /** Whether the server said a code of 500 or more to the recipient, which means: not now and not later; to the sender it is a mistake of ours. */
    private static boolean isFinal(Exception refused) {
        for (Exception each = refused; each instanceof MessagingException message; each = message.getNextException()) {
            if (each instanceof SMTPAddressFailedException address && address.getReturnCode() >= NEVER) {
                return true;
            }
        }
        return false;
    }

    private static void close(Transport transport) {
        try {
            if (transport != null) {
                transport.close();
            }
        } catch (MessagingException e) {
            LOG.debug("the mail server did not take leave", e);
        }
    }

    private MimeMessage message(Session session, Notice notice) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(settings.from(), true));
        message.setRecipient(Message.RecipientType.TO, recipient(notice.address()));
        message.setSubject(notice.subject().replaceAll("[\\r\\n]+", " "), StandardCharsets.UTF_8.name());
        message.setText(notice.text(), StandardCharsets.UTF_8.name());
        message.setHeader("Content-Language", notice.locale().toLanguageTag());
        // so that nobody's absence notice answers it
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setSentDate(new Date());
        return message;
    }

    private static InternetAddress recipient(String address) {
        try {
            return new InternetAddress(address, true);
        } catch (AddressException e) {
            throw new IllegalArgumentException("nothing can ever be sent to this address", e);
        }
    }

    private String password() throws IOException {
        if (settings.passwordFile() == null) {
            throw new IOException("sanqu.mail.user is set, but not sanqu.mail.password.file");
        }
        return Files.readString(settings.passwordFile()).strip();
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", settings.host());
        properties.setProperty("mail.smtp.port", String.valueOf(settings.port()));
        properties.setProperty("mail.smtp.auth", String.valueOf(!settings.user().isEmpty()));
        properties.setProperty("mail.smtp.connectiontimeout", TEN_SECONDS);
        properties.setProperty("mail.smtp.timeout", TEN_SECONDS);
        properties.setProperty("mail.smtp.writetimeout", TEN_SECONDS);
        properties.setProperty("mail.smtp.ssl.checkserveridentity", YES);
        if (settings.tls() == MailSettings.Tls.STARTTLS) {
            properties.setProperty("mail.smtp.starttls.enable", YES);
            properties.setProperty("mail.smtp.starttls.required", YES);
        }
        if (settings.tls() == MailSettings.Tls.TLS) {
            properties.setProperty("mail.smtp.ssl.enable", YES);
        }
        return properties;
    }
}
