package io.selfsame.cluster;

import java.nio.file.Path;

/** One broker with one Connect worker, and their topics. Ends with {@link #close}. */
public final class KafkaCluster implements AutoCloseable {
  private final ProcessGroup processes;
  private final Broker broker;
  private final ConnectWorker worker;
  private final Topics topics;

  private KafkaCluster(ProcessGroup processes, Broker broker, ConnectWorker worker) {
    this.processes = processes;
    this.broker = broker;
    this.worker = worker;
    this.topics = new Topics(broker.bootstrapServers());
  }

  /** Starts both; data, settings and logs go under {@code directory}, which is not removed. */
  public static KafkaCluster start(KafkaRuntime runtime, Path directory, WorkerSettings settings) {
    ProcessGroup processes = new ProcessGroup();
    try {
      Broker broker = processes.start(new Broker(runtime, directory));
      ConnectWorker worker =
          processes.start(new ConnectWorker("worker", runtime, broker, directory, settings));
      return new KafkaCluster(processes, broker, worker);
    } catch (RuntimeException failed) {
      processes.close();
      throw failed;
    }
  }

  /** The servers, to let others end together with these. */
  public ProcessGroup processes() {
    return processes;
  }

  public Broker broker() {
    return broker;
  }

  public ConnectWorker worker() {
    return worker;
  }

  /** The worker's REST interface. */
  public ConnectRest connect() {
    return worker.rest();
  }

  public Topics topics() {
    return topics;
  }

  @Override
  public void close() {
    topics.close();
    processes.close();
  }
}
