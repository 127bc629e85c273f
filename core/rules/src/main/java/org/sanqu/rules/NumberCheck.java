package org.sanqu.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sanqu.api.Fault;
import org.sanqu.api.rule.Rule;

/** Checks the numbers that a district wants for a rule. */
final class NumberCheck {

    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000);
    private static final int DECIMALS = 2;
    private static final LocalDate LAST = LocalDate.of(2100, 1, 1);

    private NumberCheck() {}

    /** What is wrong, at {@code /parameters/name} and {@code /from}. */
    static List<Fault> faults(Rule rule, Map<String, BigDecimal> parameters, LocalDate from) {
        List<Fault> faults = new ArrayList<>();
        if (parameters.isEmpty()) {
            faults.add(Fault.at("/parameters", "rules.no-number"));
        }
        parameters.forEach((name, value) -> {
            String at = "/parameters/" + name.replace("~", "~0").replace("/", "~1");
            if (!rule.parameters().containsKey(name)) {
                faults.add(Fault.at(at, "rules.unknown-number", name));
            } else if (value != null && !isFit(value)) {
                faults.add(Fault.at(at, "rules.number", LARGEST.toPlainString(), DECIMALS));
            }
        });
        boolean held = from != null
                && !from.isBefore(rule.from())
                && from.isBefore(rule.until() == null ? LAST : rule.until());
        if (!held) {
            String until = (rule.until() == null ? LAST : rule.until()).toString();
            faults.add(Fault.at("/from", "rules.from", rule.from().toString(), until));
        }
        return faults;
    }

    private static boolean isFit(BigDecimal value) {
        return value.signum() >= 0
                && value.compareTo(LARGEST) <= 0
                && value.stripTrailingZeros().scale() <= DECIMALS;
    }
}
