/**
 * The organisation tree and the member register: dated links in the database, pre-order arrays in memory, and the imports that
 * fill them. The bundle is also the built-in module {@code core}, whose metrics lie in its resources.
 */
package org.sanqu.organisation;
