package org.sanqu.api.member;

import java.time.LocalDate;

/**
 * Which members, sorted by name (pinyin), then id.
 *
 * @param organisation the organisation's id
 * @param hierarchy along which those below are found; {@code formal} for everyone
 * @param below whether those at home below it are listed too
 * @param filter which of them
 * @param after the cursor of the page before; null for the first
 * @param size at most so many, 1 … 200
 * @param asOf the day
 */
public record MemberQuery(
        long organisation,
        String hierarchy,
        boolean below,
        MemberFilter filter,
        String after,
        int size,
        LocalDate asOf) {}
