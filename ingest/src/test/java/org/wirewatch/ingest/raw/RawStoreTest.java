package org.wirewatch.ingest.raw;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import okhttp3.Headers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.Warcinfo;

class RawStoreTest {
  private static final Instant START = Instant.parse("2026-11-02T09:00:00.123456Z");

  @TempDir Path folder;
  private Instant now = START;
  private final InstantSource clock = () -> now;
  private RawConfig config;

  @BeforeEach
  void configure() {
    config = RawConfig.defaults().in(folder);
  }

  @Test
  void givesBackWhatItKept() throws IOException {
    // Given
    byte[] page = "<p>Größe".repeat(100).getBytes(UTF_8);
    try (RawStore store = open("one")) {
      store.keep(exchange("/first", page, false), null);

      // When
      RawPlace place = store.keep(exchange("/second?x=1", page, true), "{\"a\":1}".getBytes(UTF_8));
      KeptPage whileOpen = store.read(place.file(), place.offset());

      // Then
      assertThat(whileOpen.body()).isEqualTo(page);
      assertThat(whileOpen.url()).isEqualTo(URI.create("https://news.example/second?x=1"));
      assertThat(whileOpen.headers()).containsEntry("content-type", "text/html");
      assertThat(whileOpen.at()).isEqualTo(START);
      assertThat(new String(whileOpen.context(), UTF_8)).isEqualTo("{\"a\":1}");
      assertThat(whileOpen.place()).isEqualTo(place);
    }
    assertThat(pages(folder))
        .extracting(k -> k.url().getPath())
        .containsExactly("/first", "/second");
  }

  @Test
  void writesWarcThatOthersRead() throws IOException {
    byte[] page = "<p>Text".getBytes(UTF_8);
    try (RawStore store = open("one")) {
      store.keep(exchange("/a", page, false), "{}".getBytes(UTF_8));
    }

    List<WarcRecord> records = new ArrayList<>();
    try (WarcReader reader = new WarcReader(files().getFirst())) {
      reader.calculateBlockDigest();
      for (WarcRecord record : reader) {
        records.add(record);
        if (record instanceof Warcinfo info) {
          assertThat(info.fields().sole("software")).contains("Wirewatch/test");
        }
      }
    }

    assertThat(records)
        .extracting(WarcRecord::type)
        .containsExactly("warcinfo", "response", "request", "metadata");
    assertThat(records).allSatisfy(r -> assertThat(r.version().toString()).isEqualTo("WARC/1.1"));
    assertThat(records.get(1).headers().sole("WARC-IP-Address")).contains("192.0.2.1");
    assertThat(records.get(2).headers().sole("WARC-Concurrent-To"))
        .contains("<" + records.get(1).id() + ">");
  }

  @Test
  void beginsANewFileBySizeAndByAge() throws IOException {
    config = config.withFiles(5_000, Duration.ofHours(1));
    try (RawStore store = open("one")) {
      for (int i = 0; i < 4; i++) {
        store.keep(exchange("/" + i, noise(3_000), false), null);
      }
      assertThat(finished()).hasSize(1);

      now = START.plus(Duration.ofHours(1));
      store.tend();

      assertThat(finished()).hasSize(2).isEqualTo(files());
      store.keep(exchange("/5", noise(10), false), null);
    }
    assertThat(pages(folder)).hasSize(5);
    assertThat(finished()).hasSize(3);
  }

  @Test
  void deletesByAgeAndBySize() throws IOException {
    config = config.withFiles(1_000, Duration.ofHours(1)).withRetention(Duration.ofDays(2), 10_000);
    try (RawStore store = open("one")) {
      for (int i = 0; i < 30; i++) {
        store.keep(exchange("/" + i, noise(1_500), false), null);
      }
      long bytes = 0;
      for (Path file : files()) {
        bytes += Files.size(file);
      }
      assertThat(bytes).isBetween(4_000L, 10_000L);
      assertThat(pages(folder).getLast().url().getPath()).isEqualTo("/29");
    }

    now = Instant.now().plus(Duration.ofDays(3));
    open("one").close();

    assertThat(files()).isEmpty();
  }

  @Test
  void tellsOfARecordThatACrashCutShortAndFinishesItsFile() throws IOException {
    // Given
    try (RawStore store = open("one")) {
      store.keep(exchange("/whole", noise(500), false), null);
      store.keep(exchange("/cut", noise(500), false), null);
    }
    Path file = files().getFirst();
    byte[] all = Files.readAllBytes(file);
    Path left = folder.resolve(file.getFileName() + ".open");
    Files.write(left, java.util.Arrays.copyOf(all, all.length - 900));
    Files.delete(file);
    now = START.plusSeconds(1);

    // When
    try (RawStore again = open("one")) {
      again.keep(exchange("/after", noise(100), false), null);
    }

    // Then
    assertThat(files()).isEqualTo(finished()).hasSize(2);
    List<WarcPages.Item> items = items(folder);
    assertThat(items).hasSize(3);
    assertThat(items.get(1)).isInstanceOf(WarcPages.Damaged.class);
    assertThat(pages(folder))
        .extracting(k -> k.url().getPath())
        .containsExactly("/whole", "/after");
  }

  @Test
  void goesOnBehindADamagedRecord() throws IOException {
    List<RawPlace> places = new ArrayList<>();
    try (RawStore store = open("one")) {
      for (int i = 0; i < 3; i++) {
        places.add(store.keep(exchange("/" + i, noise(2_000), false), null));
      }
    }
    Path file = files().getFirst();
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < 300; i++) {
      bytes[(int) places.get(1).offset() + 500 + i] ^= 0x55;
    }
    Files.write(file, bytes);

    List<WarcPages.Item> items = items(file);

    assertThat(items).hasSize(3);
    assertThat(items.get(1)).isInstanceOf(WarcPages.Damaged.class);
    assertThat(pages(file)).extracting(k -> k.url().getPath()).containsExactly("/0", "/2");
  }

  @Test
  void instancesNeverCollideAndLeaveOneAnothersOpenFilesAlone() throws IOException {
    try (RawStore one = open("same");
        RawStore other = open("same/other");
        RawStore nameless = open(null)) {
      RawPlace first = one.keep(exchange("/1", noise(10), false), null);
      RawPlace second = other.keep(exchange("/2", noise(10), false), null);
      RawPlace third = nameless.keep(exchange("/3", noise(10), false), null);
      open("late").close();

      assertThat(List.of(first.file(), second.file(), third.file())).doesNotHaveDuplicates();
      assertThat(finished()).isEmpty();
      assertThat(other.read(first.file(), first.offset()).url().getPath()).isEqualTo("/1");
    }
    assertThat(finished()).hasSize(3);
  }

  @Test
  void refusesPlacesThatAreNotThere() throws IOException {
    try (RawStore store = open("one")) {
      RawPlace place = store.keep(exchange("/1", noise(10), false), null);

      assertThatThrownBy(() -> store.read("../secret.warc.gz", 0))
          .isInstanceOf(NoSuchFileException.class);
      assertThatThrownBy(() -> store.read("gone.warc.gz", 0))
          .isInstanceOf(NoSuchFileException.class);
      assertThatThrownBy(() -> store.read(place.file(), 0)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> store.read(place.file(), 1 << 30)).isInstanceOf(IOException.class);
    }
  }

  private RawStore open(String instance) throws IOException {
    return RawStore.open(config, instance, "Wirewatch/test", clock);
  }

  private List<Path> files() throws IOException {
    return RawFolder.files(folder);
  }

  private List<Path> finished() throws IOException {
    return files().stream().filter(file -> !file.toString().endsWith(RawFolder.OPEN)).toList();
  }

  private static List<WarcPages.Item> items(Path from) throws IOException {
    List<WarcPages.Item> items = new ArrayList<>();
    try (WarcPages pages = WarcPages.of(from)) {
      pages.forEachRemaining(items::add);
    }
    return items;
  }

  private static List<KeptPage> pages(Path from) throws IOException {
    return items(from).stream()
        .filter(WarcPages.Kept.class::isInstance)
        .map(item -> ((WarcPages.Kept) item).page())
        .toList();
  }

  private static Exchange exchange(String path, byte[] body, boolean packed) throws IOException {
    Headers.Builder headers = new Headers.Builder().add("Content-Type", "text/html");
    headers.add("Transfer-Encoding", "chunked");
    if (packed) {
      headers.add("Content-Encoding", "gzip");
    }
    return new Exchange(
        URI.create("https://news.example" + path),
        packed,
        InetAddress.getByName("192.0.2.1"),
        Headers.of("Host", "news.example", "User-Agent", "Wirewatch/test"),
        200,
        "OK",
        headers.build(),
        packed ? gzip(body) : body,
        START);
  }

  /** Bytes that no compression makes smaller. */
  private static byte[] noise(int count) {
    byte[] bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(body);
    }
    return bytes.toByteArray();
  }
}
