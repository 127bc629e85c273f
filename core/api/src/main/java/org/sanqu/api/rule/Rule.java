package org.sanqu.api.rule;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.sanqu.api.Text;
import org.sanqu.api.metric.Source;

/**
 * A rule of a regulation, as data.
 *
 * @param id its name, {@code branch-size}
 * @param about what it looks at: organisations, members, secondary ties or appointments
 * @param title what it asks for
 * @param source the regulation
 * @param article where in it; empty where nobody is sure of the number
 * @param advice what to do about a finding, with the numbers of {@code parameters}
 * @param from the first day that it holds
 * @param until the first day that it no longer holds; null for none
 * @param parameters its numbers by name, as they hold for the organisation and day that was asked for
 */
public record Rule(
        String id,
        Source about,
        Text title,
        Text source,
        String article,
        Text advice,
        LocalDate from,
        LocalDate until,
        Map<String, BigDecimal> parameters) {

    public Rule {
        parameters = Map.copyOf(parameters);
    }
}
