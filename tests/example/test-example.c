/* The worked example of CONTRIBUTING.md does all.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <desk-field-group.h>
#include <desk-form.h>
#include <desk-room.h>
#include <exchange-export.h>
#include <exchange-import.h>
#include <glib/gstdio.h>
#include <office-founding.h>
#include <office.h>
#include <store-list.h>
#include <store-search.h>
#include <string.h>
#include "desk-resources.h"

typedef struct
{
  char            *folder;
  char            *path;
  char            *csv;
  StoreFile       *file;
  BaseRecordClass *class;
  gint64           driver;
} World;

/* What the command gives back, 0 if nothing. */
static gint64
run (World *world, const char *command, GVariant *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result = NULL;

  store_file_run (world->file, command, arguments, NULL, NULL, &result, &error);
  g_assert_no_error (error);
  return result != NULL ? g_variant_get_int64 (result) : 0;
}

static void
set_up (World *world, gconstpointer data)
{
  g_autoptr (StoreSchema) schema = office_schema_new ();
  g_autoptr (BaseEnvironment) environment = base_environment_new ();
  g_autoptr (BaseLocale) locale = base_locale_new ("C", "EUR");
  g_autoptr (GError) error = NULL;

  world->folder = g_dir_make_tmp ("factotum-XXXXXX", &error);
  g_assert_no_error (error);
  world->path = g_build_filename (world->folder, "firm.factotum", NULL);
  world->csv = g_build_filename (world->folder, "vehicles.csv", NULL);
  world->file = store_file_open (world->path, STORE_FILE_CREATE, schema, environment, &error);
  g_assert_no_error (error);
  store_file_set_locale (world->file, locale);
  office_founding_run (world->file, "Bakery", "C", NULL, &error);
  g_assert_no_error (error);
  world->class = store_schema_find_class (schema, "vehicles");
  g_assert_nonnull (world->class);
  world->driver = run (world, "create-employee", g_variant_new_parsed ("{'name': <'Ada Lovelace'>}"));
}

static void
tear_down (World *world, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&world->file));
  g_unlink (world->csv);
  g_unlink (world->path);
  g_rmdir (world->folder);
  g_free (world->csv);
  g_free (world->path);
  g_free (world->folder);
}

static gint64
add_van (World *world)
{
  return run (world, "create-vehicle", g_variant_new_parsed ("{'name': <'Bread van'>, 'plate': <'B-KE 1234'>, 'kind': <%x>, 'driver': <%x>, 'bought_on': <%x>,"
                                                             " 'price': <%x>, 'distance': <%x>, 'private_use': <%x>, 'is_leased': <%x>, 'notes': <'Two keys'>}",
                                                             G_GINT64_CONSTANT (1), world->driver, G_GINT64_CONSTANT (739648), G_GINT64_CONSTANT (3140050),
                                                             G_GINT64_CONSTANT (1200500000), G_GINT64_CONSTANT (250000), G_GINT64_CONSTANT (1)));
}

static char *
say (World *world, gint64 id, const char *name)
{
  g_autoptr (BaseRecord) record = store_file_get_record (world->file, world->class, id);

  return store_file_format (world->file, record, base_record_class_find_field (world->class, name));
}

#define assert_says(world, id, name, expected)       \
  G_STMT_START                                       \
    {                                                \
      g_autofree char *said_ = say (world, id, name); \
      g_assert_cmpstr (said_, ==, expected);         \
    }                                                \
  G_STMT_END

static guint
count (World *world, const char *words, gboolean trash)
{
  g_autoptr (StoreList) list = store_list_new (world->file, world->class);
  g_autoptr (StoreFilter) filter = store_filter_new (world->class);

  store_filter_set_search (filter, words);
  store_filter_set_trash (filter, trash);
  store_list_set_filter (list, filter);
  (void) g_list_model_get_n_items (G_LIST_MODEL (list));
  while (store_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static void
test_whole (World *world)
{
  guint n_invariants;
  const StoreInvariant *invariants = office_invariants (&n_invariants);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = store_check_run (store_file_get_reader (world->file), invariants, n_invariants, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    for (guint j = 0; j < ((StoreFinding *) findings->pdata[i])->n_faults; j++)
      g_test_message ("%s", ((StoreFinding *) findings->pdata[i])->faults[j]);
  g_assert_cmpuint (store_check_count (findings), ==, 0);
}

static void
test_commands (World *world, gconstpointer data)
{
  gint64 id = add_van (world);

  assert_says (world, id, "kind", "Van");
  assert_says (world, id, "driver", "Ada Lovelace");
  assert_says (world, id, "price", "31400.50");
  run (world, "edit-vehicle", g_variant_new_parsed ("{'record': <%x>, 'name': <'Cake van'>}", id));
  assert_says (world, id, "name", "Cake van");
  run (world, "trash-vehicle", g_variant_new_parsed ("{'record': <%x>}", id));
  g_assert_cmpuint (count (world, NULL, FALSE), ==, 0);
  g_assert_cmpuint (count (world, NULL, TRUE), ==, 1);
  run (world, "restore-vehicle", g_variant_new_parsed ("{'record': <%x>}", id));
  g_assert_cmpuint (count (world, NULL, FALSE), ==, 1);
  test_whole (world);
}

static void
test_search (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  gint64 id = add_van (world);

  run (world, "create-vehicle", g_variant_new_parsed ("{'name': <'Truck'>}"));
  g_assert_cmpuint (count (world, "bread", FALSE), ==, 1);
  g_assert_cmpuint (count (world, "234", FALSE), ==, 1);
  g_assert_cmpuint (count (world, "lovelace keys", FALSE), ==, 1);
  g_assert_cmpuint (count (world, "train", FALSE), ==, 0);
  hits = store_search_everything (store_file_get_reader (world->file), "bread", 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpint (((StoreHit *) hits->pdata[0])->id, ==, id);
  g_assert_cmpstr (((StoreHit *) hits->pdata[0])->subtitle, ==, "B-KE 1234");
}

static void
test_history (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = NULL;
  gint64 id = add_van (world);

  run (world, "edit-vehicle", g_variant_new_parsed ("{'record': <%x>, 'distance': <%x>}", id, G_GINT64_CONSTANT (1300000000)));
  events = store_log_get_history (store_file_get_reader (world->file), world->class, id, store_file_get_locale (world->file), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 2);
  g_assert_cmpstr (((StoreEvent *) events->pdata[0])->what, ==, "Vehicle changed");
  g_assert_cmpstr (((StoreEvent *) events->pdata[0])->details, ==, "Distance: 1200.5 → 1300");
  g_assert_true (store_file_undo (world->file, 0, NULL, &error));
  assert_says (world, id, "distance", "1200.5");
  g_assert_true (store_file_undo (world->file, 0, NULL, &error));
  g_assert_cmpuint (count (world, NULL, FALSE), ==, 0);
  g_assert_true (store_file_redo (world->file, NULL, &error));
  g_assert_cmpuint (count (world, NULL, FALSE), ==, 1);
  g_assert_no_error (error);
  test_whole (world);
}

static void
bring_in (World *world, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ExchangeImport) import = exchange_import_open (store_file_get_schema (world->file), world->csv, "vehicles", NULL, store_file_get_locale (world->file), NULL, &error);
  g_autofree char *summary = NULL;

  g_assert_no_error (error);
  exchange_import_run (import, world->file, NULL, NULL, &error);
  g_assert_no_error (error);
  summary = exchange_import_dup_summary (import);
  g_assert_cmpstr (summary, ==, expected);
}

static void
test_csv (World *world, gconstpointer data)
{
  ExchangeExport export = { world->class, NULL, store_file_get_locale (world->file), FALSE };
  g_autoptr (StoreFilter) filter = store_filter_new (world->class);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL, *mended = NULL;
  g_auto (GStrv) parts = NULL;
  gint64 id = add_van (world);

  exchange_export_write_filter (&export, store_file_get_reader (world->file), filter, world->csv, NULL, &error);
  g_assert_no_error (error);
  bring_in (world, "0 new, 0 changed, 1 same, 0 refused");
  g_assert_true (g_file_get_contents (world->csv, &text, NULL, NULL));
  parts = g_strsplit (text, "1200.5", 2);
  mended = g_strconcat (parts[0], "1400", parts[1], "Truck,HB-1\n", NULL);
  g_assert_true (g_file_set_contents (world->csv, mended, -1, NULL));
  bring_in (world, "0 new, 1 changed, 0 same, 1 refused");
  assert_says (world, id, "distance", "1400");
  for (guint i = 0; i < 2; i++) /* the import, then the van itself */
    g_assert_true (store_file_undo (world->file, 0, NULL, &error));
  bring_in (world, "1 new, 0 changed, 0 same, 1 refused");
  g_assert_cmpuint (count (world, "lovelace", FALSE), ==, 1);
  test_whole (world);
}

static guint
count_rows (GtkWidget *widget)
{
  guint n = 0;

  if (ADW_IS_PREFERENCES_ROW (widget))
    return 1;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);
  return n;
}

static void
test_form (World *world, gconstpointer data)
{
  g_autoptr (BaseRecord) record = store_file_get_record (world->file, world->class, add_van (world));
  g_autoptr (DeskDraft) draft = desk_draft_new_for_record (world->file, world->class, record);
  GtkWidget *form = g_object_ref_sink (desk_form_new (draft));
  guint n_groups = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (form); child != NULL; child = gtk_widget_get_next_sibling (child))
    n_groups += DESK_IS_FIELD_GROUP (child) ? 1 : 0;
  g_assert_cmpuint (n_groups, ==, 2);
  g_assert_cmpuint (count_rows (form), ==, world->class->n_fields);
  desk_draft_set_text (draft, base_record_class_find_field (world->class, "distance"), "1500");
  run (world, "edit-vehicle", desk_draft_make_arguments (draft));
  assert_says (world, record->id, "distance", "1500");
  g_object_unref (form);
}

static void
test_room (World *world, gconstpointer data)
{
  g_autoptr (GArray) rooms = desk_room_list (store_file_get_schema (world->file));
  const DeskRoom *room = desk_room_find_table (rooms, "vehicles");

  g_assert_nonnull (room);
  g_assert_cmpstr (room->title, ==, "Vehicles");
  g_assert_true (room->group != NULL);
}

static void
add (const char *path, void (*test) (World *, gconstpointer))
{
  g_test_add (path, World, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  gboolean has_display = gtk_init_check ();

  g_test_init (&argc, &argv, NULL);
  if (has_display)
    {
      adw_init ();
      g_resources_register (desk_get_resource ());
      add ("/example/a-form-is-its-page", test_form);
    }
  add ("/example/commands-make-change-trash-and-restore", test_commands);
  add ("/example/a-word-or-a-part-finds-it", test_search);
  add ("/example/history-speaks-and-undo-takes-back", test_history);
  add ("/example/csv-goes-out-and-comes-in", test_csv);
  add ("/example/it-has-a-room", test_room);
  return g_test_run ();
}
