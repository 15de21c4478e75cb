package io.selfsame.resolve;

import io.selfsame.resolution.PairRules;
import io.selfsame.resolution.PairScore;
import io.selfsame.resolution.match.Feature;
import io.selfsame.resolution.match.FeatureWeights;
import io.selfsame.resolution.match.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** What training came to, as a page of HTML with a picture of the scores. */
final class TrainingPage {
  private static final int BAR = 14;
  private static final int HEIGHT = 200;

  /** What one level of one feature is worth. */
  record Weight(String feature, String level, double m, double u, double bits) {}

  private TrainingPage() {}

  /** Every level of every feature, in the order of the model. */
  static List<Weight> weights(Training training) {
    List<Weight> lines = new ArrayList<>();
    new TreeMap<>(training.model().weights())
        .forEach((feature, weights) -> lines.addAll(lines(feature, weights)));
    return lines;
  }

  static String html(List<Training> trainings, PairRules thresholds) {
    StringBuilder page =
        new StringBuilder(
            """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Trained models</title>
            <style>
            body { font: 14px sans-serif; margin: 2em; }
            td, th { padding: 0 1em 0 0; text-align: left; }
            </style></head><body>
            """);
    for (Training training : trainings) {
      page.append(
          String.format(
              Locale.ROOT,
              "<h1>%s</h1><p>%,d records, %,d pairs, prior %.2e</p>%n",
              training.model().version(),
              training.records(),
              training.pairs(),
              training.model().prior()));
      page.append(svg(training, thresholds));
      page.append("<table><tr><th>feature<th>level<th>m<th>u<th>bits</tr>\n");
      for (Weight line : weights(training)) {
        page.append(
            String.format(
                Locale.ROOT,
                "<tr><td>%s<td>%s<td>%.6f<td>%.7f<td>%.2f</tr>%n",
                line.feature(),
                line.level(),
                line.m(),
                line.u(),
                line.bits()));
      }
      page.append("</table>\n");
    }
    return page.append("</body></html>\n").toString();
  }

  /** Bars on a logarithmic scale: strangers are many, and people's own pairs few. */
  private static String svg(Training training, PairRules thresholds) {
    List<Long> bins = training.histogram();
    double top =
        Math.log1p((double) bins.stream().mapToLong(Long::longValue).max().orElse(0)) + 1e-9;
    int width = bins.size() * BAR;
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" role=\"img\">%n"
            .formatted(width, HEIGHT + 30));
    svg.append("<title>Pairs by weight in bits, logarithmic</title>\n");
    for (int i = 0; i < bins.size(); i++) {
      int height = (int) Math.round(HEIGHT * Math.log1p((double) bins.get(i)) / top);
      svg.append(
          "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#47a\"><title>%d bits: %d"
                  .formatted(
                      i * BAR, HEIGHT - height, BAR - 2, height, Training.LOWEST + i, bins.get(i))
              + "</title></rect>\n");
      if ((Training.LOWEST + i) % 10 == 0) {
        svg.append(
            "<text x=\"%d\" y=\"%d\" font-size=\"11\">%d</text>%n"
                .formatted(i * BAR, HEIGHT + 14, Training.LOWEST + i));
      }
    }
    svg.append(line(thresholds.review(), "review")).append(line(thresholds.auto(), "auto"));
    return svg.append("</svg>\n").toString();
  }

  private static String line(long weight, String name) {
    double x = ((double) weight / PairScore.BIT - Training.LOWEST) * BAR;
    return String.format(
        Locale.ROOT,
        "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"0\" y2=\"%d\" stroke=\"#c33\"/>"
            + "<text x=\"%.1f\" y=\"%d\" font-size=\"11\" fill=\"#c33\">%s</text>%n",
        x,
        x,
        HEIGHT,
        x,
        HEIGHT + 28,
        name);
  }

  private static List<Weight> lines(Feature feature, FeatureWeights weights) {
    List<Weight> lines = new ArrayList<>();
    for (int level = 0; level < feature.levels().size(); level++) {
      lines.add(
          new Weight(
              feature.id(),
              feature.levels().get(level),
              weights.m().get(level),
              weights.u().get(level),
              weights.bits(level)));
    }
    return lines;
  }
}
