/* The SQL that a table of fields gives.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-statement.h"

static char *
make_select (BaseRecordClass *class)
{
  GString *sql = g_string_new ("SELECT id, version, trashed_at IS NOT NULL");

  for (guint i = 0; i < class->n_fields; i++)
    g_string_append_printf (sql, ", %s", class->fields[i].name);
  g_string_append_printf (sql, " FROM %s", class->table);
  return g_string_free (sql, FALSE);
}

static GString *
begin_insert (BaseRecordClass *class)
{
  GString *sql = g_string_new ("INSERT INTO ");

  g_string_append_printf (sql, "%s (id, version", class->table);
  for (guint i = 0; i < class->n_fields; i++)
    g_string_append_printf (sql, ", %s", class->fields[i].name);
  return sql;
}

static char *
make_insert (BaseRecordClass *class)
{
  GString *sql = begin_insert (class);

  g_string_append (sql, ") VALUES (?1, 1");
  for (guint i = 0; i < class->n_fields; i++)
    g_string_append_printf (sql, ", ?%u", i + 2);
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

static char *
make_insert_many (BaseRecordClass *class)
{
  GString *sql = begin_insert (class);

  g_string_append (sql, ") SELECT c0, 1");
  for (guint i = 0; i < class->n_fields; i++)
    g_string_append_printf (sql, ", c%u", i + 1);
  g_string_append (sql, " FROM store_feed");
  return g_string_free (sql, FALSE);
}

const StoreStatement *
store_statement_get (BaseRecordClass *class)
{
  GQuark key = g_quark_from_static_string ("store-statement");
  GType type = G_TYPE_FROM_CLASS (class);
  StoreStatement *statement = g_type_get_qdata (type, key);

  if (G_LIKELY (statement != NULL))
    return statement;
  statement = g_new0 (StoreStatement, 1);
  statement->select = make_select (class);
  statement->select_one = g_strconcat (statement->select, " WHERE id = ?1", NULL);
  statement->insert = make_insert (class);
  statement->insert_many = make_insert_many (class);
  g_type_set_qdata (type, key, statement); /* two threads may both make one; either is right */
  return statement;
}

char *
store_statement_make_update (BaseRecordClass *class, guint64 changed)
{
  GString *sql = g_string_new ("UPDATE ");
  guint parameter = 3;

  g_string_append_printf (sql, "%s SET version = version + 1", class->table);
  for (guint i = 0; i < class->n_fields; i++)
    if (changed & (G_GUINT64_CONSTANT (1) << i))
      g_string_append_printf (sql, ", %s = ?%u", class->fields[i].name, parameter++);
  g_string_append (sql, " WHERE id = ?1 AND version = ?2");
  return g_string_free (sql, FALSE);
}
