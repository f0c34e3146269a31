/* A row of the office as an object.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "base-field.h"

G_BEGIN_DECLS

/* Declared by hand, since G_DECLARE_DERIVABLE_TYPE() leaves no room for members that are read freely. */
#define BASE_TYPE_RECORD (base_record_get_type ())
typedef struct _BaseRecord      BaseRecord;
typedef struct _BaseRecordClass BaseRecordClass;
GType base_record_get_type (void);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaseRecord, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaseRecordClass, g_type_class_unref)

static inline BaseRecord *
BASE_RECORD (gpointer instance)
{
  return G_TYPE_CHECK_INSTANCE_CAST (instance, BASE_TYPE_RECORD, BaseRecord);
}

static inline BaseRecordClass *
BASE_RECORD_CLASS (gpointer class)
{
  return G_TYPE_CHECK_CLASS_CAST (class, BASE_TYPE_RECORD, BaseRecordClass);
}

static inline gboolean
BASE_IS_RECORD (gpointer instance)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (instance, BASE_TYPE_RECORD);
}

static inline BaseRecordClass *
BASE_RECORD_GET_CLASS (gpointer instance)
{
  return G_TYPE_INSTANCE_GET_CLASS (instance, BASE_TYPE_RECORD, BaseRecordClass);
}

/**
 * BaseRecord:
 * @id: 0 = not in the file yet.
 * @version: counts saves, from 1; a save of an older version is refused.
 * @trashed: whether it lies in the trash.
 *
 * A new record has the empty value of its kind in every field. The signal `reloaded` is emitted by base_record_copy() after all notifications.
 */
struct _BaseRecord
{
  GObject  parent_instance;
  gint64   id;
  gint64   version;
  gboolean trashed;
  /*< private >*/
  guint64  changed; /* bit i = field i */
};

/**
 * BaseRecordClass:
 * @table: SQL table, CLI kind and CSV name: "order_lines".
 * @singular, @plural: N_() names of a record.
 * @fields, @n_fields: the one table of fields.
 * @icon: symbolic icon name.
 * @check: refuses values that cannot be, without looking at other records. Optional; chain up is not needed.
 *
 * @table to @plural and @fields are set by base_record_class_set_fields(), which installs a GObject property a field; property i + 1 is field i.
 */
struct _BaseRecordClass
{
  GObjectClass     parent_class;
  const char      *table;
  const char      *singular;
  const char      *plural;
  const char      *icon;
  const BaseField *fields;
  guint            n_fields;
  gboolean       (*check) (BaseRecord *self, GError **error);
  /*< private >*/
  GParamSpec     **properties; /* property i of field i: notifying by it needs no look-up */
  GHashTable      *by_name;    /* name → BaseField */
  const BaseField *title;
  const BaseField *currency;
};

/* Called once in class_init, with at most 64 fields that live as long as the program. Property names are the field names with "-" for "_". */
void              base_record_class_set_fields (BaseRecordClass *class, const char *table, const char *singular, const char *plural,
                                                const BaseField *fields, guint n_fields);
const BaseField  *base_record_class_find_field (BaseRecordClass *class, const char *name); /* NULL if none; "-" and "_" are one, case is ignored */
const BaseField  *base_record_class_find_flag  (BaseRecordClass *class, BaseFieldFlags flag); /* the first with it, or NULL */
guint64           base_record_class_get_bit    (BaseRecordClass *class, const BaseField *field); /* of base_record_get_changed() */
/* Whether people fill in any of its fields. FALSE: rules and commands alone write such records (a reservation, a cost layer). */
gboolean          base_record_class_has_input  (BaseRecordClass *class);

/* Reading by field. */
gint64            base_record_get_number (BaseRecord *self, const BaseField *field); /* choice: index; date: Julian day; yes/no: 0 or 1 */
const char       *base_record_get_text   (BaseRecord *self, const BaseField *field); /* borrowed, nullable */
GBytes           *base_record_get_sealed (BaseRecord *self, const BaseField *field); /* borrowed, nullable */
/* Nothing to show: no text, date, time, link or sealed value, or a choice whose code is "". The 0 of a figure and the "no" of a yes/no are values, not emptiness. */
gboolean          base_record_is_empty   (BaseRecord *self, const BaseField *field);
GVariant         *base_record_dup_value  (BaseRecord *self, const BaseField *field) G_GNUC_WARN_UNUSED_RESULT; /* full, nullable: see base_field_parse() */
/* As people read it; links give their id, sealed values "•••". */
char             *base_record_format     (BaseRecord *self, const BaseField *field, BaseLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
const char       *base_record_get_title  (BaseRecord *self);                          /* borrowed; "" if empty; a choice is translated */
const char       *base_record_get_currency (BaseRecord *self, BaseLocale *locale);    /* of its field "currency", else the locale's */

/* Writing: member is the address of the struct member, e.g. base_record_set_text (record, &order->number, "A-1"). Emits notify:: when the value changes, marks the field
 * as changed; returns whether it changed. */
gboolean          base_record_set_text   (BaseRecord *self, char **member, const char *value);
gboolean          base_record_set_sealed (BaseRecord *self, GBytes **member, GBytes *value);
gboolean          base_record_set_number (BaseRecord *self, gint64 *member, gint64 value);
gboolean          base_record_set_date   (BaseRecord *self, guint32 *member, guint32 value);
gboolean          base_record_set_int    (BaseRecord *self, int *member, int value); /* choice, yes/no */
/* Writing by field. set_value: BASE_ERROR_VALUE when the type or a choice index does not fit; NULL empties. */
gboolean          base_record_set_value  (BaseRecord *self, const BaseField *field, GVariant *value, GError **error);
void              base_record_put_text   (BaseRecord *self, const BaseField *field, const char *value);
void              base_record_put_number (BaseRecord *self, const BaseField *field, gint64 value);
void              base_record_put_sealed (BaseRecord *self, const BaseField *field, GBytes *value);

/* Which fields were set to another value since the last forget (records without id: also all that are not empty). Bits of base_record_class_get_bit(). */
guint64           base_record_get_changed    (BaseRecord *self);
void              base_record_forget_changed (BaseRecord *self);
/* Takes every field, id, version, trash and change bits from a record of the same type. Emits notify:: for what differs and then "reloaded". */
void              base_record_copy       (BaseRecord *self, BaseRecord *from);
/* Required fields, lengths, ranges, then @check. The message says which field and what to do. */
gboolean          base_record_check      (BaseRecord *self, GError **error);

G_END_DECLS
