/* A room's list with search, views and new.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>
#include <store-list.h>

G_BEGIN_DECLS

/* Actions: list.new, list.search, list.view(s), list.trash, list.export, list.trash-shown, list.run(s command on what is selected). Signals: "chosen" (gint64 id, 0 = none or several), "opened" (gint64 id), "new". */
#define DESK_TYPE_LIST_PAGE (desk_list_page_get_type ())
G_DECLARE_FINAL_TYPE (DeskListPage, desk_list_page, DESK, LIST_PAGE, AdwNavigationPage)

/* The first call for a class makes its list; later ones show it as it was left. class NULL drops everything. behind: the rows come after the next paint, for a window that has much
 * else to do; the focus into the list, and what is done with its selection, brings them at once. */
void       desk_list_page_show       (DeskListPage *self, StoreFile *file, BaseRecordClass *class, const char *title, gboolean behind);
StoreList *desk_list_page_get_list   (DeskListPage *self);
void       desk_list_page_select     (DeskListPage *self, gint64 id);
/* None; the keys go on from where it was. */
void       desk_list_page_unselect   (DeskListPage *self);
/* Selects these, once the list shows them all; drops its words and its view. (element-type gint64) */
void       desk_list_page_select_all (DeskListPage *self, GArray *ids);
/* In the order in which they were made, so that the oldest gets the first number. (element-type gint64) full */
GArray    *desk_list_page_dup_selected (DeskListPage *self) G_GNUC_WARN_UNUSED_RESULT;
guint      desk_list_page_get_n_selected (DeskListPage *self);
void       desk_list_page_set_view   (DeskListPage *self, const char *view);
void       desk_list_page_set_search (DeskListPage *self, const char *words);
/* Drops all lists and the company. */
void       desk_list_page_forget     (DeskListPage *self);
void       desk_list_page_focus      (DeskListPage *self);

G_END_DECLS
