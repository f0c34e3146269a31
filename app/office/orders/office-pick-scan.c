/* The loop of the scanner.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-pick-commands.h"
#include <base-number.h>
#include "office-fulfilment.h"
#include "office-pick-next.h"
#include <glib/gi18n-lib.h>

/* A line of the list, and whether the code means it. */
typedef struct
{
  gint64   id;
  gint64   quantity, picked, missing;
  gint64   location, order;
  gint64   unit_factor;    /* of the order line's unit */
  gint64   scanned_factor; /* of the unit whose barcode the code is, or 0 */
  gboolean by_item, by_lot, by_location, by_order;
  char    *item;
  char    *order_number;
  char    *place; /* "" in the stock room */
} Line;

#define SELECT_LINES                                                                                                                                  \
  "SELECT p.id, p.quantity, p.picked, p.missing, coalesce (p.location, 0), l.sales_order,"                                                            \
  " coalesce ((SELECT factor FROM item_units WHERE id = l.unit), 1000000),"                                                                           \
  " coalesce ((SELECT factor FROM item_units WHERE item = i.id AND barcode = ?2 AND trashed_at IS NULL), 0),"                                         \
  " coalesce (i.number = ?2 COLLATE NOCASE, 0) OR coalesce (i.barcode = ?2, 0) OR EXISTS (SELECT 1 FROM supplier_items AS s WHERE s.item = i.id AND s.number = ?2 COLLATE NOCASE AND s.trashed_at IS NULL), coalesce (t.number = ?2 COLLATE NOCASE, 0),"                          \
  " coalesce (c.code = ?2 COLLATE NOCASE, 0), coalesce (o.number = ?2 COLLATE NOCASE, 0), i.name, o.number, coalesce (c.code, '')"                    \
  " FROM pick_lines AS p JOIN order_lines AS l ON l.id = p.order_line JOIN orders AS o ON o.id = l.sales_order JOIN items AS i ON i.id = p.item"      \
  " LEFT JOIN locations AS c ON c.id = p.location LEFT JOIN lots AS t ON t.id = p.lot"                                                                \
  " WHERE p.pick_list = ?1 AND p.trashed_at IS NULL ORDER BY p.position, p.id"

static void
clear_line (gpointer data)
{
  Line *self = data;

  g_free (self->item);
  g_free (self->order_number);
  g_free (self->place);
}

static GArray *
list_lines (StoreDb *db, gint64 list, const char *code, GError **error)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_autoptr (StoreQuery) query = store_query_new (db, SELECT_LINES);

  g_array_set_clear_func (lines, clear_line);
  store_query_bind_number (query, 1, list);
  store_query_bind_text (query, 2, code);
  while (store_query_next (query))
    {
      Line line = {
        store_query_get_number (query, 0), store_query_get_number (query, 1), store_query_get_number (query, 2), store_query_get_number (query, 3),
        store_query_get_number (query, 4), store_query_get_number (query, 5), store_query_get_number (query, 6), store_query_get_number (query, 7),
        store_query_get_number (query, 8) != 0, store_query_get_number (query, 9) != 0, store_query_get_number (query, 10) != 0, store_query_get_number (query, 11) != 0,
        g_strdup (store_query_get_text (query, 12)), g_strdup (store_query_get_text (query, 13)), g_strdup (store_query_get_text (query, 14))
      };
      g_array_append_val (lines, line);
    }
  return store_query_finish (query, error) ? g_steal_pointer (&lines) : NULL;
}

static gint64
get_left (const Line *line)
{
  return line->missing > 0 ? 0 : line->quantity - line->picked;
}

static gboolean
is_meant (const Line *line)
{
  return line->by_item || line->by_lot || line->scanned_factor > 0;
}

/* Who stands at a place takes from that place, if the item is to be taken there at all. */
static gboolean
is_elsewhere (GArray *lines, const Line *line, OfficePickList *list)
{
  if (list->at_location == 0 || line->location == list->at_location)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      Line *other = &g_array_index (lines, Line, i);

      if (is_meant (other) && other->location == list->at_location)
        return TRUE;
    }
  return FALSE;
}

static Line *
find_line (GArray *lines, OfficePickList *list, const char **known)
{
  Line *best = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = &g_array_index (lines, Line, i);

      if (!is_meant (line))
        continue;
      *known = line->item;
      if (get_left (line) > 0 && !is_elsewhere (lines, line, list) && (best == NULL || (line->order == list->at_order && best->order != list->at_order)))
        best = line;
    }
  return best;
}

static char *
describe_next (StoreDb *db, OfficePickList *list, GError **error)
{
  OfficePickNext next;
  g_autofree char *left = NULL, *words = NULL;

  if (!office_pick_next_load (db, BASE_RECORD (list)->id, &next, error))
    return NULL;
  left = office_quantity_text (next.left);
  if (next.line == 0)
    words = g_strdup (_("Everything is picked."));
  else if (next.place[0] != '\0')
    words = g_strdup_printf (_("Next: %s of %s at %s for order %s."), left, next.item, next.place, next.order);
  else
    words = g_strdup_printf (_("Next: %s of %s from the stock room for order %s."), left, next.item, next.order);
  office_pick_next_clear (&next);
  return g_steal_pointer (&words);
}

static gboolean
answer (StoreDb *db, OfficePickList *list, const char *what, GError **error)
{
  g_autofree char *next = describe_next (db, list, error);
  g_autofree char *sentences = next != NULL ? g_strdup_printf ("%s %s", what, next) : NULL;

  if (next != NULL)
    store_db_set_result (db, g_variant_new_string (sentences));
  return next != NULL;
}

/* The scanned place or order is kept: what follows is counted there first. */
static gboolean
go_to (StoreDb *db, OfficePickList *list, Line *line, GError **error)
{
  g_autofree char *what = line->by_location ? g_strdup_printf (_("You are at %s."), line->place) : g_strdup_printf (_("Order %s goes first."), line->order_number);

  if (line->by_location)
    base_record_set_number (BASE_RECORD (list), &list->at_location, line->location);
  else
    base_record_set_number (BASE_RECORD (list), &list->at_order, line->order);
  return store_record_save (db, BASE_RECORD (list), error) && answer (db, list, what, error);
}

static gboolean
count (StoreDb *db, OfficePickList *list, Line *line, gint64 times, GError **error)
{
  gint64 left = get_left (line), one = line->scanned_factor > 0 ? line->scanned_factor : times > 1 ? BASE_QUANTITY_ONE : MIN (line->unit_factor, left);
  gint64 more = one <= BASE_NUMBER_MAX / times ? one * times : BASE_NUMBER_MAX;
  g_autofree char *counted = office_quantity_text (more), *rest = office_quantity_text (left);
  g_autofree char *picked = office_quantity_text (line->picked + more), *all = office_quantity_text (line->quantity), *what = NULL;

  if (more > left && !(times == 1 && line->scanned_factor == 0))
    return base_refuse (error, _("%s of %s are too many: only %s are still to be picked for order %s."), counted, line->item, rest, line->order_number);
  what = g_strdup_printf (_("%s of %s for order %s, now %s of %s."), counted, line->item, line->order_number, picked, all);
  return office_pick_line_count (db, line->id, more, NULL, error) && answer (db, list, what, error);
}

/* "12*code" counts twelve. */
static const char *
split_times (const char *text, gint64 *times)
{
  char *end = NULL;
  gint64 number = g_ascii_strtoll (text, &end, 10);

  *times = 1;
  if (end == text || *end != '*' || number < 1 || number > 1000000)
    return text;
  *times = number;
  return end + 1;
}

gboolean
office_pick_scan (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficePickList) list = office_pick_list_load_open (db, store_arguments_get_number (arguments, "record"), error);
  const char *text = store_arguments_get_text (arguments, "code"), *known = NULL, *code;
  g_autoptr (GArray) lines = NULL;
  gint64 times;
  Line *line;

  if (list == NULL)
    return FALSE;
  if (text == NULL)
    return base_refuse (error, _("Scan or type an item, a lot, a location or the number of an order."));
  code = split_times (text, &times);
  lines = list_lines (db, BASE_RECORD (list)->id, code, error);
  if (lines == NULL)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    if (g_array_index (lines, Line, i).by_location || g_array_index (lines, Line, i).by_order)
      return go_to (db, list, &g_array_index (lines, Line, i), error);
  line = find_line (lines, list, &known);
  if (line != NULL)
    return count (db, list, line, times, error);
  if (known != NULL)
    return base_refuse (error, _("Nothing more of %s is to be picked here. Put it back."), known);
  return base_refuse (error, _("“%s” is not on pick list %s. Scan an item, a lot, a location or an order of this list."), code, list->number);
}
