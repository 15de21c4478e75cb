/** The connector and the task every polling source is: a vendor only adds its definition. */
package io.selfsame.source.polling;
