/* Real firms come in through the wizard.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <office.h>
#include "desk-import-dialog.h"
#include "desk-import-form.h"
#include "desk-resources.h"

#define PATIENCE (60 * G_TIME_SPAN_SECOND)

typedef struct
{
  char       *folder;
  StoreFile  *file;
  DeskWindow *window;
} World;

/* In the order in which they refer to each other. */
static const struct { const char *file; const char *done; } northwind[] = {
  { "employees.csv", "9 new, 0 changed, 0 same, 0 refused" },   { "customers.csv", "91 new, 0 changed, 0 same, 0 refused" },
  { "suppliers.csv", "29 new, 0 changed, 0 same, 0 refused" },  { "shippers.csv", "3 new, 0 changed, 0 same, 0 refused" },
  { "products.csv", "77 new, 0 changed, 0 same, 0 refused" },   { "orders.csv", "830 new, 0 changed, 0 same, 0 refused" },
  { "order_details.csv", "2155 new, 0 changed, 0 same, 0 refused" },
};

static void
remove_folder (const char *folder)
{
  g_spawn_sync (NULL, (char **) (const char *[]) { "rm", "-rf", folder, NULL }, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
}

static void
set_up (World *world, gconstpointer data)
{
  g_autoptr (StoreSchema) schema = office_schema_new ();
  g_autoptr (BaseEnvironment) environment = base_environment_new ();
  g_autoptr (BaseLocale) locale = base_locale_new ("de_DE", "USD");
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  world->folder = g_dir_make_tmp ("factotum-XXXXXX", NULL);
  path = g_build_filename (world->folder, "firm.factotum", NULL);
  world->file = store_file_open (path, STORE_FILE_CREATE, schema, environment, &error);
  g_assert_no_error (error);
  store_file_set_locale (world->file, locale);
  world->window = desk_window_new (NULL, world->file);
  gtk_window_present (GTK_WINDOW (world->window));
}

static void
tear_down (World *world, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (world->window));
  store_file_flush (world->file);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&world->file);
  remove_folder (world->folder);
  g_free (world->folder);
}

static AdwDialog *
get_dialog (World *world)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (world->window));
}

static gpointer
get_child (World *world, const char *name)
{
  AdwDialog *dialog = get_dialog (world);

  g_assert_true (DESK_IS_IMPORT_DIALOG (dialog));
  return gtk_widget_get_template_child (GTK_WIDGET (dialog), DESK_TYPE_IMPORT_DIALOG, name);
}

static const char *
get_page (World *world)
{
  return adw_navigation_page_get_tag (adw_navigation_view_get_visible_page (get_child (world, "pages")));
}

static void
wait_for_page (World *world, const char *tag)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!g_str_equal (get_page (world), tag) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  if (!g_str_equal (get_page (world), tag))
    g_test_message ("%s", adw_banner_get_title (get_child (world, "problem")));
  g_assert_cmpstr (get_page (world), ==, tag);
}

/* Whether the button of an action can be pressed is what the user sees of it. */
static void
press (World *world, const char *action, const char *button)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!gtk_widget_is_sensitive (get_child (world, button)) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (gtk_widget_is_sensitive (get_child (world, button)));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_dialog (world)), action, NULL));
}

static void
close_dialog (World *world)
{
  adw_dialog_force_close (get_dialog (world));
  while (get_dialog (world) != NULL)
    g_main_context_iteration (NULL, FALSE);
}

static void
assert_number (World *world, gint64 expected, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 number = -1;

  g_assert_true (store_db_get_number (store_file_get_reader (world->file), sql, &number, &error));
  g_assert_no_error (error);
  if (number != expected)
    g_error ("%" G_GINT64_FORMAT " instead of %" G_GINT64_FORMAT ": %s", number, expected, sql);
}

static char **
list_paths (void)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (northwind); i++)
    g_strv_builder_take (paths, g_build_filename (g_getenv ("FACTOTUM_TEST_DATA"), "northwind", northwind[i].file, NULL));
  return g_strv_builder_end (paths);
}

static gboolean
has_samples (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("FACTOTUM_TEST_DATA"), "northwind", NULL);

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  g_test_skip ("the sample firms are not here");
  return FALSE;
}

static void
assert_figures (World *world)
{
  assert_number (world, 9, "SELECT count(*) FROM employees");
  assert_number (world, 8, "SELECT count(manager) FROM employees");
  assert_number (world, 91, "SELECT count(*) FROM contacts WHERE is_customer = 1");
  assert_number (world, 29, "SELECT count(*) FROM contacts WHERE is_supplier = 1");
  assert_number (world, 3, "SELECT count(*) FROM contacts WHERE is_carrier = 1");
  assert_number (world, 77, "SELECT count(*) FROM items");
  assert_number (world, 3119, "SELECT sum(on_hand) / 1000000 FROM items");
  assert_number (world, 18, "SELECT count(*) FROM items WHERE on_hand < reorder_level");
  assert_number (world, 7405085, "SELECT sum(on_hand / 1000000 * price) FROM items");
  assert_number (world, 830, "SELECT count(*) FROM orders");
  assert_number (world, 2155, "SELECT count(*) FROM order_lines");
  assert_number (world, 44000, "SELECT total FROM orders WHERE number = '10248'");
  assert_number (world, 155260, "SELECT total FROM orders WHERE number = '10250'");
  assert_number (world, 1638750, "SELECT total FROM orders WHERE number = '10865'");
  assert_number (world, 126579329, "SELECT sum(amount) FROM order_lines");
  assert_number (world, 37, "SELECT count(*) FROM orders WHERE shipped_on > promised_on");
  assert_number (world, 21, "SELECT count(*) FROM orders WHERE shipped_on IS NULL");
}

static void
test_northwind (World *world, gconstpointer data)
{
  g_auto (GStrv) paths = list_paths ();

  if (!has_samples ())
    return;
  desk_import_dialog_present_files (world->window, (const char *const *) paths);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      wait_for_page (world, "form");
      press (world, "import.preview", "preview");
      wait_for_page (world, "preview");
      g_assert_cmpstr (gtk_label_get_label (get_child (world, "summary")), ==, northwind[i].done);
      press (world, "import.apply", "apply");
      wait_for_page (world, "done");
      g_assert_cmpstr (adw_status_page_get_description (get_child (world, "done")), ==, northwind[i].done);
      if (paths[i + 1] != NULL)
        press (world, "import.next", "next");
    }
  close_dialog (world);
  assert_figures (world);
}

static void
test_again (World *world, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("FACTOTUM_TEST_DATA"), "northwind", "customers.csv", NULL);

  if (!has_samples ())
    return;
  for (guint round = 0; round < 2; round++)
    {
      desk_import_dialog_present (world->window, path);
      wait_for_page (world, "form");
      press (world, "import.preview", "preview");
      wait_for_page (world, "preview");
      if (round == 1)
        break;
      press (world, "import.apply", "apply");
      wait_for_page (world, "done");
      close_dialog (world);
    }
  g_assert_cmpstr (gtk_label_get_label (get_child (world, "summary")), ==, "0 new, 0 changed, 91 same, 0 refused");
  g_assert_false (gtk_widget_is_sensitive (get_child (world, "apply")));
  close_dialog (world);
  g_assert_true (store_file_undo (world->file, 0, NULL, NULL));
  assert_number (world, 0, "SELECT count(*) FROM contacts WHERE trashed_at IS NULL");
}

static void
test_refused (World *world, gconstpointer data)
{
  g_autofree char *path = g_build_filename (world->folder, "staff.csv", NULL);
  g_autoptr (GError) error = NULL;
  DeskImportForm *form;
  GtkListView *rows;

  g_assert_true (g_file_set_contents (path, "id;name;hired_on\n1;Ada;31.12.2019\n2;;1.2.2020\n3;Kurt;40.40.2020\n", -1, &error));
  desk_import_dialog_present (world->window, path);
  wait_for_page (world, "form");
  form = get_child (world, "form");
  while (!gtk_widget_is_sensitive (get_child (world, "preview")))
    g_main_context_iteration (NULL, FALSE);
  desk_import_form_choose_kind (form, "employees");
  g_assert_cmpint (desk_import_form_get_format (form)->delimiter, ==, ';');
  g_assert_cmpint (desk_import_form_get_format (form)->date_order, ==, BASE_ORDER_DMY);
  press (world, "import.preview", "preview");
  wait_for_page (world, "preview");
  g_assert_cmpstr (gtk_label_get_label (get_child (world, "summary")), ==, "1 new, 0 changed, 0 same, 2 refused");
  rows = get_child (world, "rows");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (rows))), ==, 2);
  assert_number (world, 0, "SELECT count(*) FROM employees"); /* nothing before it is confirmed */
  press (world, "import.apply", "apply");
  wait_for_page (world, "done");
  g_assert_true (gtk_widget_is_focus (get_child (world, "close")));
  g_assert_true (gtk_widget_get_visible (get_child (world, "refused")));
  assert_number (world, 1, "SELECT count(*) FROM employees");
  close_dialog (world);
}

/* Looks again at the file of the test before: the mapping was remembered. */
static void
test_remembered (World *world, gconstpointer data)
{
  g_autofree char *path = g_build_filename (world->folder, "staff.csv", NULL);
  g_autoptr (ExchangeMapping) mapping = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "id;name;hired_on\n4;Grace;31.12.2019\n", -1, &error));
  desk_import_dialog_present (world->window, path);
  wait_for_page (world, "form");
  press (world, "import.preview", "preview");
  wait_for_page (world, "preview");
  mapping = desk_import_form_dup_mapping (get_child (world, "form"));
  g_assert_cmpstr (mapping->kind, ==, "employees");
  g_assert_cmpstr (exchange_template_get_text (mapping->key), ==, "{id}");
  press (world, "import.apply", "apply");
  wait_for_page (world, "done");
  assert_number (world, 1, "SELECT count(*) FROM employees");
  press (world, "import.undo", "close");
  store_file_flush (world->file);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  assert_number (world, 0, "SELECT count(*) FROM employees");
}

static void
test_cancel (World *world, gconstpointer data)
{
  g_autofree char *path = g_build_filename (world->folder, "many.csv", NULL);
  g_autoptr (GString) text = g_string_new ("id;name;hired_on\n");

  for (guint i = 1; i <= 20000; i++)
    g_string_append_printf (text, "%u;Person %u;31.12.2019\n", i, i);
  g_assert_true (g_file_set_contents (path, text->str, text->len, NULL));
  desk_import_dialog_present (world->window, path);
  wait_for_page (world, "form");
  press (world, "import.preview", "preview");
  g_assert_false (gtk_widget_is_sensitive (get_child (world, "preview")));
  gtk_widget_activate_action (GTK_WIDGET (get_dialog (world)), "import.cancel", NULL);
  while (!gtk_widget_is_sensitive (get_child (world, "preview")))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (get_page (world), ==, "form");
  g_assert_false (adw_banner_get_revealed (get_child (world, "problem")));
  close_dialog (world);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("factotum-XXXXXX", NULL);
  int failed;

  g_setenv ("XDG_DATA_HOME", folder, TRUE); /* mappings are remembered there */
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return 77; /* no display */
  adw_init ();
  g_resources_register (desk_get_resource ());
  g_test_add ("/desktop/import/northwind-comes-in-file-by-file", World, NULL, set_up, test_northwind, tear_down);
  g_test_add ("/desktop/import/a-second-import-changes-nothing-and-undo-takes-it-back", World, NULL, set_up, test_again, tear_down);
  g_test_add ("/desktop/import/refused-rows-are-shown-and-left-out", World, NULL, set_up, test_refused, tear_down);
  g_test_add ("/desktop/import/a-mapping-is-remembered-and-an-import-undone", World, NULL, set_up, test_remembered, tear_down);
  g_test_add ("/desktop/import/cancelling-leaves-the-wizard-where-it-was", World, NULL, set_up, test_cancel, tear_down);
  failed = g_test_run ();
  remove_folder (folder);
  return failed;
}
