package org.sanqu.api.security;

/**
 * A role on an organisation and what is below it.
 *
 * @param role the role
 * @param organisation the organisation's id; null grants everything
 */
public record Grant(Role role, Long organisation) {}
