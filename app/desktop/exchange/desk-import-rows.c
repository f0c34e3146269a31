/* What becomes of each row.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-import-rows.h"

#include <glib/gi18n-lib.h>

#define SHOWN_CELLS 5

#define DESK_TYPE_IMPORT_ROW (desk_import_row_get_type ())
G_DECLARE_FINAL_TYPE (DeskImportRow, desk_import_row, DESK, IMPORT_ROW, GObject)

struct _DeskImportRow
{
  GObject         parent_instance;
  ExchangeImport *import;
  guint           row;
};

G_DEFINE_FINAL_TYPE (DeskImportRow, desk_import_row, G_TYPE_OBJECT)

struct _DeskImportRows
{
  GObject         parent_instance;
  ExchangeImport *import;
  GArray         *rows; /* guint */
};

static GType
desk_import_rows_get_item_type (GListModel *model)
{
  return DESK_TYPE_IMPORT_ROW;
}

static guint
desk_import_rows_get_n_items (GListModel *model)
{
  return DESK_IMPORT_ROWS (model)->rows->len;
}

static gpointer
desk_import_rows_get_item (GListModel *model, guint position)
{
  DeskImportRows *self = DESK_IMPORT_ROWS (model);
  DeskImportRow *row;

  if (position >= self->rows->len)
    return NULL;
  row = g_object_new (DESK_TYPE_IMPORT_ROW, NULL);
  row->import = g_object_ref (self->import);
  row->row = g_array_index (self->rows, guint, position);
  return row;
}

static void
implement_list_model (GListModelInterface *iface)
{
  iface->get_item_type = desk_import_rows_get_item_type;
  iface->get_n_items = desk_import_rows_get_n_items;
  iface->get_item = desk_import_rows_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskImportRows, desk_import_rows, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, implement_list_model))

static const struct { const char *label, *icon; } outcomes[] = {
  [EXCHANGE_ROW_UNKNOWN] = { N_("Not Looked At"), "dialog-question-symbolic" },
  [EXCHANGE_ROW_NEW] = { N_("New"), "list-add-symbolic" },
  [EXCHANGE_ROW_CHANGED] = { N_("Changed"), "document-edit-symbolic" },
  [EXCHANGE_ROW_SAME] = { N_("Same"), "object-select-symbolic" },
  [EXCHANGE_ROW_REFUSED] = { N_("Refused"), "dialog-warning-symbolic" },
  [EXCHANGE_N_OUTCOMES] = { N_("All Rows"), "view-list-symbolic" },
};

/* The first cells that say something. */
static char *
make_title (DeskImportRow *self)
{
  ExchangeCsvReader *reader = exchange_import_get_reader (self->import);
  GString *title = g_string_new (NULL);
  guint n_shown = 0;

  for (guint i = 0; i < exchange_csv_reader_get_n_columns (reader) && n_shown < SHOWN_CELLS; i++)
    {
      const char *cell = exchange_csv_reader_get_cell (reader, self->row, i);

      if (*cell == '\0')
        continue;
      g_string_append_printf (title, "%s%s", n_shown++ > 0 ? " · " : "", cell);
    }
  g_strdelimit (title->str, "\n\r", ' ');
  return g_string_free (title, FALSE);
}

static char *
make_subtitle (DeskImportRow *self)
{
  guint line = exchange_csv_reader_get_line (exchange_import_get_reader (self->import), self->row);
  const char *outcome = _(outcomes[exchange_import_get_outcome (self->import, self->row)].label);
  const char *reason = exchange_import_get_reason (self->import, self->row);

  /* Translators: a line of a file and what becomes of it, e.g. "Line 12: New" */
  return reason != NULL ? g_strdup_printf (_("Line %u: %s. %s"), line, outcome, reason) : g_strdup_printf (_("Line %u: %s"), line, outcome);
}

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon = gtk_image_new (), *title = make_label (NULL), *subtitle = make_label ("caption");

  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (subtitle), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (subtitle), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (subtitle), GTK_NATURAL_WRAP_NONE);
  gtk_widget_add_css_class (box, "import-row");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), subtitle);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  DeskImportRow *row = gtk_list_item_get_item (item);
  GtkWidget *icon = gtk_widget_get_first_child (gtk_list_item_get_child (item)), *words = gtk_widget_get_next_sibling (icon);
  GtkWidget *title = gtk_widget_get_first_child (words), *subtitle = gtk_widget_get_next_sibling (title);
  ExchangeOutcome outcome = exchange_import_get_outcome (row->import, row->row);
  g_autofree char *first = make_title (row), *second = make_subtitle (row);
  g_autofree char *spoken = g_strdup_printf ("%s. %s", second, first);

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), outcomes[outcome].icon);
  gtk_label_set_label (GTK_LABEL (title), first);
  gtk_label_set_label (GTK_LABEL (subtitle), second);
  if (outcome == EXCHANGE_ROW_REFUSED)
    gtk_widget_add_css_class (icon, "error");
  else
    gtk_widget_remove_css_class (icon, "error");
  gtk_list_item_set_accessible_label (item, spoken);
}

static void
desk_import_row_finalize (GObject *object)
{
  g_object_unref (DESK_IMPORT_ROW (object)->import);
  G_OBJECT_CLASS (desk_import_row_parent_class)->finalize (object);
}

static void
desk_import_row_class_init (DeskImportRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = desk_import_row_finalize;
}

static void
desk_import_row_init (DeskImportRow *self)
{
}

static void
desk_import_rows_finalize (GObject *object)
{
  DeskImportRows *self = DESK_IMPORT_ROWS (object);

  g_clear_object (&self->import);
  g_array_unref (self->rows);
  G_OBJECT_CLASS (desk_import_rows_parent_class)->finalize (object);
}

static void
desk_import_rows_class_init (DeskImportRowsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = desk_import_rows_finalize;
}

static void
desk_import_rows_init (DeskImportRows *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
}

DeskImportRows *
desk_import_rows_new (ExchangeImport *import, ExchangeOutcome outcome)
{
  DeskImportRows *self = g_object_new (DESK_TYPE_IMPORT_ROWS, NULL);
  guint n = exchange_csv_reader_get_n_rows (exchange_import_get_reader (import));

  self->import = g_object_ref (import);
  for (guint i = 0; i < n; i++)
    if (outcome == EXCHANGE_N_OUTCOMES || exchange_import_get_outcome (import, i) == outcome)
      g_array_append_val (self->rows, i);
  return self;
}

GtkListItemFactory *
desk_import_rows_make_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}

GtkStringList *
desk_import_list_outcomes (ExchangeImport *import, const ExchangeOutcome *shown, guint n_shown)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  guint n = exchange_csv_reader_get_n_rows (exchange_import_get_reader (import)), counts[EXCHANGE_N_OUTCOMES + 1] = { 0 };

  counts[EXCHANGE_N_OUTCOMES] = n;
  for (guint i = 0; i < n; i++)
    counts[exchange_import_get_outcome (import, i)]++;
  for (guint i = 0; i < n_shown; i++)
    {
      g_autofree char *words = g_strdup_printf ("%s (%u)", _(outcomes[shown[i]].label), counts[shown[i]]);

      gtk_string_list_append (list, words);
    }
  return list;
}
