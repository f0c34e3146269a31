/* A demo office that does what it is told, for every-stop.py.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <gio/gunixinputstream.h>
#include <unistd.h>
#include "desk-command.h"
#include "desk-draft-dialog.h"
#include "desk-fixture.h"

static const StoreCommand *
find_command (Desk *desk, const char *name)
{
  const StoreCommand *command = store_schema_find_command (store_file_get_schema (desk->file), name);

  if (command == NULL)
    g_error ("there is no command %s", name);
  return command;
}

static gint64
find_record (Desk *desk, BaseRecordClass *class)
{
  g_autofree char *sql = g_strdup_printf ("SELECT coalesce (max (id), 0) FROM %s WHERE trashed_at IS NULL", class->table);

  return desk_number (desk, sql);
}

/* Those that ask for something; a record of their own kind is there, if they want one. */
static gboolean
has_dialog (Desk *desk, const StoreCommand *command)
{
  g_autoptr (BaseRecordClass) class = command->type != 0 ? g_type_class_ref (command->type) : NULL;
  gboolean on_record = store_command_has_record (command);

  if (command->unattended || store_command_is_generic (command) || (on_record && (class == NULL || find_record (desk, class) == 0)))
    return FALSE;
  for (guint i = 0; i < command->n_arguments; i++)
    if (command->arguments[i].flags & BASE_FILE) /* the window asks for a file elsewhere */
      return FALSE;
  return command->warning != NULL || command->n_arguments > (on_record ? 1u : 0u);
}

static void
list_commands (Desk *desk)
{
  g_autoptr (GPtrArray) commands = store_schema_list_commands (store_file_get_schema (desk->file));

  for (guint i = 0; i < commands->len; i++)
    if (has_dialog (desk, commands->pdata[i]))
      printf ("%s ", ((const StoreCommand *) commands->pdata[i])->name);
}

static void
list_rooms (Desk *desk)
{
  GArray *rooms = desk_window_get_rooms (desk->window);

  for (guint i = 0; i < rooms->len; i++)
    printf ("%s ", g_array_index (rooms, DeskRoom, i).name);
}

/* Records that are a part of another are made and changed in dialogs. */
static void
list_parts (Desk *desk)
{
  StoreSchema *schema = store_file_get_schema (desk->file);

  for (guint i = 0; i < store_schema_get_n_types (schema); i++)
    {
      BaseRecordClass *class = store_schema_get_class (schema, i);

      if (base_record_class_find_flag (class, BASE_PARENT) != NULL && base_record_class_has_input (class))
        printf ("%s ", class->table);
    }
}

static void
open_command (Desk *desk, const char *name)
{
  const StoreCommand *command = find_command (desk, name);
  g_autoptr (BaseRecordClass) class = command->type != 0 ? g_type_class_ref (command->type) : NULL;

  if (class != NULL && store_command_has_record (command))
    desk_command_start (GTK_WIDGET (desk->window), desk->file, command, find_record (desk, class));
  else
    desk_command_dialog_present (desk->file, command, 0, GTK_WIDGET (desk->window));
}

static void
open_part (Desk *desk, const char *table)
{
  g_autoptr (DeskDraft) draft = desk_draft_new_for_record (desk->file, desk_class (desk, table), NULL);

  desk_draft_dialog_present (draft, GTK_WIDGET (desk->window));
}

static gboolean
is_working (Desk *desk)
{
  GtkWidget *spinner = desk_find (GTK_WIDGET (desk->window), GTK_TYPE_SPINNER, NULL);

  return spinner != NULL && gtk_widget_get_mapped (spinner);
}

/* What comes in steps, or behind a spinner, is there. */
static void
settle (Desk *desk)
{
  gint64 end = g_get_monotonic_time () + 2 * G_TIME_SPAN_SECOND;

  while ((g_main_context_pending (NULL) || is_working (desk)) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

static GtkWindow *
find_front (Desk *desk)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (desk->application));

  return desk_dialog (desk) == NULL && windows != NULL ? GTK_WINDOW (windows->data) : GTK_WINDOW (desk->window);
}

static gboolean
frame_cb (GtkWidget *window, GdkFrameClock *clock, gpointer data)
{
  guint *n = data;

  (*n)++;
  return G_SOURCE_CONTINUE;
}

/* With its second frame all that is new has its place, and what lies outside the view is hidden. */
static void
wait_for_layout (Desk *desk)
{
  GtkWidget *window = GTK_WIDGET (find_front (desk));
  guint n = 0, ticks = gtk_widget_add_tick_callback (window, frame_cb, &n, NULL);

  settle (desk);
  n = 0;
  WAIT_FOR (n >= 2);
  gtk_widget_remove_tick_callback (window, ticks);
}

/* Today has no list. */
static void
go_to_room (Desk *desk, const char *name)
{
  StoreList *list;

  desk_do (desk, "win.go", "s", name);
  list = desk_list_page_get_list (desk_window_get_list_page (desk->window));
  WAIT_FOR (list == NULL || !store_list_is_loading (list));
  settle (desk);
  printf ("%s", list != NULL ? store_list_get_class (list)->plural : "");
}

static void
open_record (Desk *desk)
{
  const DeskRoom *room = desk_window_get_room (desk->window);
  gint64 id = room != NULL && room->table != NULL ? find_record (desk, desk_class (desk, room->table)) : 0;

  if (id != 0)
    desk_window_open_record (desk->window, room->table, id);
  settle (desk);
  printf ("%s", id != 0 ? "record" : "");
}

static void
open_new (Desk *desk)
{
  const DeskRoom *room = desk_window_get_room (desk->window);
  gboolean can = room != NULL && room->table != NULL && desk_command_can_create (desk->file, desk_class (desk, room->table));

  if (can)
    desk_window_new_record (desk->window);
  settle (desk);
  printf ("%s", can ? "new" : "");
}

static const char *
find_tooltip (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_tooltip_text (widget) != NULL)
      return gtk_widget_get_tooltip_text (widget);
  return "";
}

/* How a person would call what has the focus; what a row holds has its place in it. */
static char *
name_focus (GtkWidget *focus)
{
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, ADW_TYPE_PREFERENCES_ROW) : NULL;

  if (focus == NULL)
    return g_strdup ("nothing");
  if (row == NULL) /* the tooltip of a button, or of what it is a part of */
    return g_strdup_printf ("%s “%s”", G_OBJECT_TYPE_NAME (focus), find_tooltip (focus));
  return g_strdup_printf ("%s “%s”", G_OBJECT_TYPE_NAME (focus), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

/* The rooms are one stop, from which the arrows go on. */
static GtkWidget *
get_stop (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  GtkWidget *list = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX) : NULL;

  return list != NULL && gtk_widget_has_css_class (list, "navigation-sidebar") ? list : focus;
}

/* Where this key leads until it comes round; what leads nowhere or takes the key for itself is a trap. (element-type GtkWidget) */
static GPtrArray *
go_round (GtkWindow *window, GtkDirectionType direction)
{
  GPtrArray *stops = g_ptr_array_new ();
  g_autofree char *name = NULL;

  for (guint i = 0; i < 500; i++)
    {
      GtkWidget *focus = get_stop (window);

      if (focus != NULL && g_ptr_array_find (stops, focus, NULL))
        return stops;
      if (focus != NULL)
        g_ptr_array_add (stops, focus);
      if (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_accepts_tab (GTK_TEXT_VIEW (focus)))
        break;
      g_signal_emit_by_name (window, "move-focus", direction);
    }
  name = name_focus (gtk_window_get_focus (window));
  printf ("trap at %s; ", name);
  return stops;
}

static void
complain_of_missing (GPtrArray *stops, GPtrArray *others, const char *key)
{
  for (guint i = 1; i < stops->len; i++) /* the first is where one was, perhaps put there by the program */
    if (!g_ptr_array_find (others, stops->pdata[i], NULL))
      {
        g_autofree char *name = name_focus (stops->pdata[i]);
        printf ("%s passes by %s; ", key, name);
      }
}

/* Tab and Shift+Tab meet the same widgets. */
static void
walk_round (Desk *desk)
{
  GtkWindow *window = find_front (desk);
  g_autoptr (GPtrArray) forward = NULL, backward = NULL;

  settle (desk);
  forward = go_round (window, GTK_DIR_TAB_FORWARD);
  backward = go_round (window, GTK_DIR_TAB_BACKWARD);
  complain_of_missing (forward, backward, "Shift+Tab");
  complain_of_missing (backward, forward, "Tab");
  printf ("%u", forward->len);
}

/* The first thing to fill in, as one reads; a question without fields begins with a button. */
static void
tell_focus (Desk *desk)
{
  GtkWidget *focus, *dialog, *first;
  g_autofree char *name = NULL;

  settle (desk);
  focus = gtk_window_get_focus (find_front (desk));
  dialog = GTK_WIDGET (desk_dialog (desk));
  first = dialog != NULL ? desk_find (dialog, ADW_TYPE_PREFERENCES_ROW, NULL) : NULL;
  name = name_focus (focus);
  if (focus == NULL || (dialog != NULL && !gtk_widget_is_ancestor (focus, dialog)))
    printf ("the focus is not in front but on %s", name);
  else if (first != NULL && !gtk_widget_is_ancestor (focus, first) && focus != first && gtk_widget_is_focus (focus))
    printf ("the focus is on %s, not on “%s”", name, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (first)));
  else
    printf ("%s", GTK_IS_TEXT (focus) ? "entry" : "other");
}

static const struct
{
  const char *name;
  void (*about) (Desk *desk, const char *argument);
  void (*alone) (Desk *desk);
} orders[] = {
  { "commands", NULL,           list_commands },
  { "rooms",    NULL,           list_rooms },
  { "parts",    NULL,           list_parts },
  { "command",  open_command,   NULL },
  { "part",     open_part,      NULL },
  { "record",   NULL,           open_record },
  { "new",      NULL,           open_new },
  { "round",    NULL,           walk_round },
  { "focus",    NULL,           tell_focus },
  { "layout",   NULL,           wait_for_layout },
};

static void
obey (Desk *desk, const char *order, const char *argument)
{
  printf ("\n> ");
  if (g_str_equal (order, "go"))
    go_to_room (desk, argument);
  else if (g_str_equal (order, "do"))
    desk_do (desk, argument, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (g_str_equal (order, orders[i].name) && orders[i].alone != NULL)
      orders[i].alone (desk);
    else if (g_str_equal (order, orders[i].name))
      orders[i].about (desk, argument);
  printf ("\n");
  fflush (stdout);
}

static void
line_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  Desk *desk = data;
  g_autofree char *line = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), answer, NULL, NULL);
  g_auto (GStrv) words = line != NULL ? g_strsplit (line, " ", 2) : NULL;

  if (words == NULL || words[0] == NULL)
    desk->width = 0; /* the end */
  else
    {
      obey (desk, words[0], words[1]);
      g_data_input_stream_read_line_async (G_DATA_INPUT_STREAM (source), G_PRIORITY_DEFAULT, NULL, line_cb, desk);
    }
}

int
main (int argc, char **argv)
{
  Desk desk = { NULL };
  g_autoptr (GInputStream) bytes = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (bytes);

  if (!desk_prepare (&argc, &argv))
    return 77;
  desk_open (&desk, 200);
  desk_resize (&desk, 1360, 900);
  g_data_input_stream_read_line_async (lines, G_PRIORITY_DEFAULT, NULL, line_cb, &desk);
  while (desk.width != 0)
    desk_pump ();
  desk_close (&desk);
  return 0;
}
