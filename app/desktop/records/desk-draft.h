/* What a person has typed and not yet saved.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-file.h>

G_BEGIN_DECLS

/**
 * DeskDraft:
 *
 * The values of a table of fields: of a record that is edited or made, or of a command's arguments. Signal "changed" (const char *name of the field, NULL for all).
 * Properties: dirty (something differs from what is saved), problem (the first sentence about a value that cannot be, or NULL).
 */
#define DESK_TYPE_DRAFT (desk_draft_get_type ())
G_DECLARE_FINAL_TYPE (DeskDraft, desk_draft, DESK, DRAFT, GObject)

/* record: NULL for a new one. */
DeskDraft       *desk_draft_new_for_record  (StoreFile *file, BaseRecordClass *class, BaseRecord *record) G_GNUC_WARN_UNUSED_RESULT;
/* record: id for the argument "record", 0 for none. */
DeskDraft       *desk_draft_new_for_command (StoreFile *file, const StoreCommand *command, gint64 record) G_GNUC_WARN_UNUSED_RESULT;
/* The same values for each of these records. (element-type gint64) */
DeskDraft       *desk_draft_new_for_lot     (StoreFile *file, const StoreCommand *command, GArray *records) G_GNUC_WARN_UNUSED_RESULT;
/* How many records a command acts on; 1 but for a lot. */
guint            desk_draft_get_n_targets   (DeskDraft *self);

StoreFile       *desk_draft_get_file        (DeskDraft *self);
BaseRecordClass *desk_draft_get_class       (DeskDraft *self);  /* NULL for a command */
BaseRecord      *desk_draft_get_record      (DeskDraft *self);  /* the saved one, borrowed; NULL for a new record or a command */
gboolean         desk_draft_is_dirty        (DeskDraft *self);
const char      *desk_draft_get_problem     (DeskDraft *self);
const BaseField *desk_draft_find_field      (DeskDraft *self, const char *name);
const BaseField *desk_draft_get_fields      (DeskDraft *self, guint *n);
/* Of a command that takes quantities of the record's lines: a field for each line, labelled with the line; n is 0 for any other. */
const BaseField *desk_draft_get_shares      (DeskDraft *self, guint *n);
/* What the argument of the shares is called, translated. */
const char      *desk_draft_get_shares_label (DeskDraft *self);
/* What helps to tell how much of the line; NULL if the field is no share. */
const char      *desk_draft_get_note        (DeskDraft *self, const BaseField *field);

/* Whether people may set the field here, as the record stands. */
gboolean         desk_draft_is_editable     (DeskDraft *self, const BaseField *field);
/* Of all fields, a bit each, in their order. */
guint64          desk_draft_get_editable    (DeskDraft *self);
/* Only shown from now on: a part of what can no longer be changed. */
void             desk_draft_close           (DeskDraft *self);
/* A choice that a command must be told, and was not told yet: none is taken for granted. */
gboolean         desk_draft_is_undecided    (DeskDraft *self, const BaseField *field);
gint64           desk_draft_get_number      (DeskDraft *self, const BaseField *field);
void             desk_draft_set_number      (DeskDraft *self, const BaseField *field, gint64 number);
/* As people read and type it; parsing may leave a problem behind, and then keeps the old value. full */
char            *desk_draft_dup_text        (DeskDraft *self, const BaseField *field) G_GNUC_WARN_UNUSED_RESULT;
void             desk_draft_set_text        (DeskDraft *self, const BaseField *field, const char *text);
/* The sentence about what was typed into the field, or NULL. */
const char      *desk_draft_get_field_problem (DeskDraft *self, const BaseField *field);

/* Takes back what was typed into one field last, or brings it again; FALSE when there is nothing. Typing after a save or another's change begins anew. */
gboolean         desk_draft_go_back         (DeskDraft *self);
gboolean         desk_draft_go_on           (DeskDraft *self);
/* What it holds now is where going back ends. */
void             desk_draft_settle          (DeskDraft *self);
/* Back to what is saved; desk_draft_go_on() brings it again, field by field. */
void             desk_draft_discard         (DeskDraft *self);
/* For "create-…", "edit-…" or the command: only what was changed, with record and version. Floating. */
GVariant        *desk_draft_make_arguments  (DeskDraft *self);

G_END_DECLS
