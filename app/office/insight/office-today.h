/* What needs a person today.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-db.h>

G_BEGIN_DECLS

/**
 * OfficeFinding:
 * @name: "late-orders".
 * @count: how many records.
 * @sentence: translated, with the count: "3 confirmed orders are late."
 * @urgent: something is late or wrong already; else it may become so.
 * @class, @view: the list that shows exactly these records.
 * @command: of the schema, what is usually done with one of them; %NULL when there is no usual step.
 * @first: id of the record that comes first.
 */
typedef struct
{
  const char      *name;
  gint64           count;
  char            *sentence;
  gboolean         urgent;
  BaseRecordClass *class;
  const StoreView *view;
  const char      *command;
  gint64           first;
} OfficeFinding;
void       office_finding_free (OfficeFinding *self);

/* The most urgent first; nothing that is in order. Counts are those of the views. (element-type OfficeFinding), full */
GPtrArray *office_today_list   (StoreDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
