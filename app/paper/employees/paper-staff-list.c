/* Who works here.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-staff-list.h"
#include <base-number.h>
#include <glib/gi18n-lib.h>
#include <office-employee-queries.h>

static PaperTable *
create_table (const PaperSource *source)
{
  PaperTable *table = paper_table_new (source->locale->currency);

  paper_table_set_title (table, paper_source_say (source, N_("Staff List")));
  paper_table_add_column (table, paper_source_say (source, N_("Number")), BASE_KIND_TEXT, 0);
  paper_table_add_column (table, paper_source_say (source, N_("Name")), BASE_KIND_TEXT, 2);
  paper_table_add_column (table, paper_source_say (source, N_("Job")), BASE_KIND_TEXT, 2);
  paper_table_add_column (table, paper_source_say (source, N_("Manager")), BASE_KIND_TEXT, 2);
  paper_table_add_column (table, paper_source_say (source, N_("Hired")), BASE_KIND_DATE, 0);
  paper_table_add_column (table, paper_source_say (source, N_("Phone")), BASE_KIND_TEXT, 1);
  paper_table_add_column (table, paper_source_say (source, N_("E-mail")), BASE_KIND_TEXT, 2);
  return table;
}

static void
add_employee (PaperTable *table,
              StoreQuery *query)
{
  paper_table_start_row (table, PAPER_ROW_PLAIN);
  paper_table_put_text (table, store_query_get_text (query, OFFICE_STAFF_NUMBER));
  paper_table_put_text (table, store_query_get_text (query, OFFICE_STAFF_NAME));
  paper_table_put_text (table, store_query_get_text (query, OFFICE_STAFF_JOB));
  paper_table_put_text (table, store_query_get_text (query, OFFICE_STAFF_MANAGER));
  paper_table_put_number (table, paper_query_get_date (query, OFFICE_STAFF_HIRED_ON));
  paper_table_put_text (table, store_query_get_text (query, OFFICE_STAFF_PHONE));
  paper_table_put_text (table, store_query_get_text (query, OFFICE_STAFF_EMAIL));
}

static gboolean
add_staff (const PaperSource *source,
           PaperTable        *table,
           gboolean           by_department,
           gint64            *n_employees,
           GError           **error)
{
  g_autoptr (StoreQuery) query = office_employees_query_staff (source->db, source->today, by_department);
  g_autofree char *group = NULL;

  for (*n_employees = 0; store_query_next (query); ++*n_employees)
    {
      const char *department = store_query_get_text (query, OFFICE_STAFF_DEPARTMENT);

      if (by_department && (*n_employees == 0 || g_strcmp0 (group, department) != 0))
        paper_table_add_group (table, department != NULL ? department : paper_source_say (source, N_("No department")));
      g_set_str (&group, department);
      add_employee (table, query);
    }
  return store_query_finish (query, error);
}

PaperDocument *
paper_staff_list_new (const PaperSource  *source,
                      const PaperChoices *choices,
                      GError            **error)
{
  g_autoptr (PaperDocument) document = paper_source_create_report (source, paper_source_say (source, N_("Staff List")), error);
  g_autoptr (PaperTable) table = create_table (source);
  g_autofree char *today = paper_source_format_date (source, source->today), *count = NULL;
  gint64 n_employees;

  if (document == NULL || !add_staff (source, table, choices->grouping == 1, &n_employees, error))
    return NULL;
  count = base_count_format (n_employees, source->locale);
  paper_document_set_landscape (document, TRUE);
  paper_document_add_information (document, paper_source_say (source, N_("As of")), today);
  paper_document_add_information (document, paper_source_say (source, N_("Employees")), count);
  paper_document_add_table (document, g_steal_pointer (&table));
  return g_steal_pointer (&document);
}
