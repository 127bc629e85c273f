package org.sanqu.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-|zh",
                "zh-CN,zh;q=0.9,en;q=0.8|zh",
                "en-GB,en;q=0.9|en",
                "fr,en;q=0.5|en",
                "de|zh",
                "*|zh",
                "''|zh",
                "en;q=0.1,zh;q=0.9|zh",
                "en;q=nonsense|zh",
                ";;;,,|zh",
                "' - '|zh",
                "en,--;q=0.3|zh"
            })
    void theBrowserChoosesBetweenTheTwoAndChineseIsTheRest(String header, String language) {
        assertEquals(language, Language.accepted(header).getLanguage());
    }
}
