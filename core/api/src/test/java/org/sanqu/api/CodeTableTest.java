package org.sanqu.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sanqu.api.organisation.OrganisationType;

class CodeTableTest {

    @Test
    void theStandardHasFiftySixEthnicGroups() {
        Set<String> codes = new HashSet<>(CodeTable.of("ethnicity").codes());
        codes.removeAll(List.of("97", "98"));
        assertEquals(56, codes.size());
        assertEquals("基诺族", CodeTable.of("ethnicity").label("56", Locale.CHINESE));
    }

    @Test
    void aCodeIsFoundByWhateverPeopleWrite() {
        assertEquals(Optional.of("20"), CodeTable.of("education").code(" 本科 "));
        assertEquals(Optional.of("20"), CodeTable.of("education").code("２０"));
        assertEquals(Optional.of("01"), CodeTable.of("ethnicity").code("汉"));
        assertEquals(Optional.empty(), CodeTable.of("ethnicity").code("火星"));
    }

    @Test
    void everyTypeOfOrganisationHasItsLabel() {
        for (OrganisationType type : OrganisationType.values()) {
            assertTrue(CodeTable.of("type").codes().contains(type.code()), type.code());
        }
    }

    @Test
    void noTwoCodesOfATableAreWrittenAlike() {
        for (String name : CodeTable.names()) {
            CodeTable table = CodeTable.of(name);
            for (String code : table.codes()) {
                assertEquals(Optional.of(code), table.code(table.label(code, Locale.CHINESE)), name);
                assertEquals(Optional.of(code), table.code(table.label(code, Locale.ENGLISH)), name);
            }
        }
    }
}
