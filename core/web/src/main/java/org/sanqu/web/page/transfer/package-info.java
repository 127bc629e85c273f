/** Transfers from one organisation to another, and whose turn it is. */
package org.sanqu.web.page.transfer;
