/**
 * People, organisations and places that matter in news, with their names, roles and what tells them
 * from namesakes.
 *
 * <p>{@link org.wirewatch.knowledge.KnowledgeBase} answers who is meant by a name; {@link
 * org.wirewatch.knowledge.KnowledgeFile} reads the file that ships with this module, and a
 * newsroom's own of the same form. What is added while the system runs comes from the {@code
 * entities} topic, as {@link org.wirewatch.wire.KnownEntity}.
 */
package org.wirewatch.knowledge;
