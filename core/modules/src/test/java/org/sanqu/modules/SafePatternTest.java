package org.sanqu.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafePatternTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^[0-9A-Z]{18}$",
                "^(\\d{3}-)?\\d{7,8}$",
                "^1[3-9]\\d{9}$",
                "^([a-z]+)(-[a-z]{1,9}){0,3}$",
                "[+*]{2}\\)+",
                "^(a|b)*$",
                "^[^]]+$"
            })
    void anOrdinaryExpressionMayRun(String pattern) {
        assertEquals(Optional.empty(), SafePattern.fault(pattern));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^(a+)+$",
                "(a*)*b",
                "((a+)b?)*c",
                "(x{2,}){3,}",
                "(.+,){50}",
                "(a)\\1+",
                "(?<n>a)\\k<n>",
                "(([a-z])+.)+[A-Z]"
            })
    void anExpressionThatCanExplodeMayNot(String pattern) {
        assertEquals(Optional.of("modules.pattern-explodes"), SafePattern.fault(pattern));
    }
}
