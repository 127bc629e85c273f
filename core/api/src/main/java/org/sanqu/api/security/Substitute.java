package org.sanqu.api.security;

import java.time.LocalDate;

/**
 * That one account may act for another for some days (代理).
 *
 * @param id the platform's own id
 * @param principal the account that is acted for
 * @param substitute the account that acts
 * @param from the first day
 * @param to the last day, included
 * @param reason why
 * @param by the account that arranged it
 */
public record Substitute(
        long id, String principal, String substitute, LocalDate from, LocalDate to, String reason, String by) {}
