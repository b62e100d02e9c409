package org.wirewatch.desk.web;

import io.javalin.http.Context;
import java.util.List;
import org.wirewatch.desk.api.QueryCheck;
import org.wirewatch.desk.api.TopicInput;
import org.wirewatch.desk.api.TopicPreview;
import org.wirewatch.desk.http.Problem;
import org.wirewatch.wire.TopicDefinition;

/**
 * The form in which a topic is defined, and what was written into it. Examples stand one a line.
 *
 * @param id empty for a new topic
 */
record TopicForm(
    String id, String name, String description, String query, String positives, String negatives) {

  static TopicForm blank() {
    return new TopicForm("", "", "", "", "", "");
  }

  static TopicForm of(TopicDefinition topic) {
    return new TopicForm(
        topic.id(),
        topic.name(),
        topic.description(),
        topic.query() == null ? "" : topic.query(),
        lines(topic.positives()),
        lines(topic.negatives()));
  }

  static TopicForm of(Context context, String id) {
    return new TopicForm(
        id,
        param(context, "name"),
        param(context, "description"),
        param(context, "query"),
        param(context, "positives"),
        param(context, "negatives"));
  }

  /** What was written, read. */
  TopicInput input() {
    return new TopicInput(name, description, query, texts(positives), texts(negatives));
  }

  /**
   * The form.
   *
   * @param check of the query; null when there is none
   * @param problem why the input was refused; null when it was not
   */
  Html render(QueryCheck check, Problem problem) {
    return Html.of(
        """
        {}
        <form class="stack wide topic-form" method="post" action="{}">
          <input type="hidden" name="id" value="{}">
          <div class="field"><label for="name">Name</label>
            <input id="name" name="name" value="{}" required maxlength="120" autocomplete="off" placeholder="What newsrooms would call it"></div>
          <div class="field"><label for="description">What belongs to it</label>
            <p class="muted small">A few sentences, as you would explain it to a colleague. This alone is enough to begin. A sentence that begins with <em>Not</em> says what does not belong.</p>
            <textarea id="description" name="description" rows="4" maxlength="10000">{}</textarea></div>
          <div class="field"><label for="query">Query, if words tell it</label>
            <div class="editor">
              <pre class="echo" id="query-echo" aria-hidden="true">{}</pre>
              <textarea id="query" name="query" rows="3" maxlength="10000" spellcheck="false" autocapitalize="off" autocomplete="off" aria-describedby="query-remarks" data-query
                hx-post="/topics/check" hx-trigger="input changed delay:200ms" hx-target="#query-remarks" hx-sync="this:replace">{}</textarea>
            </div>
            <div id="query-remarks" class="remarks" aria-live="polite">{}</div>
            {}
          </div>
          <div class="field"><label for="positives">Texts that belong to it, one a line</label>
            <textarea id="positives" name="positives" rows="5" placeholder="Eight are enough to do much better than the description alone.">{}</textarea></div>
          <div class="field"><label for="negatives">Texts that look alike and do not belong, one a line</label>
            <textarea id="negatives" name="negatives" rows="3">{}</textarea></div>
          <p class="actions"><button class="button primary">{}</button>
            <button class="button" type="button" hx-post="/topics/preview" hx-include="closest form" hx-target="#topic-preview" hx-indicator="#preview-busy" hx-disabled-elt="this">Preview</button>
            <a class="button" href="{}">Cancel</a>
            <span id="preview-busy" class="busy muted small" role="status">Scoring the newest articles…</span></p>
          <div id="topic-preview" class="checked" aria-live="polite"><p class="muted">The preview scores the newest {} articles by what stands above, before anything is saved.</p></div>
        </form>
        """,
        problem == null
            ? Html.EMPTY
            : Html.of("<p class=\"fault block\" role=\"alert\">{}</p>", problem.getMessage()),
        id.isEmpty() ? "/topics" : TopicPages.address(id),
        id,
        name,
        description,
        check == null ? Html.EMPTY : QueryEcho.underlined(query, check),
        query,
        check == null ? Html.EMPTY : QueryEcho.remarks(check),
        SearchPage.help(),
        positives,
        negatives,
        id.isEmpty() ? "Create topic" : "Save",
        id.isEmpty() ? "/topics" : TopicPages.address(id),
        TopicPreview.ARTICLES_DEFAULT);
  }

  private static String lines(List<String> texts) {
    return String.join("\n", texts.stream().map(TopicForm::line).toList());
  }

  private static String line(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static List<String> texts(String lines) {
    return lines.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static String param(Context context, String name) {
    String text = context.formParam(name);
    return text == null ? "" : text.strip();
  }
}
