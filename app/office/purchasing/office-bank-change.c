/* Change of bank account.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-bank-change.h"

#include <base-date.h>
#include <glib/gi18n-lib.h>
#include "office-contact.h"
#include "office-tax-number.h"

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeBankChange, office_bank_change, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseChoice states[] = {
  { "asked",    N_("Waiting for a second person") },
  { "approved", N_("Approved") },
  { "refused",  N_("Refused") },
  { NULL },
};

static const BaseField fields[] = {
  { BASE_LINK (OfficeBankChange, contact, "contacts"), N_("Contact"),        BASE_REQUIRED | BASE_COLUMN | BASE_FIXED | BASE_PARENT },
  { BASE_TEXT (OfficeBankChange, iban),                N_("New IBAN"),       BASE_REQUIRED | BASE_SEARCH | BASE_TITLE | BASE_COLUMN | BASE_FIXED | BASE_PERSONAL },
  { BASE_TEXT (OfficeBankChange, bic),                 N_("New BIC"),        BASE_FIXED | BASE_PERSONAL },
  { BASE_CHOICE (OfficeBankChange, state, states),     N_("State"),          BASE_COLUMN | BASE_DERIVED },
  { BASE_TEXT (OfficeBankChange, asked_by),            N_("Asked by"),       BASE_COLUMN | BASE_DERIVED },
  { BASE_TIME (OfficeBankChange, asked_at),            N_("Asked at"),       BASE_DERIVED },
  { BASE_TEXT (OfficeBankChange, call_back),           N_("Call-back note"), BASE_DERIVED },
  { BASE_TEXT (OfficeBankChange, decided_by),          N_("Decided by"),     BASE_COLUMN | BASE_DERIVED },
  { BASE_TIME (OfficeBankChange, decided_at),          N_("Decided at"),     BASE_DERIVED },
};

static const StoreView views[] = {
  { "all",     N_("All changes of bank accounts"), NULL },
  { "waiting", N_("Waiting for a second person"),  "state = 'asked'" },
};

static const BaseChoice decisions[] = {
  { "approve", N_("Approve") },
  { "refuse",  N_("Refuse") },
  { NULL },
};

static const BaseField ask_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "contacts", N_("Contact"), BASE_REQUIRED),
  STORE_ARGUMENT (TEXT, "iban", N_("New IBAN"), BASE_REQUIRED),
  STORE_ARGUMENT (TEXT, "bic", N_("New BIC"), 0),
};

static const BaseField decide_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "bank_changes", N_("Change of bank account"), BASE_REQUIRED),
  { BASE_KIND_CHOICE, "decision", 0, NULL, decisions, N_("Decision"), BASE_REQUIRED },
  STORE_ARGUMENT (TEXT, "call_back", N_("Call-back note"), BASE_REQUIRED),
};

static gboolean
check_waiting (OfficeBankChange *self, StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT 1 FROM bank_changes WHERE contact = ?1 AND state = 'asked' AND trashed_at IS NULL LIMIT 1");
  gboolean waiting;

  store_query_bind_number (query, 1, self->contact);
  waiting = store_query_next (query);
  if (!store_query_finish (query, error))
    return FALSE;
  return !waiting || base_refuse (error, _("Another change of this bank account waits for a decision already. Decide it first."));
}

static gboolean
fill_new (OfficeBankChange *self, StoreDb *db, GError **error)
{
  BaseEnvironment *environment = store_db_get_environment (db);
  g_autofree char *user = base_environment_dup_user (environment), *iban = office_tax_number_normalize (self->iban);

  if (!office_iban_is_valid (self->iban))
    {
      g_set_error (error, BASE_ERROR, BASE_ERROR_VALUE, _("“%s” is not a bank account: its digits do not check. Compare it with the supplier’s letter."), self->iban != NULL ? self->iban : "");
      return FALSE;
    }
  base_record_set_text (BASE_RECORD (self), &self->iban, iban);
  base_record_set_text (BASE_RECORD (self), &self->asked_by, user);
  base_record_set_number (BASE_RECORD (self), &self->asked_at, base_environment_now (environment));
  return check_waiting (self, db, error);
}

static gboolean
before_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  return before != NULL || fill_new (OFFICE_BANK_CHANGE (rules), db, error);
}

static gboolean
ask_bank_change (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeBankChange) self = g_object_new (OFFICE_TYPE_BANK_CHANGE, NULL);

  base_record_set_number (BASE_RECORD (self), &self->contact, store_arguments_get_number (arguments, "record"));
  base_record_set_text (BASE_RECORD (self), &self->iban, store_arguments_get_text (arguments, "iban"));
  base_record_set_text (BASE_RECORD (self), &self->bic, store_arguments_get_text (arguments, "bic"));
  if (!store_record_save (db, BASE_RECORD (self), error))
    return FALSE;
  store_db_set_result (db, g_variant_new_int64 (self->parent_instance.id));
  return TRUE;
}

static gboolean
check_decision (OfficeBankChange *self, const char *user, const char *call_back, GError **error)
{
  if (self->state != OFFICE_BANK_CHANGE_STATE_ASKED)
    base_refuse (error, _("This change of a bank account was decided already. Ask for a new one."));
  else if (g_strcmp0 (user, self->asked_by) == 0)
    base_refuse (error, _("You asked for this change yourself. A second person has to decide it."));
  else if (call_back == NULL)
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_REQUIRED, _("Ring the supplier at a number that you know from before, and note whom you spoke to."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
write_account (OfficeBankChange *self, StoreDb *db, GError **error)
{
  g_autoptr (OfficeContact) contact = OFFICE_CONTACT (store_record_load (db, OFFICE_TYPE_CONTACT, self->contact, error));

  if (contact == NULL)
    return FALSE;
  base_record_set_text (BASE_RECORD (contact), &contact->iban, self->iban);
  base_record_set_text (BASE_RECORD (contact), &contact->bic, self->bic);
  return store_record_save (db, BASE_RECORD (contact), error);
}

static gboolean
decide_bank_change (StoreDb *db, GVariant *arguments, GError **error)
{
  BaseEnvironment *environment = store_db_get_environment (db);
  g_autofree char *user = base_environment_dup_user (environment);
  g_autoptr (OfficeBankChange) self = store_arguments_load (db, arguments, OFFICE_TYPE_BANK_CHANGE, error);
  const char *call_back = store_arguments_get_text (arguments, "call_back");
  gboolean approves = store_arguments_get_number (arguments, "decision") == 0;

  if (self == NULL || !check_decision (self, user, call_back, error))
    return FALSE;
  if (!store_arguments_has (arguments, "decision"))
    {
      g_set_error_literal (error, BASE_ERROR, BASE_ERROR_REQUIRED, _("Say whether you approve the change or refuse it."));
      return FALSE;
    }
  base_record_set_int (BASE_RECORD (self), &self->state, approves ? OFFICE_BANK_CHANGE_STATE_APPROVED : OFFICE_BANK_CHANGE_STATE_REFUSED);
  base_record_set_text (BASE_RECORD (self), &self->call_back, call_back);
  base_record_set_text (BASE_RECORD (self), &self->decided_by, user);
  base_record_set_number (BASE_RECORD (self), &self->decided_at, base_environment_now (environment));
  return store_record_save (db, BASE_RECORD (self), error) && (!approves || write_account (self, db, error));
}

static const StoreCommand commands[] = {
  { "ask-bank-change",    N_("Ask for Another Bank Account"), ask_bank_change,    ask_arguments,    G_N_ELEMENTS (ask_arguments), .makes = "bank_changes" },
  { "decide-bank-change", N_("Decide on the Bank Account"),   decide_bank_change, decide_arguments, G_N_ELEMENTS (decide_arguments), .done = N_("Decision recorded: %s") },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->before_write = before_write;
  rules->commands = commands;
  rules->n_commands = G_N_ELEMENTS (commands);
  rules->views = views;
  rules->n_views = G_N_ELEMENTS (views);
  rules->default_sort = "contact, id";
}

static void
office_bank_change_class_init (OfficeBankChangeClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "changes-prevent-symbolic";
  base_record_class_set_fields (record_class, "bank_changes", N_("Change of bank account"), N_("Changes of bank accounts"), fields, G_N_ELEMENTS (fields));
}

static void
office_bank_change_init (OfficeBankChange *self)
{
}
