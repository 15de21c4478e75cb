package io.selfsame.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Topics of a broker: make them, fill them, look into them. Reads committed records only. Not
 * thread-safe.
 */
public final class Topics implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(200);

  private final String bootstrapServers;
  private final Admin admin;

  public Topics(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
  }

  public void create(String topic, int partitions, Map<String, String> settings) {
    NewTopic wanted = new NewTopic(topic, partitions, (short) 1).configs(settings);
    answer("create topic " + topic, admin.createTopics(List.of(wanted)).all());
  }

  public void delete(String topic) {
    answer("delete topic " + topic, admin.deleteTopics(List.of(topic)).all());
  }

  /** Names of all topics but Kafka's internal ones. */
  public Set<String> names() {
    return Set.copyOf(answer("list topics", admin.listTopics().names()));
  }

  /** End offset by partition: past the last record, transaction markers counted too. */
  public Map<Integer, Long> endOffsets(String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      Map<Integer, Long> ends = new TreeMap<>();
      consumer
          .endOffsets(partitions(consumer, topic))
          .forEach((partition, end) -> ends.put(partition.partition(), end));
      return ends;
    }
  }

  /** Offsets a consumer group has committed; a sink connector's group is {@code connect-NAME}. */
  public Map<TopicPartition, Long> committedOffsets(String group) {
    Map<TopicPartition, OffsetAndMetadata> committed =
        answer(
            "read offsets of " + group,
            admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    Map<TopicPartition, Long> offsets = new HashMap<>();
    committed.forEach((partition, offset) -> offsets.put(partition, offset.offset()));
    return offsets;
  }

  /** How many committed records the topic holds now. */
  public long count(String topic) {
    AtomicLong count = new AtomicLong();
    forEachRaw(topic, raw -> count.incrementAndGet());
    return count.get();
  }

  /** Everything the topic holds now, in order within a partition. */
  public List<TopicRecord> records(String topic) {
    List<TopicRecord> records = new ArrayList<>();
    forEach(topic, records::add);
    return List.copyOf(records);
  }

  /** Hands over everything the topic holds now, without keeping it. */
  public void forEach(String topic, Consumer<TopicRecord> reader) {
    forEachRaw(topic, raw -> reader.accept(parse(raw)));
  }

  /** Sends JSON text, in order, and waits until the broker has it. */
  public void send(String topic, String key, String value) {
    Map<String, Object> settings =
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      answer("send to " + topic, producer.send(new ProducerRecord<>(topic, key, value)));
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(5));
  }

  private void forEachRaw(String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> partitions = partitions(consumer, topic);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      // The position passes transaction markers, which the records themselves do not show.
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(POLL).forEach(reader);
      }
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            5_000);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
    return consumer.partitionsFor(topic, ANSWER).stream()
        .map(info -> new TopicPartition(topic, info.partition()))
        .toList();
  }

  private static TopicRecord parse(ConsumerRecord<byte[], byte[]> raw) {
    Map<String, String> headers = new HashMap<>();
    raw.headers().forEach(header -> headers.put(header.key(), text(header.value())));
    return new TopicRecord(
        raw.partition(), raw.offset(), json(raw.key()), json(raw.value()), headers);
  }

  private static JsonNode json(byte[] bytes) {
    return bytes == null ? MissingNode.getInstance() : RestClient.parse(text(bytes));
  }

  private static String text(byte[] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }

  private static <T> T answer(String request, Future<T> future) {
    try {
      return future.get(ANSWER.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException refused) {
      throw new ClusterException("The broker did not " + request, refused);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new ClusterException("Interrupted: " + request, interrupt);
    }
  }
}
