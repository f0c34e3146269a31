/* Rows become one record.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>
#include <glib/gi18n-lib.h>
#include <store-vault.h>
#include "exchange-error.h"
#include "exchange-run-record.h"

/* The last row that says something. */
static const char *
expand (ExchangeMaking *self, ExchangeTemplate *template)
{
  ExchangeCells cells = { .reader = self->run->reader, .empty_markers = self->run->empty_markers };

  for (guint i = self->n_rows; i-- > 0;)
    {
      const char *text;

      cells.row = self->rows[i];
      cells.ordinal = self->ordinal + i;
      if ((text = exchange_template_expand (template, &cells, self->buffer)) != NULL)
        return text;
    }
  return NULL;
}

static const char *
translate (const ExchangeFieldMapping *mapping, const char *text)
{
  const char *word = text != NULL && mapping->values != NULL ? g_hash_table_lookup (mapping->values, text) : NULL;

  if (word == NULL && text != NULL && mapping->values != NULL)
    word = g_hash_table_lookup (mapping->values, "*");
  return word != NULL ? word : text;
}

static gboolean
is_nought (ExchangeMaking *self, ExchangeTemplate *template)
{
  const char *text = expand (self, template);

  return text == NULL || strspn (text, "0., ") == strlen (text);
}

/* Where nothing names a row, what stands in it does; the second row that says the same is another record. */
static char *
digest_row (ExchangeMaking *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  char *key;

  for (guint i = 0; i < exchange_csv_reader_get_n_columns (self->run->reader); i++)
    {
      const char *cell = exchange_csv_reader_get_cell (self->run->reader, self->rows[0], i);

      g_checksum_update (checksum, (const guchar *) cell, (gssize) strlen (cell) + 1);
    }
  key = g_strdup (g_checksum_get_string (checksum));
  for (guint n = 2; g_hash_table_contains (self->program->seen, key); n++)
    {
      g_free (key);
      key = g_strdup_printf ("%s %u", g_checksum_get_string (checksum), n);
    }
  return key;
}

/* By what the record is known again. NULL without error where its finder is empty, so that it is always new. */
static gboolean
make_name (ExchangeMaking *self, char **name, GError **error)
{
  ExchangeProgram *program = self->program;

  if (program->finder != NULL)
    {
      const ExchangeFieldMapping *mapping = exchange_mapping_find_field (program->mapping, program->finder->name);

      *name = g_strdup (translate (mapping, expand (self, mapping->value)));
      return TRUE;
    }
  *name = program->mapping->key != NULL ? g_strdup (expand (self, program->mapping->key)) : digest_row (self);
  if (*name == NULL)
    g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_ROW, _("The key is empty: %s."), exchange_template_get_text (program->mapping->key));
  return *name != NULL;
}

/* Two rows of one file must not end in one record. */
static gboolean
take_name (ExchangeMaking *self, char **name, GError **error)
{
  guint line = exchange_csv_reader_get_line (self->run->reader, self->rows[0]), other;

  if (!make_name (self, name, error) || *name == NULL)
    return *name != NULL || self->program->finder != NULL;
  other = GPOINTER_TO_UINT (g_hash_table_lookup (self->program->seen, *name));
  if (other == 0)
    {
      g_hash_table_insert (self->program->seen, g_strdup (*name), GUINT_TO_POINTER (line));
      return TRUE;
    }
  g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_ROW, _("Line %u has the same key “%s”."), other, *name);
  return FALSE;
}

static gboolean
find_record (ExchangeMaking *self, const char *name, gint64 *id, GError **error)
{
  ExchangeProgram *program = self->program;
  g_autoptr (GError) reason = NULL;

  *id = 0;
  if (program->finder == NULL)
    *id = exchange_keys_find (program->keys, name, &reason);
  else if (name != NULL)
    *id = store_record_find (self->run->db, program->class, program->finder, name);
  if (reason == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static BaseRecord *
open_record (ExchangeMaking *self, gint64 id, GError **error)
{
  g_autoptr (BaseRecord) record = id != 0 ? store_record_load (self->run->db, self->program->type, id, error) : g_object_new (self->program->type, NULL);

  if (record == NULL || !record->trashed)
    return g_steal_pointer (&record);
  g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_ROW, _("“%s” is in the trash. Restore it first, or take the row out."), base_record_get_title (record));
  return NULL;
}

static gboolean
holds_sealed (ExchangeMaking *self, BaseRecord *record, const BaseField *field, const char *text)
{
  GBytes *sealed = base_record_get_sealed (record, field);
  StoreVault *vault = store_db_get_vault (self->run->db);
  g_autofree char *held = NULL;
  gint64 number;

  if (sealed == NULL || text == NULL)
    return sealed == NULL && text == NULL;
  if (field->kind == BASE_KIND_SEALED_TEXT)
    {
      held = store_vault_unseal_text (vault, self->program->class->table, field->name, record->id, sealed, NULL);
      return g_strcmp0 (held, text) == 0;
    }
  return store_vault_unseal_number (vault, self->program->class->table, field->name, record->id, sealed, &number, NULL) && number == g_ascii_strtoll (text, NULL, 10);
}

/* The plain text of a sealed field: of money its minor units. */
static char *
plain_text (ExchangeMaking *self, const ExchangeStep *step, const char *text, GVariant **value, GError **error)
{
  g_autofree char *formed = exchange_value_dup_text (step->field, step->mapping->form, text, self->run->signs, error);
  BaseLocale *locale = self->run->signs->locale;

  if (formed == NULL || !base_field_parse (step->field, formed, locale, locale->currency, value, error))
    return NULL;
  if (*value == NULL)
    return g_strdup ("");
  g_variant_ref_sink (*value);
  return g_variant_is_of_type (*value, G_VARIANT_TYPE_INT64) ? g_strdup_printf ("%" G_GINT64_FORMAT, g_variant_get_int64 (*value))
                                                             : g_variant_dup_string (*value, NULL);
}

/* Sealed anew only where it says something else, since an envelope differs each time. */
static gboolean
put_sealed (ExchangeMaking *self, BaseRecord *record, const ExchangeStep *step, const char *text, GError **error)
{
  g_autoptr (GVariant) value = NULL, values = NULL;
  g_autofree char *plain = NULL;
  GVariantDict dict;

  if (text == NULL || (plain = plain_text (self, step, text, &value, error)) == NULL)
    return text == NULL;
  if (value == NULL || (record->version > 0 && holds_sealed (self, record, step->field, plain)))
    return TRUE;
  if (record->id == 0 && (record->id = store_record_take_id (self->run->db, self->program->class->table, error)) == 0)
    return FALSE;
  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert_value (&dict, step->field->name, value);
  values = g_variant_ref_sink (g_variant_dict_end (&dict));
  return store_record_apply (self->run->db, record, values, error);
}

static void
add_promise (ExchangeMaking *self, const ExchangeStep *step, const char *text)
{
  ExchangePromise promise = { .group = self->group, .step = step, .text = g_strdup (text) };

  g_array_append_val (self->promises, promise);
}

static gboolean
put_link (ExchangeMaking *self, BaseRecord *record, const ExchangeStep *step, const char *text, GError **error)
{
  g_autoptr (GError) reason = NULL;
  gint64 id = exchange_link_resolve (step->link, text, &reason);

  if (id != 0)
    base_record_put_number (record, step->field, id);
  else if (g_str_equal (step->field->target, self->program->class->table) && !(step->field->flags & BASE_REQUIRED))
    add_promise (self, step, text);
  else
    {
      g_propagate_prefixed_error (error, g_steal_pointer (&reason), "%s: ", base_field_get_label (step->field));
      return FALSE;
    }
  return TRUE;
}

static gboolean
take_step (ExchangeMaking *self, BaseRecord *record, const ExchangeStep *step, GError **error)
{
  const char *text = translate (step->mapping, expand (self, step->mapping->value));

  if (base_field_is_sealed (step->field))
    return put_sealed (self, record, step, text, error);
  if (text != NULL && step->link != NULL)
    return put_link (self, record, step, text, error);
  if (text != NULL)
    return exchange_value_put (record, step->field, step->mapping->form, text, self->run->signs, error);
  if (record->version > 0)
    exchange_value_clear (record, step->field);
  return TRUE;
}

static gboolean
fill (ExchangeMaking *self, BaseRecord *record, GError **error)
{
  for (guint i = 0; i < self->program->steps->len; i++)
    if (!take_step (self, record, &g_array_index (self->program->steps, ExchangeStep, i), error))
      return FALSE;
  if (self->program->parent != NULL)
    base_record_put_number (record, self->program->parent, self->parent);
  return TRUE;
}

/* Rules may bring a field back to what it was, as when they write a country's name in another way. */
static gboolean
is_changed (ExchangeMaking *self, BaseRecord *record, gboolean *changed, GError **error)
{
  StoreRulesInterface *rules = g_type_interface_peek (G_OBJECT_GET_CLASS (record), STORE_TYPE_RULES);
  guint64 bits = base_record_get_changed (record);
  g_autoptr (BaseRecord) before = NULL;

  *changed = FALSE;
  if (bits == 0)
    return TRUE;
  if ((before = store_record_load (self->run->db, self->program->type, record->id, error)) == NULL
      || (rules != NULL && rules->before_write != NULL && !rules->before_write ((StoreRules *) record, before, self->run->db, error)))
    return FALSE;
  for (guint i = 0; i < self->program->class->n_fields && !*changed; i++)
    {
      const BaseField *field = &self->program->class->fields[i];
      g_autoptr (GVariant) old = base_record_dup_value (before, field), new = base_record_dup_value (record, field);

      *changed = (old == NULL) != (new == NULL) || (old != NULL && !g_variant_equal (old, new));
    }
  return TRUE;
}

static void
finish_promises (ExchangeMaking *self, guint first, gint64 id, ExchangeOutcome outcome)
{
  for (guint i = first; i < self->promises->len; i++)
    {
      ExchangePromise *promise = &g_array_index (self->promises, ExchangePromise, i);

      promise->id = id;
      promise->outcome = outcome;
    }
}

static gboolean
put_key (ExchangeMaking *self, GError **error)
{
  ExchangeProgram *program = self->program;

  return program->keys == NULL || exchange_keys_put (program->keys, self->name, self->record->id, self->run->careful, error);
}

static gboolean
save (ExchangeMaking *self, ExchangeOutcome *outcome, GError **error)
{
  gboolean is_new = exchange_making_is_new (self), changed = TRUE;

  if (!is_new && !is_changed (self, self->record, &changed, error))
    return FALSE;
  *outcome = is_new ? EXCHANGE_ROW_NEW : changed ? EXCHANGE_ROW_CHANGED : EXCHANGE_ROW_SAME;
  if (!changed)
    return TRUE;
  *self->has_written = TRUE;
  return store_record_save (self->run->db, self->record, error) && (!is_new || put_key (self, error));
}

gboolean
exchange_making_begin (ExchangeMaking *self, gint64 *id, GError **error)
{
  self->first_promise = self->promises->len;
  *id = 0;
  if (self->program->mapping->when != NULL && is_nought (self, self->program->mapping->when))
    return TRUE;
  if (!take_name (self, &self->name, error) || !find_record (self, self->name, id, error))
    return FALSE;
  if (*id != 0 && self->program->mapping->once)
    return TRUE;
  return (self->record = open_record (self, *id, error)) != NULL && fill (self, self->record, error);
}

gboolean
exchange_making_is_new (ExchangeMaking *self)
{
  return self->record != NULL && self->record->version == 0;
}

gboolean
exchange_making_end (ExchangeMaking *self, gboolean saved, gint64 *id, ExchangeOutcome *outcome, GError **error)
{
  *outcome = saved ? EXCHANGE_ROW_NEW : EXCHANGE_ROW_SAME;
  if (self->record == NULL)
    return TRUE;
  if (!(saved ? put_key (self, error) : save (self, outcome, error)))
    return FALSE;
  *id = self->record->id;
  finish_promises (self, self->first_promise, *id, *outcome);
  return TRUE;
}

void
exchange_making_clear (ExchangeMaking *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->record);
}

gboolean
exchange_making_run (ExchangeMaking *self, gint64 *id, ExchangeOutcome *outcome, GError **error)
{
  gboolean done = exchange_making_begin (self, id, error) && exchange_making_end (self, FALSE, id, outcome, error);

  exchange_making_clear (self);
  return done;
}

gboolean
exchange_promise_keep (ExchangePromise *self, ExchangeRun *run, GError **error)
{
  g_autoptr (GError) reason = NULL;
  gint64 target = exchange_link_resolve (self->step->link, self->text, &reason);
  g_autoptr (BaseRecord) record = NULL;

  if (target == 0)
    {
      g_propagate_prefixed_error (error, g_steal_pointer (&reason), "%s: ", base_field_get_label (self->step->field));
      return FALSE;
    }
  if ((record = store_record_load (run->db, run->program->type, self->id, error)) == NULL)
    return FALSE;
  base_record_put_number (record, self->step->field, target);
  if (base_record_get_changed (record) == 0)
    return TRUE;
  if (self->outcome == EXCHANGE_ROW_SAME)
    self->outcome = EXCHANGE_ROW_CHANGED;
  return store_record_save (run->db, record, error);
}
