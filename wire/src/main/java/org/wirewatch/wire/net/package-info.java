/**
 * The only way out to the network: {@link org.wirewatch.wire.net.AddressGuard} decides which
 * addresses may be reached, {@link org.wirewatch.wire.net.GuardedHttp} makes HTTP clients that can
 * reach no others.
 *
 * <p>The guard is asked three times: about the URL before a request, about every address that a
 * name resolves to, and about the socket's address at the moment of connecting. So the address
 * checked is the address connected to, whatever DNS says in between.
 */
package org.wirewatch.wire.net;
