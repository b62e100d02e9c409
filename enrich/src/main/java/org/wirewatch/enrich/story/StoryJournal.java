package org.wirewatch.enrich.story;

/** Is told everything that must outlive a restart; a value of null takes the key away. */
interface StoryJournal {
  /** For those who keep nothing. */
  StoryJournal NONE =
      new StoryJournal() {
        @Override
        public void story(String storyId, StoryState state) {}

        @Override
        public void article(String articleId, ArticleTraits traits) {}
      };

  void story(String storyId, StoryState state);

  void article(String articleId, ArticleTraits traits);
}
