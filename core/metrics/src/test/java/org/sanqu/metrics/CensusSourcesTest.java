package org.sanqu.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sanqu.api.member.Affiliation;
import org.sanqu.api.member.Appointment;
import org.sanqu.api.metric.Rollup;
import org.sanqu.api.metric.Source;
import org.sanqu.api.platform.Store;
import org.sanqu.organisation.OrganisationCensus;
import org.sanqu.store.OnEachDatabase;

/** What can be counted besides submissions. */
class CensusSourcesTest {

    private static final List<String> CORE = List.of(
            "oversize-branches",
            "full-time-workers",
            "secondary-affiliations",
            "overdue-terms",
            "public-nomination-share",
            "members");

    @OnEachDatabase
    void whatAMetricMayNameIsWhatTheCensusGives(Store store) throws Exception {
        try (Street street = new Street(store)) {
            for (Source source :
                    List.of(Source.MEMBERS, Source.ORGANISATIONS, Source.AFFILIATIONS, Source.APPOINTMENTS)) {
                Set<String> named = new TreeSet<>();
                String file = "/org/sanqu/modules/census/" + source.name().toLowerCase(Locale.ROOT) + ".json";
                try (InputStream in = HeldModules.class.getResourceAsStream(file)) {
                    new ObjectMapper()
                            .readTree(in)
                            .get("properties")
                            .fieldNames()
                            .forEachRemaining(name -> named.add("/" + name));
                }
                assertEquals(named, new TreeSet<>(street.attributes(source)), file);
            }
        }
    }

    /** The metrics of the built-in module, from its own files. */
    private static Map<String, String> core() throws Exception {
        Map<String, String> files = new TreeMap<>();
        for (String name : CORE) {
            try (InputStream in = OrganisationCensus.class.getResourceAsStream("/metrics/" + name + ".json")) {
                files.put("metrics/" + name + ".json", new String(in.readAllBytes(), "UTF-8"));
            }
        }
        return files;
    }

    @OnEachDatabase
    void secondaryTiesArePostsAndTermsAreCountedAndMembersStayWhatTheyAre(Store store) throws Exception {
        try (Street street = new Street(store)) {
            street.modules.install("core", core());
            long zhang = street.enrol("张三", "1", street.first);
            long li = street.enrol("李四", "2", street.second);
            tie(street, zhang, street.branch, "double-registration");
            tie(street, zhang, street.second, "functional-branch");
            tie(street, li, street.branch, "double-registration");
            Rollup ties = street.rollup("core/secondary-affiliations", street.committee, "2023");
            assertEquals(
                    Map.of("double-registration", 20_000L, "functional-branch", 10_000L),
                    ties.cells().stream()
                            .collect(Collectors.toMap(cell -> cell.values().get("kind"), cell -> cell.measure()
                                    .numerator())));
            assertEquals("2", street.shown("core/secondary-affiliations", street.branch, "2023"));
            assertEquals("2", street.shown("core/members", street.committee, "2023"));
            assertEquals("0", street.shown("core/members", street.branch, "2023"));

            assertEquals("–", street.shown("core/public-nomination-share", street.committee, "2023"));
            appoint(street, zhang, street.first, "secretary", true, "public-nomination-direct-election");
            appoint(street, zhang, street.first, "publicity", true, "elected");
            appoint(street, li, street.second, "secretary", false, "elected");
            appoint(street, li, street.second, "liaison", true, "recruited");
            assertEquals("33.33", street.shown("core/public-nomination-share", street.committee, "2023"));
            assertEquals("2", street.shown("core/full-time-workers", street.committee, "2023"));

            street.appointments.elect(street.root, street.first, LocalDate.of(2020, 6, 1), null, null);
            street.appointments.elect(street.root, street.second, LocalDate.of(2020, 12, 1), null, null);
            assertEquals("1", street.shown("core/overdue-terms", street.committee, "2023"));
            assertEquals("0", street.shown("core/overdue-terms", street.committee, "2023-05"));
        }
    }

    @OnEachDatabase
    void aBranchIsOversizeFromItsFiftyFirstMemberOn(Store store) throws Exception {
        try (Street street = new Street(store)) {
            street.modules.install("core", core());
            for (int i = 0; i < 50; i++) {
                street.enrol("党员" + i, "1", i % 2 == 0 ? street.branch : street.group);
            }
            assertEquals("0", street.shown("core/oversize-branches", street.committee, "2023"));
            street.enrol("又一人", "1", street.group);
            assertEquals("1", street.shown("core/oversize-branches", street.committee, "2023"));
        }
    }

    private static void tie(Street street, long member, long host, String kind) {
        LocalDate from = LocalDate.of(2022, 1, 1);
        street.ties.begin(street.root, new Affiliation(0, member, host, kind, from, null, false, false), null);
    }

    private static void appoint(
            Street street, long member, long organisation, String post, boolean fullTime, String selection) {
        LocalDate from = LocalDate.of(2022, 1, 1);
        BigDecimal allowance = null;
        street.appointments.begin(
                street.root,
                new Appointment(0, member, organisation, post, fullTime, null, selection, from, null, allowance, null));
    }
}
