/* Lists that follow what happens to their rows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "shop.h"

#include <glib/gstdio.h>
#include <store-list.h>

#define MANY    200000
#define AT_ONCE 2048

typedef struct
{
  char            *folder;
  StoreSchema     *schema;
  BaseEnvironment *environment;
  StoreFile       *file;
  BaseRecordClass *sales;
  GRand           *rand;
} Shop;

/* Keeps a copy of the list by what the list tells. */
typedef struct
{
  StoreList *list;
  GArray    *ids;
  guint      n_changes;
  guint      n_slides;
  guint      n_told;   /* rows removed and added */
} Mirror;

static void
fill (Shop *shop, const char *path, gint64 n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreDb) db = store_db_open (path, STORE_DB_CREATE, shop->schema, shop->environment, &error);
  g_autoptr (StoreQuery) clients = NULL, sales = NULL;

  g_assert_no_error (error);
  clients = store_query_new (db, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50)"
                                 " INSERT INTO clients (id, name) SELECT i, CASE i % 4 WHEN 0 THEN 'Österreich ' ELSE 'Client ' END || i FROM n");
  sales = store_query_new (db, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)"
                               " INSERT INTO sales (id, number, client, state, sold_on, total)"
                               " SELECT i, 'S-' || i, 1 + i * 7919 % 50, CASE i % 3 WHEN 0 THEN 'new' WHEN 1 THEN 'done' ELSE 'away' END,"
                               " date ('2020-01-01', '+' || (i * 31 % 2000) || ' days'), i * 37 % 1000 FROM n");
  store_query_bind_number (sales, 1, n);
  g_assert_true (store_query_run (clients, &error) && store_query_run (sales, &error));
  g_assert_no_error (error);
}

static void
set_up (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  shop->folder = g_dir_make_tmp ("factotum-XXXXXX", &error);
  path = g_build_filename (shop->folder, "shop.factotum", NULL);
  shop->schema = shop_schema_new ();
  shop->environment = base_environment_new ();
  shop->sales = g_type_class_peek (TEST_TYPE_SALE);
  shop->rand = g_rand_new_with_seed (5);
  fill (shop, path, GPOINTER_TO_INT (data));
  shop->file = store_file_open (path, STORE_FILE_OPEN, shop->schema, shop->environment, &error);
  g_assert_no_error (error);
}

static void
tear_down (Shop *shop, gconstpointer data)
{
  g_autofree char *remove = g_strdup_printf ("rm -rf '%s'", shop->folder);

  g_assert_finalize_object (shop->file);
  g_assert_true (g_spawn_command_line_sync (remove, NULL, NULL, NULL, NULL));
  g_object_unref (shop->schema);
  g_object_unref (shop->environment);
  g_rand_free (shop->rand);
  g_free (shop->folder);
}

static void
note_change_cb (Mirror *mirror, guint position, guint removed, guint added)
{
  g_assert_cmpuint (position + removed, <=, mirror->ids->len);
  g_assert_true (removed == 0 || added == 0 || removed + added <= AT_ONCE);
  if (removed > 0)
    g_array_remove_range (mirror->ids, position, removed);
  if (added > 0)
    {
      guint n;
      const gint64 *ids = store_list_get_ids (mirror->list, &n);
      g_array_insert_vals (mirror->ids, position, ids + position, added);
    }
  g_assert_cmpuint (mirror->ids->len, ==, g_list_model_get_n_items (G_LIST_MODEL (mirror->list)));
  if (position < mirror->ids->len)
    g_assert_cmpint (store_list_get_id (mirror->list, position), ==, g_array_index (mirror->ids, gint64, position));
  mirror->n_changes++;
  mirror->n_told += removed + added;
}

static void
note_slide_cb (Mirror *mirror, guint position)
{
  g_assert_cmpuint (position, <, mirror->ids->len);
  mirror->n_slides++;
}

static Mirror *
mirror_new (StoreList *list)
{
  Mirror *mirror = g_new0 (Mirror, 1);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  mirror->list = list;
  mirror->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (mirror->ids, store_list_get_ids (list, &n), n);
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (note_change_cb), mirror);
  g_signal_connect_swapped (list, "slide", G_CALLBACK (note_slide_cb), mirror);
  return mirror;
}

static void
mirror_free (Mirror *mirror)
{
  g_array_unref (mirror->ids);
  g_assert_finalize_object (mirror->list);
  g_free (mirror);
}

static void
wait_for (StoreList *list)
{
  while (store_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (store_list_get_error (list));
}

/* The list, its mirror and the file say the same. */
static void
assert_true_mirror (Shop *shop, Mirror *mirror)
{
  g_autoptr (StoreQuery) query = store_filter_query_ids (store_list_get_filter (mirror->list), store_file_get_reader (shop->file), -1);
  guint n, i = 0;
  const gint64 *ids;

  wait_for (mirror->list);
  ids = store_list_get_ids (mirror->list, &n);
  g_assert_cmpuint (n, ==, mirror->ids->len);
  for (; store_query_next (query); i++)
    {
      g_assert_cmpuint (i, <, n);
      g_assert_cmpint (ids[i], ==, store_query_get_number (query, 0));
      g_assert_cmpint (ids[i], ==, g_array_index (mirror->ids, gint64, i));
    }
  g_assert_cmpuint (i, ==, n);
}

static void
run (Shop *shop, const char *command, GVariant *arguments)
{
  g_autoptr (GError) error = NULL;

  store_file_run (shop->file, command, arguments, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static const char *const sorts[] = { NULL, "number", "client", "state", "total", "sold_on" };

static StoreFilter *
make_filter (Shop *shop, guint kind)
{
  StoreFilter *filter = store_filter_new (shop->sales);
  const char *sort = sorts[kind % G_N_ELEMENTS (sorts)];

  store_filter_set_sort (filter, sort != NULL ? base_record_class_find_field (shop->sales, sort) : NULL, kind % 2 != 0);
  if (kind % 3 == 1)
    store_filter_add (filter, base_record_class_find_field (shop->sales, "state"), STORE_IS_NOT, g_variant_new_int64 (2));
  if (kind % 4 == 3)
    store_filter_add (filter, base_record_class_find_field (shop->sales, "client"), STORE_CONTAINS, g_variant_new_string ("ö"));
  store_filter_set_trash (filter, kind == 8);
  return filter;
}

static void
change_something (Shop *shop)
{
  g_autoptr (GError) error = NULL;
  gint64 id = g_rand_int_range (shop->rand, 1, 300), client = g_rand_int_range (shop->rand, 1, 51);
  g_autofree char *text = g_strdup_printf ("%s %d", g_rand_boolean (shop->rand) ? "Ä" : "S", g_rand_int_range (shop->rand, 0, 1000000));

  switch (g_rand_int_range (shop->rand, 0, 8))
    {
    case 0:
      run (shop, "create-sale", g_variant_new_parsed ("{'number': <%s>, 'client': <%x>}", text, client));
      break;
    case 1:
      store_file_run (shop->file, "trash-sale", g_variant_new_parsed ("{'record': <%x>}", id), NULL, NULL, NULL, NULL);
      break;
    case 2:
      store_file_run (shop->file, "restore-sale", g_variant_new_parsed ("{'record': <%x>}", id), NULL, NULL, NULL, NULL);
      break;
    case 3:
      run (shop, "edit-client", g_variant_new_parsed ("{'record': <%x>, 'name': <%s>}", client, text));
      break;
    case 4:
      store_file_undo (shop->file, 0, NULL, &error);
      break;
    case 5:
      run (shop, "edit-sale", g_variant_new_parsed ("{'record': <%x>, 'total': <int64 5>}", id));
      break;
    case 6:
      run (shop, "edit-sale", g_variant_new_parsed ("{'record': <%x>, 'number': <%s>}", id, text));
      break;
    default:
      run (shop, "edit-sale", g_variant_new_parsed ("{'record': <%x>, 'client': <%x>, 'state': <int64 2>}", id, client));
    }
}

static void
test_follows_every_change (Shop *shop, gconstpointer data)
{
  Mirror *mirrors[12];

  for (guint i = 0; i < G_N_ELEMENTS (mirrors); i++)
    {
      StoreList *list = store_list_new (shop->file, shop->sales);
      g_autoptr (StoreFilter) filter = make_filter (shop, i);

      store_list_set_filter (list, filter);
      mirrors[i] = mirror_new (list);
    }
  for (guint round = 0; round < 120; round++)
    {
      change_something (shop);
      if (round % 4 != 3) /* now and then the next change comes while the lists are still busy */
        for (guint i = 0; i < G_N_ELEMENTS (mirrors); i++)
          assert_true_mirror (shop, mirrors[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (mirrors); i++)
    {
      assert_true_mirror (shop, mirrors[i]);
      g_assert_cmpuint (mirrors[i]->n_slides, ==, 0);
      mirror_free (mirrors[i]);
    }
}

static void
test_items_are_the_shared_records (Shop *shop, gconstpointer data)
{
  g_autoptr (StoreList) list = store_list_new (shop->file, shop->sales);
  g_autoptr (StoreList) other = store_list_new (shop->file, shop->sales);
  g_autoptr (BaseRecord) item = g_list_model_get_item (G_LIST_MODEL (list), 7);
  g_autoptr (BaseRecord) again = g_list_model_get_item (G_LIST_MODEL (other), 7);
  g_autoptr (BaseRecord) shared = store_file_get_record (shop->file, shop->sales, store_list_get_id (list, 7));

  g_assert_true (item == again && item == shared);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == TEST_TYPE_SALE);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 1000000));
  run (shop, "edit-sale", g_variant_new_parsed ("{'record': <%x>, 'total': <int64 77>}", item->id));
  g_assert_cmpint (((TestSale *) item)->total, ==, 77);
}

static void
test_one_row_is_told_as_one_row (Shop *shop, gconstpointer data)
{
  StoreList *list = store_list_new (shop->file, shop->sales);
  Mirror *mirror = mirror_new (list);
  gint64 id = store_list_get_id (list, 5);

  wait_for (list);
  mirror->n_told = 0;
  run (shop, "edit-sale", g_variant_new_parsed ("{'record': <%x>, 'total': <int64 3>}", id));
  g_assert_cmpuint (mirror->n_told, ==, 0);
  g_assert_false (store_list_is_loading (list));
  run (shop, "edit-sale", g_variant_new_parsed ("{'record': <%x>, 'sold_on': <int64 738000>}", id));
  g_assert_cmpuint (mirror->n_told, ==, 2);
  run (shop, "trash-sale", g_variant_new_parsed ("{'record': <%x>}", id));
  g_assert_cmpuint (store_list_find (list, id), ==, G_MAXUINT);
  g_assert_cmpuint (mirror->n_told, ==, 3);
  run (shop, "restore-sale", g_variant_new_parsed ("{'record': <%x>}", id));
  g_assert_cmpuint (store_list_find (list, id), !=, G_MAXUINT);
  g_assert_cmpuint (mirror->n_told, ==, 4);
  assert_true_mirror (shop, mirror);
  mirror_free (mirror);
}

/* Rows that did not change keep their place while others come and go on both sides. */
static gboolean
touch_many (StoreDb *db, gpointer data, GError **error)
{
  return store_db_run (db, "UPDATE sales SET sold_on = '2019-01-01' WHERE id % 10 = 3", error)
         && store_db_run (db, "UPDATE sales SET trashed_at = '2026-01-01T00:00:00Z' WHERE id % 10 = 7", error);
}

static void
test_many_touched_rows_leave_the_others_alone (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  StoreList *list = store_list_new (shop->file, shop->sales);
  Mirror *mirror = mirror_new (list);

  wait_for (list);
  mirror->n_told = 0;
  store_file_work (shop->file, &(StoreIntent) { .command = "touch" }, touch_many, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_true_mirror (shop, mirror);
  g_assert_cmpuint (mirror->n_told, <=, 30 * 2 + 30 + 2);
  store_file_undo (shop->file, 0, NULL, &error);
  g_assert_no_error (error);
  assert_true_mirror (shop, mirror);
  g_assert_cmpuint (mirror->n_told, <=, 2 * (30 * 2 + 30 + 2));
  mirror_free (mirror);
}

static void
test_a_big_list_shows_its_first_page_at_once (Shop *shop, gconstpointer data)
{
  StoreList *list = store_list_new (shop->file, shop->sales);
  Mirror *mirror = mirror_new (list);
  guint n = mirror->ids->len;

  g_assert_cmpuint (n, >=, 400);
  assert_true_mirror (shop, mirror);
  g_assert_cmpuint (mirror->ids->len, ==, MANY);
  g_assert_cmpuint (mirror->n_told, ==, MANY - n);
  for (guint kind = 0; kind < 12; kind++)
    {
      g_autoptr (StoreFilter) filter = make_filter (shop, kind);
      guint n_slides = mirror->n_slides;

      store_list_set_filter (list, filter);
      assert_true_mirror (shop, mirror);
      if (kind != 8 && kind != 9) /* to and from an empty trash there is nothing to slide */
        g_assert_cmpuint (mirror->n_slides, >=, n_slides + 2);
    }
  mirror_free (mirror);
}

static void
test_changes_while_loading_are_not_lost (Shop *shop, gconstpointer data)
{
  StoreList *list = store_list_new (shop->file, shop->sales);
  Mirror *mirror = mirror_new (list);

  for (guint i = 0; i < 10; i++)
    {
      for (guint k = 0; k < 3; k++)
        {
          g_autoptr (StoreFilter) filter = make_filter (shop, i + 7 * k);
          store_list_set_filter (list, filter);
        }
      change_something (shop);
      if (i % 2 == 0)
        store_list_refresh (list);
      change_something (shop);
      assert_true_mirror (shop, mirror);
    }
  mirror_free (mirror);
}

static void
test_a_list_dropped_while_loading_is_gone (Shop *shop, gconstpointer data)
{
  for (guint i = 0; i < 5; i++)
    {
      StoreList *list = store_list_new (shop->file, shop->sales);
      g_autoptr (StoreFilter) filter = make_filter (shop, i);

      if (i > 0)
        g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), >, 0);
      store_list_set_filter (list, filter);
      g_assert_finalize_object (list);
    }
}

static void
note_gone_cb (gpointer n_alive, GObject *record)
{
  --*(guint *) n_alive;
}

static void
test_scrolling_keeps_few_objects (Shop *shop, gconstpointer data)
{
  StoreList *list = store_list_new (shop->file, shop->sales);
  guint n_alive = 0, most = 0;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), >=, 400);
  wait_for (list);
  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (BaseRecord) item = g_list_model_get_item (G_LIST_MODEL (list), (guint) g_rand_int_range (shop->rand, 0, MANY));

      if (g_object_get_data (G_OBJECT (item), "seen") == NULL)
        {
          g_object_set_data (G_OBJECT (item), "seen", item);
          g_object_weak_ref (G_OBJECT (item), note_gone_cb, &n_alive);
          n_alive++;
          most = MAX (most, n_alive);
        }
    }
  g_assert_cmpuint (most, <=, 300);
  g_assert_finalize_object (list);
  g_assert_cmpuint (n_alive, ==, 0);
}

static void
test_search_finds_while_typing (Shop *shop, gconstpointer data)
{
  static const char *const typed[] = { "C", "Cl", "Client 1", "Client 1 S", "zzz", "client 1", NULL };
  StoreList *list = store_list_new (shop->file, shop->sales);
  Mirror *mirror = mirror_new (list);

  for (guint i = 0; i < 20; i++) /* makes words for the index */
    run (shop, "edit-sale", g_variant_new_parsed ("{'record': <%x>, 'note': <'Handle with care'>}", (gint64) i + 1));
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (StoreFilter) filter = store_filter_copy (store_list_get_filter (list));

      store_filter_set_search (filter, typed[i]);
      store_list_set_filter (list, filter);
      assert_true_mirror (shop, mirror);
      if (g_strcmp0 (typed[i], "Cl") == 0)
        g_assert_cmpuint (mirror->ids->len, >, 5);
      change_something (shop);
      assert_true_mirror (shop, mirror);
    }
  mirror_free (mirror);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, n, function) g_test_add ("/store/list/" name, Shop, GINT_TO_POINTER (n), set_up, function, tear_down)
  ADD ("follows-every-change", 300, test_follows_every_change);
  ADD ("items-are-the-shared-records", 300, test_items_are_the_shared_records);
  ADD ("one-row-is-told-as-one-row", 300, test_one_row_is_told_as_one_row);
  ADD ("many-touched-rows-leave-the-others-alone", 300, test_many_touched_rows_leave_the_others_alone);
  ADD ("search-finds-while-typing", 300, test_search_finds_while_typing);
  ADD ("a-big-list-shows-its-first-page-at-once", MANY, test_a_big_list_shows_its_first_page_at_once);
  ADD ("changes-while-loading-are-not-lost", MANY, test_changes_while_loading_are_not_lost);
  ADD ("a-list-dropped-while-loading-is-gone", MANY, test_a_list_dropped_while_loading_is_gone);
  ADD ("scrolling-keeps-few-objects", MANY, test_scrolling_keeps_few_objects);
  return g_test_run ();
}
