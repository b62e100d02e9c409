package org.wirewatch.desk.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.wirewatch.wire.AlertResponse;
import org.wirewatch.wire.AlertResponse.Verdict;

class ResponseLogTest {
  @Test
  void countsTheLastVerdictOfEachAlert() {
    ResponseLog log = new ResponseLog();
    log.put("a", response("a", Verdict.GOOD));
    log.put("b", response("b", Verdict.GOOD));
    log.put("a", response("a", Verdict.BAD));
    log.put("c", response("c", null));
    assertThat(log.tally("s")).isEqualTo(new ResponseLog.Tally(1, 1));
    log.put("b", null);
    assertThat(log.tally("s")).isEqualTo(new ResponseLog.Tally(0, 1));
    assertThat(log.judged("s", 10)).extracting(AlertResponse::alertId).containsExactly("a");
  }

  private static AlertResponse response(String alert, Verdict verdict) {
    return new AlertResponse(1, alert, "s", "story", "article", verdict, null, null, Instant.EPOCH);
  }
}
