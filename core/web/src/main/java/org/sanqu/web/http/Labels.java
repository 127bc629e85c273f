package org.sanqu.web.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.sanqu.api.CodeTable;

/** The web's own texts in one language, from {@code labels_zh.properties} and {@code labels_en.properties}. Immutable. */
public final class Labels {

    private static final Labels CHINESE = new Labels(Locale.CHINESE);
    private static final Labels ENGLISH = new Labels(Locale.ENGLISH);

    private final Locale locale;
    private final Map<String, String> texts;

    private Labels(Locale locale) {
        this.locale = locale;
        this.texts = read("labels_" + locale.getLanguage() + ".properties");
    }

    public static Labels in(Locale locale) {
        return locale.getLanguage().equals("en") ? ENGLISH : CHINESE;
    }

    public Locale locale() {
        return locale;
    }

    /** The text of a key with its arguments as {@link MessageFormat} takes them; a key without a text renders as itself. */
    public String of(String key, Object... args) {
        String text = texts.get(key);
        if (text == null) {
            return key;
        }
        // nothing to put in and nothing to take for a quotation: most texts, many times on a page
        boolean plain = text.indexOf('{') < 0 && text.indexOf('\'') < 0;
        return plain ? text : new MessageFormat(text, locale).format(args);
    }

    /** The label of a code of a table, our own ({@code role.reader}) or the platform's; the code itself where there is none, empty for null. */
    public String code(String table, String code) {
        if (code == null) {
            return "";
        }
        if (texts.containsKey(table + "." + code)) {
            return of(table + "." + code);
        }
        return CodeTable.names().contains(table) ? CodeTable.of(table).label(code, locale) : code;
    }

    /** A number as it is written, with separators. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** Every key and its text. */
    public Map<String, String> texts() {
        return texts;
    }

    private static Map<String, String> read(String file) {
        try (InputStream in = Labels.class.getResourceAsStream("/org/sanqu/web/" + file)) {
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            Map<String, String> texts = new TreeMap<>();
            properties.forEach((key, text) -> texts.put((String) key, (String) text));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
