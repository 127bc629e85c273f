/**
 * The member register: who is on the roll, where they are at home on every day, their secondary ties, transfers and posts. What happened
 * is kept as events; a home affiliation is what follows from them.
 */
package org.sanqu.members;
