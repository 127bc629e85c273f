package org.sanqu.organisation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.sanqu.api.Fault;
import org.sanqu.api.metric.Source;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Preview;
import org.sanqu.api.platform.Holdings;
import org.sanqu.api.platform.RuleBook;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.rule.Finding;

/** Tells what an act that has been performed would mean: how much it concerns and what the rules would say. */
@Component(service = Forecast.class)
public final class Forecast {

    private final StoredHierarchies hierarchies;
    private final OrganisationFacts facts;
    private final List<Holdings> holdings = new CopyOnWriteArrayList<>();
    private volatile RuleBook rules;

    @Activate
    public Forecast(@Reference StoredHierarchies hierarchies, @Reference OrganisationFacts facts) {
        this.hierarchies = hierarchies;
        this.facts = facts;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void bindHoldings(Holdings more) {
        holdings.add(more);
    }

    public void unbindHoldings(Holdings gone) {
        holdings.remove(gone);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void bindRules(RuleBook book) {
        rules = book;
    }

    public void unbindRules(RuleBook gone) {
        if (rules == gone) {
            rules = null;
        }
    }

    Preview of(Sql sql, Act act, LocalDate day) {
        Set<Long> principal = new TreeSet<>();
        Set<Long> affected = new TreeSet<>();
        act.steps().stream()
                .filter(step -> step.role() != Step.Role.OTHER)
                .forEach(step -> principal.add(step.organisation()));
        act.effects().forEach(effect -> affected.add(effect.organisation()));
        boolean done = act.outcome() != null;
        return Fingerprint.marked(
                new Preview(
                        act.effects(),
                        done ? concerned(principal, affected, day) : 0,
                        members(act),
                        holdings.stream()
                                .mapToLong(each -> each.count(sql, affected))
                                .sum(),
                        act.held().ties(),
                        act.held().appointments(),
                        done && act.faults().isEmpty() ? findings(sql, act, principal, day) : List.of(),
                        act.faults(),
                        ""),
                act.founded());
    }

    /** Why what would never have been must have been: somebody has entered something there. */
    List<Fault> left(Sql sql, Outcome outcome) {
        return outcome.after().values().stream()
                .filter(each -> each.life() == null && outcome.livesOtherwise(each.id()))
                .filter(each -> holdings.stream().anyMatch(any -> any.left(sql, List.of(each.id())) > 0))
                .map(each -> Fault.at("/change/event", "history.left", new Naming(sql).name(each.id())))
                .toList();
    }

    private static long members(Act act) {
        return act.effects().stream()
                .filter(effect -> effect.attribute().equals("members"))
                .mapToLong(effect -> Long.parseLong(effect.after()) - Long.parseLong(effect.before()))
                .filter(more -> more > 0)
                .sum();
    }

    /** How many organisations are at or below some on the day, and those affected that are not: new ones, and those that exist again. */
    private long concerned(Set<Long> principal, Set<Long> affected, LocalDate day) {
        Hierarchy tree = hierarchies.asOf(Hierarchy.FORMAL, day);
        int[] ordinals = principal.stream()
                .mapToInt(tree::ordinal)
                .filter(each -> each >= 0 && tree.position(each) >= 0)
                .toArray();
        BitSet counted = new BitSet();
        for (int ordinal : ordinals) {
            counted.set(tree.position(ordinal), tree.end(ordinal));
        }
        long elsewhere = Stream.concat(principal.stream(), affected.stream())
                .distinct()
                .mapToInt(tree::ordinal)
                .filter(each -> each < 0 || tree.position(each) < 0 || !counted.get(tree.position(each)))
                .count();
        return counted.cardinality() + elsewhere;
    }

    private List<Finding> findings(Sql sql, Act act, Set<Long> principal, LocalDate day) {
        RuleBook book = rules;
        List<Finding> findings = new ArrayList<>();
        if (book == null) {
            return findings;
        }
        Hierarchy tree = hierarchies.foreseen(act.outcome().after().values(), day);
        Map<Long, ObjectNode> attributes = facts.of(sql, day, tree, principal);
        new TreeMap<>(attributes)
                .forEach((id, each) -> findings.addAll(book.check(Source.ORGANISATIONS, id, each, tree, day)));
        return findings;
    }
}
