/** The figures of an organisation and what they are made of. */
package org.sanqu.web.page.figure;
