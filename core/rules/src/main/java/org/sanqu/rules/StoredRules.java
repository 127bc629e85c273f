package org.sanqu.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.metric.Source;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Census;
import org.sanqu.api.platform.RuleBook;
import org.sanqu.api.platform.Store;
import org.sanqu.api.rule.Finding;
import org.sanqu.api.rule.LocalNumber;
import org.sanqu.api.rule.Rule;
import org.sanqu.api.rule.Rules;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

/** The rules of this bundle's files with the numbers in the database. */
@Component(service = {Rules.class, RuleBook.class})
public final class StoredRules implements Rules, RuleBook {

    private static final int LARGEST_PAGE = 200;

    private final Hierarchies hierarchies;
    private final Access access;
    private final LocalNumbers numbers;
    private final Shelf shelf = new Shelf(RuleFiles.all());
    private final Map<Source, Census> censuses = new ConcurrentHashMap<>();
    private final FindingsKept findings = new FindingsKept(this::stamp, this::look);

    @Activate
    public StoredRules(@Reference Store store, @Reference Hierarchies hierarchies, @Reference Access access) {
        this.hierarchies = hierarchies;
        this.access = access;
        this.numbers = new LocalNumbers(store);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindCensus(Census census) {
        censuses.put(census.source(), census);
    }

    void unbindCensus(Census census) {
        censuses.remove(census.source(), census);
    }

    @Deactivate
    void close() {
        findings.close();
    }

    private List<Census> censuses() {
        return censuses.values().stream()
                .sorted(Comparator.comparing(Census::source))
                .toList();
    }

    private FindingsKept.Stamp stamp() {
        List<Long> data = Stream.concat(
                        Stream.of(hierarchies.revision()), censuses().stream().map(Census::revision))
                .toList();
        return new FindingsKept.Stamp(numbers.revision(), data);
    }

    private DayFindings look(LocalDate day) {
        Hierarchy tree = hierarchies.asOf(Hierarchy.FORMAL, day);
        return DayFindings.look(new DayRules(shelf, numbers, tree, day), tree, censuses(), day);
    }

    @Override
    public List<Rule> rules(Caller caller, long organisation, LocalDate asOf) {
        access.require(caller, Permission.READ, organisation);
        return applied(organisation, asOf, hierarchies.asOf(Hierarchy.FORMAL, asOf)).stream()
                .map(Applied::rule)
                .toList();
    }

    private List<Applied> applied(long organisation, LocalDate day, Hierarchy tree) {
        return new DayRules(shelf, numbers, tree, day).at(tree.standIn(organisation));
    }

    @Override
    public Page<Finding> findings(
            Caller caller, long organisation, String rule, String after, int size, LocalDate asOf) {
        access.require(caller, Permission.READ, organisation);
        if (size < 1 || size > LARGEST_PAGE) {
            throw new Refusal(Refusal.Reason.MALFORMED, "rules.page-size", LARGEST_PAGE);
        }
        Place place = Place.parse(after);
        DayFindings all = findings.on(asOf);
        List<Found> page = new ArrayList<>();
        all.below(organisation, rule).forEach((id, found) -> {
            int order = place == null ? 1 : id.compareTo(place.rule());
            List<Found> rest = order == 0 ? all.behind(found, place) : order > 0 ? found : List.of();
            readable(caller, rest).limit(size + 1L - page.size()).forEach(page::add);
        });
        List<Finding> shown = page.stream().limit(size).map(Found::finding).toList();
        return new Page<>(
                shown, page.size() > size ? Place.of(page.get(size - 1)).toString() : null);
    }

    /** What was below on a day in the past may be somebody else's today. */
    private Stream<Found> readable(Caller caller, List<Found> found) {
        return found.stream().filter(each -> access.allows(caller, Permission.READ, each.organisation()));
    }

    @Override
    public Map<String, Long> counts(Caller caller, long organisation, LocalDate asOf) {
        access.require(caller, Permission.READ, organisation);
        Map<String, Long> counts = new TreeMap<>();
        findings.on(asOf).below(organisation, null).forEach((id, found) -> {
            long count = readable(caller, found).count();
            if (count > 0) {
                counts.put(id, count);
            }
        });
        return counts;
    }

    @Override
    public Rule set(Caller caller, long organisation, String rule, Map<String, BigDecimal> parameters, LocalDate from) {
        access.require(caller, Permission.MAINTAIN, organisation);
        RuleFile file = shelf.file(rule).orElseThrow(() -> unknown(rule));
        List<Fault> faults = NumberCheck.faults(file.rule(), parameters, from);
        if (!faults.isEmpty()) {
            throw new Refusal(Refusal.Reason.INVALID, Message.of("rules.invalid", faults.size()), faults);
        }
        numbers.set(caller.account(), organisation, rule, new HashMap<>(parameters), from);
        Hierarchy tree = hierarchies.asOf(Hierarchy.FORMAL, from);
        return applied(organisation, from, tree).stream()
                .map(Applied::rule)
                .filter(there -> there.id().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public List<LocalNumber> local(Caller caller, long organisation, String rule, LocalDate asOf) {
        access.require(caller, Permission.READ, organisation);
        RuleFile file = shelf.file(rule).orElseThrow(() -> unknown(rule));
        Hierarchy tree = hierarchies.asOf(Hierarchy.FORMAL, asOf);
        return local(file, asOf).settings(tree, tree.standIn(organisation)).stream()
                .map(each -> new LocalNumber(
                        each.parameter(), each.value(), each.organisation(), each.from(), each.account()))
                .sorted(Comparator.comparing(LocalNumber::parameter))
                .toList();
    }

    private static Refusal unknown(String rule) {
        return new Refusal(Refusal.Reason.NOT_FOUND, "rules.not-found", String.valueOf(rule));
    }

    private DayRules.Local local(RuleFile file, LocalDate day) {
        return new DayRules.Local(
                shelf, file, shelf.applied(file, file.rule().parameters()), numbers.of(file.id(), day));
    }

    @Override
    public Map<String, BigDecimal> numbers(String rule, long organisation, LocalDate day) {
        RuleFile file = shelf.file(rule).orElseThrow(() -> new IllegalArgumentException("no rule " + rule));
        Hierarchy tree = hierarchies.asOf(Hierarchy.FORMAL, day);
        return local(file, day).at(tree, tree.standIn(organisation)).rule().parameters();
    }

    @Override
    public List<Finding> check(Source about, long organisation, JsonNode attributes, Hierarchy tree, LocalDate day) {
        return applied(organisation, day, tree).stream()
                .filter(applied -> applied.rule().about() == about && applied.finds(attributes))
                .map(applied -> applied.finding(organisation, null, applied.needed(attributes)))
                .toList();
    }
}
