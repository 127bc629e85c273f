package org.sanqu.members;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.metric.Source;
import org.sanqu.api.platform.Census;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Store;

/** Every member on the roll on a day, counted at home (Party statistics form of 2017: by the formal relation). */
@Component(service = Census.class)
public final class MemberCensus implements Census {

    private static final List<String> CODES =
            List.of("sex", "ethnicity", "education", "degree", "occupation", "standing", "state");
    private static final List<String> DATED =
            List.of("education", "degree", "occupation", "standing", "state", "lost_contact_since");

    private static final int CHUNK = 500;

    private final Store store;
    private final MemberCounts counts;

    @Activate
    public MemberCensus(@Reference Store store, @Reference MemberCounts counts) {
        this.store = store;
        this.counts = counts;
    }

    @Override
    public Source source() {
        return Source.MEMBERS;
    }

    @Override
    public long revision() {
        return counts.revision();
    }

    @Override
    public Set<String> attributes() {
        return Set.of(
                "/sex",
                "/ethnicity",
                "/education",
                "/degree",
                "/occupation",
                "/category",
                "/standing",
                "/state",
                "/age",
                "/partyYears",
                "/joinedMonths",
                "/homeDays",
                "/lostContactMonths");
    }

    @Override
    public void each(LocalDate day, Visitor visitor) {
        DayView view = DayView.of(day, LocalDate.now());
        store.read(sql -> {
            sql.each(query(view), row -> visit(row, day, visitor));
            return null;
        });
    }

    @Override
    public Map<Long, JsonNode> of(LocalDate day, Collection<Long> members) {
        DayView view = DayView.of(day, LocalDate.now());
        Map<Long, JsonNode> found = new HashMap<>();
        List<Long> ids = List.copyOf(new LinkedHashSet<>(members));
        store.read(sql -> {
            for (int i = 0; i < ids.size(); i += CHUNK) {
                List<Long> some = ids.subList(i, Math.min(ids.size(), i + CHUNK));
                String marks = String.join(", ", Collections.nCopies(some.size(), "?"));
                sql.each(
                        query(view) + " and m.id in (" + marks + ")",
                        row -> visit(row, day, (home, id, attributes) -> found.put(id, attributes)),
                        some.toArray());
            }
            return null;
        });
        return found;
    }

    private static String query(DayView view) {
        String dated =
                DATED.stream().map(name -> view.column(name) + " as " + name).collect(Collectors.joining(", "));
        return "select m.id, m.sex, m.ethnicity, m.birth_date, m.joined_on, m.converted_on, " + dated + ", "
                + view.home() + " as organisation, " + view.homeSince() + " as home_since from member m" + view.join()
                + " where m.struck = 0 and m.merged_into is null and " + view.likelyOnRoll();
    }

    private static void visit(Row row, LocalDate day, Visitor visitor) {
        Long home = row.numberOrNull("organisation");
        if (home != null) {
            visitor.visit(home, row.number("id"), attributes(row, day));
        }
    }

    private static ObjectNode attributes(Row row, LocalDate day) {
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        for (String column : CODES) {
            String code = row.text(column);
            if (code != null) {
                attributes.put(column, code);
            }
        }
        LocalDate converted = row.date("converted_on");
        boolean full = converted != null && !converted.isAfter(day);
        attributes.put("category", full ? "full" : "probationary");
        attributes.put("age", ChronoUnit.YEARS.between(row.date("birth_date"), day));
        attributes.put("joinedMonths", ChronoUnit.MONTHS.between(row.date("joined_on"), day));
        if (full) {
            attributes.put("partyYears", ChronoUnit.YEARS.between(converted, day));
        }
        attributes.put("homeDays", ChronoUnit.DAYS.between(row.date("home_since"), day));
        LocalDate lost = row.date("lost_contact_since");
        if (lost != null && !lost.isAfter(day)) {
            attributes.put("lostContactMonths", ChronoUnit.MONTHS.between(lost, day));
        }
        return attributes;
    }
}
