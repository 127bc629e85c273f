package org.sanqu.api;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * A text for people, by key, rendered in the reader's language.
 *
 * <p>The texts are in {@code messages.properties} (Chinese, the default) and {@code messages_en.properties} beside this class.
 *
 * @param key the key of the text
 * @param args its arguments, as {@link MessageFormat} takes them; an argument that is a {@link Text} is rendered too
 */
public record Message(String key, List<Object> args) implements Text {

    public Message {
        args = List.copyOf(args);
    }

    /** A message with arguments; none may be null. */
    public static Message of(String key, Object... args) {
        return new Message(key, List.of(args));
    }

    /** The text in a language; a key without a text renders as itself. */
    @Override
    public String in(Locale locale) {
        Object[] rendered = args.stream()
                .map(arg -> arg instanceof Text text ? text.in(locale) : arg)
                .toArray();
        return new MessageFormat(pattern(locale), locale).format(rendered);
    }

    private String pattern(Locale locale) {
        try {
            return bundle(locale).getString(key);
        } catch (MissingResourceException missing) {
            return "'" + key.replace("'", "''") + "'";
        }
    }

    private static ResourceBundle bundle(Locale locale) {
        Locale known = locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.ROOT;
        return ResourceBundle.getBundle(
                "org.sanqu.api.messages",
                known,
                Message.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    @Override
    public String toString() {
        return in(Locale.CHINESE);
    }
}
