/** Tables that an office makes itself: their list, the builder, whom they are sent to, and how the answers come in. */
package org.sanqu.web.page.local;
