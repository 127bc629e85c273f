package org.sanqu.members;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
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
        return Set.of("/sex", "/ethnicity", "/education", "/category", "/standing", "/age", "/partyYears");
    }

    @Override
    public void each(LocalDate day, Visitor visitor) {
        store.read(sql -> {
            sql.each(
                    "select m.id, m.sex, m.ethnicity, m.education, m.standing, m.birth_date, m.converted_on,"
                            + " m.home as organisation from member m where m.home is not null",
                    row -> visitor.visit(row.number("organisation"), row.number("id"), attributes(row, day)));
            return null;
        });
    }

    private static ObjectNode attributes(Row row, LocalDate day) {
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        for (String column : new String[] {"sex", "ethnicity", "education", "category", "standing"}) {
            if (row.text(column) != null) {
                attributes.put(column, row.text(column));
            }
        }
        attributes.put("age", ChronoUnit.YEARS.between(row.date("birth_date"), day));
        LocalDate converted = row.date("converted_on");
        if (converted != null && !converted.isAfter(day)) {
            attributes.put("partyYears", ChronoUnit.YEARS.between(converted, day));
        }
        return attributes;
    }
}
