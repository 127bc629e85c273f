package org.sanqu.api;

/**
 * One thing that is wrong with what somebody gave, and where.
 *
 * @param at the place: a JSON Pointer into the data ({@code /members/0/name}), or a file and a pointer
 *     ({@code forms/stall.json#/properties/name}); empty for the whole
 * @param reason what is wrong and what to do
 */
public record Fault(String at, Message reason) {

    public static Fault at(String at, String key, Object... args) {
        return new Fault(at, Message.of(key, args));
    }
}
