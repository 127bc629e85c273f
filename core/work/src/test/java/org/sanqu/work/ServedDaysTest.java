package org.sanqu.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;
import org.sanqu.api.platform.Store;
import org.sanqu.store.OnEachDatabase;

class ServedDaysTest {

    private final InstalledModules modules = new InstalledModules();
    private final HandClock clock = new HandClock();

    private void install(String cadence) {
        modules.install(
                "fair",
                Map.of(
                        "report",
                        """
                        { "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "报告", "type": "object",
                          "properties": { "n": { "type": "integer", "title": "数量" } },
                          "x-form": { "cadence": "%s", "dueDays": 10 } }
                        """
                                .formatted(cadence)));
    }

    private Form form() {
        return modules.catalogue().form("fair/report").orElseThrow();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private void forward(ServedDays served, int days) {
        clock.forward(Duration.ofDays(days));
        served.replaced(modules.catalogue(), modules.catalogue());
    }

    private List<Period> due(ServedDays served) {
        return new Terms(form(), served.of(form())).periods(today(), 999);
    }

    @OnEachDatabase
    void whatEndedWhileAFormWasAwayIsNotAskedFor(Store store) {
        install("daily");
        ServedDays served = new ServedDays(store, modules, clock);
        LocalDate first = today();
        forward(served, 4);
        assertEquals(5, due(served).size());
        modules.remove("fair");
        forward(served, 1);
        forward(served, 60);
        install("daily");
        forward(served, 1);
        LocalDate back = today();
        assertEquals(6, due(served).size());
        assertTrue(served.of(form()).asks(Period.of(Period.Kind.DAY, first.plusDays(4))));
        assertFalse(served.of(form()).asks(Period.of(Period.Kind.DAY, first.plusDays(5))));
        assertFalse(served.of(form()).asks(Period.of(Period.Kind.DAY, back.minusDays(1))));
        assertEquals(back.plusDays(10), served.of(form()).after(first, 10), "its days begin again");
        assertEquals(first.plusDays(2), served.of(form()).after(first, 2));
        ServedDays restarted = new ServedDays(store, modules, clock);
        assertEquals(served.of(form()), restarted.of(form()));
    }

    @OnEachDatabase
    void whileThePlatformItselfWasOffEverythingIsAskedFor(Store store) {
        install("daily");
        ServedDays served = new ServedDays(store, modules, clock);
        forward(served, 1);
        clock.forward(Duration.ofDays(30));
        assertEquals(32, due(new ServedDays(store, modules, clock)).size());
        modules.remove("fair");
        clock.forward(Duration.ofDays(30));
        ServedDays again = new ServedDays(store, modules, clock);
        install("daily");
        again.replaced(modules.catalogue(), modules.catalogue());
        assertEquals(62, due(again).size(), "it was only slow to come");
    }

    @OnEachDatabase
    void anotherCadenceBeginsOnTheDayOnWhichItComes(Store store) {
        install("yearly");
        ServedDays served = new ServedDays(store, modules, clock);
        LocalDate first = today();
        forward(served, 200);
        install("daily");
        forward(served, 0);
        assertEquals(List.of(Period.of(Period.Kind.DAY, today())), due(served));
        forward(served, 3);
        install("yearly");
        forward(served, 0);
        assertEquals(first, served.of(form()).first(), "the old one is remembered");
    }
}
