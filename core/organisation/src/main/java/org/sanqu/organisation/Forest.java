package org.sanqu.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.organisation.Biography.Place;
import org.sanqu.organisation.Links.Link;

/**
 * Every hierarchy through all time, in memory. Immutable.
 *
 * @param ordinals the numbers of the organisations
 * @param links by hierarchy
 * @param heirs from an organisation that has closed to what stands in for it
 */
record Forest(Ordinals ordinals, Map<String, Links> links, Links heirs) {

    /** With what is now known about some organisations, in the place of what was. */
    Forest with(Collection<Biography> told) {
        Ordinals more = ordinals.with(told.stream().flatMapToLong(Forest::named).toArray());
        Map<String, Links> next = new HashMap<>();
        for (String hierarchy : Projection.HIERARCHIES) {
            SortedMap<Integer, List<Link>> changed = new TreeMap<>();
            told.forEach(each -> changed.put(more.of(each.id()), links(each, hierarchy, more)));
            next.put(hierarchy, links.get(hierarchy).with(changed));
        }
        SortedMap<Integer, List<Link>> inherited = new TreeMap<>();
        told.forEach(each -> inherited.put(more.of(each.id()), heir(each, more)));
        Links heirs = this.heirs.with(inherited);
        boolean same = more == ordinals
                && heirs == this.heirs
                && next.entrySet().stream().allMatch(this::isThere);
        return same ? this : new Forest(more, next, heirs);
    }

    private boolean isThere(Map.Entry<String, Links> other) {
        return links.get(other.getKey()) == other.getValue();
    }

    private static LongStream named(Biography told) {
        return LongStream.concat(
                LongStream.of(told.id()),
                Stream.concat(told.places().stream().map(Place::parent), Stream.ofNullable(told.heir()))
                        .filter(Objects::nonNull)
                        .mapToLong(Long::longValue));
    }

    private static List<Link> links(Biography told, String hierarchy, Ordinals ordinals) {
        List<Link> links = new ArrayList<>();
        for (Place place : told.places()) {
            if (place.hierarchy().equals(hierarchy)) {
                int upper = place.parent() == null ? Links.NOTHING : ordinals.of(place.parent());
                links.add(new Link(
                        upper, day(place.days().from()), day(place.days().until())));
            }
        }
        return links;
    }

    private static List<Link> heir(Biography told, Ordinals ordinals) {
        return told.heir() == null || told.life() == null
                ? List.of()
                : List.of(new Link(ordinals.of(told.heir()), day(told.life().until()), Links.OPEN));
    }

    static int day(LocalDate day) {
        return day == null ? Links.OPEN : (int) day.toEpochDay();
    }

    /** The picture of a hierarchy on a day. */
    PreorderHierarchy picture(String hierarchy, LocalDate day) {
        int[] above = links.get(hierarchy).above(ordinals.size(), day(day));
        if (!hierarchy.equals(Hierarchy.FORMAL)) {
            raise(above);
        }
        return new PreorderHierarchy(this, day(day), above);
    }

    /** What others hang below without hanging anywhere itself is a top. */
    private static void raise(int[] above) {
        for (int upper : above.clone()) {
            if (upper >= 0 && above[upper] == Links.ABSENT) {
                above[upper] = Links.NOTHING;
            }
        }
    }

    /**
     * What an organisation is told as on a day on which it is not there: one step towards what stands in for it.
     *
     * @return an ordinal; −1 when there is nothing, or when it is there on the day
     */
    int standIn(int ordinal, int day) {
        Links formal = links.get(Hierarchy.FORMAL);
        int first = formal.first(ordinal);
        if (first < 0) {
            return -1;
        }
        if (day < formal.from(first)) {
            return formal.upper(first);
        }
        int last = formal.last(ordinal);
        if (day < formal.until(last)) {
            return -1;
        }
        int heir = heirs.first(ordinal);
        return heir < 0 ? formal.upper(last) : heirs.upper(heir);
    }
}
