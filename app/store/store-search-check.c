/* Proof that the search index holds the content.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-search-private.h"

#include <glib/gi18n-lib.h>
#include "store-db-private.h"

#define FAULTS_MAX 100

/* The words of a row as a sum, which does not depend on their order. */
typedef struct
{
  gint64  id;
  guint64 content;
  guint64 index;
} Sum;

/* FNV-1a, as chance collisions alone matter here. */
static guint64
hash_word (const char *word, gsize length)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) word[i]) * G_GUINT64_CONSTANT (1099511628211);
  return hash;
}

static int
compare_hashes (gconstpointer a, gconstpointer b)
{
  guint64 one = *(const guint64 *) a, other = *(const guint64 *) b;

  return one < other ? -1 : one > other;
}

/* Each word counts once, as in the index. */
static guint64
sum_words (const char *words, GArray *hashes)
{
  guint64 sum = 0;

  g_array_set_size (hashes, 0);
  for (const char *end; (end = strchr (words, ' ')) != NULL; words = end + 1)
    {
      guint64 hash = hash_word (words, (gsize) (end - words));
      g_array_append_val (hashes, hash);
    }
  g_array_sort (hashes, compare_hashes);
  for (guint i = 0; i < hashes->len; i++)
    if (i == 0 || g_array_index (hashes, guint64, i) != g_array_index (hashes, guint64, i - 1))
      sum += g_array_index (hashes, guint64, i);
  return sum;
}

static gboolean
sum_content (StoreDb *db, StoreSearchPlan *plan, GArray *sums, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT t.id, %s FROM %s t ORDER BY t.id", plan->columns, plan->class->table);
  g_autoptr (StoreQuery) rows = store_query_new (db, sql);
  g_autoptr (GArray) hashes = g_array_new (FALSE, FALSE, sizeof (guint64));

  StoreSearchWords words;

  store_search_words_init (&words);
  while (store_query_next (rows))
    {
      Sum sum = { store_query_get_number (rows, 0), 0, 0 };

      store_search_read_words (plan, rows, 1, &words);
      sum.content = sum_words (words.tokens->str, hashes);
      g_array_append_val (sums, sum);
    }
  store_search_words_clear (&words);
  return store_query_finish (rows, error);
}

static int
compare_sums (gconstpointer a, gconstpointer b)
{
  gint64 one = ((const Sum *) a)->id, other = ((const Sum *) b)->id;

  return one < other ? -1 : one > other;
}

static void
add_fault (GPtrArray *faults, char *sentence)
{
  if (faults->len < FAULTS_MAX)
    g_ptr_array_add (faults, sentence);
  else
    g_free (sentence);
}

static gboolean
sum_index (StoreDb *db, StoreSearchPlan *plan, GArray *sums, GPtrArray *faults, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT term, doc FROM %s_search_vocabulary", plan->class->table);
  g_autoptr (StoreQuery) query = store_query_new (db, sql);

  while (store_query_next (query))
    {
      Sum key = { store_query_get_number (query, 1), 0, 0 };
      const char *term = store_query_get_text (query, 0);
      guint position;

      if (g_array_binary_search (sums, &key, compare_sums, &position))
        g_array_index (sums, Sum, position).index += hash_word (term, strlen (term));
      else
        /* Translators: %s is a kind of record, %lld its number in the file */
        add_fault (faults, g_strdup_printf (_("The search finds a record (%s %lld) that is not there."), _(plan->class->singular), (long long) key.id));
    }
  return store_query_finish (query, error);
}

static gboolean
check_plan (StoreDb *db, StoreSearchPlan *plan, GPtrArray *faults, GError **error)
{
  g_autoptr (GArray) sums = g_array_new (FALSE, FALSE, sizeof (Sum));

  if (!sum_content (db, plan, sums, error) || !sum_index (db, plan, sums, faults, error))
    return FALSE;
  for (guint i = 0; i < sums->len; i++)
    {
      Sum *sum = &g_array_index (sums, Sum, i);

      if (sum->content != sum->index)
        add_fault (faults, g_strdup_printf (_("The search does not find a record (%s %lld) by all its words."),
                                            _(plan->class->singular), (long long) sum->id));
    }
  return TRUE;
}

gboolean
store_search_check (StoreDb *db, GPtrArray *faults, GError **error)
{
  GPtrArray *plans = store_search_get_plans (db);

  for (guint i = 0; i < plans->len; i++)
    {
      StoreSearchPlan *plan = plans->pdata[i];

      if (plan->fields->len > 0 && !check_plan (db, plan, faults, error))
        return FALSE;
    }
  return TRUE;
}
