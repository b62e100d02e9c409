package org.wirewatch.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * Bounds the native memory of all stores of the process together; without it each store would take
 * its own caches. Kafka Streams makes one object per store by reflection, hence the shared field.
 *
 * @see "Kafka Streams documentation, Memory Management, RocksDB"
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
  static final String BYTES_MAX = "wirewatch.rocksdb.bytes.max";

  private static final long WRITE_BUFFER_BYTES = 2L * 1024 * 1024;
  private static final int WRITE_BUFFERS = 2;
  private static final double INDEX_SHARE = 0.2;

  private static Memory shared;

  private record Memory(Cache cache, WriteBufferManager writeBuffers) {}

  @Override
  public void setConfig(String store, Options options, Map<String, Object> configs) {
    Memory memory = memory(Long.parseLong(configs.get(BYTES_MAX).toString()));
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(memory.cache());
    table.setCacheIndexAndFilterBlocks(true);
    table.setCacheIndexAndFilterBlocksWithHighPriority(true);
    table.setPinTopLevelIndexAndFilter(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(memory.writeBuffers());
    options.setWriteBufferSize(WRITE_BUFFER_BYTES);
    options.setMaxWriteBufferNumber(WRITE_BUFFERS);
  }

  @Override
  public void close(String store, Options options) {
    // The cache is shared by all stores and lives as long as the process.
  }

  private static synchronized Memory memory(long bytesMax) {
    if (shared == null) {
      Cache cache = new LRUCache(bytesMax, -1, false, INDEX_SHARE);
      shared = new Memory(cache, new WriteBufferManager(bytesMax / 2, cache));
    }
    return shared;
  }
}
