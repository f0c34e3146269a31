/* One row of a record's table of fields.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib-object.h>
#include "base-error.h"
#include "base-locale.h"

G_BEGIN_DECLS

/**
 * BaseKind:
 *
 * What a field holds. C member, SQL column and empty value of each:
 * text, long text: `char *`, TEXT, %NULL · count, quantity, money, rate: `gint64`, INTEGER, 0 · date: `guint32` (Julian day), TEXT "2026-12-31", 0 ·
 * time: `gint64` (seconds, UTC), TEXT "2026-12-31T23:59:59Z", %BASE_NO_TIME · yes/no: `gboolean`, INTEGER 0 or 1 ·
 * choice: `int` (index into the choices), TEXT (its code), 0 · link: `gint64` (id of a record of another table), INTEGER REFERENCES, 0 and NULL ·
 * sealed text, sealed money: `GBytes *` (encrypted), BLOB, %NULL.
 */
typedef enum
{
  BASE_KIND_TEXT,
  BASE_KIND_LONG_TEXT,
  BASE_KIND_COUNT,
  BASE_KIND_QUANTITY,
  BASE_KIND_MONEY,
  BASE_KIND_RATE,
  BASE_KIND_DATE,
  BASE_KIND_TIME,
  BASE_KIND_YES_NO,
  BASE_KIND_CHOICE,
  BASE_KIND_LINK,
  BASE_KIND_SEALED_TEXT,
  BASE_KIND_SEALED_MONEY,
} BaseKind;

/**
 * BaseFieldFlags:
 * @BASE_REQUIRED: may not be empty.
 * @BASE_UNIQUE: no two records that are not in the trash share it.
 * @BASE_SEARCH: found by the search (text, choice, or the title of a link).
 * @BASE_COLUMN: shown in lists by default.
 * @BASE_TITLE: by this a person knows the record; one field a type.
 * @BASE_SUBTITLE: said beside the title where there is room.
 * @BASE_DERIVED: set by rules only, never by a form or an import.
 * @BASE_FIXED: may be set when a record is made, not afterwards.
 * @BASE_PERSONAL: data on a person: exported and erased with them.
 * @BASE_PARENT: a link to the record this one is a part of (line → order): trashed, restored and shown with it.
 * @BASE_HIDDEN: not shown to people (keys of other systems and the like).
 * @BASE_FILE: of a command's argument: text that holds a file in Base64; people name the file.
 * @BASE_SHARES: of a command's argument: text that says how much of each line of the record, "1=5 2=0" by position; people see the lines.
 * @BASE_LANGUAGE: text that is the name of a language for BaseLocale, "pt_BR"; people read and write what they call it.
 * @BASE_TODAY: of a command's argument: a day that is today when nothing is said; people see it filled in.
 * @BASE_SOURCE: text that names the record which source_table and source_id of the same row point at; people open it.
 * @BASE_MAIN: by these columns a row is known (number, who, sum or state): a list has them however narrow it is. A type without any: its first column.
 * @BASE_SUM: a quantity or sum that rules add to as well as people: undo takes the difference back, as with derived ones.
 */
typedef enum
{
  BASE_REQUIRED = 1 << 0,
  BASE_UNIQUE   = 1 << 1,
  BASE_SEARCH   = 1 << 2,
  BASE_COLUMN   = 1 << 3,
  BASE_TITLE    = 1 << 4,
  BASE_SUBTITLE = 1 << 5,
  BASE_DERIVED  = 1 << 6,
  BASE_FIXED    = 1 << 7,
  BASE_PERSONAL = 1 << 8,
  BASE_PARENT   = 1 << 9,
  BASE_HIDDEN   = 1 << 10,
  BASE_FILE     = 1 << 11,
  BASE_SUM      = 1 << 12,
  BASE_MAIN     = 1 << 13,
  BASE_SHARES   = 1 << 14,
  BASE_LANGUAGE = 1 << 15,
  BASE_SOURCE   = 1 << 16,
  BASE_TODAY    = 1 << 17,
} BaseFieldFlags;

/* A choice of a choice field; a list of them ends with { NULL }. @code is kept in the file, @label is N_(). */
typedef struct
{
  const char *code;
  const char *label;
} BaseChoice;

typedef struct
{
  BaseKind          kind;
  const char       *name;    /* C member = SQL column = CSV heading = CLI field */
  gsize             offset;  /* of the member in the struct */
  const char       *target;  /* table that a link points into, or NULL */
  const BaseChoice *choices; /* of a choice field, or NULL */
  const char       *label;   /* N_() */
  BaseFieldFlags    flags;
} BaseField;

/* The kinds as the first macro of a row; a member of another C type does not compile. */
#define BASE_OFFSET_OF_TYPE(Struct, member, CType) (G_STRUCT_OFFSET (Struct, member) + 0 * sizeof (_Generic (((Struct *) 0)->member, CType: 1)))
#define BASE_PLAIN(KIND, CType, Struct, member) KIND, #member, BASE_OFFSET_OF_TYPE (Struct, member, CType), NULL, NULL

#define BASE_TEXT(Struct, member)            BASE_PLAIN (BASE_KIND_TEXT, char *, Struct, member)
#define BASE_LONG_TEXT(Struct, member)       BASE_PLAIN (BASE_KIND_LONG_TEXT, char *, Struct, member)
#define BASE_COUNT(Struct, member)           BASE_PLAIN (BASE_KIND_COUNT, gint64, Struct, member)
#define BASE_QUANTITY(Struct, member)        BASE_PLAIN (BASE_KIND_QUANTITY, gint64, Struct, member)
#define BASE_MONEY(Struct, member)           BASE_PLAIN (BASE_KIND_MONEY, gint64, Struct, member)
#define BASE_RATE(Struct, member)            BASE_PLAIN (BASE_KIND_RATE, gint64, Struct, member)
#define BASE_DATE(Struct, member)            BASE_PLAIN (BASE_KIND_DATE, guint32, Struct, member)
#define BASE_TIME(Struct, member)            BASE_PLAIN (BASE_KIND_TIME, gint64, Struct, member)
#define BASE_YES_NO(Struct, member)          BASE_PLAIN (BASE_KIND_YES_NO, gboolean, Struct, member)
#define BASE_CHOICE(Struct, member, choices) BASE_KIND_CHOICE, #member, BASE_OFFSET_OF_TYPE (Struct, member, int), NULL, choices
#define BASE_LINK(Struct, member, table)     BASE_KIND_LINK, #member, BASE_OFFSET_OF_TYPE (Struct, member, gint64), table, NULL
#define BASE_SEALED_TEXT(Struct, member)     BASE_PLAIN (BASE_KIND_SEALED_TEXT, GBytes *, Struct, member)
#define BASE_SEALED_MONEY(Struct, member)    BASE_PLAIN (BASE_KIND_SEALED_MONEY, GBytes *, Struct, member)

/* Whether the C member is a char *, a GBytes *, or a number. */
gboolean    base_field_is_text    (const BaseField *field);
gboolean    base_field_is_sealed  (const BaseField *field);
gboolean    base_field_is_number  (const BaseField *field);
/* Whether people may set it (not derived, not hidden). */
gboolean    base_field_is_input   (const BaseField *field);
/* Translated. */
const char *base_field_get_label  (const BaseField *field);
/* Translated label of the choice with this index, "" if there is none. */
const char *base_field_get_choice_label (const BaseField *field, gint64 index);
/* Index of the choice whose code, or translated or English label, is text (folded); -1 if none. */
int         base_field_find_choice (const BaseField *field, const char *text);

/* A value outside a record, as commands, imports and the change log carry it: NULL (empty), text ("s"), number ("x": choice index, link id, Julian day, seconds, 0/1 …) or
 * bytes ("ay"). parse: from what a person or a CSV cell says, by kind; links and sealed fields are not parsed here (the store knows them): a link is the cleaned text, which
 * the store looks up; sealed text is cleaned, sealed money is checked as money of the locale's currency, and both stay as plain values. A blank text is empty (NULL) for every
 * kind. @currency is that of the record's money fields. *value is floating. Errors name the field. */
gboolean    base_field_parse      (const BaseField *field, const char *text, BaseLocale *locale, const char *currency, GVariant **value, GError **error);
/* As people read it; texts are themselves but for languages. full */
char       *base_field_format_text (const BaseField *field, const char *text, BaseLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
/* As people read it; links give their id, what is still encrypted "•••", NULL "". */
char       *base_field_format     (const BaseField *field, GVariant *value, BaseLocale *locale, const char *currency) G_GNUC_WARN_UNUSED_RESULT;
/* The same for the number of a field that is one, and sealed money once opened. */
char       *base_field_format_number (const BaseField *field, gint64 number, BaseLocale *locale, const char *currency) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
