package org.sanqu.web.page.work;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sanqu.api.work.Reminded;
import org.sanqu.web.http.Exchange;

/** Says after a reminder (催报) whom it met; the address of the next page carries it. */
public final class ReminderWords {

    private ReminderWords() {}

    /** What the address carries of it. */
    public static String parameter(Reminded met) {
        return "reminded=" + met.organisations() + "-" + met.reached() + "-" + met.before();
    }

    /** What the address carries of whom a reminder met; empty for what says nothing. */
    public static String said(Exchange exchange) {
        String[] numbers = exchange.query().text("reminded").split("-");
        if (numbers.length != 3 || !Stream.of(numbers).allMatch(number -> number.matches("[0-9]{1,9}"))) {
            return "";
        }
        int all = Integer.parseInt(numbers[0]);
        int reached = Integer.parseInt(numbers[1]);
        int before = Integer.parseInt(numbers[2]);
        List<String> said = new ArrayList<>();
        said.add(exchange.labels().of("completeness.reminded", all));
        if (reached > 0) {
            said.add(exchange.labels().of("completeness.reminded-reached", reached));
        }
        if (before > 0) {
            said.add(exchange.labels().of("completeness.reminded-before", before));
        }
        if (all > reached + before) {
            said.add(exchange.labels().of("completeness.reminded-rest", all - reached - before));
        }
        return String.join("", said);
    }
}
