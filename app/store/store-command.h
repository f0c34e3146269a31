/* A change of the office by name and values.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-schema.h"

G_BEGIN_DECLS

/* A command: all of it happens, or nothing. Runs inside one transaction on the writer thread. @arguments: a{sv}, by field name, values as in base_field_parse(). */
typedef gboolean (*StoreJob) (StoreDb *db, GVariant *arguments, GError **error);

/**
 * StoreCommand:
 * @name: "ship-order"; kept in the change log.
 * @label: N_("Ship Order"); what undo and history say.
 * @arguments: a table of fields with offset 0: @kind, @name, @target, @choices, @label and %BASE_REQUIRED count.
 * @warning: N_(), what it does that cannot be taken back; the window asks with it first. %NULL for what can be taken back.
 * @dup_notice: more of the warning, about this very record: sentences, full, or NULL. Any thread. %NULL: none.
 * @done: N_("%s changed"), what undo and history say instead; %s is the record. %NULL: the label.
 * @type: of the record it acts on, for whose page it is an action; the first argument "record" (a link) names the record, which may be of an earlier type than the one whose rules bring the
 *   command. Set by the schema.
 * @seldom: looked for when it is needed, once in years: it is no button of its list.
 * @unattended: carried out by the program itself, so that the undo of people passes over it.
 * @reversal: name of the command that takes it back with a record of its own, e.g. "reverse-payment", where the law forbids to remove what it wrote; %NULL: undo
 *   removes it. It has the argument "record" of its own type and nothing else that is required.
 * @makes: table of the records that it makes and people go on with, e.g. "shipments": the window leads there. %NULL: they stay where they are.
 * @revert_part: applies, before the reversal writes its records, the before-images of those rows of a change that may be removed: store_log_revert_part(). Such a change can be brought back
 *   too: by the same for the undo, and then the reversal of the reversal. %NULL: only the reversal runs, and what it took back does not come again.
 * @reversal_table: the reversal is only for changes that made a record in this table; undo removes the others. %NULL: for all
 * @list_shares: the lines of the record and how much of each is taken as usual, for the argument with %BASE_SHARES. (element-type StoreShare) full. Any thread. %NULL: it has none.
 * @propose: what a person will mostly say about that record, a{sv} by argument, may float; seen filled in, and sent as it was seen. With nothing said the command takes the same. Any thread. %NULL: nothing.
 */
struct _StoreCommand
{
  const char      *name;
  const char      *label;
  StoreJob         job;
  const BaseField *arguments;
  guint            n_arguments;
  const char      *warning;
  const char      *done;
  gboolean         seldom;
  gboolean         unattended;
  GType            type;
  const char      *reversal;
  const char      *makes;
  const char      *reversal_table;
  gboolean       (*revert_part) (StoreDb *db, gint64 seq, GError **error);
  char          *(*dup_notice) (StoreDb *db, gint64 record);
  GArray        *(*list_shares) (StoreDb *db, gint64 record, GError **error);
  GVariant      *(*propose) (StoreDb *db, gint64 record, GError **error);
};

/* Carried out, if the schema has it, when a file of an older version was opened for writing: what a migration adds in plain SQL would be missing from the change log. */
#define STORE_COMMAND_BRING_UP_TO_DATE "bring-up-to-date"

/* Row of an argument table. */
#define STORE_ARGUMENT(KIND, name, label, flags)        { BASE_KIND_##KIND, name, 0, NULL, NULL, label, flags }
#define STORE_ARGUMENT_LINK(name, table, label, flags)  { BASE_KIND_LINK, name, 0, table, NULL, label, flags }

/* Borrowed or 0 when the argument is absent or empty. */
const char *store_arguments_get_text   (GVariant *arguments, const char *name);
gint64      store_arguments_get_number (GVariant *arguments, const char *name);
gboolean    store_arguments_has        (GVariant *arguments, const char *name);
/* The day of an argument, today when it is left out. */
guint32     store_arguments_get_day    (StoreDb *db, GVariant *arguments, const char *name);
/* The record of the argument "record"; refuses one in the trash. full */
gpointer    store_arguments_load       (StoreDb *db, GVariant *arguments, GType type, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A named selection of a list: "late", "below-reorder-level". sql is a condition on the type's columns; ?today is replaced by the day's date. */
struct _StoreView
{
  const char *name;
  const char *label; /* N_() */
  const char *condition;
};

/**
 * StoreRulesInterface:
 * @before_write: completes and checks a record before it is inserted or updated: derived fields, numbers of a series, state changes.
 *   @before is what the file holds (%NULL for a new record). Trashing and restoring come here too: look at @self->trashed.
 * @after_write: brings other records in line (the total of the order of a line).
 * @commands, @n_commands: what else can be done with such a record.
 * @views, @n_views: named selections, the first is the list's usual one.
 * @made_on_demand: other records' commands make such a record when they need it first (an account): taking that change back leaves it when others have come to use it.
 * @made_by_commands: people change such records, but only commands make them: there is no "create".
 * @is_closed: whether a field of the record as it stands, or its parts (@name is their table), can no longer be changed by people, as with what is posted: forms show it as a plain
 *   value. Any thread; @before_write refuses by itself.
 *
 * What a record type does beyond its table of fields; a type without rules needs none of it. Writer thread, inside the transaction. All members are optional.
 */
#define STORE_TYPE_RULES (store_rules_get_type ())
G_DECLARE_INTERFACE (StoreRules, store_rules, STORE, RULES, BaseRecord)
struct _StoreRulesInterface
{
  GTypeInterface      parent_interface;
  gboolean          (*before_write) (StoreRules *self, BaseRecord *before, StoreDb *db, GError **error);
  gboolean          (*after_write)  (StoreRules *self, BaseRecord *before, StoreDb *db, GError **error);
  const StoreCommand *commands;
  guint               n_commands;
  const StoreView    *views;
  guint               n_views;
  gboolean            made_on_demand;
  gboolean            made_by_commands;
  gboolean          (*is_closed)    (StoreRules *self, const char *name);
  const char         *default_sort; /* SQL order of an unsorted list, e.g. "ordered_on DESC, id DESC"; NULL: the title field. Must have an index. */
};

/* Also for a type without rules: then nothing is closed. */
gboolean store_rules_is_closed (BaseRecord *record, const char *name);

G_END_DECLS
