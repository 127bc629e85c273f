package org.sanqu.api.member;

import java.time.LocalDate;

/**
 * Which members, sorted by name (pinyin), then id.
 *
 * @param organisation the organisation's id
 * @param below whether those at home below it are listed too
 * @param text a part of the name; null or blank for all
 * @param after the cursor of the page before; null for the first
 * @param size at most so many, 1 … 200
 * @param asOf the day
 */
public record MemberQuery(long organisation, boolean below, String text, String after, int size, LocalDate asOf) {}
