/**
 * Who is who and who may what: accounts, logins and sessions; grants that are checked along the formal hierarchy; and the
 * keys that keep identity data unreadable in the database. Only this bundle makes callers.
 */
package org.sanqu.security;
