/** Who may do what where: every operation of the API, for every role, inside and outside the organisation it is granted on. */
package org.sanqu.tests.authorisation;
