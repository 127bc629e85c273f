/**
 * Knows what every organisation owes and until when: deadlines and who gave more time, how complete a subtree is, the work list of a
 * person, and reminders through channels. It asks the forms what applies to whom and who has submitted, and keeps nothing twice.
 */
package org.sanqu.work;
