/* Search against a naive scan.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <base-text.h>
#include <store-filter.h>
#include <store-search.h>

static char *
find (Fixture *fixture, GType type, const char *words, gboolean trash)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreFilter) filter = store_filter_new (g_type_class_peek (type));
  g_autoptr (StoreQuery) query = NULL;
  GString *found = g_string_new (NULL);

  store_filter_set_search (filter, words);
  store_filter_set_trash (filter, trash);
  query = store_filter_query_ids (filter, fixture->db, 400);
  while (store_query_next (query))
    g_string_append_printf (found, "%s%d", found->len > 0 ? " " : "", (int) store_query_get_number (query, 0));
  store_query_finish (query, &error);
  g_assert_no_error (error);
  return g_string_free_and_steal (found);
}

static void
assert_found (Fixture *fixture, GType type, const char *words, const char *ids)
{
  g_autofree char *found = find (fixture, type, words, FALSE);

  if (g_strcmp0 (found, ids) != 0)
    g_error ("“%s” finds %s, not %s", words, found, ids);
}

static void
assert_sound (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  g_assert_true (store_search_check (fixture->db, faults, &error));
  g_assert_no_error (error);
  if (faults->len > 0)
    g_error ("%s", (char *) faults->pdata[0]);
}

static void
test_words_parts_and_codes (Fixture *fixture, gconstpointer data)
{
  fixture_add_person (fixture, "Müller Straßenbau", "030-123");
  fixture_add_person (fixture, "AB-10248/7", "+49 (30) 99");
  fixture_add_person (fixture, "Łódź Çelik", "x");
  fixture_add_person (fixture, "北京商店", "y");
  assert_found (fixture, TEST_TYPE_PERSON, "mul", "1");
  assert_found (fixture, TEST_TYPE_PERSON, "MÜLLER strassen", "1");
  assert_found (fixture, TEST_TYPE_PERSON, "Müller 10248", "");
  assert_found (fixture, TEST_TYPE_PERSON, "ssenb", "1");
  assert_found (fixture, TEST_TYPE_PERSON, "bau", "1");
  assert_found (fixture, TEST_TYPE_PERSON, "au", "");
  assert_found (fixture, TEST_TYPE_PERSON, "248", "2");
  assert_found (fixture, TEST_TYPE_PERSON, "ab-10248", "2");
  assert_found (fixture, TEST_TYPE_PERSON, "AB10248", "2");
  assert_found (fixture, TEST_TYPE_PERSON, "49 99", "2");
  assert_found (fixture, TEST_TYPE_PERSON, "lodz celik", "3");
  assert_found (fixture, TEST_TYPE_PERSON, "商店", "4");
  assert_found (fixture, TEST_TYPE_PERSON, "123", "1");
  assert_found (fixture, TEST_TYPE_PERSON, "23", "");
  assert_found (fixture, TEST_TYPE_PERSON, "  ,- ", "2 3 1 4"); /* nothing to search for: all, by title */
  assert_sound (fixture);
}

static void
test_signs_of_the_query_language_are_text (Fixture *fixture, gconstpointer data)
{
  static const char *const hostile[] = { "\"", "\"\"", "a OR b", "NOT", "NEAR(", "-a", "a*", "^a", "words:a", "a\"b", "{a}", "(a)", "'", ";--", "\xee\x80\x80" "a", "%_" };

  fixture_add_person (fixture, "Anna b or", "1");
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    g_free (find (fixture, TEST_TYPE_PERSON, hostile[i], i % 2 == 0));
  assert_found (fixture, TEST_TYPE_PERSON, "a OR b", "1");
}

static void
test_follows_edits_trash_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *trashed = NULL;
  gint64 id = fixture_add_person (fixture, "Anna Berg", "1");

  g_assert_true (fixture_run (fixture, "edit-person", g_variant_new_parsed ("{'record': <%x>, 'name': <'Zoe Tal'>}", id), &error));
  assert_found (fixture, TEST_TYPE_PERSON, "anna", "");
  assert_found (fixture, TEST_TYPE_PERSON, "zoe", "1");
  assert_sound (fixture);
  g_assert_true (fixture_undo (fixture, 0, &error));
  assert_found (fixture, TEST_TYPE_PERSON, "anna", "1");
  g_assert_true (fixture_run (fixture, "trash-person", g_variant_new_parsed ("{'record': <%x>}", id), &error));
  assert_found (fixture, TEST_TYPE_PERSON, "anna", "");
  trashed = find (fixture, TEST_TYPE_PERSON, "ann erg", TRUE);
  g_assert_cmpstr (trashed, ==, "1");
  assert_sound (fixture);
  g_assert_true (fixture_run (fixture, "restore-person", g_variant_new_parsed ("{'record': <%x>}", id), &error));
  assert_found (fixture, TEST_TYPE_PERSON, "anna", "1");
  g_assert_true (fixture_undo (fixture, 1, &error) || error != NULL);
  assert_sound (fixture);
}

static void
test_links_are_found_by_the_new_title (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 anna = fixture_add_person (fixture, "Anna", "1"), bert = fixture_add_person (fixture, "Bert", "2");

  for (int i = 0; i < 3; i++)
    fixture_add_entry (fixture, i == 1 ? bert : anna, "Paper", 5);
  assert_found (fixture, TEST_TYPE_ENTRY, "anna paper", "3 1");
  g_assert_true (fixture_run (fixture, "edit-person", g_variant_new_parsed ("{'record': <%x>, 'phone': <'7'>}", anna), &error));
  assert_found (fixture, TEST_TYPE_ENTRY, "anna", "3 1");
  g_assert_true (fixture_run (fixture, "edit-person", g_variant_new_parsed ("{'record': <%x>, 'name': <'Zoe'>}", anna), &error));
  assert_found (fixture, TEST_TYPE_ENTRY, "anna", "");
  assert_found (fixture, TEST_TYPE_ENTRY, "zo pap", "3 1");
  assert_sound (fixture);
  g_assert_true (fixture_undo (fixture, 0, &error));
  assert_found (fixture, TEST_TYPE_ENTRY, "anna", "3 1");
  assert_sound (fixture);
}

static void
test_what_is_not_searched_leaves_the_index_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 anna = fixture_add_person (fixture, "Anna", "1"), entry = fixture_add_entry (fixture, anna, "Paper", 5);
  gint64 before = fixture_count (fixture, "SELECT sum (length (block)) FROM entries_search_data");

  g_assert_true (fixture_run (fixture, "edit-entry", g_variant_new_parsed ("{'record': <%x>, 'amount': <int64 7>}", entry), &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_count (fixture, "SELECT sum (length (block)) FROM entries_search_data"), ==, before);
  g_assert_true (fixture_run (fixture, "edit-entry", g_variant_new_parsed ("{'record': <%x>, 'text': <'Pens'>, 'amount': <int64 8>}", entry), &error));
  assert_found (fixture, TEST_TYPE_ENTRY, "pens", "1");
  assert_found (fixture, TEST_TYPE_ENTRY, "paper", "");
  assert_sound (fixture);
}

static void
test_everything_names_the_exact_one_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  StoreHit *hit;
  gint64 person = fixture_add_person (fixture, "102", "1");

  for (int i = 0; i < 10; i++)
    g_free (g_strdup_printf ("%d", (int) fixture_add_entry (fixture, person, i == 3 ? "102" : "10299", 1)));
  hits = store_search_everything (fixture->db, "102", 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 6);
  hit = hits->pdata[0];
  g_assert_cmpstr (hit->class->table, ==, "people");
  hit = hits->pdata[1];
  g_assert_cmpstr (hit->title, ==, "102");
  g_assert_cmpint (hit->id, ==, 4);
  hit = hits->pdata[2];
  g_assert_cmpint (hit->id, ==, 10);
}

static void
test_the_exact_one_goes_before_other_types (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  static const char *const titles[] = { "Héron 7", "heron", "Heron 9" };

  fixture_add_entry (fixture, fixture_add_person (fixture, "Héron 7", "1"), "heron", 1);
  fixture_add_entry (fixture, 1, "Heron 9", 1);
  hits = store_search_everything (fixture->db, " HERON ", 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 3);
  g_assert_cmpstr (((StoreHit *) hits->pdata[0])->title, ==, titles[1]);
  g_assert_cmpstr (((StoreHit *) hits->pdata[1])->title, ==, titles[0]);
  g_assert_cmpstr (((StoreHit *) hits->pdata[2])->title, ==, titles[2]);
}

static void
test_a_damaged_index_is_named_and_remade (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  fixture_add_person (fixture, "Anna", "1");
  fixture_add_person (fixture, "Bert", "1");
  g_assert_true (store_db_run (fixture->db, "DELETE FROM people_search WHERE rowid = 1", &error));
  g_assert_true (store_db_run (fixture->db, "INSERT INTO people_search (rowid, words) VALUES (9, 'ghost')", &error));
  g_assert_true (store_search_check (fixture->db, faults, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 2);
  g_assert_true (store_db_run (fixture->db, "DROP TABLE people_search_vocabulary", &error));
  g_assert_true (store_db_run (fixture->db, "DROP TABLE people_search", &error));
  g_assert_true (store_search_prepare (fixture->db, &error));
  g_assert_no_error (error);
  assert_sound (fixture);
  assert_found (fixture, TEST_TYPE_PERSON, "anna", "1");
}

static const char *const syllables[] = { "ba", "Mül", "straß", "e", "10", "248", "-", " ", "Éco", "ler", "A", "x", "ß", " ", ".", "schmidt", "Ø" };

static char *
make_text (GRand *rand)
{
  GString *text = g_string_new ("Q");

  for (int n = g_rand_int_range (rand, 1, 7); n > 0; n--)
    g_string_append (text, syllables[g_rand_int_range (rand, 0, G_N_ELEMENTS (syllables))]);
  return g_string_free_and_steal (text);
}

static char **
split (const char *text)
{
  g_autofree char *folded = base_text_fold (text);

  for (char *p = folded; *p != '\0'; p++)
    if (strchr (" -.", *p) != NULL)
      *p = ' ';
  return g_strsplit (folded, " ", -1);
}

/* As the header says it, not as the index does it. */
static gboolean
begins_or_is_part (const char *word, char **words, char **others, gboolean parts)
{
  for (char **p = words; *p != NULL; p++)
    if (g_str_has_prefix (*p, word) || (parts && strlen (word) >= 3 && strstr (*p, word) != NULL))
      return TRUE;
  for (char **p = others; *p != NULL; p++)
    if (g_str_has_prefix (*p, word))
      return TRUE;
  return FALSE;
}

static gboolean
matches_runs (const char *word, const char *title, const char *other)
{
  g_auto (GStrv) words = split (title), others = split (other);

  for (gsize n = 1; *word != '\0'; word += n, n = 1)
    {
      g_autofree char *run = NULL;

      while (word[n] != '\0' && g_ascii_isdigit (word[n]) == g_ascii_isdigit (word[0]))
        n++;
      run = g_strndup (word, n);
      if (!begins_or_is_part (run, words, others, FALSE))
        return FALSE;
    }
  return TRUE;
}

static gboolean
matches_word (const char *word, const char *title, const char *other)
{
  g_auto (GStrv) words = split (title), others = split (other);

  return begins_or_is_part (word, words, others, TRUE) || matches_runs (word, title, other);
}

static gboolean
matches (const char *words, const char *title, const char *other)
{
  g_auto (GStrv) all = split (words);

  for (char **p = all; *p != NULL; p++)
    if (**p != '\0' && !matches_word (*p, title, other))
      return FALSE;
  return TRUE;
}

static void
test_random_rows_as_a_naive_scan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free), phones = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *text = make_text (rand);
      g_ptr_array_add (names, g_strdup_printf ("%s %u", text, i));
      g_ptr_array_add (phones, make_text (rand));
      fixture_add_person (fixture, names->pdata[i], phones->pdata[i]);
    }
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *text = make_text (rand);
      const char *words = text + g_rand_int_range (rand, 0, 2);
      g_autofree char *expression = store_search_get_expression (words, FALSE);
      g_autoptr (GString) expected = g_string_new (NULL);

      if (expression == NULL)
        continue;
      for (guint j = names->len; j > 0; j--)
        if (matches (words, names->pdata[j - 1], phones->pdata[j - 1]))
          g_string_append_printf (expected, "%s%u", expected->len > 0 ? " " : "", j);
      assert_found (fixture, TEST_TYPE_PERSON, words, expected->str);
    }
  while (store_search_merge (fixture->db))
    continue;
  assert_sound (fixture);
}

/* What is asked for is what is found, but the newest of a word need not wait for all of a beginning. */
static void
test_few_words_stand_for_their_beginning (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *typed; const char *asked; } searches[] = {
    { "statio", "((\"stationer\" OR \"stationery\") OR \"\xc2\x84statio\"*)" },
    { "station", "((\"stationer\" OR \"stationery\") OR \"\xc2\x84station\"*)" },
    { "ationer", "(\"ationer\"* OR (\"\xc2\x84" "ationer\" OR \"\xc2\x84" "ationery\"))" },
    { "number", "(\"number\"* OR \"\xc2\x84number\"*)" }, /* too many */
    { "sta", "(\"\xc2\x82sta\" OR \"\xc2\x84sta\"*)" },
  };

  fixture_add_person (fixture, "Stationery", "1");
  fixture_add_person (fixture, "Stationer", "2");
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("Number%u", i);
      fixture_add_person (fixture, name, "3");
    }
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autofree char *expression = store_search_find_expression (fixture->db, g_type_class_peek (TEST_TYPE_PERSON), searches[i].typed, FALSE);
      g_assert_cmpstr (expression, ==, searches[i].asked);
    }
  assert_found (fixture, TEST_TYPE_PERSON, "station", "2 1");
  assert_found (fixture, TEST_TYPE_PERSON, "stationery", "1");
  assert_found (fixture, TEST_TYPE_PERSON, "number39", "42");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/store/search/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("words-parts-and-codes-are-found", test_words_parts_and_codes);
  ADD ("signs-of-the-query-language-are-text", test_signs_of_the_query_language_are_text);
  ADD ("follows-edits-trash-and-undo", test_follows_edits_trash_and_undo);
  ADD ("links-are-found-by-the-new-title", test_links_are_found_by_the_new_title);
  ADD ("what-is-not-searched-leaves-the-index-alone", test_what_is_not_searched_leaves_the_index_alone);
  ADD ("everything-names-the-exact-one-first", test_everything_names_the_exact_one_first);
  ADD ("the-exact-one-goes-before-other-types", test_the_exact_one_goes_before_other_types);
  ADD ("a-damaged-index-is-named-and-remade", test_a_damaged_index_is_named_and_remade);
  ADD ("few-words-stand-for-their-beginning", test_few_words_stand_for_their_beginning);
  ADD ("random-rows-as-a-naive-scan", test_random_rows_as_a_naive_scan);
  return g_test_run ();
}
