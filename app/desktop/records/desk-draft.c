/* What a person has typed and not yet saved.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-draft.h"

#include <base-date.h>
#include <base-number.h>
#include <glib/gi18n-lib.h>
#include <store-share.h>
#include <store-vault.h>
#include "desk-steps.h"

struct _DeskDraft
{
  GObject             parent_instance;
  StoreFile          *file;
  BaseRecordClass    *class;
  BaseRecord         *record;
  BaseRecord         *usual;  /* what a new record begins with, else NULL */
  gboolean            closed; /* nothing can be changed */
  gint64              target; /* of a command: the record it acts on */
  GVariant           *targets; /* ax; or the several records, else NULL */
  const BaseField    *fields;
  guint               n_fields;
  GArray             *shares;       /* StoreShare: of the lines of the record that a command acts on, else NULL */
  BaseField          *share_fields; /* the fields when there are shares, which come last; else NULL */
  DeskFieldState     *now;
  GVariant          **saved;
  DeskSteps          *steps;
};

enum { PROP_DIRTY = 1, PROP_PROBLEM, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];
enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskDraft, desk_draft, G_TYPE_OBJECT)

static gboolean
are_equal (GVariant *a, GVariant *b)
{
  return a == b || (a != NULL && b != NULL && g_variant_equal (a, b));
}

static void
set_variant (GVariant **place, GVariant *value)
{
  g_clear_pointer (place, g_variant_unref);
  if (value != NULL)
    *place = g_variant_ref_sink (value);
}

static void
emit_changed (DeskDraft *self, const char *name)
{
  g_signal_emit (self, signals[CHANGED], 0, name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DIRTY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static guint
get_index (DeskDraft *self, const BaseField *field)
{
  return (guint) (field - self->fields);
}

static guint
count_shares (DeskDraft *self)
{
  return self->shares != NULL ? self->shares->len : 0;
}

/* The line that the field is about, or NULL. */
static StoreShare *
get_share (DeskDraft *self, guint i)
{
  guint n = self->n_fields - count_shares (self);

  return i >= n ? &g_array_index (self->shares, StoreShare, i - n) : NULL;
}

static gboolean
is_typed (DeskDraft *self, guint i)
{
  return self->now[i].problem != NULL || !are_equal (self->now[i].value, self->saved[i]);
}

static void
take_saved (DeskDraft *self, gboolean keep_typed)
{
  for (guint i = 0; i < self->n_fields; i++)
    {
      g_autoptr (GVariant) now = self->record != NULL ? base_record_dup_value (self->record, &self->fields[i]) : NULL;
      gboolean typed = keep_typed && is_typed (self, i);

      desk_steps_replace (self->steps, i, self->saved[i], now);
      set_variant (&self->saved[i], now);
      if (!typed)
        desk_field_state_copy (&self->now[i], &(DeskFieldState) { .value = now });
    }
  if (!desk_draft_is_dirty (self))
    desk_steps_forget (self->steps);
}

/* Somebody else's change, or our own save: what was typed since stays. */
static void
reloaded_cb (DeskDraft *self)
{
  take_saved (self, TRUE);
  emit_changed (self, NULL);
}

static void
desk_draft_get_property (GObject *object, guint property, GValue *value, GParamSpec *spec)
{
  DeskDraft *self = DESK_DRAFT (object);

  if (property == PROP_DIRTY)
    g_value_set_boolean (value, desk_draft_is_dirty (self));
  else
    g_value_set_string (value, desk_draft_get_problem (self));
}

static void
desk_draft_finalize (GObject *object)
{
  DeskDraft *self = DESK_DRAFT (object);

  for (guint i = 0; i < self->n_fields; i++)
    {
      desk_field_state_clear (&self->now[i]);
      set_variant (&self->saved[i], NULL);
    }
  for (guint i = self->n_fields - count_shares (self); i < self->n_fields; i++)
    g_free ((char *) self->fields[i].name);
  g_free (self->share_fields);
  g_clear_pointer (&self->shares, g_array_unref);
  g_free (self->now);
  g_free (self->saved);
  g_clear_pointer (&self->targets, g_variant_unref);
  g_clear_pointer (&self->steps, desk_steps_free);
  g_clear_object (&self->record);
  g_clear_object (&self->usual);
  g_clear_object (&self->file);
  G_OBJECT_CLASS (desk_draft_parent_class)->finalize (object);
}

static void
desk_draft_class_init (DeskDraftClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = desk_draft_get_property;
  object_class->finalize = desk_draft_finalize;
  properties[PROP_DIRTY] = g_param_spec_boolean ("dirty", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[CHANGED] = g_signal_new ("changed", DESK_TYPE_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
desk_draft_init (DeskDraft *self)
{
}

static DeskDraft *
make_draft (StoreFile *file, const BaseField *fields, guint n_fields)
{
  DeskDraft *self = g_object_new (DESK_TYPE_DRAFT, NULL);

  self->file = g_object_ref (file);
  self->fields = fields;
  self->n_fields = n_fields;
  self->now = g_new0 (DeskFieldState, n_fields);
  self->saved = g_new0 (GVariant *, n_fields);
  self->steps = desk_steps_new ();
  return self;
}

DeskDraft *
desk_draft_new_for_record (StoreFile *file, BaseRecordClass *class, BaseRecord *record)
{
  DeskDraft *self = make_draft (file, class->fields, class->n_fields);

  self->class = class;
  if (g_set_object (&self->record, record))
    g_signal_connect_object (record, "reloaded", G_CALLBACK (reloaded_cb), self, G_CONNECT_SWAPPED);
  if (record == NULL)
    self->usual = g_object_new (G_TYPE_FROM_CLASS (class), NULL);
  take_saved (self, FALSE);
  return self;
}

/* The fields of the command, and one for each line. */
static BaseField *
make_share_fields (const StoreCommand *command, GArray *shares)
{
  BaseField *fields = g_new0 (BaseField, command->n_arguments + shares->len);

  memcpy (fields, command->arguments, command->n_arguments * sizeof (BaseField));
  for (guint i = 0; i < shares->len; i++)
    {
      const char *title = g_array_index (shares, StoreShare, i).title;
      char *name = g_strdup_printf ("line-%u", i);

      fields[command->n_arguments + i] = (BaseField) { .kind = BASE_KIND_QUANTITY, .name = name, .label = title != NULL ? title : "" };
    }
  return fields;
}

/* What the field begins with; the value may float. */
static void
fill_in (DeskDraft *self, guint i, GVariant *value)
{
  set_variant (&self->saved[i], value);
  desk_field_state_copy (&self->now[i], &(DeskFieldState) { .value = self->saved[i] });
}

static DeskDraft *
make_draft_of_shares (StoreFile *file, const StoreCommand *command, GArray *shares)
{
  BaseField *fields = make_share_fields (command, shares);
  DeskDraft *self = make_draft (file, fields, command->n_arguments + shares->len);

  self->shares = shares;
  self->share_fields = fields;
  for (guint i = 0; i < shares->len; i++)
    fill_in (self, command->n_arguments + i, g_variant_new_int64 (g_array_index (shares, StoreShare, i).usual));
  return self;
}

/* Days that are today when nothing is said are there to be seen. */
static DeskDraft *
fill_in_today (DeskDraft *self)
{
  guint32 today = base_environment_today (store_file_get_environment (self->file));

  for (guint i = 0; i < self->n_fields; i++)
    if (self->fields[i].flags & BASE_TODAY)
      fill_in (self, i, g_variant_new_int64 (today));
  return self;
}

static void
fill_in_proposal (DeskDraft *self, const StoreCommand *command)
{
  GVariant *proposal = command->propose (store_file_get_reader (self->file), self->target, NULL);
  g_autoptr (GVariant) values = proposal != NULL ? g_variant_take_ref (proposal) : NULL;

  for (guint i = 0; values != NULL && i < command->n_arguments; i++)
    {
      g_autoptr (GVariant) value = g_variant_lookup_value (values, command->arguments[i].name, NULL);

      if (value != NULL)
        fill_in (self, i, value);
    }
}

DeskDraft *
desk_draft_new_for_command (StoreFile *file, const StoreCommand *command, gint64 record)
{
  GArray *shares = command->list_shares != NULL && record != 0 ? command->list_shares (store_file_get_reader (file), record, NULL) : NULL;
  DeskDraft *self = shares != NULL ? make_draft_of_shares (file, command, shares) : make_draft (file, command->arguments, command->n_arguments);

  self->target = record;
  if (command->propose != NULL && record != 0)
    fill_in_proposal (self, command);
  return fill_in_today (self);
}

DeskDraft *
desk_draft_new_for_lot (StoreFile *file, const StoreCommand *command, GArray *records)
{
  DeskDraft *self = make_draft (file, command->arguments, command->n_arguments);

  self->targets = g_variant_ref_sink (g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, records->data, records->len, sizeof (gint64)));
  return fill_in_today (self);
}

guint
desk_draft_get_n_targets (DeskDraft *self)
{
  return self->targets != NULL ? (guint) g_variant_n_children (self->targets) : 1;
}

StoreFile *
desk_draft_get_file (DeskDraft *self)
{
  return self->file;
}

BaseRecordClass *
desk_draft_get_class (DeskDraft *self)
{
  return self->class;
}

BaseRecord *
desk_draft_get_record (DeskDraft *self)
{
  return self->record;
}

gboolean
desk_draft_is_dirty (DeskDraft *self)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (is_typed (self, i))
      return TRUE;
  return FALSE;
}

const char *
desk_draft_get_problem (DeskDraft *self)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (self->now[i].problem != NULL)
      return self->now[i].problem;
  return NULL;
}

const BaseField *
desk_draft_get_fields (DeskDraft *self, guint *n)
{
  *n = self->n_fields - count_shares (self);
  return self->fields;
}

const BaseField *
desk_draft_get_shares (DeskDraft *self, guint *n)
{
  *n = count_shares (self);
  return self->fields + self->n_fields - *n;
}

/* The argument that the shares make up, or NULL. */
static const BaseField *
find_shares_argument (DeskDraft *self)
{
  for (guint i = 0; i < self->n_fields - count_shares (self); i++)
    if (self->fields[i].flags & BASE_SHARES)
      return &self->fields[i];
  return NULL;
}

const char *
desk_draft_get_shares_label (DeskDraft *self)
{
  const BaseField *argument = find_shares_argument (self);

  return argument != NULL ? base_field_get_label (argument) : "";
}

const char *
desk_draft_get_note (DeskDraft *self, const BaseField *field)
{
  StoreShare *share = get_share (self, get_index (self, field));

  return share != NULL ? share->note : NULL;
}

const BaseField *
desk_draft_find_field (DeskDraft *self, const char *name)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (strcmp (self->fields[i].name, name) == 0)
      return &self->fields[i];
  return NULL;
}

gboolean
desk_draft_is_editable (DeskDraft *self, const BaseField *field)
{
  if (self->closed || store_file_get_read_only_reason (self->file) != NULL || (field->flags & BASE_DERIVED))
    return FALSE;
  return self->record == NULL || !(self->record->trashed || (field->flags & BASE_FIXED) || store_rules_is_closed (self->record, field->name));
}

guint64
desk_draft_get_editable (DeskDraft *self)
{
  guint64 bits = 0;

  for (guint i = 0; i < self->n_fields - count_shares (self); i++)
    if (desk_draft_is_editable (self, &self->fields[i]))
      bits |= G_GUINT64_CONSTANT (1) << i;
  return bits;
}

void
desk_draft_close (DeskDraft *self)
{
  self->closed = TRUE;
}

gboolean
desk_draft_is_undecided (DeskDraft *self, const BaseField *field)
{
  return self->class == NULL && field->kind == BASE_KIND_CHOICE && (field->flags & BASE_REQUIRED) && self->now[get_index (self, field)].value == NULL;
}

gint64
desk_draft_get_number (DeskDraft *self, const BaseField *field)
{
  GVariant *value = self->now[get_index (self, field)].value;

  if (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    return g_variant_get_int64 (value);
  if (self->usual != NULL && (field->kind == BASE_KIND_CHOICE || field->kind == BASE_KIND_YES_NO))
    return base_record_get_number (self->usual, field);
  return field->kind == BASE_KIND_TIME ? BASE_NO_TIME : 0;
}

/* The new state is used up; its value may float. */
static void
set_state (DeskDraft *self, guint i, DeskFieldState *state)
{
  if (state->value != NULL)
    g_variant_take_ref (state->value);
  desk_steps_add (self->steps, i, &self->now[i], state);
  desk_field_state_clear (&self->now[i]);
  self->now[i] = *state;
}

void
desk_draft_set_number (DeskDraft *self, const BaseField *field, gint64 number)
{
  guint i = get_index (self, field);

  if (desk_draft_get_number (self, field) == number && self->now[i].problem == NULL && !desk_draft_is_undecided (self, field))
    return;
  set_state (self, i, &(DeskFieldState) { .value = g_variant_new_int64 (number) });
  emit_changed (self, field->name);
}

static const char *
get_currency (DeskDraft *self)
{
  BaseLocale *locale = store_file_get_locale (self->file);
  const BaseField *field = desk_draft_find_field (self, "currency");
  GVariant *value = field != NULL ? self->now[get_index (self, field)].value : NULL;

  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) ? g_variant_get_string (value, NULL) : locale->currency;
}

/* What is kept sealed in the file, in the open for as long as the vault is. */
static char *
unseal (DeskDraft *self, const BaseField *field)
{
  StoreVault *vault = store_db_get_vault (store_file_get_reader (self->file));
  g_autoptr (GBytes) sealed = g_variant_get_data_as_bytes (self->now[get_index (self, field)].value);
  BaseLocale *locale = store_file_get_locale (self->file);
  gint64 number;

  if (vault == NULL || store_vault_get_state (vault) != STORE_VAULT_OPEN)
    return g_strdup ("•••");
  if (field->kind == BASE_KIND_SEALED_TEXT)
    {
      char *text = store_vault_unseal_text (vault, self->class->table, field->name, self->record->id, sealed, NULL);
      return text != NULL ? text : g_strdup ("");
    }
  if (!store_vault_unseal_number (vault, self->class->table, field->name, self->record->id, sealed, &number, NULL))
    return g_strdup ("");
  return base_money_format (number, locale, locale->currency);
}

char *
desk_draft_dup_text (DeskDraft *self, const BaseField *field)
{
  GVariant *value = self->now[get_index (self, field)].value;

  if (self->now[get_index (self, field)].problem != NULL)
    return g_strdup (self->now[get_index (self, field)].typed);
  if (value == NULL)
    return g_strdup ("");
  if (base_field_is_sealed (field) && g_variant_is_of_type (value, G_VARIANT_TYPE_BYTESTRING))
    return unseal (self, field);
  if (field->kind == BASE_KIND_LINK)
    return g_strdup (store_file_get_title (self->file, field->target, g_variant_get_int64 (value)));
  return base_field_format (field, value, store_file_get_locale (self->file), get_currency (self));
}

void
desk_draft_set_text (DeskDraft *self, const BaseField *field, const char *text)
{
  guint i = get_index (self, field);
  g_autofree char *now = desk_draft_dup_text (self, field);
  DeskFieldState state = { NULL };
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (now, text) == 0)
    return;
  if (text[0] == '\0' && get_share (self, i) != NULL) /* nothing of it */
    state.value = g_variant_new_int64 (0);
  else if (text[0] != '\0' && !base_field_parse (field, text, store_file_get_locale (self->file), get_currency (self), &state.value, &error))
    state = (DeskFieldState) { self->now[i].value != NULL ? g_variant_ref (self->now[i].value) : NULL, g_strdup (text), g_strdup (error->message) }
  ;
  set_state (self, i, &state);
  emit_changed (self, field->name);
}

const char *
desk_draft_get_field_problem (DeskDraft *self, const BaseField *field)
{
  return self->now[get_index (self, field)].problem;
}

void
desk_draft_settle (DeskDraft *self)
{
  desk_steps_forget (self->steps);
}

static gboolean
take_step (DeskDraft *self, const DeskStep *step, gboolean back)
{
  if (step == NULL)
    return FALSE;
  desk_field_state_copy (&self->now[step->field], back ? &step->before : &step->after);
  emit_changed (self, NULL);
  return TRUE;
}

gboolean
desk_draft_go_back (DeskDraft *self)
{
  return take_step (self, desk_steps_go_back (self->steps), TRUE);
}

gboolean
desk_draft_go_on (DeskDraft *self)
{
  return take_step (self, desk_steps_go_on (self->steps), FALSE);
}

void
desk_draft_discard (DeskDraft *self)
{
  while (desk_draft_go_back (self))
    ;
  for (guint i = 0; i < self->n_fields; i++)
    desk_field_state_copy (&self->now[i], &(DeskFieldState) { .value = self->saved[i] });
  emit_changed (self, NULL);
}

/* How a command hears that a field is empty. */
static GVariant *
make_empty (const BaseField *field)
{
  if (field->kind == BASE_KIND_TIME)
    return g_variant_new_int64 (BASE_NO_TIME);
  return base_field_is_number (field) ? g_variant_new_int64 (0) : g_variant_new_string ("");
}

/* A command hears what was seen: the day also after midnight, the amount also when another one is open by now. */
static gboolean
is_filled_in (DeskDraft *self, guint i)
{
  return self->class == NULL && self->saved[i] != NULL;
}

/* What is left as it was is not said: the command knows the usual of all. */
static void
add_shares (DeskDraft *self, GVariantDict *arguments)
{
  const BaseField *argument = find_shares_argument (self), *fields;
  g_autofree char *text = NULL;
  guint n;

  fields = desk_draft_get_shares (self, &n);
  for (guint i = 0; i < n; i++)
    g_array_index (self->shares, StoreShare, i).quantity = desk_draft_get_number (self, &fields[i]);
  text = argument != NULL && n > 0 ? store_shares_format (self->shares) : NULL;
  if (text != NULL)
    g_variant_dict_insert (arguments, argument->name, "s", text);
}

GVariant *
desk_draft_make_arguments (DeskDraft *self)
{
  g_autoptr (GVariantDict) arguments = g_variant_dict_new (NULL);

  if (self->record != NULL)
    {
      g_variant_dict_insert (arguments, "record", "x", self->record->id);
      g_variant_dict_insert (arguments, "version", "x", self->record->version);
    }
  else if (self->targets != NULL)
    g_variant_dict_insert_value (arguments, "records", self->targets);
  else if (self->target != 0)
    g_variant_dict_insert (arguments, "record", "x", self->target);
  for (guint i = 0; i < self->n_fields - count_shares (self); i++)
    if (!are_equal (self->now[i].value, self->saved[i]) || is_filled_in (self, i))
      g_variant_dict_insert_value (arguments, self->fields[i].name, self->now[i].value != NULL ? self->now[i].value : make_empty (&self->fields[i]));
  add_shares (self, arguments);
  return g_variant_dict_end (arguments);
}
