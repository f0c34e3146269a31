/* The change log in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-log.h"

#include <base-date.h>
#include <glib/gi18n-lib.h>
#include "store-generic.h"
#include "store-image.h"
#include "store-lot.h"
#include "store-record.h"
#include "store-reversal.h"
#include "store-vault-file.h"

/* The command that a chain of undo and redo began with. */
static char *
find_root_command (StoreDb *db, gint64 seq)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "WITH RECURSIVE back (seq) AS (VALUES (?1) UNION ALL"
                                                      " SELECT c.undoes FROM back JOIN change c ON c.seq = back.seq WHERE c.undoes IS NOT NULL)"
                                                      " SELECT command FROM change WHERE seq = (SELECT min (seq) FROM back)");

  store_query_bind_number (query, 1, seq);
  return store_query_next (query) ? g_strdup (store_query_get_text (query, 0)) : g_strdup ("");
}

/* "orders.csv imported: 830 new, 0 changed", out of what store_log_note_import() wrote. */
static char *
word_import (const char *noted)
{
  g_auto (GStrv) parts = g_strsplit (noted, "\t", -1);

  if (g_strv_length (parts) != 4)
    return g_strdup (_(parts[0]));
  /* Translators: the name of a file, and how many records */
  return g_strdup_printf (_("%s imported: %s new, %s changed"), parts[1], parts[2], parts[3]);
}

/* What is written into the log without being a command of anybody. */
static const BaseChoice own[] = {
  { STORE_COMMAND_DEMO,        N_("Demo office made") },
  { STORE_COMMAND_FOUND,       N_("Company founded") },
  { STORE_COMMAND_REPLACE_KEY, N_("Key of the protected fields replaced") },
  { STORE_COMMAND_REMEMBER,    N_("Key kept in the keyring") },
  { STORE_COMMAND_FORGET,      N_("Key taken out of the keyring") },
};

static const char *
find_own (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    if (strcmp (own[i].code, name) == 0)
      return _(own[i].label);
  return name;
}

static char *
word_lot (const StoreCommand *command, guint n)
{
  g_autofree char *words = store_command_get_words (command);
  g_autofree char *count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u record", "%u records", n), n);

  return g_strdup_printf ("%s: %s", words, count);
}

/* title: of the record that it was about, NULL if it is not to be named. */
static char *
word_command (StoreDb *db, const char *root, const char *name, gint64 undoes, const char *title)
{
  guint n;
  const StoreCommand *command = store_lot_find_command (db->schema, root, &n);
  g_autofree char *words = NULL;

  if (command != NULL && n > 1)
    words = word_lot (command, n);
  else if (command != NULL)
    words = store_command_say_done (command, title);
  else if (strchr (root, '\t') != NULL)
    words = word_import (root);
  else
    words = title != NULL ? g_strdup_printf ("%s: %s", find_own (root), title) : g_strdup (find_own (root));
  if (undoes == 0)
    return g_steal_pointer (&words);
  if (command != NULL && command->reversal != NULL && strcmp (name, "redo") != 0 && store_reversal_find (db, undoes) != NULL)
    return g_strdup_printf (_("Reversed: %s"), words);
  return g_strdup_printf (strcmp (name, "redo") == 0 ? _("Brought back: %s") : _("Taken back: %s"), words);
}

/* A record without a name of its own is known by what it is a part of, or by the one it is for. */
static char *
load_title (StoreDb *db, const char *table, gint64 id)
{
  BaseRecordClass *class = store_schema_find_class (db->schema, table);
  g_autoptr (BaseRecord) record = class != NULL && id != 0 ? store_record_load (db, G_TYPE_FROM_CLASS (class), id, NULL) : NULL;
  const BaseField *known_by;

  if (record == NULL)
    return NULL;
  if (base_record_get_title (record)[0] != '\0')
    return g_strdup (base_record_get_title (record));
  known_by = base_record_class_find_flag (class, BASE_PARENT);
  if (known_by == NULL)
    known_by = base_record_class_find_flag (class, BASE_SUBTITLE);
  if (known_by == NULL || known_by->kind != BASE_KIND_LINK || strcmp (known_by->target, table) == 0)
    return NULL;
  return load_title (db, known_by->target, base_record_get_number (record, known_by));
}

/* The title of the first record of the command's type that a change touched, else of what it made; what the command was about, in nearly every case. A sentence that names the type takes no
 * other, but the whole of a part; a command that makes something is about that or its own type. */
static char *
find_title (StoreDb *db, gint64 seq, const char *root)
{
  const StoreCommand *command = store_lot_find_command (db->schema, root, NULL);
  BaseRecordClass *class = command != NULL && command->type != 0 ? g_type_class_peek (command->type) : NULL;
  gboolean names_type = class != NULL && command->done != NULL && base_record_class_find_flag (class, BASE_PARENT) == NULL;
  const char *makes = command != NULL && command->makes != NULL && !names_type ? command->makes : "";
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT table_name, record_id FROM change_row WHERE change = ?1 AND (table_name IN (?2, ?3) OR ?4)"
                                                      " ORDER BY table_name <> ?2, table_name <> ?3, position LIMIT 8");
  g_autofree char *title = NULL;

  store_query_bind_number (query, 1, seq);
  store_query_bind_text (query, 2, class != NULL ? class->table : "");
  store_query_bind_text (query, 3, makes);
  store_query_bind_number (query, 4, !names_type && makes[0] == '\0');
  while (title == NULL && store_query_next (query))
    title = load_title (db, store_query_get_text (query, 0), store_query_get_number (query, 1));
  return g_steal_pointer (&title);
}

/* What a command of one record says of itself is a sentence in the past already; a label reads as an order. */
static gboolean
is_worded_by_label (StoreDb *db, const char *root, gint64 undoes)
{
  guint n;
  const StoreCommand *command = store_lot_find_command (db->schema, root, &n);

  return undoes == 0 && command != NULL && (n > 1 || command->done == NULL);
}

static char *
describe (StoreDb *db, gint64 seq, gboolean done)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT command, undoes, n_rows FROM change WHERE seq = ?1");
  g_autofree char *title = NULL, *words = NULL, *root = find_root_command (db, seq);

  store_query_bind_number (query, 1, seq);
  if (!store_query_next (query))
    return g_strdup ("");
  if (store_query_get_number (query, 2) <= 50)
    title = find_title (db, seq, root);
  words = word_command (db, root, store_query_get_text (query, 0), store_query_get_number (query, 1), title);
  if (!done || !is_worded_by_label (db, root, store_query_get_number (query, 1)))
    return g_steal_pointer (&words);
  /* Translators: a command that was carried out, "Record Count: 00005" */
  return g_strdup_printf (_("Done: %s"), words);
}

char *
store_log_describe (StoreDb *db, gint64 seq)
{
  return describe (db, seq, FALSE);
}

char *
store_log_say_done (StoreDb *db, gint64 seq)
{
  return describe (db, seq, TRUE);
}

void
store_log_note_import (StoreDb *db, const char *file, guint n_new, guint n_changed)
{
  g_autofree char *plain = g_strdelimit (g_strdup (file), "\t\n", ' ');
  g_autofree char *noted = g_strdup_printf ("Import\t%s\t%u\t%u", plain, n_new, n_changed);

  store_transaction_set_command (db->transaction, noted);
}

void
store_event_free (StoreEvent *self)
{
  g_free (self->who);
  g_free (self->what);
  g_free (self->details);
  g_free (self);
}

/* A logged value as people read it. */
static char *
word_value (StoreDb *db, const BaseField *field, sqlite3_value *value, BaseLocale *locale)
{
  const char *text = value != NULL ? (const char *) sqlite3_value_text (value) : NULL;
  gint64 number = value != NULL ? sqlite3_value_int64 (value) : 0;
  g_autoptr (GVariant) variant = NULL;
  guint32 date;

  if (value == NULL || sqlite3_value_type (value) == SQLITE_NULL)
    return g_strdup (_("empty"));
  if (base_field_is_sealed (field))
    return g_strdup ("•••");
  if (field->kind == BASE_KIND_LINK)
    {
      BaseRecordClass *class = store_schema_find_class (db->schema, field->target);
      g_autoptr (BaseRecord) target = store_record_load (db, G_TYPE_FROM_CLASS (class), number, NULL);
      return target != NULL ? g_strdup (base_record_get_title (target)) : g_strdup_printf ("#%" G_GINT64_FORMAT, number);
    }
  if (field->kind == BASE_KIND_CHOICE)
    number = MAX (0, base_field_find_choice (field, text));
  else if (field->kind == BASE_KIND_DATE && base_date_parse_iso (text, &date))
    number = date;
  else if (field->kind == BASE_KIND_TIME)
    base_time_parse_iso (text, &number);
  variant = g_variant_ref_sink (base_field_is_text (field) ? g_variant_new_string (text) : g_variant_new_int64 (number));
  return base_field_format (field, variant, locale, locale->currency);
}

static void
word_change (StoreDb *db, GString *details, const BaseField *field, StoreCell *before, StoreCell *after, BaseLocale *locale)
{
  g_autofree char *old = word_value (db, field, before != NULL ? before->value : NULL, locale);
  g_autofree char *new = word_value (db, field, after != NULL ? after->value : NULL, locale);

  if (details->len > 0)
    g_string_append_c (details, '\n');
  g_string_append_printf (details, "%s: %s → %s", base_field_get_label (field), old, new);
}

static char *
word_row (StoreDb *db, BaseRecordClass *class, const char *before_image, const char *after_image, BaseLocale *locale)
{
  g_autoptr (GArray) before = store_image_parse (db, before_image, NULL);
  g_autoptr (GArray) after = store_image_parse (db, after_image, NULL);
  GString *details = g_string_new (NULL);

  if (before_image == NULL && after_image == NULL)
    return g_string_free (details, FALSE);
  if (before_image == NULL || after_image == NULL)
    return g_string_free (g_string_append (details, before_image == NULL ? _("made") : _("removed")), FALSE);
  for (guint i = 0; before != NULL && after != NULL && i < class->n_fields; i++)
    {
      StoreCell *old = store_image_find (before, class->fields[i].name);
      StoreCell *new = store_image_find (after, class->fields[i].name);
      if (old != NULL || new != NULL)
        word_change (db, details, &class->fields[i], old, new, locale);
    }
  if (store_image_find (after, "trashed_at") != NULL)
    g_string_append_printf (details, "%s%s", details->len > 0 ? "\n" : "",
                            sqlite3_value_type (store_image_find (after, "trashed_at")->value) == SQLITE_NULL ? _("restored from the trash") : _("moved to the trash"));
  return g_string_free (details, FALSE);
}

static StoreEvent *
read_event (StoreDb *db, StoreQuery *query)
{
  StoreEvent *event = g_new0 (StoreEvent, 1);
  g_autofree char *root = find_root_command (db, store_query_get_number (query, 0));

  event->seq = store_query_get_number (query, 0);
  base_time_parse_iso (store_query_get_text (query, 1), &event->at);
  event->who = g_strdup (store_query_get_text (query, 2));
  event->what = word_command (db, root, store_query_get_text (query, 3), store_query_get_number (query, 4), NULL);
  event->undone = store_query_get_number (query, 5) != 0;
  return event;
}

#define EVENT_COLUMNS "c.seq, c.at, c.who, c.command, c.undoes, EXISTS (SELECT 1 FROM change u WHERE u.undoes = c.seq)"

GPtrArray *
store_log_get_history (StoreDb *db, BaseRecordClass *class, gint64 id, BaseLocale *locale, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) store_event_free);
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT " EVENT_COLUMNS ", r.before, r.after FROM change_row r JOIN change c ON c.seq = r.change"
                                                                              " WHERE r.table_name = ?1 AND r.record_id = ?2 ORDER BY c.seq DESC");

  store_query_bind_text (query, 1, class->table);
  store_query_bind_number (query, 2, id);
  while (store_query_next (query))
    {
      StoreEvent *event = read_event (db, query);
      event->details = word_row (db, class, store_query_get_text (query, 6), store_query_get_text (query, 7), locale);
      g_ptr_array_add (events, event);
    }
  return store_query_finish (query, error) ? g_steal_pointer (&events) : NULL;
}

GPtrArray *
store_log_get_recent (StoreDb *db, guint limit, BaseLocale *locale, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) store_event_free);
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT " EVENT_COLUMNS " FROM change c ORDER BY c.seq DESC LIMIT ?1");

  store_query_bind_number (query, 1, limit);
  while (store_query_next (query))
    {
      StoreEvent *event = read_event (db, query);
      g_autofree char *root = find_root_command (db, event->seq);
      event->details = find_title (db, event->seq, root);
      if (event->details == NULL)
        event->details = g_strdup ("");
      g_ptr_array_add (events, event);
    }
  return store_query_finish (query, error) ? g_steal_pointer (&events) : NULL;
}
