package org.wirewatch.ingest.extract;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wirewatch.wire.config.ConfigException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * An operator's rules for single sites, by host suffix: CSS selectors that go before the learned
 * decision. Immutable.
 */
public final class SiteRules {
  /** No rule for any site. */
  public static final SiteRules NONE = new SiteRules(Map.of());

  private final Map<String, SiteRule> byHost;

  private SiteRules(Map<String, SiteRule> byHost) {
    this.byHost = Map.copyOf(byHost);
  }

  /**
   * Reads a YAML file that maps {@code host: {body, remove, title, author, date}} to selectors.
   *
   * @param file null for no rules
   * @throws ConfigException naming every fault of the file
   */
  public static SiteRules read(Path file) {
    if (file == null) {
      return NONE;
    }
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    try (Reader reader = Files.newBufferedReader(file)) {
      return of(file, new Yaml(new SafeConstructor(options)).load(reader));
    } catch (IOException | YAMLException e) {
      throw new ConfigException("extraction rules " + file + ": " + e.getMessage());
    }
  }

  private static SiteRules of(Path file, Object content) {
    if (content == null) {
      return NONE;
    }
    List<String> faults = new ArrayList<>();
    Map<String, SiteRule> rules = new HashMap<>();
    if (content instanceof Map<?, ?> sites) {
      sites.forEach(
          (host, rule) -> {
            String name = Texts.lower(String.valueOf(host).strip());
            if (name.isEmpty() || name.contains("/") || name.startsWith(".")) {
              faults.add("\"" + host + "\" is no host name");
            }
            rules.put(name, SiteRule.read(name, rule, faults));
          });
    } else {
      faults.add("hosts with their selectors wanted");
    }
    if (!faults.isEmpty()) {
      throw new ConfigException("extraction rules " + file + ": " + String.join("; ", faults));
    }
    return new SiteRules(rules);
  }

  /**
   * The rule of the longest host name that the address's host is or ends with; else an empty one.
   */
  SiteRule of(URI url) {
    String host = url == null || url.getHost() == null ? "" : Texts.lower(url.getHost());
    while (!host.isEmpty()) {
      SiteRule rule = byHost.get(host);
      if (rule != null) {
        return rule;
      }
      int dot = host.indexOf('.');
      host = dot < 0 ? "" : host.substring(dot + 1);
    }
    return SiteRule.NONE;
  }
}
