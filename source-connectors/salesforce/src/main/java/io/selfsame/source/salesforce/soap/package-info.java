/** The SOAP partner API through force-wsc: transport, session handling and fault classification. */
package io.selfsame.source.salesforce.soap;
