/* A demo office in its window.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-clipped.h"
#include "desk-fixture.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <office-demo.h>
#include <office.h>
#include <store-query.h>

/* The language of the locale, for whoever looks at the pictures. */
static void
speak_for_pictures (const char *locales)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locales);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* Protected fields use libsecret's own file, as in a sandbox: no keyring of a person is touched. */
gboolean
desk_prepare (int *argc, char ***argv)
{
  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", "/nonexistent/default.keyring", TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "nobody", TRUE);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  if (g_getenv ("FACTOTUM_TEST_LOCALES") != NULL)
    desk_speak (g_getenv ("FACTOTUM_TEST_LOCALES"));
  if (g_getenv ("FACTOTUM_PICTURE_LOCALES") != NULL)
    speak_for_pictures (g_getenv ("FACTOTUM_PICTURE_LOCALES"));
  g_test_init (argc, argv, NULL);
  if (!gtk_init_check ())
    return FALSE;
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  if (g_strcmp0 (g_getenv ("FACTOTUM_DIRECTION"), "rtl") == 0)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  return TRUE;
}

static void
make_firm (const char *path, gint64 orders)
{
  g_autoptr (StoreSchema) schema = office_schema_new ();
  g_autoptr (BaseEnvironment) environment = base_environment_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreFile) file = store_file_open (path, STORE_FILE_CREATE, schema, environment, &error);
  OfficeDemo demo = { .seed = 1, .orders = orders, .language = g_getenv ("FACTOTUM_LANGUAGE") != NULL ? g_getenv ("FACTOTUM_LANGUAGE") : "en" };

  g_assert_no_error (error);
  store_file_work (file, NULL, office_demo_make, &demo, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
make_application (Desk *desk)
{
  g_autoptr (GError) error = NULL;

  desk->application = desk_application_new ();
  g_application_set_flags (G_APPLICATION (desk->application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (desk->application), NULL, &error);
  g_assert_no_error (error);
}

static void
choose_scheme (Desk *desk)
{
  desk->pictures = g_getenv ("FACTOTUM_PICTURES");
  desk->scheme = g_getenv ("FACTOTUM_SCHEME") != NULL ? g_getenv ("FACTOTUM_SCHEME") : "light";
  if (desk->pictures != NULL)
    g_object_set (gtk_settings_get_default (), "gtk-font-name", "Cantarell 11", NULL);
  if (g_getenv ("FACTOTUM_TEXT") != NULL)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (96 * 1024 * g_ascii_strtod (g_getenv ("FACTOTUM_TEXT"), NULL)), NULL);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), g_str_equal (desk->scheme, "dark") ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
}

void
desk_open (Desk *desk, gint64 orders)
{
  g_autofree char *path = NULL;
  GList *windows;

  desk->folder = g_dir_make_tmp ("factotum-XXXXXX", NULL);
  path = g_build_filename (desk->folder, "firm.factotum", NULL);
  make_firm (path, orders);
  make_application (desk);
  choose_scheme (desk);
  desk_application_open_company (desk->application, path);
  windows = gtk_application_get_windows (GTK_APPLICATION (desk->application));
  g_assert_nonnull (windows);
  desk->window = DESK_WINDOW (windows->data);
  desk->file = desk_window_get_file (desk->window);
  desk_resize (desk, 1000, 800);
}

void
desk_close (Desk *desk)
{
  g_autoptr (GError) error = NULL;

  desk_window_close_company (desk->window);
  for (guint i = 0; i < 100; i++)
    desk_pump ();
  g_object_unref (desk->application);
  g_spawn_sync (NULL, (char **) (const char *[]) { "rm", "-rf", desk->folder, NULL }, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&desk->folder, g_free);
}

static gboolean
is_as_wide (Desk *desk, int tolerance)
{
  return ABS (gtk_widget_get_width (GTK_WIDGET (desk->window)) - desk->width) <= tolerance;
}

/* The answer to an earlier wish may come later and undo this one, and GDK asks for no size twice in a row: one pixel more comes in between. */
static void
ask_for_size (Desk *desk, int width, int height, int tolerance)
{
  for (int n = 0; n < 60 && !is_as_wide (desk, tolerance); n++)
    {
      gint64 end = g_get_monotonic_time () + G_TIME_SPAN_SECOND;

      gtk_window_set_default_size (GTK_WINDOW (desk->window), width + n % 2, height);
      while (!is_as_wide (desk, tolerance) && g_get_monotonic_time () < end)
        desk_pump ();
    }
  g_assert_true (is_as_wide (desk, tolerance));
}

void
desk_resize (Desk *desk, int width, int height)
{
  int asked; /* more than there is, where nobody composes: by the frame of the window */

  desk->width = width;
  if (!is_as_wide (desk, 0))
    {
      ask_for_size (desk, width, height, 16);
      ask_for_size (desk, 2 * width - gtk_widget_get_width (GTK_WIDGET (desk->window)), height, 0);
    }
  gtk_window_get_default_size (GTK_WINDOW (desk->window), &asked, NULL);
  gtk_window_set_default_size (GTK_WINDOW (desk->window), asked, height);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (desk->window));
}

void
desk_pump (void)
{
  if (!g_main_context_iteration (NULL, FALSE))
    g_usleep (1000);
}

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_INSCRIPTION (widget))
    return gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  if (GTK_IS_TEXT (widget))
    return gtk_editable_get_text (GTK_EDITABLE (widget));
  return NULL;
}

/* What is no label: a text of several lines, a switch. */
static void
collect_state (GtkWidget *widget, GString *words)
{
  g_autofree char *text = NULL;

  if (GTK_IS_SWITCH (widget))
    text = g_strdup (gtk_switch_get_active (GTK_SWITCH (widget)) ? "on" : "off");
  else if (GTK_IS_TEXT_VIEW (widget))
    g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "text", &text, NULL);
  if (text != NULL)
    g_string_append_printf (words, "%s\n", text);
}

static void
collect (GtkWidget *widget, GString *words)
{
  const char *text = get_text (widget);

  if (!gtk_widget_get_mapped (widget))
    return;
  if (text != NULL)
    g_string_append_printf (words, "%s\n", text);
  collect_state (widget, words);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, words);
}

char *
desk_read (GtkWidget *widget)
{
  GString *words = g_string_new (NULL);

  collect (widget, words);
  return g_string_free (words, FALSE);
}

gboolean
desk_shows (GtkWidget *widget, const char *words)
{
  g_autofree char *text = desk_read (widget);

  return strstr (text, words) != NULL;
}

/* NULL while it is to be drawn again. */
static GskRenderNode *
draw_widget (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  return gtk_snapshot_free_to_node (snapshot);
}

static void
take_picture (Desk *desk, GtkWidget *widget, const char *name)
{
  g_autofree char *path = g_strdup_printf ("%s/%s-%04d-%s.png", desk->pictures, name, desk->width, desk->scheme);
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  graphene_rect_t rect = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget));

  while ((node = draw_widget (widget)) == NULL)
    gtk_test_widget_wait_for_draw (widget);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)), node, &rect);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

/* Each once; the test fails, and goes on. */
static void
complain_of_clipped (Desk *desk, GtkWidget *widget, const char *picture)
{
  g_autofree char *clipped = desk_list_clipped (widget);

  if (clipped[0] == '\0')
    return;
  g_test_message ("clipped in %s at %d:\n%s", picture, desk->width, clipped);
  g_test_fail ();
}

/* Pictures in other languages are for people: what has no translation of its own is only given time. */
static void
wait_for_words (GtkWidget *widget, const char *words)
{
  gboolean foreign = g_getenv ("FACTOTUM_PICTURE_LOCALES") != NULL;
  gint64 end = g_get_monotonic_time () + (foreign ? G_TIME_SPAN_SECOND / 2 : 60 * G_TIME_SPAN_SECOND);

  while (!desk_shows (widget, foreign ? _(words) : words) && g_get_monotonic_time () < end)
    desk_pump ();
}

/* Lists choose their columns once they know their width. */
static void
settle (GtkWidget *widget)
{
  for (int frame = 0; frame < 3; frame++)
    {
      for (int i = 0; i < 20; i++)
        desk_pump ();
      gtk_widget_queue_draw (widget);
      gtk_test_widget_wait_for_draw (widget);
    }
}

void
desk_look (Desk *desk, GtkWidget *widget, const char *picture, const char *words)
{
  wait_for_words (widget, words);
  if (g_getenv ("FACTOTUM_PICTURE_LOCALES") == NULL && !desk_shows (widget, words))
    {
      g_autofree char *text = desk_read (widget);
      g_error ("%s at %d never shows “%s”, but:\n%s", picture, desk->width, words, text);
    }
  gtk_widget_queue_draw (widget);
  gtk_test_widget_wait_for_draw (widget);
  if (desk->pictures != NULL)
    settle (widget);
  if (desk->pictures != NULL)
    take_picture (desk, widget, picture);
  if (g_getenv ("FACTOTUM_TEST_LOCALES") != NULL)
    complain_of_clipped (desk, widget, picture);
}

static gboolean
fits (GtkWidget *widget, GType type, const char *words)
{
  const char *text = get_text (widget);

  if (!G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return FALSE;
  if (words == NULL)
    return TRUE;
  if (ADW_IS_PREFERENCES_ROW (widget))
    text = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
  else if (GTK_IS_ACTIONABLE (widget))
    text = gtk_actionable_get_action_name (GTK_ACTIONABLE (widget));
  return g_strcmp0 (text, words) == 0;
}

GtkWidget *
desk_find (GtkWidget *widget, GType type, const char *words)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (fits (widget, type, words))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = desk_find (child, type, words);
      if (found != NULL)
        return found;
    }
  return NULL;
}

AdwDialog *
desk_dialog (Desk *desk)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (desk->window));
}

void
desk_do (Desk *desk, const char *action, const char *type, ...)
{
  GVariant *target = NULL;
  va_list values;

  va_start (values, type);
  if (type != NULL)
    target = g_variant_ref_sink (g_variant_new_va (type, NULL, &values));
  va_end (values);
  if (!gtk_widget_activate_action_variant (GTK_WIDGET (desk->window), action, target))
    g_error ("there is no action %s", action);
  g_clear_pointer (&target, g_variant_unref);
}

void
desk_dismiss (Desk *desk)
{
  AdwDialog *dialog = desk_dialog (desk);

  g_assert_nonnull (dialog);
  adw_dialog_force_close (dialog);
  WAIT_FOR (desk_dialog (desk) != dialog);
}

BaseRecordClass *
desk_class (Desk *desk, const char *table)
{
  return store_schema_find_class (store_file_get_schema (desk->file), table);
}

StoreList *
desk_room (Desk *desk, const char *room)
{
  StoreList *list;

  desk_window_go (desk->window, room);
  list = desk_list_page_get_list (desk_window_get_list_page (desk->window));
  WAIT_FOR (!store_list_is_loading (list));
  return list;
}

gint64
desk_command (Desk *desk, const char *command, const char *format, ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result = NULL, arguments = NULL;
  va_list values;

  va_start (values, format);
  arguments = g_variant_ref_sink (g_variant_new_parsed_va (format, &values));
  va_end (values);
  store_file_run (desk->file, command, arguments, NULL, NULL, &result, &error);
  g_assert_no_error (error);
  return result != NULL && g_variant_is_of_type (result, G_VARIANT_TYPE_INT64) ? g_variant_get_int64 (result) : 0;
}

gint64
desk_number (Desk *desk, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 number = 0;

  store_db_get_number (store_file_get_reader (desk->file), sql, &number, &error);
  g_assert_no_error (error);
  return number;
}

char *
desk_text (Desk *desk, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreQuery) query = store_query_new (store_file_get_reader (desk->file), sql);
  g_autofree char *text = NULL;

  if (store_query_next (query))
    text = g_strdup (store_query_get_text (query, 0));
  store_query_finish (query, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&text);
}

gboolean
desk_press (GtkWidget *widget, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean taken = FALSE;

  for (guint i = 0; !taken && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0u, state, &taken);
    }
  return taken;
}

gboolean
desk_drop (GtkWidget *widget, GFile *file)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  GdkFileList *files = gdk_file_list_new_from_array (&file, 1);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, files);
  for (guint i = 0; !taken && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 0.0, 0.0, &taken);
    }
  return taken;
}
