package org.wirewatch.broker;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeProducersResult.PartitionProducerState;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends transactions that their coordinator takes for ended. A node that was killed and starts again
 * may skip the end marks of partitions that have no leader yet (KAFKA-20734, Kafka 4.3); who reads
 * only what is committed would wait there for ever. Finds and aborts them as {@code
 * kafka-transactions.sh} does (KIP-664).
 */
final class HangingTransactions {
  private static final Logger LOG = LoggerFactory.getLogger(HangingTransactions.class);

  private final Admin admin;

  private HangingTransactions(Admin admin) {
    this.admin = admin;
  }

  /**
   * Aborts them; to be called before anybody writes.
   *
   * @return how many there were, one for each partition
   */
  static int abort(String bootstrapServers) throws InterruptedException, ExecutionException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      return new HangingTransactions(admin).abort();
    }
  }

  private int abort() throws InterruptedException, ExecutionException {
    Map<TopicPartition, List<ProducerState>> open = open();
    Map<Long, Set<TopicPartition>> known = open.isEmpty() ? Map.of() : known(open.values());
    int aborted = 0;
    for (Map.Entry<TopicPartition, List<ProducerState>> entry : open.entrySet()) {
      TopicPartition partition = entry.getKey();
      for (ProducerState producer : entry.getValue()) {
        if (!known.getOrDefault(producer.producerId(), Set.of()).contains(partition)) {
          abort(partition, producer);
          aborted++;
        }
      }
    }
    return aborted;
  }

  /** Producers with an open transaction, by partition as the logs have it. */
  private Map<TopicPartition, List<ProducerState>> open()
      throws InterruptedException, ExecutionException {
    Set<String> topics = admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
    Set<TopicPartition> partitions = new HashSet<>();
    admin
        .describeTopics(topics)
        .allTopicNames()
        .get()
        .forEach(
            (topic, described) ->
                described
                    .partitions()
                    .forEach(one -> partitions.add(new TopicPartition(topic, one.partition()))));
    Map<TopicPartition, List<ProducerState>> open = new HashMap<>();
    Map<TopicPartition, PartitionProducerState> states =
        admin.describeProducers(partitions).all().get();
    states.forEach(
        (partition, state) -> {
          List<ProducerState> producers =
              state.activeProducers().stream()
                  .filter(producer -> producer.currentTransactionStartOffset().isPresent())
                  .toList();
          if (!producers.isEmpty()) {
            open.put(partition, producers);
          }
        });
    return open;
  }

  /** Partitions of the transactions that the coordinator will end itself, by producer. */
  private Map<Long, Set<TopicPartition>> known(Collection<List<ProducerState>> open)
      throws InterruptedException, ExecutionException {
    Set<Long> producers =
        open.stream()
            .flatMap(List::stream)
            .map(ProducerState::producerId)
            .collect(Collectors.toSet());
    List<String> ids =
        admin
            .listTransactions(new ListTransactionsOptions().filterProducerIds(producers))
            .all()
            .get()
            .stream()
            .map(TransactionListing::transactionalId)
            .toList();
    Map<Long, Set<TopicPartition>> known = new HashMap<>();
    for (TransactionDescription one : admin.describeTransactions(ids).all().get().values()) {
      known.put(one.producerId(), one.topicPartitions());
    }
    return known;
  }

  private void abort(TopicPartition partition, ProducerState producer)
      throws InterruptedException, ExecutionException {
    LOG.warn(
        "transaction aborted that its coordinator has forgotten partition={} producerId={} epoch={}",
        partition,
        producer.producerId(),
        producer.producerEpoch());
    admin
        .abortTransaction(
            new AbortTransactionSpec(
                partition,
                producer.producerId(),
                (short) producer.producerEpoch(),
                producer.coordinatorEpoch().orElse(0)))
        .all()
        .get();
  }
}
