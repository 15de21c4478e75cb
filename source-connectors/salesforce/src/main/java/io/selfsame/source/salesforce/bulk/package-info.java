/** Bulk API 2.0: query jobs and their CSV results, streamed. */
package io.selfsame.source.salesforce.bulk;
