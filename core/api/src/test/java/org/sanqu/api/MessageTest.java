package org.sanqu.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MessageTest {

    private static Properties texts(String file) throws IOException {
        try (InputStream in = Message.class.getResourceAsStream(file);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            Properties texts = new Properties();
            texts.load(reader);
            return texts;
        }
    }

    @Test
    void everyTextIsThereInBothLanguages() throws IOException {
        assertEquals(
                texts("messages.properties").stringPropertyNames(),
                texts("messages_en.properties").stringPropertyNames());
    }

    @Test
    void everyTextTakesTheSameArgumentsInBothLanguages() throws IOException {
        Properties english = texts("messages_en.properties");
        texts("messages.properties")
                .forEach((key, chinese) -> assertEquals(
                        new MessageFormat((String) chinese).getFormatsByArgumentIndex().length,
                        new MessageFormat(english.getProperty((String) key)).getFormatsByArgumentIndex().length,
                        (String) key));
    }

    @Test
    void aMessageIsChineseUnlessTheReaderAsksForEnglish() {
        Message message = Message.of("import.invalid", 3);
        assertEquals("有 3 行有误，未导入任何数据。", message.in(Locale.CHINA));
        assertEquals("有 3 行有误，未导入任何数据。", message.in(Locale.FRENCH));
        assertEquals("3 rows are faulty; nothing was imported.", message.in(Locale.UK));
    }

    @Test
    void anArgumentThatIsAMessageIsRenderedInTheSameLanguage() {
        Message message = Message.of("startup.example", Message.of("startup.kind.members"));
        assertEquals("正在导入示例区：党员……", message.in(Locale.CHINA));
        assertFalse(message.in(Locale.UK).contains("党员"));
    }

    @Test
    void aKeyWithoutATextIsShownAsItIs() {
        assertEquals("it's.not {there}", Message.of("it's.not {there}").in(Locale.UK));
    }
}
